// What people are told: inboxes, wishes, and mail that goes out at least once.
#include <gmock/gmock.h>

#include "market.hpp"
#include "people/messages/inbox.hpp"
#include "people/messages/post.hpp"
#include "support/mail_server.hpp"

namespace pc::rooms {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr messages::Kind k_news{.id = "test.news",
                                .en = "News",
                                .zh = "新闻",
                                .in_english = {"News of {who}", "{who} says hello."},
                                .in_chinese = {"{who}的消息", "{who}问好。"},
                                .link = "/news/{id}"};
constexpr messages::Kind k_code{.id = "test.code",
                                .en = "Code",
                                .zh = "验证码",
                                .in_english = {"Your code", "It is {code}."},
                                .in_chinese = {"验证码", "验证码为 {code}。"},
                                .secret = true};
const db::Statement select_waiting{"messages_test.waiting_everywhere",
                                   "SELECT body, attempts, due_at FROM mail"};
const db::Statement claim_first{
    "messages_test.claim",
    "UPDATE mail SET due_at = $3 WHERE tenant_id = $1 AND due_at = $2 AND mail_id IN "
    "(SELECT MIN(mail_id) FROM mail WHERE tenant_id = $1)"};
const db::Statement select_log{"messages_test.log_everywhere", "SELECT state, body FROM mail_log"};
const db::Statement select_inbox{"messages_test.inbox_everywhere",
                                 "SELECT person_id, subject_en, link FROM message ORDER BY person_id"};

class Messages : public Market {
 protected:
  void SetUp() override {
    Market::SetUp();
    ours = partner();
    house.address_book = [](db::Reader&, const messages::Recipient& who) {
      return messages::Address{who.person.value == 1 ? "one@example.org" : "", Language::en};
    };
    house.seal = [](const std::string& text) { return std::string(text.rbegin(), text.rend()); };
    house.unseal = [](const std::string& text) -> std::optional<std::string> {
      return std::string(text.rbegin(), text.rend());
    };
    house.mail_server = {server.url(), "house@example.org", "", ""};
    house.public_url = "https://partners.example";
    services.lend(moving);
    services.keep(house);
    messages::declare(services, kinds);
    moving.stop_at(now);
  }
  void TearDown() override { Market::TearDown(); }
  void tell(const messages::Kind& kind, const messages::Values& values) {
    const std::vector<messages::Recipient> to = {{ours.tenant, access::PersonId(1)},
                                                 {ours.tenant, access::PersonId(2)}};
    EXPECT_EQ(act(ours.tenant, administrator(ours),
                  [&](work::Work& work) {
                    messages::notify(work, to, kind, values);
                    return Result<Done>(Done{});
                  }),
              "");
  }
  db::Rows rows(const db::Statement& statement) {
    db::Rows all;
    database().read([&](db::Reader& reader) { all = reader.rows(statement); });
    return all;
  }

  const messages::Kind* const kinds[2] = {&k_news, &k_code};
  support::MailServer server;
  messages::Settings house;
  Clock moving;
  IdSource made{2};
  partners::Partner ours;
};
PC_ON_BOTH_ENGINES(Messages)

TEST_P(Messages, everybody_finds_it_in_the_inbox_and_who_has_an_address_in_the_mail) {
  tell(k_news, {{"who", "Li"}, {"id", "7"}});
  const auto inbox = rows(select_inbox);
  ASSERT_EQ(inbox.size(), 2u);
  EXPECT_EQ(inbox[0].text(1), "News of Li");
  EXPECT_EQ(inbox[1].text(2), "/news/7");
  EXPECT_TRUE(messages::mail_due(database(), now));
  EXPECT_EQ(messages::send_due_mail(database(), now), 1);
  ASSERT_EQ(server.letters().size(), 1u);
  EXPECT_EQ(support::body_of(server.letters()[0]), "Li says hello.\n\nhttps://partners.example/news/7");
  EXPECT_FALSE(messages::mail_due(database(), now));
  EXPECT_EQ(rows(select_log).at(0).text(0), "sent");
  EXPECT_EQ(rows(select_log).at(0).text(1), "") << "nobody keeps what went out";
}

TEST_P(Messages, what_is_not_committed_is_not_told) {
  EXPECT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) -> Result<Done> {
                  const messages::Recipient one{ours.tenant, access::PersonId(1)};
                  messages::notify(work, {&one, 1}, k_news, {{"who", "Li"}, {"id", "7"}});
                  return refuse(pc::errors::forbidden);
                }),
            "forbidden");
  EXPECT_TRUE(rows(select_inbox).empty());
  EXPECT_EQ(messages::send_due_mail(database(), now), 0);
}

TEST_P(Messages, a_code_is_sealed_while_it_waits_and_comes_to_no_inbox) {
  tell(k_code, {{"code", "123456"}});
  EXPECT_TRUE(rows(select_inbox).empty());
  EXPECT_THAT(rows(select_waiting).at(0).text(0), Not(HasSubstr("123456")));
  EXPECT_EQ(messages::send_due_mail(database(), now), 1);
  EXPECT_EQ(support::body_of(server.letters().at(0)), "It is 123456.");
  EXPECT_EQ(rows(select_log).at(0).text(1), "");
}

TEST_P(Messages, what_lies_sealed_is_sealed_anew_under_another_key) {
  tell(k_code, {{"code", "123456"}});
  const auto anew = [&](const std::string& name) {
    return messages::seal_anew(
        database(), name + ":%",
        [&](const std::string& old) -> std::optional<std::string> { return name + ":" + old; });
  };
  EXPECT_EQ(anew("one"), 1);
  EXPECT_EQ(anew("one"), 0);
  EXPECT_THAT(rows(select_waiting).at(0).text(0), ::testing::StartsWith("one:"));
  house.mail_server = {};
  house.capture = true;
  services.keep(house);
  EXPECT_EQ(messages::send_due_mail(database(), now), 1);
  EXPECT_EQ(anew("two"), 1) << "what the demo keeps, too";
}

TEST_P(Messages, a_mail_that_cannot_go_is_tried_again_later) {
  server.answer_recipients("451 later");
  tell(k_news, {{"who", "Li"}, {"id", "7"}});
  EXPECT_EQ(messages::send_due_mail(database(), now), 0);
  EXPECT_FALSE(messages::mail_due(database(), now));
  server.answer_recipients("250 ok");
  now = now.plus_seconds(30);
  moving.stop_at(now);
  EXPECT_EQ(messages::send_due_mail(database(), now), 1);
  EXPECT_EQ(server.letters().size(), 1u);
}

TEST_P(Messages, a_mail_that_will_never_go_is_given_up) {
  server.answer_recipients("550 nobody of that name");
  tell(k_news, {{"who", "Li"}, {"id", "7"}});
  EXPECT_EQ(messages::send_due_mail(database(), now), 0);
  EXPECT_EQ(rows(select_log).at(0).text(0), "given_up");
  EXPECT_TRUE(rows(select_waiting).empty());
}

TEST_P(Messages, the_mail_of_a_killed_process_waits_out_its_lease) {
  tell(k_news, {{"who", "Li"}, {"id", "7"}});
  tell(k_news, {{"who", "Wu"}, {"id", "8"}});
  // Another process claimed one and died.
  database().write(ours.tenant, [&](db::Transaction& tx) {
    tx.change(claim_first, {ours.tenant.value, now.micros, now.plus_seconds(60).micros});
    return true;
  });
  EXPECT_EQ(messages::send_due_mail(database(), now), 1);
  now = now.plus_seconds(60);
  moving.stop_at(now);
  EXPECT_EQ(messages::send_due_mail(database(), now), 1);
  EXPECT_EQ(server.letters().size(), 2u);
}

TEST_P(Messages, without_a_mail_server_the_demo_shows_what_would_have_gone_out) {
  house.mail_server = {};
  house.capture = true;
  services.keep(house);
  tell(k_code, {{"code", "<b>654321</b>"}});
  EXPECT_EQ(messages::send_due_mail(database(), now), 1);
  EXPECT_THAT(messages::demo_outbox_page(database()), HasSubstr("It is &lt;b&gt;654321&lt;/b&gt;."));
  EXPECT_EQ(server.letters().size(), 0u);
}

TEST_P(Messages, without_either_people_are_told_in_their_inbox_alone) {
  house.mail_server = {};
  services.keep(house);
  tell(k_news, {{"who", "Li"}, {"id", "7"}});
  EXPECT_EQ(rows(select_inbox).size(), 2u);
  EXPECT_TRUE(rows(select_waiting).empty());
  EXPECT_FALSE(messages::can_send(services, messages::Channel::mail));
}

TEST_P(Messages, old_messages_are_forgotten) {
  tell(k_news, {{"who", "Li"}, {"id", "7"}});
  messages::send_due_mail(database(), now);
  EXPECT_EQ(messages::forget_old_messages(database(), now.plus_seconds(86'400)), 0);
  EXPECT_EQ(messages::forget_old_messages(database(), now.plus_seconds(181 * 86'400)), 3);
}

TEST_P(Messages, stand_in_the_order_of_the_time_they_show) {
  tell(k_news, {{"who", "second"}, {"id", "1"}});
  now = now.plus_seconds(-60);  // the numbers go on, the clock was set back
  tell(k_news, {{"who", "first"}, {"id", "2"}});
  now = now.plus_seconds(120);
  tell(k_news, {{"who", "third"}, {"id", "3"}});
  auto who = administrator(ours);
  who.person = access::PersonId(1);
  std::vector<std::string> links;
  database().read([&](db::Reader& reader) {
    links.clear();
    for (const auto& row : messages::list_messages(work::View{reader, who, now}, {})->items)
      links.push_back(row.link);
  });
  EXPECT_EQ(links, (std::vector<std::string>{"/news/3", "/news/1", "/news/2"}));
  messages::MessageQuery first;
  first.limit.value = 1;
  database().read([&](db::Reader& reader) {
    const auto page = messages::list_messages(work::View{reader, who, now}, first);
    EXPECT_EQ(page->total, 3);
    EXPECT_EQ(page->items.size(), 1u);
  });
}

}  // namespace
}  // namespace pc::rooms
