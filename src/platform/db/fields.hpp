// The members of a plain struct with their names, so that parameters and rows of a statement are declared once.
#pragma once
#include <array>
#include <boost/pfr/core.hpp>
#include <boost/pfr/tuple_size.hpp>
#include <string_view>
#include <utility>

namespace pc::db {
namespace detail {

/// Never defined: only the addresses of its members are taken, while compiling.
template <class T>
struct Sample {
  T value;
  static const Sample<T> none;
};
template <class M>
struct Member {
  const M* place;
};
template <class M>
Member(const M*) -> Member<M>;

/// The compiler writes the member's address as "…::customer_id)}" (g++) or "….customer_id}" (clang).
template <auto>
consteval std::string_view name_in_signature() {
  std::string_view text = __PRETTY_FUNCTION__;
#if defined(__clang__)
  text = text.substr(0, text.rfind('}'));
#else
  text = text.substr(0, text.find(")}"));
#endif
  return text.substr(text.find_last_of(".:") + 1);
}

/// The same of a pointer to a member, written "…::customer_id]" or "…::customer_id; …]".
template <auto>
consteval std::string_view name_in_pointer() {
  std::string_view text = __PRETTY_FUNCTION__;
#if defined(__clang__)
  text = text.substr(0, text.rfind(']'));
#else
  text = text.substr(0, text.find_first_of(";]"));
#endif
  while (text.ends_with(')')) text.remove_suffix(1);
  return text.substr(text.find_last_of(": ") + 1);
}

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif
template <class T, std::size_t... I>
consteval auto names_of(std::index_sequence<I...>) {
  return std::array<std::string_view, sizeof...(I)>{
      name_in_signature<Member{&boost::pfr::get<I>(Sample<T>::none.value)}>()...};
}
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

}  // namespace detail

template <class T>
inline constexpr std::size_t k_field_count = boost::pfr::tuple_size_v<T>;

/// Names of a struct's members in their order. The struct is plain: no bases, no constructors, no references.
template <class T>
inline constexpr auto k_field_names = detail::names_of<T>(std::make_index_sequence<k_field_count<T>>{});

}  // namespace pc::db
