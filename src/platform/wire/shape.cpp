#include "shape.hpp"

#include <algorithm>

namespace pc::wire {
namespace {

std::string full_path(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "." + std::string(name);
}

std::string names_of(Fields fields) {
  std::string text;
  for (const auto& field : fields) text += (text.empty() ? "" : ", ") + std::string(field.name);
  return text;
}

Outcome check_known(const Json& value, Fields fields, const std::string& path) {
  for (const auto& [name, member] : value.members) {
    const bool known =
        std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.name == name; });
    if (!known) return refuse(pc::errors::unknown_field, full_path(path, name), names_of(fields));
  }
  return Done{};
}

std::string quoted(std::string_view text) {
  std::string result;
  Out(result).string(text);
  return result;
}

/// A schema with a description; a $ref may carry one beside it in OpenAPI 3.1.
std::string described(std::string schema, std::string_view doc) {
  schema.pop_back();
  return schema + ",\"description\":" + quoted(doc) + "}";
}

std::string with_column(std::string schema, const Column& column) {
  schema.pop_back();
  return schema + R"(,"x-column":{"en":)" + quoted(column.en) + R"(,"zh-CN":)" + quoted(column.zh) +
         R"(,"kind":)" + quoted(column.kind) + (column.sortable ? R"(,"sortable":true)" : "") +
         (column.masked ? R"(,"masked":true)" : "") +
         (column.words.empty() ? std::string() : R"(,"words":)" + quoted(column.words)) + "}}";
}

}  // namespace

Outcome decode_fields(const Json& value, void* object, Fields fields, const Reading& reading,
                      const std::string& path) {
  if (value.type != Json::Type::object) return refuse(pc::errors::invalid_value, path, "object");
  for (const auto& field : fields) {
    const Json* member = value.find(field.name);
    const bool optional = !field.required && !field.nullable;  // an optional one judges by itself
    const bool empty = (reading.from_text || reading.lenient) && optional && member != nullptr &&
                       member->type == Json::Type::string && trimmed(member->text).empty();
    const bool absent = member == nullptr || empty ||
                        (member->type == Json::Type::null && (field.nullable || reading.lenient));
    if (absent) {
      if (field.required) return refuse(pc::errors::missing_value, full_path(path, field.name));
      continue;
    }
    PC_CHECK(field.decode(*member, object, reading, full_path(path, field.name)));
  }
  return reading.lenient ? Outcome(Done{}) : check_known(value, fields, path);
}

void encode_fields(Out& out, const void* object, Fields fields) {
  out.begin_object();
  for (const auto& field : fields) {
    out.key(field.name);
    field.encode(out, object);
  }
  out.end_object();
}

std::string with_id_of(std::string schema, const char* of) {
  schema.pop_back();
  return schema + ",\"x-id\":" + quoted(of) + "}";
}

std::string schema_of(const Field& field, SchemaSet& set) {
  auto schema = field.schema(set);
  if (field.of != nullptr) schema = with_id_of(std::move(schema), field.of);
  return field.column == nullptr ? schema : with_column(std::move(schema), *field.column);
}

std::string SchemaSet::of_shape(std::string_view name, Fields fields) {
  const std::string ref = "{\"$ref\":\"#/components/schemas/" + std::string(name) + "\"}";
  for (const auto& [known, definition] : definitions_)
    if (known == name) return ref;
  definitions_.emplace_back(std::string(name), "");  // first, so that a shape may contain itself
  const std::size_t place = definitions_.size() - 1;
  std::string properties;
  std::string required;
  for (const auto& field : fields) {
    properties += (properties.empty() ? "" : ",") + quoted(field.name) + ":" +
                  described(schema_of(field, *this), field.doc);
    if (field.required) required += (required.empty() ? "" : ",") + quoted(field.name);
  }
  definitions_[place].second = "{\"type\":\"object\",\"properties\":{" + properties + "}" +
                               (required.empty() ? "" : ",\"required\":[" + required + "]") +
                               ",\"additionalProperties\":false}";
  return ref;
}

}  // namespace pc::wire
