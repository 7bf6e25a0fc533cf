// A struct described once: its fields with name, doc and codec, type-erased at once so that loops live in one place.
//
//   struct Allocate {
//     Money amount;
//     std::optional<Text<0, 200>> memo;
//     static std::span<const wire::Field> fields();
//   };
//   std::span<const wire::Field> Allocate::fields() {
//     static constexpr wire::Field all[] = {
//         wire::field<&Allocate::amount>("amount", "Yuan, more than 0, at most two decimals."),
//         wire::field<&Allocate::memo>("memo", "Shown in the adjustment records.")};
//     return all;
//   }
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json.hpp"

namespace pc::wire {

/// How strictly values are read.
struct Reading {
  bool from_text = false;        // query and path values: everything comes as text
  bool lenient = false;          // Open API: numbers as strings and strings as numbers pass, unknown fields are ignored
};

/// What a codec says of itself in JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it).
struct Schema {
  std::string json;  // a complete schema object, or a "$ref"
};
/// Collects named schemas of shapes for #/components/schemas.
class SchemaSet;

/// The codec of a type: three static functions. A type without one gets the message below.
template <class T>
struct Codec;

/// What a field is where it stands as a column of a list: what pages and files call it, and how they draw it.
struct Column {
  std::string_view en = {}, zh = {};
  std::string_view kind = {};   // "amount"
  bool sortable = false;        // the list is sorted by it on demand
  bool masked = false;          // personal data that is told masked
  std::string_view words = {};  // the group of words for its codes
};

struct Field {
  const char* name;
  const char* doc;
  bool required;   // must be there on reading; optional<T> and defaulted fields need not
  bool nullable;   // optional<T>: may be null, and is written as null when empty
  Outcome (*decode)(const Json& value, void* object, const Reading& reading, const std::string& path);
  void (*encode)(Out& out, const void* object);
  std::string (*schema)(SchemaSet& set);
  const char* of = nullptr;  // a text that is an id: of which thing
  const Column* column = nullptr;  // it lives as long as the field
};

using Fields = std::span<const Field>;

/// Name of a shape in the OpenAPI document: the type's `static constexpr const char* shape_name`.
template <class T>
concept Shape = requires {
  { T::fields() } -> std::convertible_to<Fields>;
  { T::shape_name } -> std::convertible_to<std::string_view>;
};

class SchemaSet {
 public:
  /// Schema text of a shape: a $ref; the definition is added once.
  std::string of_shape(std::string_view name, Fields fields);
  const std::vector<std::pair<std::string, std::string>>& definitions() const { return definitions_; }

 private:
  std::vector<std::pair<std::string, std::string>> definitions_;
};

/// Decodes the members of `value` into `object`, fields in order; the first fault is the answer.
/// `path` is prefixed to field names ("items[2]").
Outcome decode_fields(const Json& value, void* object, Fields fields, const Reading& reading, const std::string& path);
void encode_fields(Out& out, const void* object, Fields fields);

namespace detail {
template <class M>
struct MemberOf;
template <class C, class T>
struct MemberOf<T C::*> {
  using Class = C;
  using Type = T;
};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
}  // namespace detail

template <auto Member>
constexpr Field make_field(const char* name, const char* doc, bool required) {
  using Owner = typename detail::MemberOf<decltype(Member)>::Class;
  using Type = typename detail::MemberOf<decltype(Member)>::Type;
  return Field{name, doc, required && !detail::is_optional<Type>::value, detail::is_optional<Type>::value,
               [](const Json& value, void* object, const Reading& reading, const std::string& path) {
                 return Codec<Type>::decode(value, static_cast<Owner*>(object)->*Member, reading, path);
               },
               [](Out& out, const void* object) {
                 Codec<Type>::encode(out, static_cast<const Owner*>(object)->*Member);
               },
               [](SchemaSet& set) { return Codec<Type>::schema(set); }};
}

template <auto Member>
constexpr Field field(const char* name, const char* doc) { return make_field<Member>(name, doc, true); }
/// May be absent on reading; the member keeps its initial value.
template <auto Member>
constexpr Field defaulted(const char* name, const char* doc) { return make_field<Member>(name, doc, false); }
/// A text, or a list of texts, by which a thing is known although it is no Id: `of` says of which ("customer").
template <auto Member>
constexpr Field naming(const char* of, const char* name, const char* doc) {
  Field field = make_field<Member>(name, doc, true);
  field.of = of;
  return field;
}

/// The schema with what its ids name, as "x-id".
std::string with_id_of(std::string schema, const char* of);
/// Of the value of a field, with what it is as a column as "x-column".
std::string schema_of(const Field& field, SchemaSet& set);

template <Shape T>
Result<T> decode(const Json& value, const Reading& reading = {}) {
  T object{};
  PC_CHECK(decode_fields(value, &object, T::fields(), reading, ""));
  return object;
}
template <Shape T>
std::string encode(const T& object, bool in_full = false) {
  std::string text;
  Out out(text, in_full);
  encode_fields(out, &object, T::fields());
  return text;
}

}  // namespace pc::wire
