#include "log.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <ctime>

#include "platform/base/text.hpp"

namespace pc::log {
namespace {

enum class Level : std::size_t { debug, info, warn, error, off };
constexpr std::array<std::string_view, 5> k_words{"debug", "info", "warn", "error", "off"};

std::atomic<Level> least{Level::info};

void add_now(std::string& line) {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  std::tm utc{};
  gmtime_r(&now.tv_sec, &utc);
  fmt::format_to(std::back_inserter(line), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", utc.tm_year + 1900,
                 utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, now.tv_nsec / 1000);
}

/// In one call of the kernel's, which keeps lines of several threads apart; a lock of our own would let them wait for
/// each other.
void put(std::string_view line) {
  while (!line.empty()) {
    const auto written = ::write(STDERR_FILENO, line.data(), line.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    line.remove_prefix(static_cast<std::size_t>(written));
  }
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
    if (byte >= 0x80)
      line.push_back('?');
    else if (byte < 0x20 || byte == 0x7f)
      fmt::format_to(std::back_inserter(line), "\\u{:04x}", byte);
    else
      line.append(1, '\\').push_back(c);
  }
  line.append(text, from);
  line.push_back('"');
}

void write(Level level, std::string_view text, Fields fields) {
  if (level < least.load(std::memory_order_relaxed)) return;
  std::string line;
  line.reserve(512);
  line += R"({"ts":")";
  add_now(line);
  line.append(R"(","level":")").append(k_words[static_cast<std::size_t>(level)]).append(R"(","msg":)");
  add_quoted(line, text);
  for (const auto& [name, value] : fields) {
    line.push_back(',');
    add_quoted(line, name);
    line.push_back(':');
    add_quoted(line, value);
  }
  put(line.append("}\n"));
}

}  // namespace

bool set_level(std::string_view level) {
  for (std::size_t i = 0; i < k_words.size(); ++i)
    if (k_words[i] == level) {
      least = Level(i);
      return true;
    }
  return false;
}

bool debug_enabled() { return least.load(std::memory_order_relaxed) <= Level::debug; }
bool info_enabled() { return least.load(std::memory_order_relaxed) <= Level::info; }
void debug(std::string_view text, Fields fields) { write(Level::debug, text, fields); }
void info(std::string_view text, Fields fields) { write(Level::info, text, fields); }
void warn(std::string_view text, Fields fields) { write(Level::warn, text, fields); }
void error(std::string_view text, Fields fields) { write(Level::error, text, fields); }

}  // namespace pc::log
