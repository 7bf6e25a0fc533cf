#include "line.hpp"

#include <gtest/gtest.h>

namespace pc::audit {
namespace {

Line some_line() {
  Line line;
  line.tenant_id = 7;
  line.sequence = 3;
  line.at = 1'000'000;
  line.person_id = 11;
  line.person_name = "Zhang";
  line.act = "funds.allocate";
  line.subject = "customer:5";
  line.outcome = "done";
  line.hash = hash_after("before", line);
  return line;
}

TEST(AuditLine, every_member_counts) {
  ASSERT_TRUE(follows("before", some_line()));
  EXPECT_FALSE(follows("other", some_line()));
  const auto changed = [](auto change) {
    Line line = some_line();
    change(line);
    return !follows("before", line);
  };
  EXPECT_TRUE(changed([](Line& l) { ++l.tenant_id; }));
  EXPECT_TRUE(changed([](Line& l) { ++l.sequence; }));
  EXPECT_TRUE(changed([](Line& l) { ++l.at; }));
  EXPECT_TRUE(changed([](Line& l) { ++l.person_id; }));
  EXPECT_TRUE(changed([](Line& l) { ++l.partner_id; }));
  EXPECT_TRUE(changed([](Line& l) { ++l.customer_id; }));
  EXPECT_TRUE(changed([](Line& l) { ++l.actor_id; }));
  EXPECT_TRUE(changed([](Line& l) { ++l.actor_partner_id; }));
  for (auto part : {&Line::person_name, &Line::act, &Line::subject, &Line::outcome, &Line::detail,
                    &Line::request_id, &Line::actor_name})
    EXPECT_TRUE(changed([&](Line& l) { l.*part += "x"; }));
  EXPECT_TRUE(changed([](Line& l) { l.form = 0; }));
  EXPECT_TRUE(changed([](Line& l) { l.form = 2; }));
}

TEST(AuditLine, text_cannot_be_shifted_from_one_member_to_the_next) {
  Line line = some_line();
  line.subject = "a\nb";
  line.outcome = "c";
  Line shifted = line;
  shifted.subject = "a";
  shifted.outcome = "b\nc";
  EXPECT_NE(hash_after("", line), hash_after("", shifted));
}

TEST(AuditLine, lines_from_before_there_were_actors_still_follow) {
  Line line = some_line();
  line.form = 0;
  line.hash = "b64ccdd01a3eff9fe00e63e5c56d9db4fd30bf2d449e9e475ba894fc78d9ed74";  // as it was written then
  EXPECT_TRUE(follows("", line));
  line.actor_id = 9;  // not covered by the hash of this form, so it must be empty
  EXPECT_FALSE(follows("", line));
}

}  // namespace
}  // namespace pc::audit
