// Without a mail server customers still come in: who invites tells them a one-time code.
#include <gmock/gmock.h>

#include "entry_market.hpp"
#include "market/joining/inviter_code.hpp"

namespace pc::rooms {
namespace {

using namespace joining;
using acquisition::InvitationId;

const db::Statement select_answers{"inviter_code_test.codes_everywhere",
                                   "SELECT code_hash FROM contact_code"};

class InviterCodes : public EntryMarket {
 protected:
  void SetUp() override {
    EntryMarket::SetUp();
    mail_goes(false);
  }
  void mail_goes(bool goes) { services.get<messages::Settings>().capture = goes; }
  InvitationId newest(const partners::Partner& who) {
    const auto rows = history(who);
    return rows.items.empty() ? InvitationId() : rows.items.front().id;
  }
  /// The code, or why there is none.
  Said makes(const partners::Partner& who, InvitationId id, const std::string& key = "") {
    edge::Exchange exchange;
    exchange.database = &database();
    exchange.idempotency_key = key.empty() ? "key " + std::to_string(++keys_) : key;
    const auto done = make_inviter_code(administrator(who), exchange, {id});
    return done ? done->code : std::string(done.refusal().code->id);
  }
  Said comes(const std::string& token, const std::string& code, const std::string& account = "newcomer") {
    return opens_account(token, account, account + "@example.org", code);
  }
  int keys_ = 0;
};
PC_ON_BOTH_ENGINES(InviterCodes)

TEST_P(InviterCodes, let_one_customer_in_once) {
  const auto token = personal(ours, registered(ours, "公司"));
  EXPECT_EQ(code_for(token, "a@example.org"), "messages.cannot_send");
  const auto code = makes(ours, newest(ours));
  EXPECT_THAT(code, ::testing::MatchesRegex("[0-9]{6}"));
  EXPECT_EQ(comes(token, "000000" == code ? "000001" : "000000"), "customers.code_wrong");
  EXPECT_EQ(comes(token, code), "");
  EXPECT_EQ(comes(token, code, "second"), "join.link_used");
}

TEST_P(InviterCodes, of_a_generic_link_are_used_up_one_by_one) {
  const auto token = generic(ours);
  InvitationId link;
  database().read([&](db::Reader& reader) {
    const auto who = administrator(ours);
    link = acquisition::list_links(work::View{reader, who, now}, {})->items.front().id;
  });
  const auto first = makes(ours, link);
  EXPECT_EQ(opens_account(token, "first_one", "a@example.org", first, "甲公司"), "");
  EXPECT_EQ(opens_account(token, "second_one", "b@example.org", first, "乙公司"), "customers.code_expired")
      << "a code works once";
  const auto second = makes(ours, link);
  const auto third = makes(ours, link);
  if (second != third) {
    EXPECT_EQ(opens_account(token, "second_one", "b@example.org", second, "乙公司"), "customers.code_wrong");
  }
  EXPECT_EQ(opens_account(token, "second_one", "b@example.org", third, "乙公司"), "");
}

TEST_P(InviterCodes, are_made_for_links_that_a_short_page_counts) {
  generic(ours);
  generic(ours);
  database().read([&](db::Reader& reader) {
    acquisition::InvitationQuery query;
    query.limit.value = 1;
    const auto found = acquisition::list_links(work::View{reader, administrator(ours), now}, query);
    EXPECT_EQ(found->items.size(), 1);
    EXPECT_EQ(found->total, 2);
  });
}

TEST_P(InviterCodes, bear_three_wrong_tries_and_their_time) {
  const auto token = personal(ours, registered(ours, "公司"));
  auto code = makes(ours, newest(ours));
  const std::string wrong = code == "123456" ? "123457" : "123456";
  for (int i = 0; i < 3; ++i) EXPECT_EQ(comes(token, wrong), "customers.code_wrong");
  EXPECT_EQ(comes(token, code), "customers.code_exhausted");
  code = makes(ours, newest(ours));
  now = now.plus_seconds(7 * 86'400 + 1);
  clock_.stop_at(now);
  EXPECT_EQ(comes(token, code), "join.link_expired");
  EXPECT_EQ(makes(ours, newest(ours)), "invitations.over");
}

TEST_P(InviterCodes, are_told_again_to_the_same_submit_only_and_never_stored_readable) {
  personal(ours, registered(ours, "公司"));
  const auto code = makes(ours, newest(ours), "one submit");
  EXPECT_EQ(makes(ours, newest(ours), "one submit"), code);
  database().read([&](db::Reader& reader) {
    EXPECT_THAT(reader.one(select_answers).text(0), ::testing::Not(::testing::HasSubstr(code)));
  });
}

TEST_P(InviterCodes, are_only_for_ones_own_open_invitations) {
  personal(ours, registered(ours, "公司"));
  EXPECT_EQ(makes(theirs, newest(ours)), "invitations.unknown");
  EXPECT_EQ(revokes(ours, newest(ours)), "");
  EXPECT_EQ(makes(ours, newest(ours)), "invitations.over");
}

TEST_P(InviterCodes, do_not_stand_in_where_mail_can_be_sent) {
  const auto token = personal(ours, registered(ours, "公司"));
  const auto code = makes(ours, newest(ours));
  mail_goes(true);
  EXPECT_EQ(makes(ours, newest(ours)), "join.code_by_mail");
  EXPECT_EQ(comes(token, code), "customers.code_expired") << "the address has to be proved";
}

}  // namespace
}  // namespace pc::rooms
