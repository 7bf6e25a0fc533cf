// A manager sees their customers, a supervisor their team's: in lists, details, statements, sums, exports and acts.
#include <rapidcheck.h>

#include "market/customers/spending/spending.hpp"
#include "money/funds/account_statement.hpp"
#include "money/funds/adjustments.hpp"
#include "platform/base/masked.hpp"
#include "sales/consumption/dashboard.hpp"
#include "team.hpp"
#include "views/directory/customer_list.hpp"

namespace pc::rooms {
namespace {

constexpr std::int64_t k_day = 86'400;

class RowScope : public Team {
 protected:
  void SetUp() override {
    Team::SetUp();
    annas = customer(ours);
    coras = customer(ours);
    nobodys = customer(ours);
    ASSERT_EQ(top_up(ours, 100'000), "");
    now = now.plus_seconds(k_day);
    ASSERT_EQ(assign(annas, anna), "");
    ASSERT_EQ(assign(coras, cora), "");
  }

  std::vector<std::string> customers_of(const access::Principal& who,
                                        const directory::CustomerQuery& query = {}) {
    const auto page =
        see(who, [&](const work::View& view) { return *directory::list_customers(view, query); });
    EXPECT_EQ(page.total, static_cast<std::int64_t>(page.items.size()))
        << "the count sees what the page sees";
    std::vector<std::string> names;
    for (const auto& row : page.items) names.push_back(row.name);
    std::sort(names.begin(), names.end());
    return names;
  }
  Said detail(const access::Principal& who, const customers::Customer& customer) {
    return see(who, [&](const work::View& view) {
      const auto shown = directory::show_customer(view, {customer.id});
      return shown ? std::string() : std::string(shown.refusal().code->id);
    });
  }
  std::int64_t adjustments_of(const access::Principal& who) {
    return see(who, [&](const work::View& view) { return funds::list_adjustments(view, {})->total; });
  }
  std::string exported(const access::Principal& who) {
    return see(who, [&](const work::View& view) {
      std::string text;
      const auto write = [&](std::string_view part) { text += part; };
      EXPECT_TRUE(directory::export_customers(view, {}, write).ok());
      EXPECT_TRUE(funds::export_adjustments(view, {}, write).ok());
      consumption::LineQuery lines;
      lines.from = Day{0};
      EXPECT_TRUE(consumption::export_lines(view, lines, write).ok());
      return text;
    });
  }

  customers::Customer annas, coras, nobodys;
};
PC_ON_BOTH_ENGINES(RowScope)

TEST_P(RowScope, of_lists_and_their_counts) {
  EXPECT_EQ(customers_of(administrator(ours)).size(), 3u);
  EXPECT_EQ(customers_of(as_manager(anna)), std::vector{annas.name});
  EXPECT_EQ(customers_of(as_manager(bert)), std::vector<std::string>{});
  EXPECT_EQ(customers_of(as_supervisor(boss)), std::vector{annas.name});
  EXPECT_EQ(customers_of(as_supervisor(access::PersonId(4'711))), std::vector<std::string>{});
  EXPECT_EQ(customers_of(as_manager(access::PersonId())), std::vector<std::string>{}) << "nobody has no rows";
}

TEST_P(RowScope, is_not_widened_by_filters_and_sorting) {
  directory::CustomerQuery query;
  query.manager_id = cora;
  EXPECT_EQ(customers_of(administrator(ours), query), std::vector{coras.name});
  EXPECT_EQ(customers_of(as_manager(anna), query), std::vector<std::string>{});
  query.manager_id.reset();
  query.unassigned = true;
  EXPECT_EQ(customers_of(administrator(ours), query), std::vector{nobodys.name});
  EXPECT_EQ(customers_of(as_manager(anna), query), std::vector<std::string>{});
  query = {};
  query.customer_id = coras.id;
  EXPECT_EQ(customers_of(as_supervisor(boss), query), std::vector<std::string>{});
  query = {};
  query.sort = Text<1, 64>{"-name"};
  EXPECT_EQ(customers_of(as_manager(cora), query), std::vector{coras.name});
}

TEST_P(RowScope, makes_customers_of_others_look_missing) {
  customers::Customer nobody = annas;
  nobody.id = customers::CustomerId(42);
  for (const auto* other : {&coras, &nobodys}) {
    EXPECT_EQ(detail(as_manager(anna), *other), detail(as_manager(anna), nobody));
    EXPECT_EQ(detail(as_supervisor(boss), *other), "customers.unknown");
  }
  EXPECT_EQ(detail(as_manager(anna), annas), "");
  EXPECT_EQ(detail(as_supervisor(boss), annas), "");
  EXPECT_EQ(see(as_manager(anna),
                [&](const work::View& view) {
                  funds::CustomerStatementQuery query;
                  query.customer_id = coras.id;
                  return std::string(funds::list_customer_statement(view, query).refusal().code->id);
                }),
            "customers.unknown");
}

TEST_P(RowScope, holds_for_acts_as_well) {
  const auto give = [&](const access::Principal& who, const customers::Customer& customer) {
    return act(ours.tenant, who, [&](work::Work& work) {
      funds::Allocate input;
      input.customer_id = customer.id;
      input.amount = Money::fen(100);
      return funds::allocate(work, input);
    });
  };
  const auto take = [&](const access::Principal& who, const customers::Customer& customer) {
    return act(ours.tenant, who, [&](work::Work& work) {
      funds::Reclaim input;
      input.customer_id = customer.id;
      input.amount = Money::fen(50);
      return funds::reclaim(work, input);
    });
  };
  EXPECT_EQ(give(as_manager(anna), coras), "funds.not_your_customer");
  EXPECT_EQ(give(as_supervisor(boss), nobodys), "funds.not_your_customer");
  EXPECT_EQ(give(as_manager(anna), annas), "");
  EXPECT_EQ(take(as_manager(cora), annas), "funds.not_your_customer");
  EXPECT_EQ(take(as_supervisor(boss), annas), "");
}

TEST_P(RowScope, of_adjustments_and_statements_is_that_of_the_periods) {
  now = now.plus_seconds(60);
  ASSERT_EQ(allocate(ours, annas, 100), "");
  now = now.plus_seconds(60);
  ASSERT_EQ(assign(annas, bert), "");
  now = now.plus_seconds(60);
  ASSERT_EQ(allocate(ours, annas, 300), "");
  ASSERT_EQ(allocate(ours, coras, 500), "");
  EXPECT_EQ(adjustments_of(administrator(ours)), 3);
  EXPECT_EQ(adjustments_of(as_manager(anna)), 1) << "what happened in her time stays hers";
  EXPECT_EQ(adjustments_of(as_manager(bert)), 1);
  EXPECT_EQ(adjustments_of(as_supervisor(boss)), 2);
  const auto statement = [&](const access::Principal& who) {
    return see(who, [&](const work::View& view) {
      funds::CustomerStatementQuery query;
      query.customer_id = annas.id;
      const auto rows = funds::list_customer_statement(view, query);
      return rows ? rows->total : -1;
    });
  };
  EXPECT_EQ(statement(administrator(ours)), 2);
  EXPECT_EQ(statement(as_manager(bert)), 1) << "what was before their time is not theirs";
  EXPECT_EQ(statement(as_manager(anna)), -1) << "she does not look after it any more";
  EXPECT_EQ(statement(as_supervisor(boss)), 2);
}

TEST_P(RowScope, of_a_partners_statement_hides_whom_a_line_concerns) {
  now = now.plus_seconds(60);
  ASSERT_EQ(allocate(ours, annas, 100), "");
  ASSERT_EQ(allocate(ours, coras, 100), "");
  const auto named = [&](const access::Principal& who) {
    return see(who, [&](const work::View& view) {
      std::vector<std::string> names;
      const auto rows = *funds::list_statement(view, {});
      for (const auto& row : rows.items)
        if (row.customer_name) names.push_back(*row.customer_name);
      return names;
    });
  };
  EXPECT_EQ(named(administrator(ours)).size(), 2u);
  EXPECT_EQ(named(as_manager(anna)), std::vector{annas.name});
}

TEST_P(RowScope, of_exports_is_that_of_the_lists) {
  consume(annas, now, 100);
  consume(coras, now, 200);
  now = now.plus_seconds(60);
  ASSERT_EQ(allocate(ours, annas, 100), "");
  ASSERT_EQ(allocate(ours, coras, 100), "");
  const auto shown = [](const customers::Customer& one) { return masked(Mask::name, one.name); };
  ASSERT_NE(shown(annas), shown(coras));
  const auto text = exported(as_manager(anna));
  EXPECT_NE(text.find(shown(annas)), std::string::npos);
  EXPECT_EQ(text.find(shown(coras)), std::string::npos);
  EXPECT_EQ(text.find(shown(nobodys)), std::string::npos);
  EXPECT_NE(exported(administrator(ours)).find(shown(coras)), std::string::npos);
}

TEST_P(RowScope, lines_count_by_the_exact_time_and_sums_from_the_next_day) {
  const Instant assigned = now;
  consume(annas, assigned.plus_seconds(-60), 1);
  consume(annas, assigned.plus_seconds(60), 10);
  consume(annas, assigned.plus_seconds(k_day), 100);
  EXPECT_EQ(lines_of(administrator(ours)), (std::pair<std::int64_t, std::int64_t>{3, 111}));
  EXPECT_EQ(lines_of(as_manager(anna)), (std::pair<std::int64_t, std::int64_t>{2, 110}));
  EXPECT_EQ(lines_of(as_supervisor(boss)), (std::pair<std::int64_t, std::int64_t>{2, 110}));
  EXPECT_EQ(lines_of(as_manager(cora)), (std::pair<std::int64_t, std::int64_t>{0, 0}));
  const auto sum = [&](const access::Principal& who) {
    return see(who, [&](const work::View& view) {
      return consumption::show_trend(view, {})->payable_total.in_fen();
    });
  };
  EXPECT_EQ(sum(administrator(ours)), 111);
  EXPECT_EQ(sum(as_manager(anna)), 100);
  EXPECT_EQ(sum(as_supervisor(boss)), 100);
  EXPECT_EQ(sum(as_manager(cora)), 0);
}

TEST_P(RowScope, of_what_was_spent_this_month_is_that_of_the_days) {
  const auto spent = [&](const access::Principal& who, const customers::Customer& customer) {
    return see(who, [&](const work::View& view) {
      return directory::show_customer(view, {customer.id})->customer.spent.in_fen();
    });
  };
  const auto who_spent = [&](const access::Principal& who, std::optional<std::int64_t> from,
                             std::optional<std::int64_t> to) {
    directory::CustomerQuery query;
    if (from) query.spent_from = Money::fen(*from);
    if (to) query.spent_to = Money::fen(*to);
    return customers_of(who, query);
  };
  using Names = std::vector<std::string>;
  consume(annas, now.plus_seconds(-60), 1);
  consume(annas, now.plus_seconds(k_day), 100);
  consume(coras, now.plus_seconds(k_day), 7);
  now = now.plus_seconds(2 * k_day);
  EXPECT_EQ(spent(administrator(ours), annas), 101);
  EXPECT_EQ(spent(as_manager(anna), annas), 100) << "of their days";
  EXPECT_EQ(spent(as_supervisor(boss), annas), 100);
  const auto own = see(administrator(ours), [&](const work::View& view) {
    return customers::spent_in(view.reader, annas.tenant, annas.id, BillCycle::of(now)).in_fen();
  });
  EXPECT_EQ(own, 101) << "the customer sees all of it";
  EXPECT_EQ(who_spent(administrator(ours), 101, {}), Names{annas.name});
  EXPECT_EQ(who_spent(administrator(ours), 8, 100), Names{});
  EXPECT_EQ(who_spent(administrator(ours), {}, 7).size(), 2u) << "also who spent nothing";
  EXPECT_EQ(who_spent(administrator(ours), {}, 0), Names{nobodys.name});
  EXPECT_EQ(who_spent(as_manager(anna), 100, {}), Names{annas.name});
  EXPECT_EQ(who_spent(as_manager(anna), 101, {}), Names{}) << "not even by filters does one learn of earlier days";
  EXPECT_EQ(who_spent(as_supervisor(boss), {}, 100), Names{annas.name});
  now = now.plus_seconds(31 * k_day);
  EXPECT_EQ(spent(administrator(ours), annas), 0) << "a new month";
  const auto refused = see(administrator(ours), [&](const work::View& view) {
    directory::CustomerQuery query;
    query.spent_to = Money::fen(-1);
    return std::string(directory::list_customers(view, query).refusal().field);
  });
  EXPECT_EQ(refused, "spent_to");
}

/// Random assignments and lines, before and after one another: sums by manager, with what nobody looked after, are the
/// total; each manager sees their share and no more; lines follow their exact time; nothing told of days gone by
/// changes.
class ManagerStatistics : public Team {
 protected:
  using Shares = std::map<std::int64_t, std::int64_t>;  // by manager, 0 for nobody; in fen

  Shares shares(const access::Principal& who, std::optional<Day> last = {}) {
    return see(who, [&](const work::View& view) {
      consumption::ShareQuery query;
      query.to = last;
      query.limit.value = 100;
      const auto found = *consumption::show_managers(view, query);
      Shares all;
      std::int64_t total = 0;
      for (const auto& share : found.items) {
        total += share.payable.in_fen();
        all[share.manager_id ? share.manager_id->value : 0] = share.payable.in_fen();
      }
      EXPECT_EQ(total, found.payable_total.in_fen());
      return all;
    });
  }
  std::int64_t trend(const access::Principal& who) {
    return see(who, [&](const work::View& view) {
      return consumption::show_trend(view, {})->payable_total.in_fen();
    });
  }

  void check_one_history() {
    const auto theirs = std::array{customer(ours), customer(ours)};
    const auto staff = std::array{anna, bert, cora, access::PersonId()};
    const Instant start = now;
    Shares before = shares(administrator(ours)), by_day = before, by_line;
    for (const auto person : staff) {
      const auto who = as_manager(person);
      if (person) by_line[person.value] = lines_of(who).second;
    }
    std::vector<Used> lines;
    const int steps = *rc::gen::inRange(3, 9);
    for (int step = 0; step < steps; ++step) {
      now = now.plus_seconds(*rc::gen::inRange<std::int64_t>(600, 3 * k_day));
      const auto place = *rc::gen::inRange<std::size_t>(0, theirs.size());
      const auto manager = *rc::gen::elementOf(std::vector(staff.begin(), staff.end()));
      RC_ASSERT((manager ? assign(theirs[place], manager) : take_back(theirs[place])) == "");
      const Instant at =
          start.plus_seconds(*rc::gen::inRange<std::int64_t>(0, (now.micros - start.micros) / 1'000'000));
      lines.push_back({theirs[*rc::gen::inRange<std::size_t>(0, theirs.size())], at,
                       *rc::gen::inRange<std::int64_t>(1, 10'000)});
    }
    consume(lines);
    for (const auto& used : lines) {
      by_day[manager_at(used.customer, Day::of(used.at).begin()).value] += used.fen;
      by_line[manager_at(used.customer, used.at).value] += used.fen;
    }
    const auto told = shares(administrator(ours));
    for (const auto person : staff) RC_ASSERT(told.contains(person.value) == (by_day[person.value] != 0));
    std::int64_t total = 0;
    for (const auto& [person, fen] : told) {
      RC_ASSERT(fen == by_day[person]);
      total += fen;
    }
    RC_ASSERT(total == trend(administrator(ours)));
    RC_ASSERT(total == lines_of(administrator(ours)).second);
    for (const auto person : {anna, bert, cora}) {
      RC_ASSERT(trend(as_manager(person)) == by_day[person.value]);
      RC_ASSERT(lines_of(as_manager(person)).second == by_line[person.value]);
    }
    RC_ASSERT(trend(as_supervisor(boss)) == by_day[anna.value] + by_day[bert.value]);
    RC_ASSERT(lines_of(as_supervisor(boss)).second == by_line[anna.value] + by_line[bert.value]);
    now = now.plus_seconds(60);
    for (const auto& each : theirs) RC_ASSERT(assign(each, cora) == "");
    RC_ASSERT(shares(administrator(ours)) == told);
    now = now.plus_seconds(k_day);
  }
};
PC_ON_BOTH_ENGINES(ManagerStatistics)

TEST_P(ManagerStatistics, add_up_to_the_total_and_are_never_rewritten) {
  EXPECT_TRUE(rc::check("of any history", [this] { check_one_history(); }));
}

}  // namespace
}  // namespace pc::rooms
