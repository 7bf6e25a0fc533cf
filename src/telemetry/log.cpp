#include "log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace pc::log {
namespace {

spdlog::logger& logger() {
  static const auto one = [] {
    auto made = std::make_shared<spdlog::logger>("partnerd", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern(R"({"ts":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *one;
}

void add_quoted(std::string& line, std::string_view text) {
  line.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') line.push_back('\\');
    line.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  }
  line.push_back('"');
}

void write(spdlog::level::level_enum level, std::string_view text, Fields fields) {
  if (!logger().should_log(level)) return;
  std::string line = "\"msg\":";
  add_quoted(line, text);
  for (const auto& [name, value] : fields) {
    line.push_back(',');
    add_quoted(line, name);
    line.push_back(':');
    add_quoted(line, value);
  }
  logger().log(level, line);
}

}  // namespace

void set_level(std::string_view level) { logger().set_level(spdlog::level::from_str(std::string(level))); }
bool info_enabled() { return logger().should_log(spdlog::level::info); }
void debug(std::string_view text, Fields fields) { write(spdlog::level::debug, text, fields); }
void info(std::string_view text, Fields fields) { write(spdlog::level::info, text, fields); }
void warn(std::string_view text, Fields fields) { write(spdlog::level::warn, text, fields); }
void error(std::string_view text, Fields fields) { write(spdlog::level::err, text, fields); }

}  // namespace pc::log
