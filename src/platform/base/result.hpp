// A value or a refusal.
#pragma once
#include <optional>
#include <utility>
#include <variant>

#include "assertions.hpp"
#include "error.hpp"

namespace pc {

template <class T>
class [[nodiscard]] Result {
 public:
  using Value = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Refusal refusal) : state_(std::in_place_index<1>, std::move(refusal)) {}
  Result(const ErrorCode& code) : state_(std::in_place_index<1>, Refusal{&code}) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  T& value() {
    ensure(ok(), "value of a refusal");
    return std::get<0>(state_);
  }
  const T& value() const {
    ensure(ok(), "value of a refusal");
    return std::get<0>(state_);
  }
  const Refusal& refusal() const {
    ensure(!ok(), "refusal of a value");
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Refusal> state_;
};

/// Nothing to return but that it was done.
struct Done {};
using Outcome = Result<Done>;

inline Refusal refuse(const ErrorCode& code, std::string field = {}, std::string allowed = {}) {
  return Refusal{&code, std::move(field), std::move(allowed)};
}

/// A refusal whose act leaves what it wrote.
inline Refusal refuse_and_keep(Refusal refusal) {
  refusal.keeps = true;
  return refusal;
}

}  // namespace pc

/// Declares `name` as the value of `expression`, or returns its refusal from the enclosing function.
#define PC_TRY(name, expression)                      \
  auto name##_result = (expression);                  \
  if (!name##_result) return name##_result.refusal(); \
  auto& name = *name##_result

/// Returns the refusal of `expression`, if any.
#define PC_CHECK(expression)                            \
  do {                                                  \
    auto pc_outcome = (expression);                     \
    if (!pc_outcome) return pc_outcome.refusal();       \
  } while (false)
