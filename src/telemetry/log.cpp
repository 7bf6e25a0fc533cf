#include "log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>

#include "base/text.hpp"

namespace pc::log {
namespace {

using Level = spdlog::level::level_enum;

struct Word {
  std::string_view text;
  Level level;
};
constexpr std::array<Word, 5> k_words{Word{"debug", Level::debug}, Word{"info", Level::info},
                                      Word{"warn", Level::warn}, Word{"error", Level::err},
                                      Word{"off", Level::off}};

std::string_view word_of(Level level) {
  for (const Word& word : k_words)
    if (word.level == level) return word.text;
  return "info";
}

// Never destroyed: threads may still log while statics die.
spdlog::logger& logger() {
  static auto* const one = [] {
    auto* made = new spdlog::logger("log", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern(R"({"ts":"%Y-%m-%dT%H:%M:%S.%fZ",%v})", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *one;
}

// A line must stay one line and valid JSON whatever a caller sent us.
void add_quoted(std::string& line, std::string_view text) {
  const bool utf8 = utf8_length(text) != std::string::npos;
  line.push_back('"');
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\';
    if (plain || (byte >= 0x80 && utf8)) continue;
    line.append(text, from, at - from);
    from = at + 1;
    if (byte >= 0x80) line.push_back('?');
    else if (byte < 0x20 || byte == 0x7f) fmt::format_to(std::back_inserter(line), "\\u{:04x}", byte);
    else line.append(1, '\\').push_back(c);
  }
  line.append(text, from);
  line.push_back('"');
}

void write(Level level, std::string_view text, Fields fields) {
  if (!logger().should_log(level)) return;
  std::string line = "\"level\":\"";
  line.append(word_of(level)).append("\",\"msg\":");
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

bool set_level(std::string_view level) {
  for (const Word& word : k_words)
    if (word.text == level) {
      logger().set_level(word.level);
      return true;
    }
  return false;
}

bool debug_enabled() { return logger().should_log(Level::debug); }
bool info_enabled() { return logger().should_log(Level::info); }
void debug(std::string_view text, Fields fields) { write(Level::debug, text, fields); }
void info(std::string_view text, Fields fields) { write(Level::info, text, fields); }
void warn(std::string_view text, Fields fields) { write(Level::warn, text, fields); }
void error(std::string_view text, Fields fields) { write(Level::err, text, fields); }

}  // namespace pc::log
