// Customers that are there already, taken over by the vendor: by hand and by files, once, with partner, type, main
// account and account manager.
#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "entry_market.hpp"
#include "market/account_managers/managers.hpp"
#include "market/joining/intake/by_hand.hpp"
#include "market/joining/intake/import.hpp"
#include "people/persons/role.hpp"
#include "transfer/imports/list.hpp"
#include "views/home/first_steps.hpp"
#include "people/persons/persons.hpp"
#include "people/sign_in/first_access.hpp"

namespace pc::rooms {
namespace {

using namespace joining;
using customers::Association;
using sign_in::Entrance;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* k_head =
    "company_name,account_name,association_type,partner_account,mobile,email,account_manager,invite\n";

const db::Statement count_customers{"intake_test.customers_everywhere", "SELECT COUNT(*) FROM customer"};
const db::Statement count_people{"intake_test.people_everywhere",
                                 "SELECT COUNT(*) FROM person WHERE side = 'customer'"};
const db::Statement count_mails{"intake_test.mails_everywhere", "SELECT COUNT(*) FROM mail"};
const db::Statement select_messages{
    "intake_test.messages",
    "SELECT subject_en, body_en FROM message WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement set_password{"intake_test.set_password",
                                 "UPDATE person SET password_hash = 'own', must_change_password = 0 WHERE "
                                 "tenant_id = $1 AND person_id = $2"};
const db::Statement select_trail{
    "intake_test.trail",
    "SELECT person_name FROM audit_trail WHERE tenant_id = $1 AND act = 'customers.admit'"};

class Intake : public EntryMarket {
 protected:
  void SetUp() override {
    EntryMarket::SetUp();
    who_ = access::system_principal("Ann");
    open_account(ours, "yunfan");
    open_account(theirs, "haiyue");
  }
  /// The main account of a partner, by which files name it.
  void open_account(const partners::Partner& partner, const std::string& account) {
    persons::NewPerson p;
    p.account_name = p.display_name = account;
    p.roles = {"partner_admin"};
    person(partner, p);
  }
  access::PersonId manager(const partners::Partner& partner, const std::string& account,
                           const std::string& user) {
    persons::NewPerson p;
    p.account_name = account;
    p.user_name = p.display_name = user;
    p.roles = {"account_manager"};
    return person(partner, p);
  }
  access::PersonId person(const partners::Partner& partner, persons::NewPerson p) {
    p.tenant = partner.tenant;
    p.side = access::Side::partner;
    p.partner = partner.id.value;
    p.password_hash = "none";
    access::PersonId id;
    database().write(partner.tenant, [&](db::Transaction& tx) {
      const auto made = persons::create(tx, p, now);
      if (made) id = *made;
      return made.ok();
    });
    return id;
  }
  imports::Report import_text(const std::string& lines, const std::string& head = k_head) {
    const std::string path = files_.path() + "/" + std::to_string(++made_) + ".csv";
    std::ofstream(path) << head << lines;
    return imports::import_file(database(), k_import, path, "customers.csv", who_);
  }
  static std::vector<std::string> faults(const imports::Report& report) {
    std::vector<std::string> all;
    for (const auto& fault : report.faults)
      all.push_back(std::to_string(fault.line) + " " + fault.column + " " + fault.reason_code + " " +
                    fault.value);
    return all;
  }
  std::int64_t number(const db::Statement& statement) {
    std::int64_t all = 0;
    database().read([&](db::Reader& reader) { all = reader.one(statement).integer(0); });
    return all;
  }
  customers::Customer by_account(const std::string& account) {
    std::optional<customers::Customer> found;
    database().read([&](db::Reader& reader) {
      if (const auto owner = persons::owner_of(reader, account))
        found = customers::find_anywhere(reader, customers::CustomerId(owner->customer));
    });
    return found.value_or(customers::Customer{});
  }
  AddCustomer wanted(const std::string& account, const std::string& company) {
    AddCustomer input;
    input.partner_id = ours.id;
    input.company_name.value = company;
    input.account_name.value = account;
    input.email.emplace().value = "it@acme.example";
    return input;
  }
  Said adds(const AddCustomer& input, const std::string& key = "") {
    edge::Exchange exchange;
    exchange.database = &database();
    exchange.idempotency_key = key.empty() ? "key " + std::to_string(++keys_) : key;
    const auto done = add_customer(who_, exchange, input);
    if (!done) return std::string(done.refusal().code->id) + " " + done.refusal().field;
    added = *done;
    return "";
  }
  Said lets_in(customers::CustomerId id, Entrance entrance) {
    edge::Exchange exchange;
    exchange.database = &database();
    exchange.idempotency_key = "key " + std::to_string(++keys_);
    const auto done = let_in(who_, exchange, {id, entrance});
    if (!done) return std::string(done.refusal().code->id);
    let = *done;
    return "";
  }

  access::Principal who_;
  AddedCustomer added;
  CustomerLetIn let;
  int keys_ = 0;
  support::ScratchFolder files_{"intake"};
};
PC_ON_BOTH_ENGINES(Intake)

TEST_P(Intake, of_a_file_brings_customers_with_partner_type_account_and_manager) {
  const auto sun = manager(ours, "yunfan", "sun.lei");
  const auto report = import_text(
      "星河软件,xinghe_soft,resale,yunfan,13800000000,it@xinghe.example,sun.lei,yes\n"
      "远景电子,yuanjing,referral,haiyue,,,,\n");
  EXPECT_EQ(report.error, "");
  EXPECT_THAT(faults(report), ElementsAre());
  EXPECT_EQ(report.progress.lines_landed, 2);
  const auto first = by_account("xinghe_soft");
  EXPECT_EQ(first.name, "星河软件");
  EXPECT_EQ(first.partner, ours.id);
  EXPECT_EQ(first.association, Association::resale);
  EXPECT_EQ(first.manager, sun);
  const auto second = by_account("yuanjing");
  EXPECT_EQ(second.partner, theirs.id);
  EXPECT_EQ(second.association, Association::referral);
  EXPECT_EQ(number(count_mails), 1) << "only who is to be invited";
  EXPECT_EQ(last_mail().address, "it@xinghe.example");
  database().read([&](db::Reader& reader) {
    EXPECT_FALSE(sign_in::main_account(reader, first.tenant, ours.id.value, first.id.value)->entered);
    EXPECT_EQ(reader.one(select_trail, {first.tenant.value}).text(0), "Ann")
        << "who imported it stands in the audit log";
    const auto told = reader.one(select_messages, {ours.tenant.value, sun.value});
    EXPECT_THAT(told.text(1), HasSubstr("星河软件"));
  });
}

TEST_P(Intake, of_the_same_file_again_makes_nothing_twice) {
  const std::string lines =
      "星河软件,xinghe_soft,resale,yunfan,13800000000,it@xinghe.example,,yes\n"
      "远景电子,yuanjing,referral,haiyue,,,,\n";
  import_text(lines);
  const auto before = std::pair(number(count_customers), number(count_people));
  const auto again = import_text(lines);
  EXPECT_EQ(again.progress.lines_landed, 0);
  EXPECT_EQ(again.progress.lines_duplicate, 2);
  EXPECT_THAT(faults(again), ElementsAre());
  EXPECT_EQ(std::pair(number(count_customers), number(count_people)), before);
  EXPECT_EQ(number(count_mails), 1) << "nobody is mailed twice either";
  const auto more = import_text(lines + "青禾教育,qinghe_edu,resale,yunfan,,,,\n");
  EXPECT_EQ(more.progress.lines_landed, 1) << "what is new in it comes";
}

TEST_P(Intake, of_a_customer_that_is_there_with_other_data_is_refused_and_changes_nothing) {
  import_text("星河软件,xinghe_soft,resale,yunfan,,,,\n");
  const auto report = import_text(
      "星河硬件,xinghe_soft,resale,yunfan,,,,\n"
      "星河软件,xinghe_soft,resale,haiyue,,,,\n"
      "星河软件,xinghe_soft,referral,yunfan,,,,\n"
      "云帆,yunfan,resale,yunfan,,,,\n");
  EXPECT_THAT(faults(report), ElementsAre("2 account_name customers.intake_differs xinghe_soft",
                                          "3 account_name customers.intake_differs xinghe_soft",
                                          "4 account_name customers.intake_differs xinghe_soft",
                                          "5 account_name identity.name_taken yunfan"));
  EXPECT_EQ(by_account("xinghe_soft").name, "星河软件");
  EXPECT_EQ(number(count_customers), 1);
}

TEST_P(Intake, of_bad_lines_names_them_and_takes_the_others) {
  registered(theirs, "被报备企业");
  const auto report = import_text(
      "好企业,good_one,resale,yunfan,,,,\n"
      "x,bad_name,resale,yunfan,,,,\n"
      "无伙伴,no_partner,resale,nobody,,,,\n"
      "是客户,a_customer,resale,good_one,,,,\n"
      "被报备企业,held_by_other,resale,yunfan,,,,\n"
      "无经理,no_manager,resale,yunfan,,,sun.lei,\n"
      "少列,few\n"
      "又一家,good_two,referral,yunfan,,,,no\n");
  EXPECT_THAT(faults(report),
              ::testing::UnorderedElementsAre("3 company_name invalid_value x", "8  imports.field_count 2",
                                              "4 partner_account customers.intake_partner nobody",
                                              "5 partner_account customers.intake_partner good_one",
                                              "6 company_name join.registered_elsewhere 被报备企业",
                                              "7 account_manager customers.unknown_manager sun.lei"));
  EXPECT_EQ(report.progress.lines_landed, 2);
  EXPECT_EQ(number(count_people), 2) << "of what was refused nothing stays";
}

TEST_P(Intake, of_a_company_that_its_partner_registered_ends_the_registration) {
  const auto id = registered(ours, "星河软件");
  import_text("星河软件,xinghe_soft,resale,yunfan,,,,\n");
  EXPECT_EQ(registration(ours, id).state, acquisition::RegistrationState::associated);
}

TEST_P(Intake, of_another_kind_of_file_is_refused_at_its_header) {
  const auto report = import_text("1,2\n", "ChargePeriodStart,BilledCost\n");
  EXPECT_THAT(report.error, HasSubstr("company_name, account_name, association_type, partner_account"));
}

TEST_P(Intake, by_hand_is_done_once_and_tells_a_first_password) {
  EXPECT_EQ(adds(wanted("acme_ltd", "Acme"), "one submit"), "");
  const auto first = added;
  EXPECT_THAT(first.initial_password.value_or(""), HasSubstr("Pc-"));
  EXPECT_EQ(by_account("acme_ltd").partner, ours.id);
  EXPECT_EQ(adds(wanted("acme_ltd", "Acme"), "one submit"), "");
  EXPECT_EQ(added.id, first.id);
  EXPECT_EQ(added.initial_password, first.initial_password);
  EXPECT_EQ(adds(wanted("acme_ltd", "Acme")), "identity.name_taken account_name") << "another submit is told";
  EXPECT_EQ(number(count_customers), 1);
}

TEST_P(Intake, by_hand_refuses_what_is_wrong_at_its_field) {
  const auto refused = [&](auto change) {
    auto input = wanted("acme_ltd", "Acme");
    change(input);
    return adds(input);
  };
  EXPECT_EQ(refused([](auto& i) { i.partner_id = partners::PartnerId(9); }), "partners.unknown partner_id");
  EXPECT_EQ(refused([](auto& i) { i.company_name.value = "·・"; }), "missing_value company_name");
  EXPECT_EQ(refused([](auto& i) { i.company_name.value = "x"; }), "invalid_value company_name");
  EXPECT_EQ(refused([](auto& i) { i.association_type = Association::none; }),
            "invalid_value association_type");
  EXPECT_EQ(refused([](auto& i) { i.level.emplace().value = "X"; }), "invalid_value level");
  EXPECT_EQ(refused([](auto& i) { i.account_manager.emplace().value = "nobody"; }),
            "customers.unknown_manager account_manager");
  EXPECT_EQ(refused([](auto& i) {
              i.email.reset();
              i.entrance = Entrance::mailed;
            }),
            "missing_value email");
  EXPECT_EQ(number(count_customers), 0);
}

TEST_P(Intake, the_same_submit_twice_at_once_makes_one) {
  std::vector<customers::CustomerId> ids(4);
  std::vector<std::thread> threads;
  for (auto& id : ids)
    threads.emplace_back([&, &id = id] {
      edge::Exchange exchange;
      exchange.database = &database();
      exchange.idempotency_key = "at once";
      const auto done = add_customer(who_, exchange, wanted("acme_ltd", "Acme"));
      EXPECT_TRUE(done.ok()) << done.refusal().code->id;
      if (done) id = done->id;
    });
  for (auto& thread : threads) thread.join();
  for (const auto id : ids) EXPECT_EQ(id, ids.front());
  EXPECT_EQ(number(count_customers), 1);
}

TEST_P(Intake, is_let_in_until_it_has_a_password_of_its_own) {
  import_text("星河软件,xinghe_soft,resale,yunfan,,it@xinghe.example,,\n");
  const auto customer = by_account("xinghe_soft");
  EXPECT_EQ(lets_in(customer.id, Entrance::told), "");
  EXPECT_THAT(let.initial_password.value_or(""), HasSubstr("Pc-"));
  EXPECT_EQ(lets_in(customer.id, Entrance::mailed), "");
  EXPECT_EQ(let.mailed_to, "i***@xinghe.example");
  database().write(customer.tenant, [&](db::Transaction& tx) {
    const auto account = sign_in::main_account(tx, customer.tenant, ours.id.value, customer.id.value);
    tx.change(set_password, {customer.tenant.value, account->id.value});
    return true;
  });
  EXPECT_EQ(lets_in(customer.id, Entrance::told), "identity.already_entered");
  EXPECT_EQ(lets_in(customers::CustomerId(9), Entrance::told), "customers.unknown");
}

TEST_P(Intake, ticks_a_first_step_off_for_the_vendor_only) {
  const auto open_steps = [&](access::Side side) {
    std::vector<std::string> open;
    database().read([&](db::Reader& reader) {
      open.clear();
      access::Principal who;
      who.side = side;
      who.permissions = {"customers.admit"};
      const auto steps = home::first_steps({reader, who, now});
      if (!steps) return;
      for (const auto& step : steps->items) {
        if (!step.done) open.push_back(step.id);
        EXPECT_EQ(step.may, step.id == "customers");
      }
    });
    return open;
  };
  EXPECT_THAT(open_steps(access::Side::vendor),
              ElementsAre("funds", "customers", "import", "mapping", "rates"));
  import_text("星河软件,xinghe_soft,resale,yunfan,,,,\n");
  EXPECT_EQ(top_up(ours, 100), "");
  EXPECT_THAT(open_steps(access::Side::vendor), ElementsAre("import", "mapping", "rates"));
  EXPECT_THAT(open_steps(access::Side::partner), ElementsAre());
}

TEST_P(Intake, steps_are_hidden_by_one_person_and_shown_again) {
  access::Principal ann;
  ann.side = access::Side::vendor;
  ann.person = access::PersonId(1);
  auto bob = ann;
  bob.person = access::PersonId(2);
  const auto hidden = [&](const access::Principal& who) {
    bool is = false;
    database().read([&](db::Reader& reader) { is = home::first_steps({reader, who, now})->hidden; });
    return is;
  };
  const auto hides = [&](const access::Principal& who, bool hide) {
    return act(who.tenant, who, [&](work::Work& work) { return home::hide_first_steps(work, {hide}); });
  };
  EXPECT_EQ(hides(ann, true), "");
  EXPECT_EQ(hides(ann, true), "") << "twice is as once";
  EXPECT_TRUE(hidden(ann));
  EXPECT_FALSE(hidden(bob));
  EXPECT_EQ(hides(ann, false), "");
  EXPECT_FALSE(hidden(ann));
  EXPECT_EQ(hides(administrator(ours), true), "forbidden");
}

}  // namespace
}  // namespace pc::rooms
