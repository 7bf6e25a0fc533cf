// Two processes on one database: what one of them ends, the other no longer moves money under.
#include "market/relations/decide_request.hpp"
#include "money/funds/pots.hpp"
#include "relations.hpp"

namespace pc::rooms {
namespace {

using customers::Association;

class TwoServers : public Relations {
 protected:
  void SetUp() override {
    Relations::SetUp();
    other_ = storage().open(support::with(other_services_));
    other_ledger_ = std::make_unique<ledger::Ledger>(*other_, chart_, ids_);
    other_trail_ = std::make_unique<audit::AuditLog>(*other_);
    lend(other_services_, *other_);
    other_services_.lend(*other_ledger_);
    other_services_.lend(*other_trail_);
    other_services_.keep(messages::Settings{});
    offer_all(modules(), other_services_);
    other_->start();
    ours = partner();
    theirs = customer(ours);
    ASSERT_EQ(top_up(ours, 10'000), "");
  }
  void TearDown() override {
    other_->stop();
    Relations::TearDown();
  }
  template <class Body>
  Said in_the_other(const access::Principal& who, Body body) {
    Said said;
    other_->write(ours.tenant, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who, now);
      const auto done = body(work);
      said = done ? "" : std::string(done.refusal().code->id);
      return done.ok();
    });
    return said;
  }
  Said agree_in_the_other() {
    return in_the_other(person_of(theirs), [&](work::Work& work) {
      return relations::decide_request(work, {last_request, true, {}});
    });
  }
  Said freeze_in_the_other() {
    return in_the_other(access::system_principal("operator"), [&](work::Work& work) {
      return partners::set_state(work, {ours.id, partners::PartnerStatus::frozen, {"they do not pay"}});
    });
  }
  funds::Allocate order(std::int64_t fen) const {
    funds::Allocate input;
    input.customer_id = theirs.id;
    input.source = funds::Source::topup;
    input.amount = Money::fen(fen);
    return input;
  }
  partners::Partner ours;
  customers::Customer theirs;

 private:
  Services other_services_;
  std::unique_ptr<db::Database> other_;
  std::unique_ptr<ledger::Ledger> other_ledger_;
  std::unique_ptr<audit::AuditLog> other_trail_;
};
PC_ON_BOTH_ENGINES(TwoServers)

TEST_P(TwoServers, an_allocation_decided_before_the_end_of_its_relation_is_not_committed_after_it) {
  if (!on_postgres()) GTEST_SKIP() << "of two processes on SQLite one writes at a time";
  for (const bool part : {true, false}) {
    theirs = customer(ours);
    ASSERT_EQ(part ? ask_to_disassociate(ours, theirs) : ask_to_switch(ours, theirs), "");
    bool ended = false;
    EXPECT_EQ(act(ours.tenant, administrator(ours),
                  [&](work::Work& work) {
                    auto done = funds::allocate(work, order(500));
                    if (!std::exchange(ended, true)) {
                      EXPECT_EQ(agree_in_the_other(), "");
                    }
                    return done;
                  }),
              part ? "funds.not_your_customer" : "funds.not_resale");
    EXPECT_EQ(has(theirs), (Held{0, 0, 0}));
    EXPECT_EQ(can_give(ours).topup, 10'000);
  }
}

TEST_P(TwoServers, an_allocation_decided_before_its_partner_was_frozen_is_not_committed_after_it) {
  if (!on_postgres()) GTEST_SKIP() << "of two processes on SQLite one writes at a time";
  bool frozen = false;
  EXPECT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) {
                  auto done = funds::allocate(work, order(500));
                  if (!std::exchange(frozen, true)) {
                    EXPECT_EQ(freeze_in_the_other(), "");
                  }
                  return done;
                }),
            "partners.frozen");
  EXPECT_EQ(has(theirs), (Held{0, 0, 0}));
}

TEST_P(TwoServers, what_rests_on_a_partner_s_standing_is_decided_again_when_it_changes) {
  if (!on_postgres()) GTEST_SKIP() << "of two processes on SQLite one writes at a time";
  int runs = 0;
  EXPECT_EQ(act(ours.tenant, administrator(ours),
                [&](work::Work& work) {
                  const auto seen = partners::find(work.tx, ours.tenant, ours.id);
                  if (++runs == 1) {
                    EXPECT_EQ(freeze_in_the_other(), "");
                  }
                  partners::hold_standing(work.tx, *seen);
                  return Result<Done>(Done{});
                }),
            "");
  EXPECT_EQ(runs, 2);
}

TEST_P(TwoServers, a_charge_decided_before_the_end_of_its_relation_is_decided_again) {
  if (!on_postgres()) GTEST_SKIP() << "of two processes on SQLite one writes at a time";
  ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
  int runs = 0;
  EXPECT_EQ(act(ours.tenant, access::system_principal("import"),
                [&](work::Work& work) {
                  funds::pots_of(work.tx, theirs.tenant, theirs.id);
                  const auto found = customers::find(work.tx, theirs.tenant, theirs.id);
                  if (++runs == 1) {
                    EXPECT_EQ(agree_in_the_other(), "");
                  }
                  if (found->association == Association::resale)
                    charging::charge(work.tx, theirs.tenant, theirs.id, Money::fen(70), {"test", 1}, work.now);
                  return Result<Done>(Done{});
                }),
            "");
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(has(theirs), (Held{0, 0, 0}));
}

TEST_P(TwoServers, of_an_end_and_an_allocation_at_once_no_money_stays_behind) {
  for (int round = 0; round < 12; ++round) {
    theirs = customer(ours);
    ASSERT_EQ(ask_to_disassociate(ours, theirs), "");
    const auto said = at_once({[&] { return allocate(ours, theirs, 100); }, [&] { return agree_in_the_other(); },
                               [&] { return allocate(ours, theirs, 50); }});
    EXPECT_EQ(said[1], "");
    EXPECT_EQ(association_of(theirs), Association::none);
    EXPECT_EQ(has(theirs), (Held{0, 0, 0})) << said[0] << " | " << said[2];
  }
  EXPECT_EQ(can_give(ours).topup, 10'000);
}

}  // namespace
}  // namespace pc::rooms
