// Renewal tasks: of which orders, one a month, how they end, who processes them.
#include "sales/renewals/process.hpp"
#include "sales/renewals/sweep.hpp"
#include "sales/renewals/task_detail.hpp"
#include "shop.hpp"

namespace pc::rooms {
namespace {

using renewals::Cause;
using renewals::Outlook;
using renewals::Status;
constexpr std::int64_t k_day = 86'400;

class Renewals : public Shop {
 protected:
  void SetUp() override {
    Shop::SetUp();
    big = product("m6.huge", "3000");
  }
  /// Two servers for 6,000 yuan, that expire on 24 December.
  orders::OrderId large(const customers::Customer& customer, const std::string& resource = "r") {
    EXPECT_EQ(allocate(ours, customer, 600'000), "");
    return bought(customer, big, resource, 2);
  }
  void to_december() {
    pass(10 * k_day);
    sweep();
  }
  std::int64_t sweep() { return renewals::sweep(database(), now); }
  std::vector<renewals::TaskRow> tasks(const access::Principal& who, const renewals::TaskQuery& query = {}) {
    std::vector<renewals::TaskRow> rows;
    look(who, [&](const work::View& view) {
      auto found = renewals::list_tasks(view, query);
      ASSERT_TRUE(found.ok());
      rows = std::move(found->items);
    });
    return rows;
  }
  renewals::TaskRow only() {
    const auto all = tasks(administrator(ours));
    EXPECT_EQ(all.size(), 1u);
    return all.empty() ? renewals::TaskRow() : all.front();
  }
  Said processes(const access::Principal& who, renewals::TaskId id, const renewals::Heard& heard) {
    return act(who.tenant, who, [&](work::Work& work) { return renewals::record(work, id, heard); });
  }
  catalogue::ProductId big;
};
PC_ON_BOTH_ENGINES(Renewals)

TEST_P(Renewals, one_task_of_an_order_and_a_month) {
  const auto order = large(acme);
  EXPECT_EQ(allocate(ours, acme, 490'000), "");
  bought(acme, server, "small", 49);
  EXPECT_EQ(sweep(), 0) << "nothing expires in November";
  pass(10 * k_day);
  EXPECT_EQ(sweep(), 1);
  EXPECT_EQ(sweep(), 0);
  const auto task = only();
  EXPECT_EQ(task.order_id, order);
  EXPECT_EQ(task.month.text(), "2026-12");
  EXPECT_EQ(task.status, Status::pending);
  EXPECT_EQ(task.due, 6'000_yuan);
  EXPECT_EQ(task.deadline_at.text(), "2026-12-24T04:00:00Z");
  EXPECT_FALSE(task.overdue);
  at_once({[&] {
             sweep();
             return Said();
           },
           [&] {
             sweep();
             return Said();
           }});
  EXPECT_EQ(tasks(administrator(ours)).size(), 1u);
}

TEST_P(Renewals, rarely_renewed_products_do_not_count) {
  EXPECT_EQ(allocate(ours, acme, 900'000), "");
  bought(acme, product("gift", "9000", true), "g");
  to_december();
  EXPECT_TRUE(tasks(administrator(ours)).empty());
}

TEST_P(Renewals, ends_by_renewals_returns_and_time) {
  large(acme, "a");
  large(acme, "b");
  large(acme, "c");
  to_december();
  EXPECT_EQ(tasks(administrator(ours)).size(), 3u);
  EXPECT_EQ(allocate(ours, acme, 600'000), "");
  EXPECT_EQ(renews(acme, "a"), "");
  sweep();
  auto all = tasks(administrator(ours));
  EXPECT_EQ(all[0].status, Status::pending);
  EXPECT_EQ(all[0].rate, 50);
  EXPECT_EQ(renews(acme, "a-1"), "");
  EXPECT_EQ(unsubscribes(acme, "b"), "");
  EXPECT_EQ(unsubscribes(acme, "b-1"), "");
  sweep();
  pass(25 * k_day);
  renewals::TaskQuery overdue;
  overdue.overdue = true;
  EXPECT_EQ(tasks(administrator(ours), overdue).size(), 1u);
  pass(4 * k_day);
  sweep();
  all = tasks(administrator(ours));
  EXPECT_EQ(all[0].status, Status::completed);
  EXPECT_EQ(all[0].cause, Cause::renewed);
  EXPECT_EQ(all[1].cause, Cause::returned);
  EXPECT_EQ(all[2].status, Status::terminated);
  EXPECT_EQ(all[2].cause, Cause::expired);
  EXPECT_TRUE(tasks(administrator(ours), overdue).empty());
}

TEST_P(Renewals, what_was_heard_is_kept) {
  large(acme);
  to_december();
  const auto id = only().id;
  const auto boss = administrator(ours);
  EXPECT_EQ(processes(boss, id, {Outlook::will_not_renew, {}, {}, {}, {}}), "renewals.reason_missing");
  EXPECT_EQ(processes(boss, id, {Outlook::unreachable, {}, {}, {}, "no answer"}), "");
  EXPECT_EQ(only().status, Status::processing);
  EXPECT_EQ(processes(boss, id, {Outlook::will_renew, Day::of(now), 6'000_yuan, {}, {}}), "");
  EXPECT_EQ(processes(administrator(partner()), id, {}), "renewals.unknown");
  EXPECT_EQ(act(ours.tenant, boss, [&](work::Work& work) { return renewals::close(work, id, "merged"); }),
            "");
  EXPECT_EQ(processes(boss, id, {}), "renewals.over");
  look(boss, [&](const work::View& view) {
    const auto seen = renewals::show_task(view, {id});
    ASSERT_TRUE(seen.ok());
    EXPECT_EQ(seen->task.cause, Cause::closed);
    EXPECT_EQ(seen->task.reason, "merged");
    ASSERT_EQ(seen->records.size(), 2u);
    EXPECT_EQ(seen->records[0].expected_amount, 6'000_yuan);
    EXPECT_EQ(seen->records[1].remark, "no answer");
  });
  EXPECT_EQ(sweep(), 0) << "it does not come back";
}

TEST_P(Renewals, are_seen_and_processed_by_role) {
  const auto distributor = partner(partners::PartnerKind::distributor);
  const auto reseller = partner(partners::PartnerKind::reseller, distributor);
  const auto theirs = customer(reseller);
  ours = distributor;
  EXPECT_EQ(top_up(distributor, 10'000'000), "");
  EXPECT_EQ(act(distributor.tenant, administrator(distributor),
                [&](work::Work& work) {
                  return funds::allocate_to_reseller(work, {reseller.id, 9'000_yuan, "", "console"});
                }),
            "");
  ours = reseller;
  large(theirs);
  to_december();
  EXPECT_TRUE(tasks(administrator(distributor)).empty()) << "its own customers'";
  renewals::TaskQuery query;
  query.of_resellers = true;
  ASSERT_EQ(tasks(administrator(distributor), query).size(), 1u);
  const auto id = tasks(administrator(reseller)).front().id;
  EXPECT_EQ(processes(administrator(reseller), id, {}), "renewals.distributor_processes");
  EXPECT_EQ(processes(administrator(distributor), id, {}), "");
  auto manager = administrator(reseller);
  manager.person = access::PersonId(77);
  manager.rows = access::Rows::own;
  EXPECT_TRUE(tasks(manager).empty()) << "somebody else looks after the customer";
}

TEST_P(Renewals, are_told_to_who_may_process_and_end_with_the_relation) {
  large(acme);
  to_december();
  EXPECT_EQ(told("renewals.task").size(), 1u);
  disassociate(ours, acme);
  sweep();
  EXPECT_EQ(only().cause, Cause::parted);
}

TEST_P(Renewals, files_are_of_half_a_year_at_most) {
  const auto write = [&](const renewals::TaskQuery& query) {
    Said said;
    look(administrator(ours), [&](const work::View& view) {
      const auto done = renewals::export_tasks(view, query, [](std::string_view) {});
      said = done ? std::string() : done.refusal().code->id;
    });
    return said;
  };
  renewals::TaskQuery query;
  EXPECT_EQ(write(query), "renewals.long_range");
  query.expires_from = Day::parse("2026-10-01");
  query.expires_to = Day::parse("2027-04-03");
  EXPECT_EQ(write(query), "");
  query.expires_to = Day::parse("2027-04-04");
  EXPECT_EQ(write(query), "renewals.long_range");
}

}  // namespace
}  // namespace pc::rooms
