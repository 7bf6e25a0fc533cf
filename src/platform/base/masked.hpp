// Personal data: it leaves the application masked, unless somebody asks for it by name and the audit log says so.
#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace pc {

enum class Mask { name, mobile, email };

/// "13812345678" → "138****5678", "li@example.com" → "l***@example.com", "acme_shop" → "ac***op". Counts characters,
/// not bytes. Spec: cross-cutting behaviour, masking.
std::string masked(Mask mask, std::string_view text);

/// A column of personal data. Its codec and text() write it masked; there is no other way into an answer or a file.
template <Mask M>
class Masked {
 public:
  Masked() = default;
  explicit Masked(std::string full) : full_(std::move(full)) {}
  std::string text() const { return masked(M, full_); }
  bool empty() const { return full_.empty(); }
  /// For acts that reveal, which keep a look (audit/reveals.hpp). The name is there to be searched for.
  const std::string& in_full() const { return full_; }

 private:
  std::string full_;
};

}  // namespace pc
