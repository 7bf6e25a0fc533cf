// Double entry as pure rules on values: account kinds, declared transfers, floors, holds, zero sum.
// Knows no database and not why money moves.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::books {

/// The largest amount of a transfer, and of an account that is no outside party, in the asset's smallest part.
inline constexpr std::int64_t amount_max = limits::amount_fen_max;

/// What is counted in an account: money, or a claim such as a quota. Declared once by the module it belongs to,
/// compared by address. Assets never mix.
struct Asset {
  std::string_view id;  // as journals and checks name it: capital letters only
  int decimals = 0;     // of its unit; accounts count the smallest part

  static const Asset CNY;
  /// "1234.50" of 123450 smallest parts of an asset with two decimals.
  std::string text(std::int64_t amount) const;
};
/// 人民币, counted in fen.
inline constexpr Asset Asset::CNY{"CNY", 2};

/// How far an account may fall.
enum class Floor : std::uint8_t {
  zero,          // never below 0
  credit_limit,  // never below minus the account's credit limit
  none,          // an outside party or a debt: any balance
};

/// A kind of account, declared by the room whose money it is ("partner.topup", 充值账户).
struct AccountKind {
  std::string_view id;
  const Asset* asset;
  Floor floor;
  std::string_view en, zh;
  bool long_lived = false;  // so many entries that its statement is counted by days
};

/// A way value moves: which kind of account may face which. Declared once; anything else is refused as a bug.
struct TransferCode {
  std::string_view id;
  const AccountKind* from;
  const AccountKind* to;
  std::string_view en, zh;
};

/// All kinds and codes of the application, given by app at start.
class Chart {
 public:
  /// Bug when an id is used twice, when two assets share one, or when a code leads from one asset to another.
  void add(std::span<const AccountKind* const> kinds, std::span<const TransferCode* const> codes);
  const AccountKind* kind(std::string_view id) const;   // nullptr when unknown
  const TransferCode* code(std::string_view id) const;  // nullptr when unknown
  std::span<const AccountKind* const> kinds() const { return kinds_; }
  /// Of all kinds, each once.
  std::span<const Asset* const> assets() const { return assets_; }
  std::span<const TransferCode* const> codes() const { return codes_; }

 private:
  std::vector<const AccountKind*> kinds_;
  std::vector<const Asset*> assets_;
  std::vector<const TransferCode*> codes_;
};

/// An account as the rules see it. `held` is reserved and not available. Amounts in the asset's minor unit.
struct Balance {
  const AccountKind* kind = nullptr;
  std::int64_t balance = 0;
  std::int64_t held = 0;
  std::int64_t credit_limit = 0;

  /// Lowest balance allowed; INT64_MIN for Floor::none.
  std::int64_t floor() const;
  /// What can still be taken out: balance − held − floor; amount_max for Floor::none.
  std::int64_t available() const;
};

namespace errors {
inline constexpr ErrorCode insufficient{"books.insufficient", Kind::precondition,
                                        "The available balance is not sufficient. Available: {}.",
                                        "可用余额不足，当前可用：{}。"};
inline constexpr ErrorCode account_full{
    "books.account_full", Kind::precondition,
    "The receiving account would hold more than an account may. It can still "
    "take {}.",
    "收款账户余额将超过上限，最多还可转入：{}。"};
}

/// May `amount` leave `from` and reach `to` under `code`? Undeclared pairs, other assets and amounts that are
/// not 1 … 10^15 are Bugs; too little available is refused as books.insufficient, more than 10^15 in an account that is
/// no outside party as books.account_full.
Outcome check_transfer(const TransferCode& code, const Balance& from, const Balance& to, std::int64_t amount);
/// May `amount` be reserved on `account`?
Outcome check_hold(const Balance& account, std::int64_t amount);

}  // namespace pc::books
