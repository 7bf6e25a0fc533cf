// A customer's money as a value: two pots and a debt, how much of it is on hold, and what may be taken out. Spec: fund
// transfers; money invariants.
#pragma once
#include <optional>

#include "platform/base/base.hpp"

namespace pc::funds {

/// What stands in one account (余额), what of it waits for a second person (待审批冻结), and what may be moved (可用).
struct Pot {
  Money balance;
  Money on_hold;
  Money available() const { return balance - on_hold; }
  friend bool operator==(const Pot&, const Pot&) = default;
};

/// Money remembers from which of the partner's accounts it came, and goes back there.
struct Pots {
  Pot topup;
  Pot credit;
  Money arrears;  // what is owed, not negative
  Money balance() const { return topup.balance + credit.balance; }
  Money on_hold() const { return topup.on_hold + credit.on_hold; }
  Money available() const { return topup.available() + credit.available(); }
};

/// An amount by the pots it comes out of.
struct Split {
  Money topup;
  Money credit;
};

/// How an amount is taken back: money from top-up first, then money from credit, as consumption uses them. Whoever
/// acts, asks for a second person or says how much may be taken back goes by this: nothing on hold is, and every fen
/// that is not. Nothing when the pots do not cover the amount; `available()` is the most they do.
std::optional<Split> split_reclaim(Money amount, const Pots& pots);

}  // namespace pc::funds
