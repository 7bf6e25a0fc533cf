#include "totp.hpp"

#include <array>

#include "platform/base/hash.hpp"
#include "platform/base/secret.hpp"

namespace pc::verification {
namespace {

constexpr std::int64_t k_step_seconds = 30;

}  // namespace

std::string totp(std::string_view key, std::int64_t step, int digits) {
  std::string counter;
  for (int shift = 56; shift >= 0; shift -= 8) counter.push_back(static_cast<char>(step >> shift & 0xFF));
  const std::string mac = hmac_sha1(key, counter);
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(mac[at])); };
  const std::size_t offset = byte(19) & 15;
  const std::uint32_t number =
      (byte(offset) & 0x7F) << 24 | byte(offset + 1) << 16 | byte(offset + 2) << 8 | byte(offset + 3);
  std::string text = std::to_string(number);
  const auto wanted = static_cast<std::size_t>(digits);
  if (text.size() < wanted) text.insert(0, wanted - text.size(), '0');
  return text.substr(text.size() - wanted);
}

std::int64_t totp_step(Instant now) { return now.micros / 1'000'000 / k_step_seconds; }

std::optional<std::int64_t> matching_step(std::string_view key, std::string_view code, std::int64_t last_step,
                                          Instant now) {
  std::optional<std::int64_t> found;
  const std::int64_t present = totp_step(now);
  for (std::int64_t step = present - 1; step <= present + 1; ++step)
    if (equal_in_constant_time(totp(key, step), code) && step > last_step && !found) found = step;
  return found;
}

std::string base32(std::string_view bytes) {
  static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char byte : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(byte);
    for (count += 8; count >= 5; count -= 5) text.push_back(digits[bits >> (count - 5) & 31]);
  }
  if (count > 0) text.push_back(digits[bits << (5 - count) & 31]);
  return text;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view key) {
  const std::string name = percent_encoded(issuer);
  return "otpauth://totp/" + name + ":" + percent_encoded(account) + "?secret=" + base32(key) + "&issuer=" + name +
         "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace pc::verification
