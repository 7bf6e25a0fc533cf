// Any order of acts on one partner's money ends where a plain model of the rules says.
#include <rapidcheck.h>

#include "market.hpp"

namespace pc::rooms {
namespace {

using funds::Source;

constexpr std::size_t k_customers = 3;

struct Act {
  enum class What { top_up, limit, allocate, allocate_credit, reclaim, charge, refund } what = What::top_up;
  std::size_t customer = 0;
  std::int64_t fen = 1;
};
std::ostream& operator<<(std::ostream& out, const Act& act) {
  return out << "act " << static_cast<int>(act.what) << " customer " << act.customer << " fen " << act.fen;
}

Act any_act() {
  using enum Act::What;
  const std::vector<Act::What> kinds{top_up, limit, allocate, allocate, allocate_credit, allocate_credit,
                                     reclaim, charge, charge, refund};
  return {*rc::gen::elementOf(kinds), *rc::gen::inRange<std::size_t>(0, k_customers),
          *rc::gen::inRange<std::int64_t>(1, 500)};
}

/// The rules in plain numbers. Acts answer whether they are done.
struct Model {
  std::int64_t topup = 0, limit = 0, used = 0;
  std::vector<Held> customers{k_customers};

  bool give(Held& to, std::int64_t& pot, std::int64_t fen) {
    const auto settled = std::min(to.arrears, fen);
    to.arrears -= settled;
    pot += fen - settled;
    return true;
  }
  bool take(Held& from, std::int64_t fen) {
    if (fen > from.topup + from.credit) return false;
    const auto cash = std::min(fen, from.topup);
    from.topup -= cash;
    from.credit -= fen - cash;
    topup += cash;
    used -= fen - cash;
    return true;
  }
  bool run(const Act& act) {
    Held& customer = customers[act.customer];
    switch (act.what) {
      case Act::What::top_up: topup += act.fen; return true;
      case Act::What::limit:
        if (act.fen < used) return false;
        limit = act.fen;
        return true;
      case Act::What::allocate:
        if (act.fen > topup) return false;
        topup -= act.fen;
        return give(customer, customer.topup, act.fen);
      case Act::What::allocate_credit:
        if (act.fen > limit - used) return false;
        used += act.fen;
        return give(customer, customer.credit, act.fen);
      case Act::What::reclaim: return take(customer, act.fen);
      case Act::What::charge: {
        const auto cash = std::min(act.fen, customer.topup);
        const auto credit = std::min(act.fen - cash, customer.credit);
        customer.topup -= cash;
        customer.credit -= credit;
        customer.arrears += act.fen - cash - credit;
        return true;
      }
      case Act::What::refund: {
        const auto settled = std::min(act.fen, customer.arrears);
        customer.arrears -= settled;
        customer.topup += act.fen - settled;
        return true;
      }
    }
    return false;
  }
};

class MoneyPrograms : public Market {
 protected:
  bool run(const partners::Partner& ours, const std::vector<customers::Customer>& theirs, const Act& act) {
    const auto& customer = theirs[act.customer];
    switch (act.what) {
      case Act::What::top_up: return top_up(ours, act.fen).empty();
      case Act::What::limit: return credit_line(ours, act.fen).empty();
      case Act::What::allocate: return allocate(ours, customer, act.fen).empty();
      case Act::What::allocate_credit: return allocate(ours, customer, act.fen, Source::credit).empty();
      case Act::What::reclaim: return reclaim(ours, customer, act.fen).empty();
      case Act::What::charge: return charge(customer, act.fen).empty();
      case Act::What::refund: return charge(customer, -act.fen).empty();
    }
    return false;
  }

  void check_one_program() {
    const auto ours = partner();
    std::vector<customers::Customer> theirs;
    for (std::size_t i = 0; i < k_customers; ++i) theirs.push_back(customer(ours));
    Model model;
    for (const auto& each : *rc::gen::container<std::vector<Act>>(rc::gen::exec(&any_act)))
      RC_ASSERT(run(ours, theirs, each) == model.run(each));
    for (std::size_t i = 0; i < k_customers; ++i) RC_ASSERT(has(theirs[i]) == model.customers[i]);
    RC_ASSERT(can_give(ours) == (Held{model.topup, model.limit - model.used, 0}));
  }
};
PC_ON_BOTH_ENGINES(MoneyPrograms)

TEST_P(MoneyPrograms, end_where_the_rules_say) {
  EXPECT_TRUE(rc::check("acts and model agree on every answer and every balance", [this] { check_one_program(); }));
}

}  // namespace
}  // namespace pc::rooms
