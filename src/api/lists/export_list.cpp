#include "export_list.hpp"

#include "platform/wire/json.hpp"
#include "words.hpp"

namespace pc::lists {
namespace {

std::string text_of(const wire::Json& value, std::string_view words, Language language) {
  using Type = wire::Json::Type;
  switch (value.type) {
    case Type::boolean: return word("yes_no", value.boolean ? "true" : "false", language);
    case Type::object: {
      const auto* name = value.find("name");
      return name != nullptr ? name->text : "";
    }
    case Type::array: {
      std::string all;
      for (const auto& item : value.items)
        all += (all.empty() ? "" : ", ") + word(words, text_of(item, words, language), language);
      return all;
    }
    default: return value.text;
  }
}

}  // namespace

PageWriter::PageWriter(std::span<const Column> columns, const access::Principal& who,
                       const CsvExport::Write& write)
    : columns_(columns), language_(who.language), csv_(write, columns, who) {}

std::int64_t PageWriter::page(std::string_view json) {
  const auto answer = wire::Json::parse(json);
  ensure(answer.ok() && answer->find("items") != nullptr, "a list answers with items");
  const auto& rows = answer->find("items")->items;
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const auto& column : columns_) {
      const auto* value = row.find(column.field);
      ensure(value != nullptr, "a column of a file is a field of its list");
      cells.push_back(text_of(*value, column.words, language_));
    }
    csv_.line(cells);
  }
  return std::ssize(rows);
}

}  // namespace pc::lists
