#include "name_parts.hpp"

#include <algorithm>

namespace pc::customers {
namespace {

constexpr std::size_t k_bytes = 8;
constexpr std::size_t k_ranges_max = 8;

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }

std::uint64_t byte_of(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return static_cast<unsigned char>(c);
}

/// Big-endian, the sign bit turned, so that signed numbers sort as bytes.
std::int64_t number_of(std::string_view bytes, std::uint64_t filler) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < k_bytes; ++i) number = number << 8 | (i < bytes.size() ? byte_of(bytes[i]) : filler);
  return static_cast<std::int64_t>(number ^ (std::uint64_t{1} << 63));
}

}  // namespace

std::vector<std::int64_t> name_parts(std::string_view name) {
  std::vector<std::int64_t> all;
  for (std::size_t at = 0; at < name.size(); ++at)
    if (begins_character(name[at])) all.push_back(number_of(name.substr(at, k_bytes), 0));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<PartRange> ranges_of(std::string_view text) {
  std::vector<PartRange> all;
  for (std::size_t at = 0; at < text.size() && all.size() < k_ranges_max; ++at) {
    if (!begins_character(text[at])) continue;
    const auto window = text.substr(at, k_bytes);
    if (window.size() < k_bytes && !all.empty()) break;
    all.push_back({number_of(window, 0), number_of(window, 0xff)});
  }
  return all;
}

}  // namespace pc::customers
