#include "export_list.hpp"

#include <gtest/gtest.h>

namespace pc::lists {
namespace {

struct Fruit {
  static constexpr const char* shape_name = "Fruit";
  std::string name;
  bool ripe = true;
  Instant picked_at;
  std::vector<std::string> kinds;
  std::optional<std::string> eaten_by;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Fruit::name>("name", ""), wire::field<&Fruit::ripe>("ripe", ""),
        wire::field<&Fruit::picked_at>("picked_at", ""), wire::field<&Fruit::kinds>("kinds", ""),
        wire::field<&Fruit::eaten_by>("eaten_by", "")};
    return all;
  }
};
struct Basket {
  static constexpr const char* shape_name = "Basket";
  std::vector<Fruit> items;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Basket::items>("items", "")};
    return all;
  }
};
struct View {
  access::Principal who;
  int fruits = 0;
};
access::Principal reader_of(Language language) {
  access::Principal who;
  who.language = language;
  return who;
}
struct Query {
  Limit limit;
  Offset offset;
};
struct Everything {};

Result<Basket> some(const View& view, const Query& query) {
  Basket basket;
  const auto end = std::min<std::int64_t>(view.fruits, query.offset.value + query.limit.value);
  for (auto i = query.offset.value; i < end; ++i)
    basket.items.push_back(
        {"果" + std::to_string(i), i % 2 == 0, Instant{1'776'528'000'000'000}, {"red", "=1+1"}, {}});
  return basket;
}
Result<Basket> all(const View& view, const Everything&) { return some(view, {}); }

constexpr Column k_columns[] = {{"name", "Fruit", "水果", true},
                                {"ripe", "Ripe", "成熟"},
                                {"picked_at", "Picked", "采摘时间"},
                                {"kinds", "Kinds", "品种"},
                                {"eaten_by", "Eaten by", "食用人"}};

template <auto list, class Query>
std::string file_of(const View& view, const Query& query) {
  std::string text;
  EXPECT_TRUE(
      (export_list<list, k_columns>(view, query, [&](std::string_view piece) { text += piece; })).ok());
  return text;
}

TEST(ExportList, heads_speak_the_callers_language_and_names_are_masked) {
  EXPECT_EQ(
      file_of<&all>(View{{}, 1}, Everything{}),
      "\xEF\xBB\xBF水果,成熟,采摘时间,品种,食用人\r\n果***,是,2026-04-19 00:00:00,\"red, =1+1\",\r\n");
  EXPECT_EQ(file_of<&all>(View{reader_of(Language::en), 0}, Everything{}),
            "\xEF\xBB\xBF"
            "Fruit,Ripe,Picked,Kinds,Eaten by\r\n");
}

TEST(ExportList, names_are_in_full_only_for_who_asked_for_a_file_so) {
  auto who = reader_of(Language::en);
  who.in_full = true;
  EXPECT_EQ(file_of<&all>(View{who, 1}, Everything{}),
            "\xEF\xBB\xBF"
            "Fruit,Ripe,Picked,Kinds,Eaten by\r\n果0,Yes,2026-04-19 00:00:00,\"red, =1+1\",\r\n");
}

TEST(CsvExport, says_codes_in_words_of_the_callers_language_and_what_is_no_code_as_it_is) {
  constexpr Column columns[] = {head("Association", "关联类型", "association"), head("At", "时间")};
  const auto line_in = [&](Language language, const std::string& code) {
    std::string text;
    const std::string cells[] = {code, "2026-04-18T16:00:00.5Z"};
    const auto who = reader_of(language);
    CsvExport([&](std::string_view piece) { text = piece; }, columns, who).line(cells);
    return text;
  };
  EXPECT_EQ(line_in(Language::zh_CN, "resale"), "代售,2026-04-19 00:00:00\r\n");
  EXPECT_EQ(line_in(Language::en, "resale"), "Resale,2026-04-19 00:00:00\r\n");
  EXPECT_EQ(line_in(Language::en, "something new"), "something new,2026-04-19 00:00:00\r\n");
}

TEST(ExportList, every_row_is_there_once_however_many_pages_they_fill) {
  for (const int rows : {0, 1, 99, 100, 101, 200, 250}) {
    Query of_the_third_page;
    of_the_third_page.offset.value = 20;
    const auto text = file_of<&some>(View{{}, rows}, of_the_third_page);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), rows + 1);
  }
}

}  // namespace
}  // namespace pc::lists
