// SHA-256, HMAC and random bytes (OpenSSL), always as lower-case hex outside.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace pc {

std::string sha256_hex(std::string_view bytes);
/// SHA-256 of what comes in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  /// Once, at the end.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);
/// As 20 raw bytes; for codes of authenticator apps, which know nothing else.
std::string hmac_sha1(std::string_view key, std::string_view bytes);
std::string bytes_of_hex(std::string_view hex);
/// `bytes` random bytes of the system's generator, as 2 × bytes hex digits.
std::string random_hex(std::size_t bytes);

}  // namespace pc
