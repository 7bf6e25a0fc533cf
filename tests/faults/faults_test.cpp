// Every call of the engine fails once, in every way, while an act runs: it is done whole or not at all, whatever it
// answered, and the books are right.
#include <fstream>

#include "faulty.hpp"
#include "relations.hpp"
#include "sales/consumption/bill_kind.hpp"
#include "sales/consumption/mapping/mapping.hpp"
#include "support/contents.hpp"

namespace pc::faults {
namespace {

using db::Failure;
using rooms::Held;
using rooms::Said;

struct Way {
  const char* name;
  Failure failure;
  bool afterwards = false;
};
constexpr Way k_ways[] = {{"a lost answer", Failure::unknown, true},
                          {"a lost question", Failure::unknown},
                          {"a full disk", Failure::full},
                          {"a lost connection", Failure::lost},
                          {"a deadlock", Failure::retry},
                          {"a clash", Failure::constraint},
                          {"a wrong statement", Failure::bug}};
constexpr int k_calls_most = 500;

/// What is done again and again. `done` tells whether it has happened, and once only.
struct Act {
  std::function<void()> prepare;
  std::function<Said()> run;
  std::function<bool()> done;
};

class Faults : public rooms::Relations {
 protected:
  void SetUp() override {
    db::Options options;
    options.lanes = 1;
    options.between = [this](auto inner) { return faulty(std::move(inner), plan_); };
    open(options);
    Relations::SetUp();
    ours = partner();
    theirs = customer(ours);
    ASSERT_EQ(top_up(ours, 1'000'000), "");
  }

  /// Runs the act with one failing call. What is wrong afterwards, or nothing.
  std::string trouble_of(const Act& act, const Way& way, int call) {
    act.prepare();
    const auto before = support::contents_of(storage());
    const Said said = run(act, way, call);
    const auto changed = support::difference(before, support::contents_of(storage()));
    if (said.empty()) return act.done() ? "" : "answered as done, and it is not";
    if (changed.empty()) return act.done() ? "nothing was written, and it seems done" : "";
    const bool may_be_done = way.failure == Failure::unknown;
    if (may_be_done && act.done()) return "";
    return "answered \"" + said + "\", and there remains\n" + changed;
  }

  Said run(const Act& act, const Way& way, int call) {
    plan_ = {call, way.failure, way.afterwards};
    const Said said = act.run();
    happened_ = plan_.happened();
    plan_ = {};
    return said;
  }

  /// Each call fails once in each way, until there is none left to fail.
  template <class Trouble>
  void every_call_fails(std::span<const Way> ways, const Trouble& trouble) {
    for (const Way& way : ways) {
      int call = 1;
      for (; call < k_calls_most; ++call) {
        EXPECT_EQ(trouble(way, call), "") << way.name << " at call " << call;
        if (!happened_ || HasFailure()) break;
      }
      EXPECT_GT(call, 3) << "an act calls the engine more often";
      ASSERT_EQ(findings(), std::vector<std::string>{}) << way.name;
    }
  }
  void every_call_fails(const Act& act) {
    every_call_fails(k_ways, [&](const Way& way, int call) { return trouble_of(act, way, call); });
  }

  partners::Partner ours;
  customers::Customer theirs;
  bool happened_ = false;

 private:
  Plan plan_;
};
PC_ON_BOTH_ENGINES(Faults)

TEST_P(Faults, an_allocation_is_whole) {
  Held before;
  every_call_fails({[&] { before = has(theirs); }, [&] { return allocate(ours, theirs, 100); },
                    [&] { return has(theirs).topup == before.topup + 100; }});
}

TEST_P(Faults, a_reclaim_is_whole) {
  ASSERT_EQ(allocate(ours, theirs, 500'000), "");
  Held before;
  every_call_fails({[&] { before = has(theirs); }, [&] { return reclaim(ours, theirs, 100); },
                    [&] { return has(theirs).topup == before.topup - 100; }});
}

TEST_P(Faults, a_disassociation_is_whole) {
  Held given;
  every_call_fails({[&] {
                      theirs = customer(ours);
                      given = can_give(ours);
                      ASSERT_EQ(allocate(ours, theirs, 700), "");
                      ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
                    },
                    [&] { return decide(person_of(theirs), true); },
                    [&] {
                      return association_of(theirs) == customers::Association::none &&
                             has(theirs) == Held{} && can_give(ours) == given;
                    }});
}

/// The head of a bill and two lines of 1.00 of a day.
std::string bill(const std::string& account) {
  std::string text =
      "BillingAccountId,BillingAccountName,BillingCurrency,BilledCost,ListCost,EffectiveCost,ContractedCost,"
      "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,BillingPeriodStart,"
      "BillingPeriodEnd,"
      "ProviderName,PublisherName,InvoiceIssuerName,ServiceCategory,ServiceName,"
      "PricingQuantity,PricingUnit,SubAccountId,ResourceId\n";
  for (const char* line : {"a", "b"})
    text +=
        account + ",Test,CNY,1.00,1.00,1.00,1.00,Usage,Test,2026-10-05 00:00:00,2026-10-05 01:00:00,"
        "2026-10-01 00:00:00,2026-11-01 00:00:00,Cloud,Cloud,Cloud,Compute,Servers,1,Hours,sub," +
        line + "\n";
  return text;
}

// An import is many transactions. Cut off anywhere, it is whole once it has been run again, and nothing counts twice.
TEST_P(Faults, an_import_that_was_cut_off_is_whole_when_it_is_run_again) {
  const auto importer = access::system_principal("operator");
  const support::ScratchFolder files("bills");
  int number = 0;
  every_call_fails(std::span(k_ways).first(4), [&](const Way& way, int call) -> std::string {
    const auto account = "account-" + std::to_string(++number);
    EXPECT_TRUE(consumption::map_account(database(), importer, {account, "", theirs.id.value}).ok());
    const auto before = has(theirs).arrears;
    const auto path = files.write("bill.csv", bill(account));
    const auto import = [&]() -> Said {
      try {
        return imports::import_file(database(), consumption::k_bills, path, "bill.csv", importer).error;
      } catch (const std::exception& error) {
        return error.what();
      }
    };
    const Said said = run({{}, import, {}}, way, call);
    if (!said.empty())
      if (const Said again = import(); !again.empty()) return "it cannot be run again: " + again;
    const auto charged = has(theirs).arrears - before;
    return charged == 200 ? "" : "charged " + std::to_string(charged) + " after \"" + said + '"';
  });
}

TEST_P(Faults, an_act_in_two_halves_is_noticed) {
  Held before;
  const Act halves{[&] { before = has(theirs); },
                   [&] {
                     const Said first = allocate(ours, theirs, 100);
                     const Said second = allocate(ours, theirs, 100);
                     return first + second;
                   },
                   [&] { return has(theirs).topup == before.topup + 200; }};
  int noticed = 0;
  happened_ = true;
  for (int call = 1; call < k_calls_most && happened_; ++call)
    if (!trouble_of(halves, {"a wrong statement", Failure::bug}, call).empty()) ++noticed;
  EXPECT_GT(noticed, 3);
}

}  // namespace
}  // namespace pc::faults
