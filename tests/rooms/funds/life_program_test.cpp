// Any order of acts on two partners' relations and money, two at a time, keeps what must always be true of them.
#include <random>
#include <thread>

#include "market/relations/act_for.hpp"
#include "market/relations/authorization_list.hpp"
#include "market/relations/decide_request.hpp"
#include "market/relations/event_list.hpp"
#include "market/relations/request_relation.hpp"
#include "money/funds/adjustments.hpp"
#include "relations.hpp"

namespace pc::rooms {
namespace {

using customers::Association;
using funds::Source;

constexpr std::size_t k_partners = 2, k_customers = 4, k_steps = 80;

struct Step {
  enum class What {
    allocate,
    allocate_credit,
    reclaim,
    charge,
    ask_to_disassociate,
    ask_to_switch,
    ask_to_leave,
    agree,
    reject,
    withdraw,
    want_authorization,
    grant,
    refuse,
    revoke,
    act_for,
    days_pass
  } what = What::allocate;
  std::size_t partner = 0, customer = 0;
  std::int64_t number = 1;
};
std::ostream& operator<<(std::ostream& out, const Step& step) {
  return out << "step " << static_cast<int>(step.what) << " partner " << step.partner << " customer "
             << step.customer << " number " << step.number;
}

Step any_step(std::mt19937& random) {
  using enum Step::What;
  static const std::vector<Step::What> kinds{allocate,
                                             allocate,
                                             allocate_credit,
                                             reclaim,
                                             charge,
                                             ask_to_disassociate,
                                             ask_to_disassociate,
                                             ask_to_switch,
                                             ask_to_switch,
                                             ask_to_leave,
                                             agree,
                                             agree,
                                             agree,
                                             reject,
                                             withdraw,
                                             want_authorization,
                                             grant,
                                             grant,
                                             refuse,
                                             revoke,
                                             act_for,
                                             act_for,
                                             days_pass};
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
  };
  return {kinds[below(kinds.size())], below(k_partners), below(k_customers),
          static_cast<std::int64_t>(below(300)) + 1};
}

class LifePrograms : public Relations {
 protected:
  struct Life {
    std::vector<partners::Partner> partners;
    std::vector<customers::Customer>
        customers;  // the first half of the first partner, the rest of the second
    std::vector<std::int64_t> acting;
  };

  Life begin() {
    Life life;
    for (std::size_t i = 0; i < k_partners; ++i) {
      life.partners.push_back(partner());
      EXPECT_EQ(top_up(life.partners.back(), 5'000), "");
      EXPECT_EQ(credit_line(life.partners.back(), 2'000), "");
    }
    for (std::size_t i = 0; i < k_customers; ++i)
      life.customers.push_back(customer(life.partners[i * k_partners / k_customers],
                                        i % 2 == 0 ? Association::resale : Association::referral));
    return life;
  }

  std::optional<relations::RelationEventId> waiting(const customers::Customer& customer) {
    std::optional<relations::RelationEventId> found;
    look(person_of(customer), [&](const work::View& view) {
      found.reset();
      const auto events = relations::list_my_relation_events(view, {});
      for (const auto& row : events->items)
        if (row.state == relations::RelationState::waiting) found = row.id;
    });
    return found;
  }

  std::optional<relations::AuthorizationId> newest(const customers::Customer& customer) {
    std::optional<relations::AuthorizationId> found;
    look(person_of(customer), [&](const work::View& view) {
      const auto all = relations::list_my_authorizations(view, {});
      found = all->items.empty() ? std::nullopt : std::optional(all->items.front().id);
    });
    return found;
  }

  Said settle(const access::Principal& who, std::optional<relations::RelationEventId> id, bool agree) {
    if (!id) return "nothing waits";
    return act(who.tenant, who, [&](work::Work& work) {
      return relations::decide_request(work, {*id, agree, {"because"}});
    });
  }

  void pay(Life& life, const Step& step) {
    using enum Step::What;
    const auto& ours = life.partners[step.partner];
    const auto& theirs = life.customers[step.customer];
    const bool resale = association_of(theirs) == Association::resale;
    switch (step.what) {
      case allocate: static_cast<void>(Market::allocate(ours, theirs, step.number)); return;
      case allocate_credit:
        static_cast<void>(Market::allocate(ours, theirs, step.number, Source::credit));
        return;
      case reclaim: static_cast<void>(Market::reclaim(ours, theirs, step.number)); return;
      default:
        // What a bill does: it charges those who are resale customers when it lands, in its own transaction.
        if (resale)
          act(theirs.tenant, access::system_principal("import"), [&](work::Work& work) {
            if (customers::find(work.tx, theirs.tenant, theirs.id)->association == Association::resale)
              charging::charge(work.tx, theirs.tenant, theirs.id, Money::fen(step.number), {"test", ids_.next(now)},
                               work.now);
            return Result<Done>(Done{});
          });
    }
  }

  void relate(Life& life, const Step& step) {
    using enum Step::What;
    const auto who = administrator(life.partners[step.partner]);
    const auto& theirs = life.customers[step.customer];
    const auto them = person_of(theirs);
    const bool asked = step.number % 2 == 0;
    switch (step.what) {
      case ask_to_disassociate:
        act(who.tenant, who, [&](work::Work& w) {
          return relations::request_disassociation(w, {theirs.id, {"why"}});
        });
        return;
      case ask_to_switch:
        act(who.tenant, who, [&](work::Work& w) {
          return relations::request_switch(w, {theirs.id, {"why"}});
        });
        return;
      case ask_to_leave:
        act(them.tenant, them,
            [&](work::Work& w) { return relations::request_my_disassociation(w, {{"why"}}); });
        return;
      case agree: settle(asked ? who : them, waiting(theirs), true); return;
      case reject: settle(asked ? who : them, waiting(theirs), false); return;
      default: {
        const auto id = waiting(theirs);
        const auto& side = asked ? who : them;
        if (id) act(side.tenant, side, [&](work::Work& w) { return relations::withdraw_request(w, {*id}); });
      }
    }
  }

  static std::optional<Text<1, 20>> letter(relations::LetterKind kind) {
    return Text<1, 20>{std::string(relations::letter_of(kind).version)};
  }

  void authorise_or_act(Life& life, const Step& step) {
    using enum Step::What;
    const auto who = administrator(life.partners[step.partner]);
    const auto& theirs = life.customers[step.customer];
    const auto them = person_of(theirs);
    const auto id = newest(theirs);
    if (step.what == want_authorization) {
      act(who.tenant, who, [&](work::Work& w) {
        return relations::ask_authorization(w,
                                            {theirs.id, letter(relations::LetterKind::partner_commitment)});
      });
    } else if (step.what == act_for) {
      act(who.tenant, who, [&](work::Work& w) {
        auto done = relations::begin_acting(w, theirs.id, relations::ActingPurpose::order);
        if (done) {
          const std::lock_guard lock(mutex_);
          life.acting.push_back(done->acting_id);
        }
        return done;
      });
    } else if (id && step.what == revoke) {
      act(them.tenant, them, [&](work::Work& w) {
        return relations::revoke_authorization(w, {*id, {"why"}});
      });
    } else if (id) {
      act(them.tenant, them, [&](work::Work& w) {
        return relations::decide_authorization(
            w, {*id, step.what == grant, letter(relations::LetterKind::customer_authorization), {"why"}});
      });
    }
  }

  void run(Life& life, const Step& step) {
    using enum Step::What;
    switch (step.what) {
      case allocate:
      case allocate_credit:
      case reclaim:
      case charge: return pay(life, step);
      case want_authorization:
      case grant:
      case refuse:
      case revoke:
      case act_for: return authorise_or_act(life, step);
      case days_pass: return;
      default: return relate(life, step);
    }
  }

  /// Noted here and asserted on the test's own thread: reads run on others.
  void hold(bool true_, int line = __builtin_LINE()) {
    const std::lock_guard lock(mutex_);
    if (!true_) broken_.push_back(line);
  }

  /// Invariants 7 and 13: money only with a resale relation; periods do not overlap, the open one is the customer's.
  void check_periods_and_money(const customers::Customer& customer) {
    database().read([&](db::Reader& reader) {
      const auto found = customers::find(reader, customer.tenant, customer.id);
      const auto pots = funds::pots_of(reader, customer.tenant, {&customer.id, 1}).at(0);
      if (found->association != Association::resale) hold(pots.balance() == Money());
      if (found->association == Association::none) hold(pots.arrears == Money());
      auto periods = customers::history(reader, customer.tenant, customer.id);
      const auto open = std::ranges::count_if(periods, [](const auto& p) { return p.period.open(); });
      hold(open == (found->association == Association::none ? 0 : 1));
      if (open == 1) hold(periods.front().association == found->association);
      for (std::size_t i = 0; i + 1 < periods.size(); ++i)
        hold(periods[i + 1].period.to <= periods[i].period.from);
    });
  }

  /// Invariant 14: at most one request is open, and two of one partner and customer lie three months apart.
  void check_requests(const customers::Customer& customer) {
    look(person_of(customer), [&](const work::View& view) {
      const auto events = relations::list_my_relation_events(view, {});
      int open = 0;
      std::optional<Instant> later;
      for (const auto& row : events->items) {
        if (row.kind == relations::RelationKind::associate) continue;
        open += row.state == relations::RelationState::waiting;
        if (later) hold(relations::months_later(row.requested_at, relations::k_request_months) <= *later);
        later = row.requested_at;
      }
      hold(open <= 1);
    });
  }

  /// Invariant 17: whoever still acts has a granted authorisation of a resale customer; one authorisation is open.
  void check_acting(const Life& life) {
    for (const auto& customer : life.customers) {
      int open = 0;
      look(person_of(customer), [&](const work::View& view) {
        open = 0;
        const auto all = relations::list_my_authorizations(view, {});
        for (const auto& row : all->items) open += relations::open(row.state);
        hold(open <= 1);
        if (association_now(view.reader, customer) != Association::resale) hold(open == 0);
      });
    }
    for (const auto id : life.acting)
      for (const auto& ours : life.partners)
        database().read([&](db::Reader& reader) {
          const auto acts = relations::still_acting(reader, administrator(ours), id);
          if (!acts) return;
          hold(acts->customer.association == Association::resale);
          hold(acts->customer.partner == ours.id);
        });
  }

  static Association association_now(db::Reader& reader, const customers::Customer& customer) {
    return customers::find(reader, customer.tenant, customer.id)->association;
  }

  /// Invariant 8: adjustments are of the partner's own customers, and within resale periods.
  void check_adjustments(const Life& life) {
    for (const auto& ours : life.partners)
      look(administrator(ours), [&](const work::View& view) {
        funds::AdjustmentQuery query;
        query.limit.value = limits::page_rows_max;
        const auto page = funds::list_adjustments(view, query);
        for (const auto& a : page->items) {
          const customers::CustomerId id(a.target);
          bool in_resale = false;
          for (const auto& each : customers::history(view.reader, ours.tenant, id))
            in_resale |= each.partner == ours.id && each.association == Association::resale &&
                         each.period.from <= a.at && a.at <= each.period.to;
          hold(in_resale);
        }
      });
  }

  void check(const Life& life) {
    for (const auto& customer : life.customers) {
      check_periods_and_money(customer);
      check_requests(customer);
    }
    check_acting(life);
    check_adjustments(life);
    EXPECT_EQ(broken_, std::vector<int>()) << "lines of this file";
  }

  void live_one_life(unsigned seed) {
    SCOPED_TRACE("life " + std::to_string(seed));
    std::mt19937 random(seed);
    auto life = begin();
    std::vector<Step> steps;
    for (std::size_t i = 0; i < k_steps; ++i) steps.push_back(any_step(random));
    for (std::size_t i = 0; i < steps.size(); i += 2) {
      // Two at once; time passes between them, so that no two periods begin at one instant.
      now = now.plus_seconds(1);
      std::thread first([&] { run(life, steps[i]); });
      if (i + 1 < steps.size()) run(life, steps[i + 1]);
      first.join();
      for (std::size_t k = i; k < std::min(i + 2, steps.size()); ++k)
        if (steps[k].what == Step::What::days_pass) {
          now = now.plus_seconds(steps[k].number * 43'200);
          expire();
        }
      check(life);
      ASSERT_FALSE(HasFailure()) << "after " << steps[i] << " beside "
                                 << steps[std::min(i + 1, steps.size() - 1)];
    }
    EXPECT_EQ(findings(), std::vector<std::string>());
  }

 private:
  std::mutex mutex_;
  std::vector<int> broken_;  // lines of this file
};
PC_ON_BOTH_ENGINES(LifePrograms)

TEST_P(LifePrograms, keep_what_must_always_be_true) {
  for (unsigned seed = 1; seed <= (on_postgres() ? 2 : 6) && !HasFailure(); ++seed) live_one_life(seed);
}

}  // namespace
}  // namespace pc::rooms
