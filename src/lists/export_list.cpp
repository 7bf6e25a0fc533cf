#include "export_list.hpp"

#include "base/masked.hpp"
#include "wire/json.hpp"

namespace pc::lists {
namespace {

constexpr std::string_view k_no_fraction = ".000000Z";

std::string text_of(const wire::Json& value) {
  using Type = wire::Json::Type;
  switch (value.type) {
    case Type::boolean: return value.boolean ? "true" : "false";
    case Type::object: {
      const auto* name = value.find("name");
      return name != nullptr ? name->text : "";
    }
    case Type::array: {
      std::string all;
      for (const auto& item : value.items) all += (all.empty() ? "" : ", ") + text_of(item);
      return all;
    }
    default: break;
  }
  if (value.text.ends_with(k_no_fraction))
    return value.text.substr(0, value.text.size() - k_no_fraction.size()) + "Z";
  return value.text;
}

std::vector<std::string_view> heads(std::span<const Column> columns, Language language) {
  std::vector<std::string_view> all;
  for (const auto& column : columns) all.push_back(language == Language::en ? column.en : column.zh);
  return all;
}

}  // namespace

PageWriter::PageWriter(std::span<const Column> columns, Language language, const CsvExport::Write& write)
    : columns_(columns), csv_(write, heads(columns, language)) {}

std::int64_t PageWriter::page(std::string_view json) {
  const auto answer = wire::Json::parse(json);
  ensure(answer.ok() && answer->find("items") != nullptr, "a list answers with items");
  const auto& rows = answer->find("items")->items;
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const auto& column : columns_) {
      const auto* value = row.find(column.field);
      ensure(value != nullptr, "a column of a file is a field of its list");
      cells.push_back(column.anonymous ? masked(Mask::name, text_of(*value)) : text_of(*value));
    }
    csv_.line(cells);
  }
  return std::ssize(rows);
}

}  // namespace pc::lists
