// One line of JSON on standard error for everything worth telling.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace pc::log {

/// Names and values beyond ts, level and msg. The id of a request always goes under "request_id".
using Fields = std::initializer_list<std::pair<std::string_view, std::string>>;

/// "debug", "info" (the beginning), "warn", "error" or "off"; false, and nothing changed, for any other word.
bool set_level(std::string_view level);
bool debug_enabled();
bool info_enabled();
void debug(std::string_view text, Fields fields = {});
void info(std::string_view text, Fields fields = {});
void warn(std::string_view text, Fields fields = {});
void error(std::string_view text, Fields fields = {});

}  // namespace pc::log
