// Four eyes on real engines: a second person agrees or not, exactly one of several wins, and no money stays on hold.
#include <gmock/gmock.h>

#include <random>
#include <thread>

#include "market.hpp"
#include "money/funds/bulk_allocate.hpp"
#include "money/funds/review.hpp"
#include "people/approvals/request_list.hpp"
#include "people/messages/post.hpp"

namespace pc::rooms {
namespace {

using ::testing::StartsWith;

constexpr std::int64_t k_hours_72 = 72 * 3600;
const db::Statement select_open_holds{
    "approvals_test.holds_everywhere",
    "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM hold WHERE state = 'open'"};

class Approvals : public Market {
 protected:
  void SetUp() override {
    Market::SetUp();
    services.keep(approvals::Colleagues{
        [this](db::Reader&, TenantId, std::int64_t, const access::Permission&) { return people; }});
    ours = partner();
    theirs = customer(ours);
    asker = person(1);
    second = person(2);
    ASSERT_EQ(top_up(ours, 1'000'000), "");
    ASSERT_EQ(limit(Money::fen(10'000)), "");
  }
  void TearDown() override {
    EXPECT_EQ(held(), pending()) << "what is on hold is what waits";
    Market::TearDown();
  }
  access::Principal person(std::int64_t id) const {
    auto who = administrator(ours);
    who.person = access::PersonId(id);
    who.name = "Person " + std::to_string(id);
    who.permissions = {"funds.allocate", "funds.reclaim", "approvals.view"};
    return who;
  }
  Said limit(std::optional<Money> threshold) {
    return act(ours.tenant, asker,
               [&](work::Work& work) { return approvals::set_threshold(work, threshold); });
  }
  /// "" when it was done at once, else the request.
  std::string ask(const access::Principal& who, std::int64_t fen, bool reclaims = false,
                  Said* refusal = nullptr) {
    std::string id;
    const auto said = act(ours.tenant, who, [&](work::Work& work) -> Result<Done> {
      const std::string scene = who.machine ? "api" : "console";
      const funds::AllocationInstruction give{ours.tenant,     ours.id, theirs.id, funds::Source::topup,
                                              Money::fen(fen), "",      scene};
      const funds::ReclaimInstruction take{ours.tenant, ours.id, theirs.id, Money::fen(fen), "", scene};
      PC_TRY(waiting, reclaims ? funds::review(work, take) : funds::review(work, give));
      id = waiting ? waiting->request_id : "";
      if (waiting) return Done{};
      PC_TRY(done, reclaims ? funds::carry_out(work, take) : funds::carry_out(work, give));
      static_cast<void>(done);
      return Done{};
    });
    if (refusal != nullptr)
      *refusal = said;
    else
      EXPECT_EQ(said, "");
    return id;
  }
  Said approve(const access::Principal& who, const std::string& id) {
    return act(ours.tenant, who, [&](work::Work& work) {
      return approvals::approve(work, *parse_id_as<approvals::RequestId>(id));
    });
  }
  Said reject(const access::Principal& who, const std::string& id, const std::string& why = "No") {
    return act(ours.tenant, who, [&](work::Work& work) {
      return approvals::reject(work, *parse_id_as<approvals::RequestId>(id), why);
    });
  }
  Said withdraw(const access::Principal& who, const std::string& id) {
    return act(ours.tenant, who, [&](work::Work& work) {
      return approvals::withdraw(work, *parse_id_as<approvals::RequestId>(id));
    });
  }
  std::int64_t held() {
    std::int64_t sum = 0;
    database().read([&](db::Reader& reader) { sum = reader.one(select_open_holds).integer(0); });
    return sum;
  }
  std::int64_t pending() {
    std::int64_t sum = 0;
    database().read([&](db::Reader& reader) {
      sum = 0;
      for (const auto& id : requests) {
        const auto request = approvals::find(reader, ours.tenant, *parse_id_as<approvals::RequestId>(id));
        if (request && request->state == approvals::State::pending) sum += request->amount.in_fen();
      }
    });
    return sum;
  }
  std::string asked(std::int64_t fen, bool reclaims = false) {
    auto id = ask(asker, fen, reclaims);
    if (!id.empty()) requests.push_back(id);
    return id;
  }

  std::vector<access::PersonId> people{access::PersonId(1), access::PersonId(2)};
  std::vector<std::string> requests;
  IdSource made{4};
  partners::Partner ours;
  customers::Customer theirs, other_customer;
  access::Principal asker, second;
};
PC_ON_BOTH_ENGINES(Approvals)

TEST_P(Approvals, up_to_the_threshold_nobody_is_asked) {
  EXPECT_EQ(asked(10'000), "");
  EXPECT_EQ(has(theirs).topup, 10'000);
  EXPECT_EQ(limit(std::nullopt), "");
  EXPECT_EQ(asked(500'000), "");
}

TEST_P(Approvals, are_counted_beyond_a_short_page) {
  ASSERT_NE(asked(10'001), "");
  ASSERT_NE(asked(10'002), "");
  database().read([&](db::Reader& reader) {
    approvals::RequestQuery query;
    query.limit.value = 1;
    const auto found = approvals::list_requests(work::View{reader, asker, now}, query);
    EXPECT_EQ(found->items.size(), 1);
    EXPECT_EQ(found->total, 2);
  });
}

TEST_P(Approvals, many_small_transfers_of_a_day_are_held_to_the_threshold_as_one_is) {
  EXPECT_EQ(asked(6'000), "");
  EXPECT_EQ(asked(4'000), "");
  const auto one_fen = asked(1);
  EXPECT_NE(one_fen, "") << "100.01 for one customer today";
  EXPECT_EQ(has(theirs).topup, 10'000);
  EXPECT_EQ(asked(10'000, true), "") << "the other way is counted by itself";
  other_customer = customer(ours);
  std::swap(theirs, other_customer);
  EXPECT_EQ(asked(10'000), "") << "and so is another customer";
  std::swap(theirs, other_customer);
  EXPECT_EQ(approve(second, one_fen), "") << "what a second person agreed to";
  now = now.plus_seconds(86'400);
  EXPECT_EQ(asked(10'000), "") << "a new day";
}

TEST_P(Approvals, what_is_refused_does_not_count) {
  Said said;
  for (int i = 0; i < 3; ++i) {
    ask(asker, 9'000, true, &said);
    EXPECT_EQ(said, "funds.reclaim_too_much 0.00");
  }
  ASSERT_EQ(allocate(ours, theirs, 10'000), "");
  EXPECT_EQ(asked(10'000, true), "");
}

TEST_P(Approvals, raising_the_threshold_and_switching_it_off_wait_for_a_second_person) {
  const auto wanted = [&](std::optional<Money> threshold) {
    std::string id;
    EXPECT_EQ(act(ours.tenant, asker,
                  [&](work::Work& work) -> Result<Done> {
                    PC_TRY(waiting, approvals::review_threshold(work, threshold));
                    if (waiting)
                      id = waiting->request_id;
                    else
                      PC_CHECK(approvals::set_threshold(work, threshold));
                    return Done{};
                  }),
              "");
    return id;
  };
  EXPECT_EQ(wanted(Money::fen(9'000)), "") << "lowering it is free";
  EXPECT_NE(asked(9'001), "");
  const auto higher = wanted(Money::fen(50'000));
  ASSERT_NE(higher, "");
  EXPECT_NE(asked(9'002), "") << "not yet";
  EXPECT_EQ(approve(asker, higher), "approvals.own_request");
  EXPECT_EQ(approve(second, higher), "");
  EXPECT_EQ(asked(50'000), "");
  const auto off = wanted(std::nullopt);
  ASSERT_NE(off, "");
  EXPECT_EQ(reject(second, off), "");
  EXPECT_NE(asked(50'001), "");
  people = {access::PersonId(1)};
  EXPECT_EQ(wanted(std::nullopt), "") << "nobody else is left";
  EXPECT_EQ(asked(60'000), "");
}

TEST_P(Approvals, above_it_the_money_is_on_hold_until_a_second_person_agrees) {
  const auto id = asked(10'001);
  ASSERT_NE(id, "");
  EXPECT_EQ(has(theirs).topup, 0);
  EXPECT_EQ(can_give(ours).topup, 1'000'000 - 10'001);
  EXPECT_EQ(approve(asker, id), "approvals.own_request");
  EXPECT_EQ(approve(second, id), "");
  EXPECT_EQ(has(theirs).topup, 10'001);
  EXPECT_EQ(can_give(ours).topup, 1'000'000 - 10'001);
  EXPECT_EQ(approve(second, id), "approvals.decided approved");
}

TEST_P(Approvals, rejecting_gives_the_money_back_and_needs_a_reason) {
  const auto id = asked(50'000);
  EXPECT_THAT(reject(second, id, " "), StartsWith("approvals.reason"));
  EXPECT_EQ(reject(asker, id), "approvals.own_request");
  EXPECT_EQ(reject(second, id), "");
  EXPECT_EQ(can_give(ours).topup, 1'000'000);
  EXPECT_EQ(approve(second, id), "approvals.decided rejected");
}

TEST_P(Approvals, who_asked_may_take_it_back) {
  const auto id = asked(50'000);
  EXPECT_EQ(withdraw(second, id), "approvals.not_own_request");
  EXPECT_EQ(withdraw(asker, id), "");
  EXPECT_EQ(can_give(ours).topup, 1'000'000);
}

TEST_P(Approvals, a_reclaim_holds_the_customers_money_and_returns_it) {
  ASSERT_EQ(allocate(ours, theirs, 30'000), "");
  const auto id = asked(20'000, true);
  ASSERT_NE(id, "");
  Said said;
  EXPECT_EQ(ask(asker, 15'000, true, &said), "");
  EXPECT_EQ(said, "funds.reclaim_too_much 100.00");
  EXPECT_EQ(approve(second, id), "");
  EXPECT_EQ(has(theirs).topup, 10'000);
  EXPECT_EQ(can_give(ours).topup, 990'000);
}

TEST_P(Approvals, what_is_not_on_hold_can_be_taken_back_to_the_fen_and_is_what_a_refusal_names) {
  ASSERT_EQ(credit_line(ours, 50'000), "");
  ASSERT_EQ(allocate(ours, theirs, 30'000), "");
  ASSERT_EQ(allocate(ours, theirs, 10'000, funds::Source::credit), "");
  const auto id = asked(30'000, true);  // all that came from top-up
  ASSERT_NE(id, "");
  database().read([&](db::Reader& reader) {
    const auto pots = funds::pots_of(reader, theirs.tenant, {&theirs.id, 1}).at(0);
    EXPECT_EQ(pots.balance(), 400_yuan);
    EXPECT_EQ(pots.on_hold(), 300_yuan);
    EXPECT_EQ(pots.available(), 100_yuan);
  });
  EXPECT_EQ(reclaim(ours, theirs, 15'000), "funds.reclaim_too_much 100.00");
  Said said;
  EXPECT_EQ(ask(asker, 15'000, true, &said), "");
  EXPECT_EQ(said, "funds.reclaim_too_much 100.00") << "a second person is told the same";
  EXPECT_EQ(reclaim(ours, theirs, 10'000), "");
  EXPECT_EQ(has(theirs), (Held{30'000, 0, 0}));
  EXPECT_EQ(reclaim(ours, theirs, 1), "funds.reclaim_too_much 0.00");
  EXPECT_EQ(reject(second, id), "");
  EXPECT_EQ(reclaim(ours, theirs, 10'000), "");
}

TEST_P(Approvals, more_than_there_is_cannot_even_be_asked_for) {
  Said said;
  ask(asker, 1'000'001, false, &said);
  EXPECT_EQ(said, "funds.insufficient 10000.00");
  ask(asker, 20'000, true, &said);
  EXPECT_EQ(said, "funds.reclaim_too_much 0.00");
}

TEST_P(Approvals, after_72_hours_a_request_lapses_and_the_money_is_free) {
  const auto id = asked(50'000);
  now = now.plus_seconds(k_hours_72 - 1);
  EXPECT_EQ(approvals::expire_requests(database(), now), 0);
  now = now.plus_seconds(1);
  EXPECT_EQ(approve(second, id), "approvals.decided expired");
  EXPECT_EQ(approvals::expire_requests(database(), now), 1);
  EXPECT_EQ(approvals::expire_requests(database(), now), 0);
  EXPECT_EQ(can_give(ours).topup, 1'000'000);
}

TEST_P(Approvals, a_request_whose_customer_is_gone_is_not_done_and_stays) {
  const auto id = asked(50'000);
  now = now.plus_seconds(60);
  database().write(ours.tenant, [&](db::Transaction& tx) {
    customers::switch_association(tx, theirs, customers::Association::referral, now);
    return true;
  });
  EXPECT_EQ(approve(second, id), "funds.not_resale");
  EXPECT_EQ(can_give(ours).topup, 950'000) << "still waits";
  EXPECT_EQ(reject(second, id), "");
}

TEST_P(Approvals, somebody_elses_request_is_one_that_does_not_exist) {
  const auto id = asked(50'000);
  const auto other = partner();
  auto stranger = administrator(other);
  stranger.person = access::PersonId(9);
  stranger.permissions = second.permissions;
  const auto theirs_too = act(other.tenant, stranger, [&](work::Work& work) {
    return approvals::approve(work, *parse_id_as<approvals::RequestId>(id));
  });
  EXPECT_EQ(theirs_too, "approvals.unknown");
  auto powerless = second;
  powerless.permissions = {"approvals.view"};
  EXPECT_EQ(approve(powerless, id), "forbidden");
}

TEST_P(Approvals, a_partners_system_that_tries_again_gets_the_same_request) {
  auto machine = asker;
  machine.machine = true;
  const auto first = ask(machine, 20'000);
  requests.push_back(first);
  EXPECT_EQ(ask(machine, 20'000), first);
  EXPECT_NE(ask(machine, 20'001), first);
  requests.push_back(ask(machine, 20'001));
  EXPECT_EQ(held(), 40'001);
}

TEST_P(Approvals, it_cannot_be_switched_on_without_a_second_person) {
  people = {access::PersonId(1)};
  EXPECT_EQ(limit(Money::fen(5'000)), "approvals.no_second_person");
  EXPECT_EQ(limit(std::nullopt), "");
}

TEST_P(Approvals, of_all_who_decide_at_once_exactly_one_wins) {
  for (int round = 0; round < 5; ++round) {
    const auto id = asked(20'000);
    const Instant late = now.plus_seconds(k_hours_72);
    std::vector<Said> said(3);
    std::int64_t expired = 0;
    std::vector<std::thread> all;
    all.emplace_back([&] { said[0] = approve(second, id); });
    all.emplace_back([&] { said[1] = reject(person(3), id); });
    all.emplace_back([&] { said[2] = withdraw(asker, id); });
    all.emplace_back([&] { expired = approvals::expire_requests(database(), late); });
    for (auto& each : all) each.join();
    const auto won = std::ranges::count(said, Said()) + expired;
    EXPECT_EQ(won, 1) << said[0] << " | " << said[1] << " | " << said[2];
    EXPECT_EQ(held(), 0);
  }
}

TEST_P(Approvals, whatever_people_do_no_hold_outlives_its_request) {
  std::mt19937 random(7);
  ASSERT_EQ(allocate(ours, theirs, 200'000), "");
  for (int step = 0; step < 80; ++step) {
    const auto pick = random() % 8;
    const std::string id = requests.empty() ? "1" : requests[random() % requests.size()];
    if (pick < 3) {
      Said ignored;
      const auto made_one =
          ask(asker, 5'000 + static_cast<std::int64_t>(random() % 60'000), pick == 2, &ignored);
      if (!made_one.empty()) requests.push_back(made_one);
    } else if (pick == 3) {
      approve(second, id);
    } else if (pick == 4) {
      reject(second, id);
    } else if (pick == 5) {
      withdraw(asker, id);
    } else if (pick == 6) {
      now = now.plus_seconds(static_cast<std::int64_t>(random() % (20 * 3600)));
    } else {
      approvals::expire_requests(database(), now);
    }
    if (step % 10 == 9) {
      approvals::expire_requests(database(), now);
      EXPECT_EQ(held(), pending()) << step;
    }
  }
  now = now.plus_seconds(k_hours_72);
  approvals::expire_requests(database(), now);
  EXPECT_EQ(held(), 0);
  const auto all = can_give(ours).topup + has(theirs).topup;
  EXPECT_EQ(all, 1'000'000) << "nothing came, nothing went";
}

}  // namespace
}  // namespace pc::rooms
