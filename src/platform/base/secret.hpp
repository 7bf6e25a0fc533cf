// Values that must not leak: a Secret has no ==, no stream operator and no codec.
#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace pc {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  /// The only way in; the name is there to be searched for.
  const std::string& reveal() const { return value_; }
  bool empty() const { return value_.empty(); }
  bool operator==(const Secret&) const = delete;

 private:
  std::string value_;
};

/// Compares in constant time for equal lengths.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace pc
