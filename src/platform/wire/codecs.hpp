// Codecs of the value types: what each looks like as JSON, in a query, and in the schema.
#pragma once
#include "platform/base/masked.hpp"
#include "shape.hpp"

namespace pc::wire {

#define PC_DECLARE_CODEC(type)                                                                         \
  template <>                                                                                          \
  struct Codec<type> {                                                                                 \
    static Outcome decode(const Json&, type&, const Reading&, const std::string& path);                \
    static void encode(Out&, const type&);                                                             \
    static std::string schema(SchemaSet&);                                                             \
  }

PC_DECLARE_CODEC(bool);
PC_DECLARE_CODEC(int);
PC_DECLARE_CODEC(std::int64_t);
PC_DECLARE_CODEC(std::string);   // any valid UTF-8 up to 64 KiB, for answers; inputs use Text<Min, Max>
PC_DECLARE_CODEC(
    Money);  // "10.00": string with two decimals; reads also "10", "10.5" and, when lenient, numbers
PC_DECLARE_CODEC(Decimal);       // exact decimal as string
PC_DECLARE_CODEC(Instant);       // "2026-11-24T01:02:03.123456Z"
PC_DECLARE_CODEC(Day);
PC_DECLARE_CODEC(BillCycle);

PC_DECLARE_CODEC(TypedPassword);

/// A JSON number with its two decimals kept ("10.00"), where the Open API wants a number.
struct MoneyNumber { Money value; };
PC_DECLARE_CODEC(MoneyNumber);

/// Bounded text.
Outcome decode_text(const Json&, std::string&, std::size_t min, std::size_t max, const Reading&,
                    const std::string& path);
std::string text_schema(std::size_t min, std::size_t max);
template <std::size_t Min, std::size_t Max>
struct Codec<Text<Min, Max>> {
  static Outcome decode(const Json& v, Text<Min, Max>& t, const Reading& r, const std::string& p) {
    return decode_text(v, t.value, Min, Max, r, p);
  }
  static void encode(Out& out, const Text<Min, Max>& t) { out.string(t.value); }
  static std::string schema(SchemaSet&) { return text_schema(Min, Max); }
};

/// Personal data, masked; never read.
std::string masked_schema(Mask mask);
template <Mask M>
struct Codec<Masked<M>> {
  static Outcome decode(const Json&, Masked<M>&, const Reading&, const std::string& p) {
    return refuse(pc::errors::unknown_field, p);
  }
  static void encode(Out& out, const Masked<M>& value) {
    out.string(out.in_full() ? value.in_full() : value.text());
  }
  static std::string schema(SchemaSet&) { return masked_schema(M); }
};

/// Integer with bounds.
template <std::int64_t Min, std::int64_t Max>
struct Bounded {
  std::int64_t value = Min;
};
Outcome decode_bounded(const Json&, std::int64_t&, std::int64_t min, std::int64_t max, const Reading&,
                       const std::string&);
std::string bounded_schema(std::int64_t min, std::int64_t max);
template <std::int64_t Min, std::int64_t Max>
struct Codec<Bounded<Min, Max>> {
  static Outcome decode(const Json& v, Bounded<Min, Max>& b, const Reading& r, const std::string& p) {
    return decode_bounded(v, b.value, Min, Max, r, p);
  }
  static void encode(Out& out, const Bounded<Min, Max>& b) { out.integer(b.value); }
  static std::string schema(SchemaSet&) { return bounded_schema(Min, Max); }
};

/// Ids: text of digits.
Outcome decode_id(const Json&, std::int64_t&, const Reading&, const std::string& path);
std::string id_schema(const char* of);
template <class Tag>
struct Codec<Id<Tag>> {
  static Outcome decode(const Json& v, Id<Tag>& id, const Reading& r, const std::string& p) {
    return decode_id(v, id.value, r, p);
  }
  static void encode(Out& out, const Id<Tag>& id) { out.string(id.text()); }
  static std::string schema(SchemaSet&) { return id_schema(Tag::name); }
};

/// Enums: give `names(E)` beside the type, found by ADL:
///   std::span<const wire::Name<Source>> names(Source);
template <class E>
struct Name {
  E value;
  const char* text;
};
Refusal not_one_of(const std::string& path, std::span<const char* const> allowed);
std::string enum_schema(std::span<const char* const> texts);
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) { names(e)[0].text; };
template <NamedEnum E>
const char* name_of(E value) {
  for (const auto& name : names(value))
    if (name.value == value) return name.text;
  ensure(false, "an enum value without a name");
  return "";
}
template <NamedEnum E>
struct Codec<E> {
  static std::vector<const char*> texts() {
    std::vector<const char*> all;
    for (const auto& name : names(E{})) all.push_back(name.text);
    return all;
  }
  static Outcome decode(const Json& v, E& e, const Reading&, const std::string& p) {
    if (v.type == Json::Type::string)
      for (const auto& name : names(E{}))
        if (v.text == name.text) {
          e = name.value;
          return Done{};
        }
    return not_one_of(p, texts());
  }
  static void encode(Out& out, const E& e) { out.string(name_of(e)); }
  static std::string schema(SchemaSet&) { return enum_schema(texts()); }
};

template <Shape T>
struct Codec<T> {
  static Outcome decode(const Json& v, T& t, const Reading& r, const std::string& p) {
    return decode_fields(v, &t, T::fields(), r, p);
  }
  static void encode(Out& out, const T& t) { encode_fields(out, &t, T::fields()); }
  static std::string schema(SchemaSet& set) { return set.of_shape(T::shape_name, T::fields()); }
};

std::string nullable_schema(const std::string& schema);
/// A text of blanks only.
bool says_nothing(const Json& value);
template <class T>
struct Codec<std::optional<T>> {
  static Outcome decode(const Json& v, std::optional<T>& o, const Reading& r, const std::string& p) {
    // An empty value ("name=") means "no filter", as everywhere in the Open API; only an empty time in a body is a
    // fault.
    const bool empty_counts = r.from_text || (r.lenient && !std::is_same_v<T, Instant>);
    if (v.type == Json::Type::null || (empty_counts && says_nothing(v))) {
      o.reset();
      return Done{};
    }
    return Codec<T>::decode(v, o.emplace(), r, p);
  }
  static void encode(Out& out, const std::optional<T>& o) {
    if (o) Codec<T>::encode(out, *o);
    else out.null();
  }
  static std::string schema(SchemaSet& set) { return nullable_schema(Codec<T>::schema(set)); }
};

/// Arrays of at most Max items.
template <class T, std::size_t Max>
struct List {
  std::vector<T> items;
};
Refusal too_many(const std::string& path, std::size_t max);
Refusal not_a_list(const std::string& path);
std::string item_path(const std::string& path, std::size_t index);
std::string array_schema(const std::string& items, std::size_t max);
template <class T>
Outcome decode_items(const Json& v, std::vector<T>& items, std::size_t max, const Reading& r,
                     const std::string& p) {
  if (r.from_text && v.type == Json::Type::string) {  // a query key that came once
    if (max == 0) return too_many(p, max);
    return Codec<T>::decode(v, items.emplace_back(), r, item_path(p, 0));
  }
  if (v.type != Json::Type::array) return not_a_list(p);
  if (v.items.size() > max) return too_many(p, max);
  for (std::size_t i = 0; i < v.items.size(); ++i) {
    items.emplace_back();
    PC_CHECK(Codec<T>::decode(v.items[i], items.back(), r, item_path(p, i)));
  }
  return Done{};
}
template <class T>
void encode_items(Out& out, const std::vector<T>& items) {
  out.begin_array();
  for (const auto& item : items) Codec<T>::encode(out, item);
  out.end_array();
}
template <class T, std::size_t Max>
struct Codec<List<T, Max>> {
  static Outcome decode(const Json& v, List<T, Max>& l, const Reading& r, const std::string& p) {
    return decode_items(v, l.items, Max, r, p);
  }
  static void encode(Out& out, const List<T, Max>& l) { encode_items(out, l.items); }
  static std::string schema(SchemaSet& set) { return array_schema(Codec<T>::schema(set), Max); }
};
/// Plain vectors, for answers.
template <class T>
struct Codec<std::vector<T>> {
  static Outcome decode(const Json& v, std::vector<T>& l, const Reading& r, const std::string& p) {
    return decode_items(v, l, 10'000, r, p);
  }
  static void encode(Out& out, const std::vector<T>& l) { encode_items(out, l); }
  static std::string schema(SchemaSet& set) { return array_schema(Codec<T>::schema(set), 0); }
};

#undef PC_DECLARE_CODEC

}  // namespace pc::wire
