#include "role.hpp"

#include <gtest/gtest.h>

namespace pc::persons {
namespace {

using access::PersonId;
using access::Rows;
using access::Side;
using Names = std::vector<std::string>;

std::string refusal_of(const Outcome& outcome) {
  return outcome ? std::string() : std::string(outcome.refusal().code->id);
}

TEST(Roles, a_manager_alone_sees_his_own_rows_and_a_supervisor_alone_his_teams) {
  EXPECT_EQ(rows_of(Side::partner, {"account_manager"}), Rows::own);
  EXPECT_EQ(rows_of(Side::partner, {"account_manager_supervisor"}), Rows::team);
}

TEST(Roles, any_other_role_beside_it_opens_all_rows) {
  for (const char* other : {"finance", "read_only", "role-17"}) {
    EXPECT_EQ(rows_of(Side::partner, {"account_manager", other}), Rows::all) << other;
    EXPECT_EQ(rows_of(Side::partner, {other, "account_manager_supervisor"}), Rows::all) << other;
    EXPECT_EQ(rows_of(Side::partner, {other}), Rows::all) << other;
  }
  EXPECT_EQ(rows_of(Side::partner, {"partner_admin"}), Rows::all);
}

TEST(Roles, only_a_partners_people_are_limited_to_rows) {
  EXPECT_EQ(rows_of(Side::vendor, {"account_manager"}), Rows::all);
  EXPECT_EQ(rows_of(Side::customer, {"customer"}), Rows::all);
}

TEST(Roles, a_custom_role_is_told_from_a_preset_one_by_its_id) {
  EXPECT_EQ(custom_role_number(custom_role_text(42)), 42);
  EXPECT_FALSE(custom_role_number("account_manager"));
  EXPECT_FALSE(custom_role_number("role-x"));
}

TEST(Roles, a_person_has_one_to_three_different_roles) {
  EXPECT_EQ(refusal_of(check_roles(Side::partner, {})), "identity.roles_count");
  EXPECT_EQ(refusal_of(check_roles(Side::partner, {"finance"})), "");
  EXPECT_EQ(refusal_of(check_roles(Side::partner, {"finance", "read_only", "role-1"})), "");
  EXPECT_EQ(refusal_of(check_roles(Side::partner, {"finance", "read_only", "role-1", "role-2"})),
            "identity.roles_count");
  EXPECT_EQ(refusal_of(check_roles(Side::partner, {"finance", "finance"})), "identity.roles_count");
}

TEST(Roles, an_administrator_has_no_other_role) {
  for (const char* administrator : {"partner_admin", "distributor_admin"}) {
    EXPECT_EQ(refusal_of(check_roles(Side::partner, {administrator})), "");
    for (const char* other : {"finance", "account_manager", "role-1"})
      EXPECT_EQ(refusal_of(check_roles(Side::partner, {other, administrator})),
                "identity.administrator_alone");
  }
  EXPECT_EQ(refusal_of(check_roles(Side::vendor, {"operator", "operator_finance"})), "");
}

TEST(Roles, a_manager_is_not_his_own_supervisor) {
  EXPECT_EQ(refusal_of(check_roles(Side::partner, {"account_manager", "account_manager_supervisor"})),
            "identity.manager_and_supervisor");
  EXPECT_EQ(
      refusal_of(check_roles(Side::partner, {"account_manager_supervisor", "finance", "account_manager"})),
      "identity.manager_and_supervisor");
}

TEST(Roles, each_manager_of_a_leaving_supervisor_gets_a_successor_or_explicitly_none) {
  const PersonId leaving(1), next(2), first(11), second(12), stranger(13);
  const std::vector<PersonId> managers{first, second};
  EXPECT_EQ(refusal_of(check_successors(leaving, managers, {{first, next}, {second, std::nullopt}})), "");
  EXPECT_EQ(refusal_of(check_successors(leaving, {}, {})), "");
  const auto one_missing = check_successors(leaving, managers, {{first, next}});
  EXPECT_EQ(refusal_of(one_missing), "identity.successors");
  EXPECT_EQ(one_missing.refusal().allowed, "12");
  EXPECT_EQ(refusal_of(check_successors(leaving, managers, {{first, next}, {first, next}, {second, next}})),
            "identity.successors");
  EXPECT_EQ(
      refusal_of(check_successors(leaving, managers, {{first, next}, {second, next}, {stranger, next}})),
      "identity.successors");
  EXPECT_EQ(refusal_of(check_successors(leaving, managers, {{first, leaving}, {second, next}})),
            "identity.not_a_supervisor");
}

TEST(Roles, a_permission_brings_what_it_needs_and_nothing_that_is_not_offered) {
  static constexpr access::Permission see{"things.view", "See", "看", "page"};
  static constexpr access::Permission move{
      .id = "things.move", .en = "Move", .zh = "移", .page = "page", .needs = "things.view"};
  static constexpr access::Permission count{"things.count", "Count", "数", "page"};
  const std::vector<const access::Permission*> all{&see, &move, &count};
  EXPECT_EQ(*completed(all, {"things.move"}), (Names{"things.view", "things.move"}));
  EXPECT_EQ(*completed(all, {"things.count", "things.view", "things.count"}),
            (Names{"things.view", "things.count"}));
  EXPECT_EQ(*completed(all, {}), Names{});
  EXPECT_EQ(completed(all, {"partners.view"}).refusal().code, &errors::not_grantable);
}

TEST(Roles, names_numbers_and_addresses_have_a_form) {
  EXPECT_TRUE(acceptable_user_name("zhang.wei-2_b", "yunfan"));
  for (const char* wrong : {"", "yunfan", "zhang wei", "张伟", "a@b", "a/b"})
    EXPECT_FALSE(acceptable_user_name(wrong, "yunfan")) << wrong;
  for (const char* right : {"", "13812345678", "+8613812345678"})
    EXPECT_TRUE(acceptable_mobile(right)) << right;
  for (const char* wrong : {"1234", "+", "138-1234", "abc12345", "123456789012345678901"})
    EXPECT_FALSE(acceptable_mobile(wrong)) << wrong;
  for (const char* right : {"", "a@b.cn", "zhang.wei@mail.example.com"})
    EXPECT_TRUE(acceptable_email(right)) << right;
  for (const char* wrong : {"a", "@b.cn", "a@b", "a@b.", "a@.cn", "a b@c.cn", "a@b@c.cn", "<a@b.cn>"})
    EXPECT_FALSE(acceptable_email(wrong)) << wrong;
}

}  // namespace
}  // namespace pc::persons
