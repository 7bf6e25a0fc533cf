// One line of JSON on standard error for everything worth telling.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace pc::log {

using Fields = std::initializer_list<std::pair<std::string_view, std::string>>;

/// "debug", "info", "warn", "error" or "off".
void set_level(std::string_view level);
bool info_enabled();
void debug(std::string_view text, Fields fields = {});
void info(std::string_view text, Fields fields = {});
void warn(std::string_view text, Fields fields = {});
void error(std::string_view text, Fields fields = {});

}  // namespace pc::log
