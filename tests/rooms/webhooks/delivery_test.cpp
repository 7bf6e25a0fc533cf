// How messages reach their receivers, and what becomes of those that do not.
#include <condition_variable>

#include "hooks.hpp"
#include "people/persons/persons.hpp"

namespace pc::rooms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class Delivery : public Hooks {
 protected:
  webhooks::MessageView newest() { return messages(administrator(ours)).items.at(0); }
  /// Waits a few seconds of real time.
  static bool eventually(const std::function<bool()>& is) {
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    for (int i = 0; i < 500; ++i) {
      if (is()) return true;
      never.wait_for(lock, std::chrono::milliseconds(20));
    }
    return false;
  }
};
PC_ON_BOTH_ENGINES(Delivery)

TEST_P(Delivery, what_is_sent_is_signed_and_marked) {
  const auto made = make();
  ASSERT_EQ(allocate(ours, acme, 700), "");
  receiver.answer("200 OK", {}, "thanks");
  EXPECT_EQ(courier->deliver_due(), 1);
  ASSERT_EQ(receiver.requests().size(), 1U);
  const auto request = receiver.requests()[0];
  EXPECT_THAT(request.head, StartsWith("POST /hook HTTP/1.1"));
  EXPECT_EQ(request.header("content-type"), "application/json");
  EXPECT_EQ(request.header("webhook-timestamp"), std::to_string(now.micros / 1'000'000));
  EXPECT_EQ(request.header("webhook-signature"), signature(request, {made.secret}));
  EXPECT_EQ(request.body, detail(newest().id).body);
  EXPECT_EQ(newest().state, webhooks::MessageState::delivered);
  EXPECT_EQ(newest().last_status, 200);
  EXPECT_EQ(newest().next_at, std::nullopt);
  EXPECT_EQ(detail(newest().id).attempts.at(0).answer, "thanks");
  EXPECT_EQ(courier->deliver_due(), 0);
}

TEST_P(Delivery, what_does_not_go_through_is_tried_again_under_the_same_id_and_fails_after_ten) {
  make();
  ASSERT_EQ(allocate(ours, acme, 700), "");
  receiver.answer("503 Busy");
  for (const int pause : {5, 300, 1800, 7200, 18'000, 36'000, 50'400, 72'000, 86'400}) {
    EXPECT_EQ(courier->deliver_due(), 1);
    EXPECT_EQ(newest().next_at, now.plus_seconds(pause));
    pass(pause - 1);
    EXPECT_EQ(courier->deliver_due(), 0);
    pass(1);
  }
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(newest().state, webhooks::MessageState::failed);
  EXPECT_EQ(newest().attempts, 10);
  EXPECT_EQ(newest().last_status, 503);
  receiver.answer("201 Created");
  ASSERT_EQ(again(administrator(ours), newest().id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(newest().state, webhooks::MessageState::delivered);
  EXPECT_EQ(detail(newest().id).attempts.size(), 11U);
  for (const auto& request : receiver.requests())
    EXPECT_EQ(request.header("webhook-id"), webhooks::outside_id(newest().id));
  EXPECT_EQ(endpoint(administrator(ours)).failing_since, std::nullopt);
}

TEST_P(Delivery, what_another_process_has_is_left_to_it_until_its_claim_ends) {
  make();
  ASSERT_EQ(allocate(ours, acme, 700), "");
  ASSERT_EQ(
      database()
          .write(ours.tenant,
                 [&](db::Transaction& tx) {
                   static const db::Statement claim{
                       "webhooks_test.claim",
                       "UPDATE webhook_due SET due_at = $3, tries = tries + 1 WHERE tenant_id = $1 "
                       "AND due_at <= $2"};
                   return tx.change(claim, {ours.tenant.value, now.micros, now.plus_seconds(60).micros}) == 1;
                 })
          .fate,
      db::Fate::committed);
  EXPECT_EQ(courier->deliver_due(), 0) << "another has it";
  pass(60);
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(newest().state, webhooks::MessageState::delivered);
}

TEST_P(Delivery, two_secrets_sign_for_a_day) {
  const auto made = make();
  const auto second = rotate(made.id);
  EXPECT_EQ(rotate(made.id), second) << "the answer was lost";
  ASSERT_EQ(test(administrator(ours), made.id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(receiver.requests()[0].header("webhook-signature"),
            signature(receiver.requests()[0], {second, made.secret}));
  pass(86'400);
  ASSERT_EQ(test(administrator(ours), made.id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(receiver.requests()[1].header("webhook-signature"), signature(receiver.requests()[1], {second}));
  const auto third = rotate(made.id, "third"), fourth = rotate(made.id, "fourth");
  ASSERT_EQ(test(administrator(ours), made.id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(receiver.requests()[2].header("webhook-signature"),
            signature(receiver.requests()[2], {fourth, third}))
      << "two at most";
}

TEST_P(Delivery, who_is_gone_is_switched_off_and_its_owner_told) {
  persons::NewPerson boss;
  boss.tenant = ours.tenant;
  boss.side = access::Side::partner;
  boss.partner = ours.id.value;
  boss.account_name = boss.display_name = "boss";
  boss.password = Secret("Demo-2026");
  boss.roles = {"partner_admin"};
  ASSERT_EQ(database()
                .write(ours.tenant, [&](db::Transaction& tx) { return persons::create(tx, boss, now).ok(); })
                .fate,
            db::Fate::committed);
  make();
  ASSERT_EQ(allocate(ours, acme, 700), "");
  receiver.answer("410 Gone");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(newest().state, webhooks::MessageState::failed);
  EXPECT_FALSE(endpoint(administrator(ours)).enabled);
  EXPECT_EQ(endpoint(administrator(ours)).off_why, webhooks::OffWhy::gone);
  database().read([&](db::Reader& reader) {
    static const db::Statement select_told{"webhooks_test.told_everywhere",
                                           "SELECT kind, body_zh FROM message"};
    const auto rows = reader.rows(select_told);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].text(0), "webhooks.switched_off");
    EXPECT_THAT(rows[0].text(1), HasSubstr("410"));
  });
  ASSERT_EQ(allocate(ours, acme, 700), "");
  EXPECT_EQ(messages(administrator(ours)).total, 1);
}

TEST_P(Delivery, who_fails_for_five_days_is_switched_off) {
  const auto made = make();
  receiver.answer("500 Oh");
  ASSERT_EQ(test(administrator(ours), made.id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(endpoint(administrator(ours)).failing_since, now);
  pass(4 * 86'400);
  ASSERT_EQ(test(administrator(ours), made.id), "");
  courier->deliver_due();
  EXPECT_TRUE(endpoint(administrator(ours)).enabled);
  pass(86'400);
  courier->deliver_due();
  EXPECT_EQ(endpoint(administrator(ours)).off_why, webhooks::OffWhy::failing);
}

TEST_P(Delivery, what_only_we_can_reach_is_not_called) {
  const auto made = make();
  services.keep(webhooks::Settings{false, true});
  ASSERT_EQ(test(administrator(ours), made.id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_THAT(receiver.requests(), IsEmpty());
  EXPECT_EQ(detail(newest().id).attempts.back().error, "inside");
  ASSERT_EQ(change(administrator(ours), made.id, true), "");
  const auto named = make(administrator(ours), "http://localhost:" + std::to_string(receiver.port()) + "/");
  ASSERT_EQ(test(administrator(ours), named.id), "");
  courier->deliver_due();
  EXPECT_THAT(receiver.requests(), IsEmpty()) << "by a name";
}

TEST_P(Delivery, where_webhooks_may_not_go_is_refused_at_once) {
  const auto said = [](const std::string& url, webhooks::Settings settings = {}) {
    const auto done = webhooks::check_target(settings, url);
    return done ? std::string() : std::string(done.refusal().code->id);
  };
  for (const char* url : {"https://169.254.169.254/latest", "https://[::ffff:10.0.0.1]/",
                          "https://[::1]:8443/", "https://2130706433/", "https://0x7f.1/", "https://127.1/",
                          "https://localhost/x", "https://0/", "https://[fe80::1]/", "https://017700000001/"})
    EXPECT_EQ(said(url), "webhooks.inside") << url;
  for (const char* url : {"http://1.1.1.1/", "ftp://1.1.1.1/", "file:///etc/passwd", "https://u:p@1.1.1.1/",
                          "https://u@1.1.1.1/", "https://1.1.1.1/#x", "partners.example", "", "https://",
                          "https://[fe80::1%25eth0]/", "gopher://1.1.1.1/"})
    EXPECT_EQ(said(url), "webhooks.url") << url;
  EXPECT_EQ(said("https://1.1.1.1:9/x?y=z"), "");
  EXPECT_EQ(said("https://[2606:4700::1111]/"), "");
  EXPECT_EQ(said("http://127.0.0.1:9/", {true, true}), "");
}

TEST_P(Delivery, redirects_are_not_followed_and_long_answers_are_cut) {
  const auto made = make();
  support::HookReceiver other;
  receiver.answer("302 Found", "Location: " + other.url() + "\r\n");
  ASSERT_EQ(test(administrator(ours), made.id), "");
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(newest().last_status, 302);
  EXPECT_EQ(newest().state, webhooks::MessageState::waiting);
  EXPECT_THAT(other.requests(), IsEmpty());
  receiver.answer("200 OK", {}, std::string("a\0b", 3) + std::string(100'000, 'x'));
  pass(5);
  EXPECT_EQ(courier->deliver_due(), 1);
  EXPECT_EQ(newest().state, webhooks::MessageState::delivered);
  EXPECT_EQ(detail(newest().id).attempts.back().answer.size(), 512U);
  EXPECT_THAT(detail(newest().id).attempts.back().answer, StartsWith("a b"));
}

TEST_P(Delivery, who_is_slow_keeps_others_from_nothing) {
  std::mutex mutex;
  std::condition_variable wake;
  bool go_on = false;
  {
    support::HookReceiver slow([&](const auto&) {
      std::unique_lock lock(mutex);
      wake.wait(lock, [&] { return go_on; });
      return std::string("HTTP/1.1 204 No Content\r\n\r\n");
    });
    const auto who = administrator(ours);
    for (int i = 0; i < 5; ++i) ASSERT_EQ(test(who, make(who, slow.url()).id), "");
    const auto fast = make(administrator(others), receiver.url());
    ASSERT_EQ(test(administrator(others), fast.id), "");
    courier->start();
    EXPECT_TRUE(eventually([&] { return receiver.requests().size() == 1; }));
    EXPECT_TRUE(eventually([&] { return slow.requests().size() == 2; }));
    EXPECT_EQ(slow.requests().size(), 2U) << "two at once of one owner";
    {
      const std::lock_guard lock(mutex);
      go_on = true;
    }
    wake.notify_all();
    EXPECT_TRUE(eventually([&] { return slow.requests().size() == 5; }));
    courier->stop();
  }
}

TEST_P(Delivery, who_is_killed_between_call_and_mark_sends_again_under_the_same_id) {
  std::mutex mutex;
  std::condition_variable wake;
  bool go_on = false;
  support::HookReceiver slow([&](const auto&) {
    std::unique_lock lock(mutex);
    wake.wait(lock, [&] { return go_on; });
    return std::string("HTTP/1.1 204 No Content\r\n\r\n");
  });
  const auto who = administrator(ours);
  ASSERT_EQ(test(who, make(who, slow.url()).id), "");
  courier->start();
  EXPECT_TRUE(eventually([&] { return slow.requests().size() == 1; }));
  courier->stop();
  EXPECT_EQ(newest().state, webhooks::MessageState::waiting);
  {
    const std::lock_guard lock(mutex);
    go_on = true;
  }
  wake.notify_all();
  webhooks::Courier next(database());
  EXPECT_EQ(next.deliver_due(), 0);
  pass(60);
  EXPECT_EQ(next.deliver_due(), 1);
  ASSERT_EQ(slow.requests().size(), 2U);
  EXPECT_EQ(slow.requests()[0].header("webhook-id"), slow.requests()[1].header("webhook-id"));
  EXPECT_EQ(newest().state, webhooks::MessageState::delivered);
}

}  // namespace
}  // namespace pc::rooms
