// Who is told when relations, authorisations and registrations move on, and what waits on the first page.
#include "market/account_managers/hand_over.hpp"
#include "market/acquisition/acquisition.hpp"
#include "market/acquisition/register.hpp"
#include "market/acquisition/review.hpp"
#include "market/relations/decide_request.hpp"
#include "market/relations/relations.hpp"
#include "people.hpp"
#include "people/persons/colleagues.hpp"
#include "people/persons/persons.hpp"
#include "relations.hpp"

namespace pc::rooms {
namespace {

const db::Statement select_newest{
    "notices_test.newest_everywhere",
    "SELECT kind, subject_en, link FROM message WHERE person_id = $1 ORDER BY message_id DESC"};

class Notices : public Relations {
 protected:
  void before_start() override {
    const std::vector<persons::Role> roles{
        {"partner_admin",
         "Administrator",
         "系统管理员",
         {&relations::permissions::disassociate, &relations::permissions::switch_type,
          &relations::permissions::authorise}},
        {"read_only", "Read-only", "只读", {&customers::permissions::view}},
        {"account_manager", "Account manager", "客户经理", {&customers::permissions::view}},
        {"customer", "Customer", "客户", {&relations::permissions::decide_own}, access::Side::customer}};
    lend_people(services, {keys_.path() + "/secret.key", roles});
  }
  void SetUp() override {
    Relations::SetUp();
    ours = partner();
    theirs = customer(ours);
    boss = person("boss", "partner_admin");
    reader = person("reader", "read_only");
    manager = person("manager", "account_manager");
    buyer = person("buyer", "customer", theirs.id.value);
  }
  access::PersonId person(const std::string& name, const std::string& role, std::int64_t of_customer = 0) {
    persons::NewPerson made;
    made.tenant = ours.tenant;
    made.side = of_customer == 0 ? access::Side::partner : access::Side::customer;
    made.partner = ours.id.value;
    made.customer = of_customer;
    made.account_name = made.display_name = name;
    made.password = Secret("Demo-2026");
    made.roles = {role};
    access::PersonId id;
    database().write(ours.tenant, [&](db::Transaction& tx) {
      const auto done = persons::create(tx, made, now);
      if (done) id = *done;
      return done.ok();
    });
    return id;
  }
  /// Newest first: "kind | subject | link".
  std::vector<std::string> told(access::PersonId id) {
    std::vector<std::string> all;
    database().read([&](db::Reader& view) {
      all.clear();
      for (const auto& row : view.rows(select_newest, {id.value}))
        all.push_back(row.text(0) + " | " + row.text(1) + " | " + row.text(2));
    });
    return all;
  }
  std::int64_t waits(const access::Principal& who, std::int64_t (*count)(const work::View&)) {
    std::int64_t found = 0;
    look(who, [&](const work::View& view) { found = count(view); });
    return found;
  }
  partners::Partner ours;
  customers::Customer theirs;
  access::PersonId boss, reader, manager, buyer;

 private:
  support::ScratchFolder keys_{"notices"};
};
PC_ON_BOTH_ENGINES(Notices)

using Told = std::vector<std::string>;

TEST_P(Notices, a_request_is_told_to_who_decides_and_the_answer_to_who_asked) {
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  EXPECT_EQ(told(buyer), Told{"customers.relation_asked | End of the association: " + ours.name +
                              " waits for your decision | /my/partner?tab=relation"});
  EXPECT_TRUE(told(boss).empty());
  EXPECT_EQ(waits(person_of(theirs), &relations::requests_waiting), 1);
  EXPECT_EQ(waits(administrator(ours), &relations::requests_waiting), 0);
  ASSERT_EQ(decide(person_of(theirs), false, "We stay"), "");
  EXPECT_EQ(told(boss), Told{"customers.relation_closed | End of the association, " + theirs.name +
                             ": rejected | /sales/relation-events"});
  EXPECT_TRUE(told(reader).empty()) << "only who may do it";
  EXPECT_EQ(waits(person_of(theirs), &relations::requests_waiting), 0);
}

TEST_P(Notices, a_customers_request_and_its_withdrawal_are_told_to_the_partner) {
  ASSERT_EQ(ask_to_leave(theirs), "");
  EXPECT_EQ(told(boss).size(), 1u);
  EXPECT_EQ(waits(administrator(ours), &relations::requests_waiting), 1);
  EXPECT_EQ(waits(administrator(partner()), &relations::requests_waiting), 0);
  ASSERT_EQ(withdraw(person_of(theirs)), "");
  EXPECT_EQ(told(boss).size(), 2u);
  EXPECT_TRUE(told(boss).front().find("withdrawn") != std::string::npos);
  EXPECT_TRUE(told(buyer).empty());
}

TEST_P(Notices, an_authorisation_is_asked_of_the_customer_and_answered_to_the_partner) {
  ASSERT_EQ(ask_authorization(ours, theirs), "");
  EXPECT_EQ(told(buyer), Told{"customers.authorization_asked | " + ours.name +
                              " asks for your authorisation | /my/partner?tab=authorizations"});
  EXPECT_EQ(waits(person_of(theirs), &relations::authorizations_waiting), 1);
  ASSERT_EQ(authorise(theirs), "");
  ASSERT_EQ(revoke(theirs), "");
  ASSERT_EQ(told(boss).size(), 2u);
  EXPECT_EQ(told(boss)[1], "customers.authorization_answered | Authorisation of " + theirs.name +
                               ": granted | /sales/customers/" + theirs.id.text());
  EXPECT_TRUE(told(boss)[0].find("taken back") != std::string::npos);
  EXPECT_EQ(waits(person_of(theirs), &relations::authorizations_waiting), 0);
}

TEST_P(Notices, who_registered_a_company_hears_of_the_review) {
  auto maker = administrator(ours);
  maker.person = manager;
  acquisition::RegistrationId id;
  ASSERT_EQ(act(ours.tenant, maker,
                [&](work::Work& work) {
                  acquisition::Register input;
                  input.company_name.value = "Acme";
                  input.contact_name.value = "Li Lei";
                  input.mobile.value = "13812345678";
                  auto done = register_company(work, input);
                  if (done) id = done->id;
                  return done;
                }),
            "");
  EXPECT_EQ(waits(access::system_principal("review"), &acquisition::registrations_waiting), 1);
  ASSERT_EQ(act(ours.tenant, access::system_principal("review"),
                [&](work::Work& work) { return acquisition::approve(work, {id}); }),
            "");
  EXPECT_EQ(told(manager),
            Told{"customers.registration_reviewed | Registration of Acme: approved | /sales/expansion"});
  EXPECT_EQ(waits(access::system_principal("review"), &acquisition::registrations_waiting), 0);
}

TEST_P(Notices, customers_given_to_a_manager_are_told_once_with_their_names) {
  const auto other = customer(ours);
  ASSERT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) {
                  account_managers::AssignMany input;
                  input.manager_id = manager;
                  input.customer_ids.items = {theirs.id, other.id};
                  return account_managers::assign_many(work, input);
                }),
            "");
  EXPECT_EQ(told(manager), Told{"customers.given | 2 customers are yours now | /sales/customers"});
  ASSERT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) {
                  return account_managers::set_manager(work, {theirs.id, manager, {}});
                }),
            "");
  EXPECT_EQ(told(manager).size(), 1u) << "nothing changed";
}

}  // namespace
}  // namespace pc::rooms
