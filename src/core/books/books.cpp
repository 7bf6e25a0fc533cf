#include "books.hpp"

#include <algorithm>
#include <string>

namespace pc::books {

std::string Asset::text(std::int64_t amount) const {
  const bool negative = amount < 0;
  const auto parts = static_cast<std::uint64_t>(amount);
  std::string digits = std::to_string(negative ? -parts : parts);
  const auto behind = static_cast<std::size_t>(decimals);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  if (behind > 0) digits.insert(digits.size() - behind, ".");
  return (negative ? "-" : "") + digits;
}

void Chart::add(std::span<const AccountKind* const> kinds, std::span<const TransferCode* const> codes) {
  for (const auto* kind : kinds) {
    ensure(this->kind(kind->id) == nullptr, "an account kind is declared once");
    kinds_.push_back(kind);
    if (std::ranges::find(assets_, kind->asset) != assets_.end()) continue;
    ensure(std::ranges::all_of(kind->asset->id, [](char c) { return c >= 'A' && c <= 'Z'; }),
           "an asset is named by capital letters");
    ensure(std::ranges::none_of(assets_, [&](const Asset* one) { return one->id == kind->asset->id; }),
           "an asset is declared once");
    assets_.push_back(kind->asset);
  }
  for (const auto* code : codes) {
    ensure(this->code(code->id) == nullptr, "a transfer code is declared once");
    ensure(code->from->asset == code->to->asset, "a transfer stays within one asset");
    codes_.push_back(code);
  }
}

const AccountKind* Chart::kind(std::string_view id) const {
  const auto found =
      std::find_if(kinds_.begin(), kinds_.end(), [&](const auto* kind) { return kind->id == id; });
  return found == kinds_.end() ? nullptr : *found;
}

const TransferCode* Chart::code(std::string_view id) const {
  const auto found =
      std::find_if(codes_.begin(), codes_.end(), [&](const auto* code) { return code->id == id; });
  return found == codes_.end() ? nullptr : *found;
}

std::int64_t Balance::floor() const {
  switch (kind->floor) {
    case Floor::zero: return 0;
    case Floor::credit_limit: return -credit_limit;
    case Floor::none: return INT64_MIN;
  }
  return 0;
}

std::int64_t Balance::available() const {
  if (kind->floor == Floor::none) return amount_max;
  return balance - held - floor();
}

namespace {

/// Far beyond any sum of amounts, and far enough from the end of 64 bits that no sum of two wraps.
constexpr std::int64_t k_balance_most = INT64_MAX / 4;

void check_amount(std::int64_t amount) {
  ensure(amount >= 1 && amount <= amount_max, "an amount is 1 to 10^15");
}

Outcome check_available(const Balance& account, std::int64_t amount) {
  if (account.available() >= amount) return Done{};
  return refuse(errors::insufficient, "amount",
                account.kind->asset->text(std::max<std::int64_t>(account.available(), 0)));
}

}  // namespace

Outcome check_transfer(const TransferCode& code, const Balance& from, const Balance& to,
                       std::int64_t amount) {
  check_amount(amount);
  ensure(from.kind == code.from && to.kind == code.to, "a transfer faces the kinds its code declares");
  ensure(to.balance <= k_balance_most - amount && from.balance >= amount - k_balance_most,
         "balances stay far from overflow");
  PC_CHECK(check_available(from, amount));
  const std::int64_t room = amount_max - std::min(to.balance, amount_max);
  if (to.kind->floor != Floor::none && amount > room)
    return refuse(errors::account_full, "amount", to.kind->asset->text(room));
  return Done{};
}

Outcome check_hold(const Balance& account, std::int64_t amount) {
  check_amount(amount);
  return check_available(account, amount);
}

}  // namespace pc::books
