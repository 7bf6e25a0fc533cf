// How values of the business stand in a column, and come out of it again. Columns are integers and texts.
#pragma once
#include <optional>
#include <string>
#include <type_traits>

#include "platform/db/db.hpp"

namespace pc::db {

/// Two static functions: `Value to(const T&)` and `T from(const Value&)`; `from` is a Bug when the column holds
/// something else. A type without them cannot stand in a statement.
template <class T>
struct ColumnOf;

namespace detail {
std::int64_t integer_in(const Value& value);
const std::string& text_in(const Value& value);
[[noreturn]] void no_such_code(std::string_view text);
}  // namespace detail

/// Integers of any width but characters; bool is 0 or 1.
template <class T>
  requires std::is_integral_v<T>
struct ColumnOf<T> {
  static Value to(T value) { return static_cast<std::int64_t>(value); }
  static T from(const Value& value) {
    const auto number = detail::integer_in(value);
    if constexpr (std::is_same_v<T, bool>) {
      return number != 0;
    } else {
      ensure(std::in_range<T>(number), "a column's integer fits");
      return static_cast<T>(number);
    }
  }
};

template <>
struct ColumnOf<std::string> {
  static Value to(const std::string& value) { return value; }
  static std::string from(const Value& value) { return detail::text_in(value); }
};

template <class Tag>
struct ColumnOf<Id<Tag>> {
  static Value to(Id<Tag> id) { return id.value; }
  static Id<Tag> from(const Value& value) { return Id<Tag>(detail::integer_in(value)); }
};

/// Microseconds UTC.
template <>
struct ColumnOf<Instant> {
  static Value to(Instant at) { return at.micros; }
  static Instant from(const Value& value) { return Instant{detail::integer_in(value)}; }
};

template <>
struct ColumnOf<Day> {
  static Value to(Day day) { return std::int64_t{day.number}; }
  static Day from(const Value& value) { return Day{ColumnOf<std::int32_t>::from(value)}; }
};

template <>
struct ColumnOf<BillCycle> {
  static Value to(BillCycle cycle) { return std::int64_t{cycle.number}; }
  static BillCycle from(const Value& value) { return BillCycle{ColumnOf<std::int32_t>::from(value)}; }
};

/// Fen.
template <>
struct ColumnOf<Money> {
  static Value to(Money amount) { return amount.in_fen(); }
  static Money from(const Value& value) { return Money::fen(detail::integer_in(value)); }
};

/// All digits, as text.
template <>
struct ColumnOf<Decimal> {
  static Value to(const Decimal& number) { return number.text(); }
  static Decimal from(const Value& value) {
    auto number = Decimal::parse(detail::text_in(value));
    ensure(number.has_value(), "a column of decimals holds a decimal");
    return *number;
  }
};

/// Enums with `names(E)` beside the type stand as their names.
template <class E>
  requires std::is_enum_v<E> && requires(E e) { names(e)[0].text; }
struct ColumnOf<E> {
  static Value to(E value) {
    for (const auto& name : names(value))
      if (name.value == value) return std::string(name.text);
    detail::no_such_code("an enum value without a name");
  }
  static E from(const Value& value) {
    const auto& text = detail::text_in(value);
    for (const auto& name : names(E{}))
      if (text == name.text) return name.value;
    detail::no_such_code(text);
  }
};

/// Nothing is NULL.
template <class T>
struct ColumnOf<std::optional<T>> {
  static Value to(const std::optional<T>& value) {
    return value ? ColumnOf<T>::to(*value) : Value(std::monostate{});
  }
  static std::optional<T> from(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
    return ColumnOf<T>::from(value);
  }
};

/// Whether a type's columns are integers; enums and decimals are texts.
template <class T>
inline constexpr bool k_integer_column =
    !std::is_same_v<T, std::string> && !std::is_same_v<T, Decimal> && !std::is_enum_v<T>;
template <class T>
inline constexpr bool k_integer_column<std::optional<T>> = k_integer_column<T>;

}  // namespace pc::db
