// Columns and filters of a list, each declared once: the names in JSON come from the members they are bound to.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "api/lists/lists.hpp"
#include "api/lists/words.hpp"
#include "platform/base/masked.hpp"
#include "platform/db/sql.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::lists {

/// What a column is called on pages and in files.
struct Head {
  std::string_view en, zh;
};

/// The one head of ids of customers; see customer_id in lists.hpp.
inline constexpr Head k_customer_id{customer_id().en, customer_id().zh};

/// What its values are: how pages align them and workbooks type them.
enum class Kind { text, id, code, amount, decimal, number, time, day, month, yes_no, texts };

namespace detail {

/// The name of a member, with an end that C functions see.
template <auto Member>
inline constexpr auto k_member_text = [] {
  constexpr std::string_view name = db::detail::name_in_pointer<Member>();
  std::array<char, name.size() + 1> text{};
  for (std::size_t i = 0; i < name.size(); ++i) text[i] = name[i];
  return text;
}();
template <auto Member>
inline constexpr std::string_view k_member_name{k_member_text<Member>.data(),
                                                k_member_text<Member>.size() - 1};

template <auto Member>
using OwnerOf = typename wire::detail::MemberOf<decltype(Member)>::Class;
template <auto Member>
using TypeOf = typename wire::detail::MemberOf<decltype(Member)>::Type;

template <class T>
struct Bare {
  using Type = T;
};
template <class T>
struct Bare<std::optional<T>> {
  using Type = T;
};

template <class T>
inline constexpr bool k_masked = requires(T value) { value.in_full(); };

template <class T>
constexpr Kind kind_of() {
  using U = typename Bare<T>::Type;
  if constexpr (std::is_same_v<U, Money>)
    return Kind::amount;
  else if constexpr (std::is_same_v<U, bool>)
    return Kind::yes_no;
  else if constexpr (std::is_same_v<U, Decimal>)
    return Kind::decimal;
  else if constexpr (std::is_integral_v<U>)
    return Kind::number;
  else if constexpr (std::is_same_v<U, Instant>)
    return Kind::time;
  else if constexpr (std::is_same_v<U, Day>)
    return Kind::day;
  else if constexpr (std::is_same_v<U, BillCycle>)
    return Kind::month;
  else if constexpr (std::is_enum_v<U>)
    return Kind::code;
  else if constexpr (requires(U u) {
                       u.value;
                       u.text();
                     })
    return Kind::id;
  else if constexpr (requires(U u) {
                       u.begin();
                       u.push_back({});
                       u.front().begin();
                     })
    return Kind::texts;
  else
    return Kind::text;
}

/// How a value of a column stands in a file before codes become words: of an object its name, of several each, with
/// commas between.
template <class T>
std::string cell_of(const T& value, std::string_view words, const access::Principal& who) {
  if constexpr (std::is_same_v<T, std::string>)
    return value;
  else if constexpr (std::is_same_v<T, bool>)
    return word("yes_no", value ? "true" : "false", who.language);
  else if constexpr (std::is_integral_v<T>)
    return std::to_string(value);
  else if constexpr (std::is_enum_v<T>)
    return wire::name_of(value);
  else if constexpr (requires { value.has_value(); })
    return value ? cell_of(*value, words, who) : std::string();
  else if constexpr (requires { value.in_full(); })
    return who.in_full ? value.in_full() : value.text();
  else if constexpr (requires { value.text(); })
    return value.text();
  else if constexpr (requires { value.name; })
    return cell_of(value.name, words, who);
  else {
    std::string all;
    for (const auto& item : value)
      all += (all.empty() ? "" : ", ") + word(words, cell_of(item, words, who), who.language);
    return all;
  }
}

/// Personal data is kept in full and written masked.
template <class T>
void read_into(T& member, const db::Value& value) {
  member = db::ColumnOf<T>::from(value);
}
template <Mask M>
void read_into(Masked<M>& member, const db::Value& value) {
  member = Masked<M>(db::ColumnOf<std::string>::from(value));
}

/// 0 and '' say that there is nothing.
template <class T>
void read_some(std::optional<T>& member, const db::Value& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto* text = std::get_if<std::string>(&value);
  const bool nothing = std::holds_alternative<std::monostate>(value) || (number != nullptr && *number == 0) ||
                       (text != nullptr && text->empty());
  member = nothing ? std::nullopt : std::optional<T>(db::ColumnOf<T>::from(value));
}

}  // namespace detail

template <class Row>
struct ListColumn {
  std::string_view name;  // in JSON
  Head head = {};
  std::string sql = {};  // empty: computed when the row has been read
  Kind kind = Kind::text;
  bool shown = true;  // in JSON and on pages
  bool in_files = true;
  std::string sort = {};        // what it is sorted by; empty: it is not
  std::string_view words = {};  // the group of words for its codes
  bool name_of_somebody = false;
  bool masked = false;  // personal data, told masked
  wire::Field field;
  void (*read)(Row&, const db::Value&) = nullptr;
  std::string (*cell)(const Row&, std::string_view words, const access::Principal& who) = nullptr;

  /// May be sorted by, as it stands or by other SQL.
  ListColumn sorted() const { return sorted_by(sql); }
  ListColumn sorted_by(std::string by) const {
    auto column = *this;
    column.sort = std::move(by);
    return column;
  }
  /// Its codes are said in the words of this group.
  ListColumn in_words_of(std::string_view group) const {
    auto column = *this;
    column.words = group;
    if (column.kind == Kind::text) column.kind = Kind::code;
    return column;
  }
  /// A text that is masked when its row has been read.
  ListColumn told_masked() const {
    auto column = *this;
    column.masked = true;
    return column;
  }
  /// A text by which people know a thing: pages show it to be copied whole.
  ListColumn as_id() const {
    auto column = *this;
    column.kind = Kind::id;
    return column;
  }
  /// A name that is masked in files though pages show it.
  ListColumn masked_in_files() const {
    auto column = *this;
    column.name_of_somebody = true;
    return column;
  }
  /// Stands in files only.
  ListColumn not_on_pages() const {
    auto column = *this;
    column.shown = false;
    return column;
  }
  ListColumn not_in_files() const {
    auto column = *this;
    column.in_files = false;
    return column;
  }
  /// A text by which a thing is known although it is no Id: of which thing.
  ListColumn naming(const char* thing) const {
    auto column = *this;
    column.field.of = thing;
    return column;
  }
  /// Another field in the API document: wire::one_of and the like.
  ListColumn as(const wire::Field& other) const {
    auto column = *this;
    column.field = other;
    return column;
  }
  /// Another name in JSON than the member's.
  ListColumn called(const char* other) const {
    auto column = *this;
    column.name = column.field.name = other;
    return column;
  }

  /// As it stands in a file.
  Column in_file() const { return {name, head.en, head.zh, name_of_somebody, words}; }
};

/// A column that is computed when its row has been read.
template <auto Member>
ListColumn<detail::OwnerOf<Member>> computed(Head head, const char* doc) {
  using Row = detail::OwnerOf<Member>;
  ListColumn<Row> column;
  column.name = detail::k_member_name<Member>;
  column.head = head;
  column.kind = detail::kind_of<detail::TypeOf<Member>>();
  column.masked = detail::k_masked<typename detail::Bare<detail::TypeOf<Member>>::Type>;
  column.field = wire::field<Member>(detail::k_member_text<Member>.data(), doc);
  column.cell = [](const Row& row, std::string_view words, const access::Principal& who) {
    return detail::cell_of(row.*Member, words, who);
  };
  return column;
}

/// A column that is read.
template <auto Member>
ListColumn<detail::OwnerOf<Member>> column(std::string sql, Head head, const char* doc) {
  using Row = detail::OwnerOf<Member>;
  auto column = computed<Member>(head, doc);
  column.sql = std::move(sql);
  column.read = [](Row& row, const db::Value& value) { detail::read_into(row.*Member, value); };
  return column;
}

/// A column that is read, where 0 and '' say that there is nothing.
template <auto Member>
ListColumn<detail::OwnerOf<Member>> some(std::string sql, Head head, const char* doc) {
  using Row = detail::OwnerOf<Member>;
  auto column = computed<Member>(head, doc);
  column.sql = std::move(sql);
  column.read = [](Row& row, const db::Value& value) { detail::read_some(row.*Member, value); };
  return column;
}

/// What is read for `finish` only.
template <auto Member>
ListColumn<detail::OwnerOf<Member>> hidden(std::string sql) {
  using Row = detail::OwnerOf<Member>;
  ListColumn<Row> column;
  column.name = detail::k_member_name<Member>;
  column.sql = std::move(sql);
  column.shown = column.in_files = false;
  column.read = [](Row& row, const db::Value& value) { detail::read_into(row.*Member, value); };
  return column;
}

/// What is not given is 0 or '', which leaves its clause out and still tells PostgreSQL the type.
template <class T>
db::Value given(const std::optional<T>& value) {
  if (value) return db::ColumnOf<T>::to(*value);
  if constexpr (db::k_integer_column<T>)
    return std::int64_t{0};
  else
    return std::string();
}

/// A parameter of a list. Its clause stands only when the caller says something.
template <class Query>
struct Filter {
  std::string_view name;
  std::string clause;  // "[name: AND … :name …] "
  wire::Field field;
  db::Value (*value)(const Query&) = nullptr;

  /// A text by which a thing is known although it is no Id: of which thing.
  Filter naming(const char* thing) const {
    auto filter = *this;
    filter.field.of = thing;
    return filter;
  }
};

/// A clause of one's own, with the value that the text asks for as :name (the member's).
template <auto Member>
Filter<detail::OwnerOf<Member>> filter(std::string clause, const char* doc,
                                       db::Value (*value)(const detail::OwnerOf<Member>&)) {
  return {detail::k_member_name<Member>, std::move(clause),
          wire::make_field<Member>(detail::k_member_text<Member>.data(), doc, false), value};
}

/// What the caller says and the scope answers: it is in the document, and filters nothing by itself.
template <auto Member>
Filter<detail::OwnerOf<Member>> named(const char* doc) {
  return {{}, {}, wire::field<Member>(detail::k_member_text<Member>.data(), doc), nullptr};
}

/// A filter that only this program sets: not asked for in JSON.
template <auto Member>
Filter<detail::OwnerOf<Member>> unasked(std::string clause,
                                        db::Value (*value)(const detail::OwnerOf<Member>&)) {
  return {detail::k_member_name<Member>, std::move(clause), wire::Field{}, value};
}

namespace detail {
template <auto Member>
std::string clause(const std::string& condition) {
  const std::string name(k_member_name<Member>);
  std::string text = "[" + name + ": AND " + condition + "] ";
  return text;
}
template <auto Member>
std::string comparison(const std::string& sql, std::string_view operation) {
  return clause<Member>(sql + std::string(operation) + ":" + std::string(k_member_name<Member>));
}
template <auto Member>
std::string likeness(const std::string& sql) {
  return clause<Member>(sql + " LIKE :" + std::string(k_member_name<Member>) + " ESCAPE '!'");
}
}  // namespace detail

/// Ids, codes, numbers: equal to it.
template <auto Member>
auto equals(const std::string& sql, const char* doc) {
  using Query = detail::OwnerOf<Member>;
  return filter<Member>(detail::comparison<Member>(sql, " = "), doc, [](const Query& query) {
    const auto& asked = query.*Member;
    if constexpr (requires { asked->value.empty(); })
      return db::Value(text_or_empty(asked));
    else
      return given(asked);
  });
}

/// A part of a text.
template <auto Member>
auto contains(const std::string& sql, const char* doc) {
  using Query = detail::OwnerOf<Member>;
  return filter<Member>(detail::likeness<Member>(sql), doc,
                        [](const Query& query) { return db::Value(contains_pattern(query.*Member)); });
}

/// The whole text, whatever its case. For columns that are shown masked.
template <auto Member>
auto is_whole(const std::string& sql, const char* doc) {
  using Query = detail::OwnerOf<Member>;
  return filter<Member>(detail::likeness<Member>(sql), doc,
                        [](const Query& query) { return db::Value(whole_pattern(query.*Member)); });
}

/// On this day or later; `sql` holds an instant.
template <auto Member>
auto from_day(const std::string& sql, const char* doc) {
  using Query = detail::OwnerOf<Member>;
  return filter<Member>(detail::comparison<Member>(sql, " >= "), doc, [](const Query& query) {
    const auto& day = query.*Member;
    return db::Value(day ? day->begin().micros : std::int64_t{0});
  });
}

/// On this day or earlier; `sql` holds an instant.
template <auto Member>
auto to_day(const std::string& sql, const char* doc) {
  using Query = detail::OwnerOf<Member>;
  return filter<Member>(detail::comparison<Member>(sql, " < "), doc, [](const Query& query) {
    const auto& day = query.*Member;
    return db::Value(day ? day->end().micros : std::int64_t{0});
  });
}

/// Rows for which the condition holds, when the flag is set.
template <auto Member>
auto when(const std::string& condition, const char* doc) {
  using Query = detail::OwnerOf<Member>;
  return filter<Member>(detail::clause<Member>(condition), doc, [](const Query& query) {
    return db::Value(std::int64_t{(query.*Member).value_or(false)});
  });
}

}  // namespace pc::lists
