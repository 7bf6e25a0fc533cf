#include "list.hpp"

#include <gtest/gtest.h>

#include "platform/wire/json.hpp"

namespace pc::lists {
namespace {

struct BagTag {
  static constexpr const char* name = "bag";
};
struct Bag {
  static constexpr const char* shape_name = "Bag";
  Id<BagTag> id;
  std::string kind, number, note;
  Money price;
  Decimal weight;
  Masked<Mask::name> owner;
  bool open = false;
  std::vector<std::string> kinds;
  static wire::Fields fields();
};
using B = Bag;

std::vector<ListColumn<B>> columns() {
  return {computed<&B::id>({"Bag", "袋"}, "The bag."),
          computed<&B::kind>({"Kind", "类型"}, "Its kind.").in_words_of("association"),
          computed<&B::number>({"No.", "编号"}, "Its number.").as_id(),
          computed<&B::note>({}, "What is no column."),
          column<&B::price>("price", {"Price (CNY)", "价格（元）"}, "Yuan.").sorted(),
          computed<&B::weight>({"Weight", "重量"}, "Exact."),
          computed<&B::owner>({"Owner", "所有者"}, "Masked."),
          computed<&B::open>({"Open", "是否打开"}, "Whether it is open."),
          computed<&B::kinds>({"Kinds", "各类型"}, "Which of them.").in_words_of("association")};
}
const std::vector<ListColumn<B>> k_columns = columns();
const RowFields k_fields(k_columns);
}  // namespace

wire::Fields Bag::fields() { return k_fields.all(); }

namespace {

/// What the document says of a column; "" where it is none.
std::string said_of(std::string_view field) {
  wire::SchemaSet set;
  set.of_shape(Bag::shape_name, Bag::fields());
  const auto schema = wire::Json::parse(set.definitions().front().second);
  const auto* property = schema->find("properties")->find(field);
  const auto* column = property->find("x-column");
  if (column == nullptr) return {};
  std::string text;
  for (const auto& [name, value] : column->members)
    text += name + "=" + (value.type == wire::Json::Type::boolean ? "true" : value.text) + " ";
  return text;
}

TEST(RowFields, tell_the_document_what_columns_are) {
  EXPECT_EQ(said_of("id"), "en=Bag zh-CN=袋 kind=id ");
  EXPECT_EQ(said_of("kind"), "en=Kind zh-CN=类型 kind=code words=association ");
  EXPECT_EQ(said_of("number"), "en=No. zh-CN=编号 kind=id ");
  EXPECT_EQ(said_of("note"), "");
  EXPECT_EQ(said_of("price"), "en=Price (CNY) zh-CN=价格（元） kind=amount sortable=true ");
  EXPECT_EQ(said_of("weight"), "en=Weight zh-CN=重量 kind=decimal ");
  EXPECT_EQ(said_of("owner"), "en=Owner zh-CN=所有者 kind=text masked=true ");
  EXPECT_EQ(said_of("open"), "en=Open zh-CN=是否打开 kind=yes_no words=yes_no ");
  EXPECT_EQ(said_of("kinds"), "en=Kinds zh-CN=各类型 kind=texts words=association ");
}

TEST(RowFields, are_fields_in_their_order_with_what_is_shown) {
  std::vector<ListColumn<B>> all{computed<&B::note>({}, ""),
                                 computed<&B::id>({"Bag", "袋"}, "").not_on_pages(),
                                 computed<&B::open>({}, "")};
  const RowFields fields(all);
  ASSERT_EQ(fields.all().size(), 2U);
  EXPECT_STREQ(fields.all()[0].name, "note");
  EXPECT_STREQ(fields.all()[1].name, "open");
}

TEST(RowFields, refuse_a_head_in_one_language_and_codes_without_words) {
  const auto declared = [](const ListColumn<B>& column) { RowFields(std::vector<ListColumn<B>>{column}); };
  EXPECT_NO_THROW(declared(computed<&B::kind>({"Kind", "类型"}, "")));
  EXPECT_THROW(declared(computed<&B::kind>({"Kind", ""}, "")), Bug);
  EXPECT_THROW(declared(computed<&B::kind>({"", "类型"}, "")), Bug);
  EXPECT_THROW(declared(computed<&B::kind>({"Kind", "类型"}, "").in_words_of("nothing")), Bug);
  auto codes = computed<&B::kind>({"Kind", "类型"}, "");
  codes.kind = Kind::code;
  EXPECT_THROW(declared(codes), Bug);
}

TEST(RowFields, give_files_their_columns) {
  const auto file = file_of(k_columns, {"price", "kind"});
  ASSERT_EQ(file.size(), 2U);
  EXPECT_EQ(file[0].zh, "价格（元）");
  EXPECT_EQ(file[1].words, "association");
  EXPECT_THROW(file_of(k_columns, {"weight", "nothing"}), Bug);
}

}  // namespace
}  // namespace pc::lists
