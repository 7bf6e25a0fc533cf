#include "arrival.hpp"

#include <gtest/gtest.h>

namespace pc::joining {
namespace {

const std::vector<std::string_view> k_header{"company_name",    "account_name", "association_type",
                                             "partner_account", "mobile",       "email",
                                             "account_manager", "level",        "tags",
                                             "language",        "invite"};

std::variant<Arrival, imports::LineFault> read(std::vector<std::string_view> fields,
                                               std::vector<std::string_view> header = k_header) {
  const auto places = imports::FieldPlaces::of(field_rules(), header);
  EXPECT_TRUE(places.ok());
  return arrival_of(*places, fields);
}
/// "column code value", or "" for a line that is fine.
std::string fault(std::vector<std::string_view> fields) {
  const auto line = read(std::move(fields));
  if (std::holds_alternative<Arrival>(line)) return "";
  const auto& found = std::get<imports::LineFault>(line);
  return found.why.field + " " + std::string(found.why.code->id) + " " + found.value;
}
std::vector<std::string_view> line(std::size_t column = 99, std::string_view value = {}) {
  std::vector<std::string_view> fields{" 星河软件有限公司 ",
                                       "xinghe_soft",
                                       "resale",
                                       "yunfan",
                                       "13800000000",
                                       "it@xinghe.example",
                                       "sun.lei",
                                       "V3",
                                       "重点;华东",
                                       "en",
                                       "yes"};
  if (column < fields.size()) fields[column] = value;
  return fields;
}

TEST(Arrival, is_read_from_a_line) {
  const auto read_line = read(line());
  ASSERT_TRUE(std::holds_alternative<Arrival>(read_line));
  const auto& a = std::get<Arrival>(read_line);
  EXPECT_EQ(a.company_name, "星河软件有限公司");
  EXPECT_EQ(a.account_name, "xinghe_soft");
  EXPECT_EQ(a.association, customers::Association::resale);
  EXPECT_EQ(a.partner_account, "yunfan");
  EXPECT_EQ(a.manager, "sun.lei");
  EXPECT_EQ(a.level, "V3");
  EXPECT_EQ(a.tags, (std::vector<std::string>{"重点", "华东"}));
  EXPECT_EQ(a.language, Language::en);
  EXPECT_TRUE(a.invite);
}

TEST(Arrival, needs_four_columns_in_any_order_and_case) {
  const auto a = read({"yunfan", "Referral", "Acme Ltd", "acme_ltd", "what"},
                      {"Partner_Account", "ASSOCIATION_TYPE", "company_name", "account_name", "unknown"});
  ASSERT_TRUE(std::holds_alternative<Arrival>(a));
  EXPECT_EQ(std::get<Arrival>(a).association, customers::Association::referral);
  EXPECT_EQ(std::get<Arrival>(a).level, "V0");
  EXPECT_FALSE(std::get<Arrival>(a).invite);
  const std::vector<std::string_view> poor{"company_name", "email"};
  EXPECT_EQ(imports::FieldPlaces::of(field_rules(), poor).refusal().allowed,
            "account_name, association_type, partner_account");
  const std::vector<std::string_view> twice{"company_name", "account_name", "association_type",
                                            "partner_account", "Account_Name"};
  EXPECT_EQ(imports::FieldPlaces::of(field_rules(), twice).refusal().code->id, "imports.repeated_column");
}

TEST(Arrival, that_is_wrong_names_column_reason_and_value) {
  EXPECT_EQ(fault(line()), "");
  EXPECT_EQ(fault(line(0, " ")), "company_name missing_value ");
  EXPECT_EQ(fault(line(0, "x")), "company_name invalid_value x");
  EXPECT_EQ(fault(line(1, "abc")), "account_name customers.bad_account_name abc");
  EXPECT_EQ(fault(line(1, "op_acme")), "account_name customers.bad_account_name op_acme");
  EXPECT_EQ(fault(line(2, "gift")), "association_type invalid_value gift");
  EXPECT_EQ(fault(line(3, "")), "partner_account missing_value ");
  EXPECT_EQ(fault(line(4, "123")), "mobile registrations.bad_mobile 123");
  EXPECT_EQ(fault(line(5, "nowhere")), "email registrations.bad_email nowhere");
  EXPECT_EQ(fault(line(5, "")), "email missing_value ") << "invited, but where to?";
  EXPECT_EQ(fault(line(7, "V9")), "level invalid_value V9");
  EXPECT_EQ(fault(line(8, "a;b;c;d;e;f;g;h;i;j;k")), "tags customers.bad_tag a;b;c;d;e;f;g;h;i;j;k");
  EXPECT_EQ(fault(line(9, "de")), "language invalid_value de");
  EXPECT_EQ(fault(line(10, "maybe")), "invite invalid_value maybe");
  for (const auto* harmful : {"a\tb c", "abc\u202e"})
    EXPECT_EQ(fault(line(0, harmful)), "company_name harmful_character ");
  EXPECT_EQ(fault(line(0, "··")), "company_name missing_value ··") << "nothing of a name is left to compare";
  EXPECT_EQ(fault({"too", "few"}), " imports.field_count 2");
}

TEST(Arrival, of_the_template_is_fine) {
  const auto lines = imports::example_of(field_rules());
  const auto places = imports::FieldPlaces::of(field_rules(), lines[0]);
  ASSERT_TRUE(places.ok());
  EXPECT_TRUE(std::holds_alternative<Arrival>(arrival_of(*places, lines[1])));
}

}  // namespace
}  // namespace pc::joining
