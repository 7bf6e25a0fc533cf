// Accounts that a partner's system creates: a number stands for a customer only with the code that was sent to it,
// and a partner sends only so many codes a day.
#include "entry_market.hpp"
#include "market/joining/create_account.hpp"

namespace pc::rooms {
namespace {

using namespace joining;

class CreatedAccounts : public EntryMarket {
 protected:
  Said creates(const std::string& account, const std::string& mobile_, const std::string& code) {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      CreateAccount order;
      order.partner = ours;
      order.account_name = account;
      order.mobile = mobile_;
      order.code = code;
      order.external_type = "crm";
      order.external_id = account;
      return create_account(work, order);
    });
  }
  Said sends(const partners::Partner& who, const std::string& mobile_) {
    return act(who.tenant, administrator(who), [&](work::Work& work) -> Result<Done> {
      PC_CHECK(send_registration_code(work, who.tenant, mobile_, 10, Language::en));
      return Done{};
    });
  }
};
PC_ON_BOTH_ENGINES(CreatedAccounts)

TEST_P(CreatedAccounts, with_a_number_need_its_code) {
  EXPECT_EQ(creates("shop_one", mobile, ""), "missing_value");
  EXPECT_EQ(creates("shop_one", mobile, "123456"), "customers.code_expired");
  ASSERT_EQ(sends(ours, mobile), "");
  const auto code = code_in_mail();
  EXPECT_EQ(creates("shop_one", mobile, code == "000000" ? "111111" : "000000"), "customers.code_wrong");
  EXPECT_EQ(creates("shop_one", mobile, " " + code.substr(0, 3) + "-" + code.substr(3) + " "), "")
      << "as it was read out";
  EXPECT_EQ(creates("shop_two", "", ""), "") << "no number, no code";
}

TEST_P(CreatedAccounts, codes_of_one_partner_are_limited_whatever_numbers_they_go_to) {
  const auto number = [](int n) { return "1390000" + std::to_string(1'000 + n); };
  for (int n = 0; n < 200; ++n) ASSERT_EQ(sends(ours, number(n)), "") << n;
  EXPECT_EQ(sends(ours, number(200)), "customers.too_many_codes");
  EXPECT_EQ(sends(theirs, number(200)), "") << "another partner has its own";
  now = now.plus_seconds(86'400);
  EXPECT_EQ(sends(ours, number(200)), "");
}

}  // namespace
}  // namespace pc::rooms
