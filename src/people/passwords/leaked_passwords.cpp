#include "people/passwords/leaked_passwords.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <stdexcept>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::passwords {
namespace {

constexpr std::size_t k_hash_digits = 40;
constexpr std::size_t k_two_lines = 160;

std::string sha1_of(const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  std::size_t length = 0;
  ensure(EVP_Q_digest(nullptr, "SHA1", nullptr, text.data(), text.size(), digest.data(), &length) == 1,
         "SHA-1");
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string hex;
  for (std::size_t i = 0; i < length; ++i) {
    hex.push_back(digits[digest[i] >> 4]);
    hex.push_back(digits[digest[i] & 15]);
  }
  return hex;
}

bool is_hash(std::string_view text) {
  return text.size() == k_hash_digits && std::ranges::all_of(text, [](unsigned char c) {
           return std::isdigit(c) != 0 || (c >= 'A' && c <= 'F');
         });
}

}  // namespace

LeakedPasswords::LeakedPasswords(const std::string& path) {
  if (path.empty()) return;
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) throw std::runtime_error("cannot read " + path);
  struct stat found {};
  if (::fstat(file_, &found) == 0) bytes_ = found.st_size;
  if (is_hash(hash_at(0))) return;
  ::close(file_);
  throw std::runtime_error("not a sorted list of SHA-1 hashes, as haveibeenpwned.com gives it away: " + path);
}

LeakedPasswords::~LeakedPasswords() {
  if (file_ >= 0) ::close(file_);
}

std::string LeakedPasswords::hash_at(std::int64_t offset) const {
  std::array<char, k_two_lines> part{};
  // One byte before, so that a line that begins at `offset` is whole.
  const auto got = ::pread(file_, part.data(), part.size(), offset == 0 ? 0 : offset - 1);
  std::string_view text(part.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (offset > 0) text.remove_prefix(std::min(text.size(), text.find('\n')));
  if (offset > 0 && !text.empty()) text.remove_prefix(1);
  return std::string(text.substr(0, k_hash_digits));
}

bool LeakedPasswords::holds(const Secret& password) const {
  if (file_ < 0) return false;
  const std::string hash = sha1_of(password.reveal());
  std::int64_t low = 0, high = bytes_;
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    const auto there = hash_at(middle);
    if (there == hash) return true;
    if (!there.empty() && there < hash)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

}  // namespace pc::passwords
