#include "role.hpp"

#include <gtest/gtest.h>

namespace pc::identity {
namespace {

using access::Rows;
using access::Side;

TEST(Roles, a_manager_alone_sees_his_own_rows_and_a_supervisor_alone_his_teams) {
  EXPECT_EQ(rows_of(Side::partner, {"account_manager"}), Rows::own);
  EXPECT_EQ(rows_of(Side::partner, {"account_manager_supervisor"}), Rows::team);
}

TEST(Roles, any_other_role_beside_it_opens_all_rows) {
  for (const char* other : {"finance", "read_only", "role:17"}) {
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
  EXPECT_FALSE(custom_role_number("role:x"));
}

}  // namespace
}  // namespace pc::identity
