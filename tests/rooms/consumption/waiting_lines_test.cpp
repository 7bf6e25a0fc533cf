// Lines that wait: for a mapping, a rate or an operator's word; what a later delivery makes of them, and mappings
// by date.
#include "delivery_desk.hpp"
#include "market/joining/associate.hpp"

namespace pc::rooms {
namespace {

using Lines = std::vector<BillLine>;
const access::Principal k_operator = access::system_principal("operator");

BillLine on(const std::string& day, const std::string& cost = "1.00", const std::string& resource = "r-1") {
  BillLine line;
  line.cost = cost;
  line.resource = resource;
  line.from = day + "T02:00:00Z", line.to = day + "T03:00:00Z";
  return line;
}

class WaitingLines : public DeliveryDesk {
 protected:
  /// "account/reason lines sum currency", most lines first.
  std::vector<std::string> waiting() {
    std::vector<std::string> all;
    database().read([&](db::Reader& reader) {
      all.clear();
      for (const auto& group : consumption::waiting_groups(reader))
        all.push_back(group.billing_account_id + "/" + group.reason + " " + std::to_string(group.lines) +
                      " " + group.billed_cost.without_trailing_zeros().text() + " " + group.currency);
    });
    return all;
  }
  std::int64_t mapping_id() {
    static const db::Statement newest{"waiting_lines_test.mapping",
                                      "SELECT MAX(mapping_id) FROM bill_mapping WHERE tenant_id = $1"};
    std::int64_t id = 0;
    database().read([&](db::Reader& reader) { id = reader.one(newest, {std::int64_t{0}}).integer(0); });
    return id;
  }
  /// How many there are, as a page of one row tells, and its file.
  std::pair<std::string, std::string> list(const std::string& path) {
    edge::Routes routes;
    consumption::add_routes(routes);
    std::pair<std::string, std::string> told;
    look(k_operator, [&](const work::View& view) {
      told = {};
      for (const auto& route : routes.all()) {
        if ((route->path != path && route->path != path + "/export") || (!route->read && !route->download))
          continue;
        const auto in = route->decode(*wire::Json::parse(R"({"limit":1})"), {}).value();
        if (route->read) {
          const auto page = *wire::Json::parse(route->read(view, in.get()).value());
          told.first = page.find("total")->text + " " + std::to_string(page.find("items")->items.size());
        } else if (route->download) {
          const auto write = [&](std::string_view text) { told.second += text; };
          EXPECT_TRUE(route->download(view, in.get(), write));
        }
      }
    });
    return told;
  }
  static std::string code(const Outcome& outcome) { return outcome ? "" : std::string(outcome.refusal().code->id); }
  template <class T>
  static std::string code(const Result<T>& result) {
    return result ? "" : std::string(result.refusal().code->id) + " " + result.refusal().allowed;
  }
  Said end(std::int64_t mapping, const char* day) {
    return act(TenantId(), k_operator,
               [&](work::Work& work) { return consumption::end_mapping(work, mapping, *Day::parse(day)); });
  }
};
PC_ON_BOTH_ENGINES(WaitingLines)

using Texts = std::vector<std::string>;

TEST_P(WaitingLines, land_when_their_account_is_mapped_and_lists_count_those_of_now) {
  const auto report = deliver(Lines{on("2026-11-07"), on("2026-11-08", "2.00")});
  EXPECT_EQ(said(report), "waiting 2");
  EXPECT_EQ(waiting(), Texts{"A-1/account 2 3 CNY"});
  map("A-1", theirs);
  EXPECT_EQ(waiting(), Texts{});
  EXPECT_EQ(run_of(report).lines_waiting, 0);
  EXPECT_EQ(run_of(report).lines_landed, 2);
  EXPECT_EQ(has(theirs).arrears, 300);
  EXPECT_EQ(said(deliver(Lines{on("2026-11-07"), on("2026-11-08", "2.00")})), "known 2");
}

TEST_P(WaitingLines, are_counted_on_a_short_page_and_written_to_a_file) {
  auto dollars = on("2026-11-08", "2.00");
  dollars.currency = "USD";
  deliver(Lines{on("2026-11-07"), on("2026-11-07", "1.25", "r-2"), dollars});
  const auto [page, file] = list("/api/v1/waiting-accounts");
  EXPECT_EQ(page, "2 1");
  EXPECT_NE(file.find(",2,CNY,2.25"), std::string::npos) << file;
  EXPECT_NE(file.find(",1,USD,2"), std::string::npos) << file;
}

TEST_P(WaitingLines, have_mappings_that_are_counted_on_a_short_page_and_written_to_a_file) {
  map("A-1", theirs);
  map("A-2", theirs, "sub");
  const auto [page, file] = list("/api/v1/mappings");
  EXPECT_EQ(page, "2 1");
  EXPECT_NE(file.find("A-1,,"), std::string::npos) << file;
  EXPECT_NE(file.find("A-2,sub,"), std::string::npos) << file;
}

TEST_P(WaitingLines, change_and_go_with_what_is_reported) {
  const auto first = deliver(Lines{on("2026-11-07"), on("2026-11-08", "2.00")});
  EXPECT_EQ(said(deliver(Lines{on("2026-11-07", "1.50")}, "snapshot")), "changed 1, gone 1");
  EXPECT_EQ(waiting(), Texts{"A-1/account 1 1.5 CNY"});
  EXPECT_EQ(run_of(first).lines_waiting, 1);
  map("A-1", theirs);
  EXPECT_EQ(has(theirs).arrears, 150);
  EXPECT_EQ(run_of(first).lines_waiting, 0);
}

TEST_P(WaitingLines, of_a_mapped_account_without_a_rate_say_so_and_land_with_the_rate) {
  auto line = on("2026-11-07", "10.00");
  line.currency = "USD";
  map("A-1", theirs);
  const auto report = deliver({line});
  EXPECT_EQ(said(report), "waiting 1");
  EXPECT_EQ(waiting(), Texts{"A-1/rate 1 10 USD"});
  set_rate("USD", Decimal(7, 0), *Day::parse("2026-11-08"));
  EXPECT_EQ(consumption::land_after_rates(database()), 0) << "of a later day";
  set_rate("USD", Decimal(7, 0), *Day::parse("2026-11-01"));
  EXPECT_EQ(consumption::land_after_rates(database()), 1);
  EXPECT_EQ(has(theirs).arrears, 7'000);
  EXPECT_EQ(run_of(report).lines_waiting, 0);
}

TEST_P(WaitingLines, mapped_before_there_is_a_rate_land_when_the_mapping_is_run_again) {
  auto line = on("2026-11-07", "10.00");
  line.currency = "USD";
  deliver({line});
  map("A-1", theirs);
  EXPECT_EQ(waiting(), Texts{"A-1/rate 1 10 USD"}) << "it waits for something else now";
  set_rate("USD", Decimal(7, 0), *Day::parse("2026-11-01"));
  const auto run = consumption::run_mapping(database(), mapping_id());
  ASSERT_TRUE(run.ok());
  EXPECT_EQ(run->lines_landed, 1);
  EXPECT_EQ(run->amount_charged.in_fen(), 7'000);
  EXPECT_EQ(consumption::run_mapping(database(), mapping_id())->lines_landed, 0);
  EXPECT_EQ(code(consumption::run_mapping(database(), 1)), "mappings.unknown ");
}

TEST_P(WaitingLines, of_currencies_with_many_zeros_add_up_whatever_they_come_to) {
  auto line = on("2026-11-07", "5000000000000.25");
  line.currency = "IDR";
  auto other = line;
  other.resource = "r-2";
  EXPECT_EQ(said(deliver({line, other})), "waiting 2");
  EXPECT_EQ(waiting(), Texts{"A-1/account 2 10000000000000.5 IDR"});
}

TEST_P(WaitingLines, that_nobody_can_pay_in_yuan_wait_on) {
  auto line = on("2026-11-07", "9000000000000.00");
  line.currency = "USD";
  set_rate("USD", Decimal(71, 1), *Day::parse("2026-11-01"));
  EXPECT_EQ(said(deliver({line})), "waiting 1");
  map("A-1", theirs);
  EXPECT_EQ(waiting(), Texts{"A-1/account 1 9000000000000 USD"});
  EXPECT_EQ(said(deliver({on("2026-11-07", "1.00")}, "snapshot")), "landed 1, gone 1");
  EXPECT_EQ(waiting(), Texts{});
}

TEST_P(WaitingLines, land_at_the_start_when_they_can) {
  auto line = on("2026-11-07", "10.00");
  line.currency = "USD";
  map("A-1", theirs);
  deliver({line});
  set_rate("USD", Decimal(7, 0), *Day::parse("2026-11-01"));
  consumption::resume(database());
  EXPECT_EQ(has(theirs).arrears, 7'000);
  EXPECT_EQ(waiting(), Texts{});
}

TEST_P(WaitingLines, dated_far_ahead_wait_for_a_word_and_land_or_are_dropped_by_it) {
  map("A-1", theirs);
  const auto report = deliver(Lines{on("2026-12-24"), on("2031-02-01", "5.00"), on("2031-03-01", "7.00", "r-2")});
  EXPECT_EQ(said(report), "landed 1, waiting 2");
  EXPECT_EQ(waiting(), Texts{"A-1/word 2 12 CNY"});
  EXPECT_EQ(has(theirs).arrears, 100);
  map("A-2", theirs);
  consumption::resume(database());
  EXPECT_EQ(has(theirs).arrears, 100) << "nothing but a word lets them land";
  EXPECT_EQ(consumption::agree_to(database(), {"A-9", {}, {}, {}}).landed, 0);
  EXPECT_EQ(consumption::drop_waiting(database(), {"A-1", {}, {}, "USD"}), 0);
  EXPECT_EQ(consumption::agree_to(database(), {"A-1", "sub", {}, "CNY"}).landed, 2);
  EXPECT_EQ(has(theirs).arrears, 1'300);
  EXPECT_EQ(run_of(report).lines_waiting, 0);
}

TEST_P(WaitingLines, that_were_dropped_are_known_and_never_charged) {
  map("A-1", theirs);
  const auto report = deliver(Lines{on("2026-11-07"), on("2031-02-01", "5.00")});
  EXPECT_EQ(consumption::drop_waiting(database(), {"A-1", {}, {}, {}}), 1);
  EXPECT_EQ(waiting(), Texts{});
  EXPECT_EQ(run_of(report).lines_waiting, 0);
  EXPECT_EQ(said(deliver(Lines{on("2026-11-07"), on("2031-02-01", "5.00")}, "snapshot")), "known 2");
  EXPECT_EQ(said(deliver(Lines{on("2026-11-07"), on("2031-02-01", "6.00")}, "snapshot")), "known 1, changed 1");
  EXPECT_EQ(said(deliver(Lines{on("2026-11-07")}, "snapshot")), "known 1, gone 1");
  EXPECT_EQ(has(theirs).arrears, 100);
}

TEST_P(WaitingLines, pages_begin_with_the_newest_cycle_that_has_begun) {
  map("A-1", theirs);
  deliver(Lines{on("2026-11-07"), on("2027-01-07")});
  database().read([&](db::Reader& reader) {
    const auto page = consumption::list_lines({reader, administrator(ours), now}, {});
    ASSERT_EQ(page->items.size(), 1u);
    EXPECT_EQ(page->items[0].cycle.text(), "2026-11");
  });
}

TEST_P(WaitingLines, follow_mappings_by_the_day_of_consumption) {
  const auto second = customer(ours);
  map("A-1", theirs);
  const auto changed = consumption::change_mapping(database(), k_operator, mapping_id(),
                                                   *Day::parse("2026-11-10"), second.id.value);
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(said(deliver(Lines{on("2026-11-09"), on("2026-11-10", "2.00")})), "landed 2");
  EXPECT_EQ(has(theirs).arrears, 100);
  EXPECT_EQ(has(second).arrears, 200);
  EXPECT_EQ(said(deliver(Lines{on("2026-11-09", "1.10"), on("2026-11-10", "2.20")}, "snapshot")), "changed 2");
  EXPECT_EQ(has(theirs).arrears, 110) << "a difference goes to whom the line was charged";
  EXPECT_EQ(has(second).arrears, 220);
}

TEST_P(WaitingLines, of_an_ended_mapping_wait_from_the_day_after) {
  map("A-1", theirs);
  ASSERT_EQ(end(mapping_id(), "2026-11-10"), "");
  EXPECT_EQ(said(deliver(Lines{on("2026-11-10"), on("2026-11-11", "2.00")})), "landed 1, waiting 1");
  const auto second = customer(ours);
  const auto mapped = consumption::map_account(
      database(), k_operator, {"A-1", "", second.id.value, Day::parse("2026-11-11"), std::nullopt});
  ASSERT_TRUE(mapped.ok());
  EXPECT_EQ(mapped->lines_landed, 1);
  EXPECT_EQ(has(second).arrears, 200);
}

TEST_P(WaitingLines, mappings_of_one_account_do_not_overlap) {
  const auto from_to = [&](const char* from, const char* to) {
    consumption::NewMapping wanted{"A-1", "", theirs.id.value};
    if (from != nullptr) wanted.from = Day::parse(from);
    if (to != nullptr) wanted.to = Day::parse(to);
    return code(consumption::map_account(database(), k_operator, wanted));
  };
  EXPECT_EQ(from_to("2026-11-01", "2026-11-10"), "");
  EXPECT_EQ(from_to("2026-11-10", nullptr), "mappings.exists 2026-11-01 – 2026-11-10");
  EXPECT_EQ(from_to(nullptr, nullptr), "mappings.exists 2026-11-01 – 2026-11-10");
  EXPECT_EQ(from_to(nullptr, "2026-10-31"), "");
  EXPECT_EQ(from_to("2026-11-11", nullptr), "");
  EXPECT_EQ(from_to("2027-11-11", nullptr), "mappings.exists 2026-11-11 –");
  EXPECT_EQ(from_to("2026-11-11", "2026-11-10"), "invalid_value ≥ 2026-11-11");
  map("A-1", theirs, "sub");
  EXPECT_EQ(code(consumption::map_account(database(), k_operator, {"A-1", "", 4'711})), "customers.unknown ");
}

TEST_P(WaitingLines, a_mapping_that_is_ended_before_it_began_never_held) {
  map("A-1", theirs);
  const auto id = mapping_id();
  EXPECT_EQ(code(consumption::change_mapping(database(), k_operator, id, *Day::parse("2026-11-10"), 4'711)),
            "customers.unknown ");
  EXPECT_EQ(code(consumption::change_mapping(database(), k_operator, 1, *Day::parse("2026-11-10"),
                                             theirs.id.value)),
            "mappings.unknown ");
  ASSERT_EQ(end(id, "1969-12-31"), "");
  EXPECT_EQ(end(id, "2026-11-10"), "mappings.unknown");
  EXPECT_EQ(said(deliver({on("2026-11-07")})), "waiting 1");
  map("A-1", theirs);
  EXPECT_EQ(waiting(), Texts{});
}

TEST_P(WaitingLines, land_where_their_customer_was_served_at_the_time) {
  const auto others = partner();
  map("A-1", theirs);
  disassociate(ours, theirs);
  now = now.plus_seconds(3'600);
  clock_.stop_at(now);
  ASSERT_EQ(act(others.tenant, administrator(others),
                [&](work::Work& work) {
                  auto gone = *customers::find_anywhere(work.tx, theirs.id);
                  return joining::associate_again(work, gone,
                                                  {others, customers::Association::resale, {}, {}, true});
                }),
            "");
  EXPECT_EQ(said(deliver(Lines{on("2026-11-07", "1.00"), on("2026-11-26", "2.00", "r-2")})), "landed 2");
  std::int64_t here = 0, there = 0;
  database().read([&](db::Reader& reader) {
    const auto of = [&](const partners::Partner& partner) {
      consumption::LineQuery query;
      query.from = Day{0};
      return consumption::list_lines({reader, administrator(partner), now}, query)->payable_total.in_fen();
    };
    here = of(ours);
    there = of(others);
  });
  EXPECT_EQ(here, 100);
  EXPECT_EQ(there, 200);
}

}  // namespace
}  // namespace pc::rooms
