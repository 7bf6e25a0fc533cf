// A text that is always one of a few, where no enum stands behind it: the document says which.
//   wire::one_of<&PersonView::kind, "operator", "partner", "customer">("kind", "Whose people it belongs to.")
#pragma once
#include <algorithm>

#include "codecs.hpp"

namespace pc::wire {

template <std::size_t N>
struct Word {
  char text[N];
  consteval Word(const char (&from)[N]) { std::copy_n(from, N, text); }
};

/// Only the document says so: what is written is not compared with the words, and what is read is judged by the act.
template <auto Member, Word... Words>
constexpr Field one_of(const char* name, const char* doc) {
  Field field = make_field<Member>(name, doc, true);
  field.schema = [](SchemaSet&) {
    static constexpr const char* all[] = {Words.text...};
    const std::string schema = enum_schema(all);
    return detail::is_optional<typename detail::MemberOf<decltype(Member)>::Type>::value
               ? nullable_schema(schema)
               : schema;
  };
  return field;
}

}  // namespace pc::wire
