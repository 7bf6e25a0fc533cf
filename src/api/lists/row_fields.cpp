#include "row_fields.hpp"

#include "words.hpp"

namespace pc::lists {
namespace {

std::string_view text_of(Kind kind) {
  switch (kind) {
    case Kind::text: return "text";
    case Kind::id: return "id";
    case Kind::code: return "code";
    case Kind::amount: return "amount";
    case Kind::decimal: return "decimal";
    case Kind::number: return "number";
    case Kind::time: return "time";
    case Kind::day: return "day";
    case Kind::month: return "month";
    case Kind::yes_no: return "yes_no";
    case Kind::texts: return "texts";
  }
  throw Bug("a kind of column");
}

}  // namespace

void RowFields::add(wire::Field field, const Head& head, Kind kind, wire::Column column) {
  if (!head.en.empty() || !head.zh.empty()) {
    const std::string name(field.name);
    ensure(!head.en.empty() && !head.zh.empty(), "column " + name + " has a head in both languages");
    ensure(kind != Kind::code || !column.words.empty(), "column " + name + " says its codes in words");
    ensure(column.words.empty() || has_words(column.words), "there are words for column " + name);
    column.en = head.en;
    column.zh = head.zh;
    column.kind = text_of(kind);
    if (kind == Kind::yes_no && column.words.empty()) column.words = "yes_no";
    field.column = &described_.emplace_back(column);
  }
  fields_.push_back(field);
}

}  // namespace pc::lists
