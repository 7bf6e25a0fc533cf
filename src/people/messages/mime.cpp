#include "mime.hpp"

#include <algorithm>
#include <array>
#include <ctime>

namespace pc::messages {
namespace {

constexpr std::size_t k_address_chars_max = 254;
constexpr std::size_t k_line_bytes = 57;          // 76 characters of base64
constexpr std::size_t k_header_chars_max = 76;    // of a line with encoded words

std::string base64(std::string_view bytes) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      text.push_back(i + k > bytes.size() ? '=' : digits[group >> (18 - 6 * k) & 63]);
  }
  return text;
}

/// The longest piece of at most `bytes` that does not cut a character.
std::string_view piece(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

/// The header's line, folded before each word that would make it too long.
std::string encoded_header(std::string_view name, std::string_view text) {
  constexpr std::string_view k_begin = "=?UTF-8?B?", k_end = "?=";
  std::string result(name);
  std::size_t used = name.size();
  while (!text.empty()) {
    const std::size_t room = (k_header_chars_max - used - k_begin.size() - k_end.size()) / 4 * 3;  // base64
    const auto part = piece(text, room);
    result += std::string(k_begin) + base64(part) + std::string(k_end);
    text.remove_prefix(part.size());
    if (!text.empty()) result += "\r\n ";
    used = 1;
  }
  return result;
}

std::string date_text(Instant at) {
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto seconds = static_cast<std::time_t>(at.micros / 1'000'000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 40> rest{};
  const auto length = std::strftime(rest.data(), rest.size(), " %Y %H:%M:%S +0000", &parts);
  return std::string(days[static_cast<std::size_t>(parts.tm_wday)]) + ", " + std::to_string(parts.tm_mday) + " " +
         months[static_cast<std::size_t>(parts.tm_mon)] + std::string(rest.data(), length);
}

}  // namespace

bool acceptable_address(std::string_view address) {
  const auto at = address.find('@');
  if (address.size() > k_address_chars_max || at == 0 || at == std::string_view::npos || at + 1 == address.size())
    return false;
  return address.find('@', at + 1) == std::string_view::npos && std::ranges::all_of(address, [](char c) {
           return c > ' ' && c < 127 && std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos;
         });
}

std::string mime_of(const Letter& letter) {
  std::string text = "Date: " + date_text(letter.at) + "\r\nFrom: <" + letter.from + ">\r\nTo: <" +
                     letter.to + ">\r\nMessage-ID: <" + letter.message_id + ">\r\n" +
                     encoded_header("Subject: ", letter.subject) +
                     "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                     "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n";
  for (std::string_view rest = letter.body; !rest.empty(); rest.remove_prefix(std::min(k_line_bytes, rest.size())))
    text += base64(rest.substr(0, k_line_bytes)) + "\r\n";
  return text;
}

}  // namespace pc::messages
