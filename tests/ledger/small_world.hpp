// A chart of a bank, kinds of pockets, points beside money, and the ways between them; databases to keep its books in.
#pragma once
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>
#include <vector>

#include "core/ledger/checks.hpp"
#include "core/ledger/ledger.hpp"
#include "core/ledger/statements.hpp"
#include "support/engine.hpp"

namespace pc::ledger::test {

using books::AccountKind;
using books::Asset;
using books::Floor;
using books::TransferCode;

/// A second thing that is counted, without parts.
inline constexpr Asset points{"POINTS", 0};

inline constexpr AccountKind bank{"bank", &Asset::CNY, Floor::none, "Bank", "银行"};
inline constexpr AccountKind cash{"world.cash", &Asset::CNY, Floor::zero, "Cash", "现金"};
inline constexpr AccountKind shop{"world.shop", &Asset::CNY, Floor::zero, "Shop", "商店"};
inline constexpr AccountKind till{"world.till", &Asset::CNY, Floor::zero, "Till", "收银台", true};
inline constexpr AccountKind credit{"world.credit", &Asset::CNY, Floor::credit_limit, "Credit", "信用"};

inline constexpr AccountKind mint{"world.mint", &points, Floor::none, "Mint", "发放"};
inline constexpr AccountKind card{"world.card", &points, Floor::zero, "Card", "积分卡"};

inline constexpr TransferCode top_up{"world.top_up", &bank, &cash, "Top-up", "充值"};
inline constexpr TransferCode withdraw{"world.withdraw", &cash, &bank, "Withdrawal", "提现"};
inline constexpr TransferCode pay{"world.pay", &cash, &shop, "Payment", "付款"};
inline constexpr TransferCode refund{"world.refund", &shop, &cash, "Refund", "退款"};
inline constexpr TransferCode draw{"world.draw", &credit, &cash, "Draw", "支用"};
inline constexpr TransferCode repay{"world.repay", &cash, &credit, "Repayment", "还款"};
inline constexpr TransferCode cash_in{"world.cash_in", &bank, &till, "Cash in", "入账"};
inline constexpr TransferCode cash_out{"world.cash_out", &till, &bank, "Cash out", "出账"};
inline constexpr TransferCode give{"world.give", &cash, &cash, "Gift", "赠予"};

inline constexpr TransferCode grant{"world.grant", &mint, &card, "Grant", "发放"};
inline constexpr TransferCode spend{"world.spend", &card, &mint, "Spend", "使用"};

inline constexpr const AccountKind* kinds[] = {&bank, &cash, &shop, &till, &credit, &mint, &card};
inline constexpr const TransferCode* codes[] = {&top_up, &withdraw, &pay,      &refund, &draw, &repay,
                                                &give,   &cash_in,  &cash_out, &grant,  &spend};

inline constexpr Instant noon{1'795'492'800'000'000};  // 2026-11-24T04:00:00Z

const books::Chart& chart();

/// A process on a database, with its own lanes, caches and ids; several may share one.
class Process {
 public:
  Process(const support::Storage& storage, int node);
  db::Database& database() { return *database_; }
  Ledger& ledger() { return *ledger_; }
  IdSource& ids() { return ids_; }

  /// Posts one transfer in a closure of its own; true when it was committed.
  bool post(TenantId tenant, const Transfer& transfer, Instant now = noon);
  bool write(TenantId tenant, const db::Database::Closure& closure);
  /// Has all closures run in one batch.
  std::vector<db::Finished> batch(TenantId tenant, const std::vector<db::Database::Closure>& closures);
  std::int64_t balance(const AccountName& name);
  /// Names of the checks that find something, each with its first finding.
  std::vector<std::string> findings();

 private:
  Services services_;
  IdSource ids_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<Ledger> ledger_;
};

inline constexpr Cause because{"test", 1};

/// Every test runs on all engines at hand, each with a database of its own.
class OnEngine : public support::Engine {
 protected:
  support::Storage storage{GetParam()};
  Process process{storage, 1};
};
std::vector<std::string> engines_at_hand();

}  // namespace pc::ledger::test

#define PC_ON_ENGINES(fixture)                                                                    \
  INSTANTIATE_TEST_SUITE_P(on, fixture, testing::ValuesIn(::pc::ledger::test::engines_at_hand()), \
                           [](const auto& each) { return each.param; })
