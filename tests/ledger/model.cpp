#include "model.hpp"

#include <algorithm>

namespace pc::ledger::test {
std::int64_t Model::balance(const Name& name) const {
  std::int64_t sum = 0;
  const auto found = entries_.find(name);
  if (found != entries_.end())
    for (const auto& entry : found->second) sum += entry.change;
  return sum;
}

std::int64_t Model::limit(const Name& name) const {
  const auto found = limits_.find(name);
  return found == limits_.end() ? 0 : found->second;
}

std::int64_t Model::held(const Name& name, Instant now) const {
  std::int64_t sum = 0;
  for (const auto& [number, hold] : holds_)
    if (hold.name == name && hold.open && hold.expires_at > now) sum += hold.amount;
  return sum;
}

std::int64_t Model::available(const Name& name, Floor floor, Instant now) const {
  if (floor == Floor::none) return books::amount_max;
  return balance(name) - held(name, now) + (floor == Floor::credit_limit ? limit(name) : 0);
}

Answer Model::post(const std::vector<Transfer>& transfers, Instant now) {
  const auto before = entries_;
  for (const auto& transfer : transfers) {
    const Name from{transfer.from_owner, transfer.code->from->id};
    const Name to{transfer.to_owner, transfer.code->to->id};
    const auto left = available(from, transfer.code->from->floor, now);
    if (left < transfer.amount) {
      entries_ = before;
      return "books.insufficient " + transfer.code->from->asset->text(std::max<std::int64_t>(left, 0));
    }
    entries_[from].push_back({now, -transfer.amount, balance(from) - transfer.amount});
    entries_[to].push_back({now, transfer.amount, balance(to) + transfer.amount});
  }
  return "done";
}

Model::Reservation* Model::open_hold(std::size_t number, Instant now) {
  const auto found = holds_.find(number);
  if (found == holds_.end() || !found->second.open || found->second.expires_at <= now) return nullptr;
  return &found->second;
}

Answer Model::act(const Act& act, Instant now) {
  const Transfer first = act.transfers.empty() ? Transfer{&pay, 0, 0, 0} : act.transfers.front();
  const Name name{first.from_owner, first.code->from->id};
  switch (act.what) {
    case Act::What::post: return post(act.transfers, now);
    case Act::What::look: return std::to_string(balance(name));
    case Act::What::hold: {
      const auto left = available(name, first.code->from->floor, now);
      if (left < act.amount)
        return "books.insufficient " + first.code->from->asset->text(std::max<std::int64_t>(left, 0));
      holds_[act.hold] = {name, first.code->from->floor, act.amount,
                          now.plus_seconds(act.expires_after_seconds), true};
      return "done";
    }
    case Act::What::post_hold: {
      auto* hold = open_hold(act.hold, now);
      if (hold == nullptr) return "ledger.hold_closed ";
      if (act.amount > hold->amount)
        return "ledger.hold_exceeded " + first.code->from->asset->text(hold->amount);
      hold->open = false;
      return post({{first.code, first.from_owner, first.to_owner, act.amount}}, now);
    }
    case Act::What::void_hold: {
      auto* hold = open_hold(act.hold, now);
      if (hold == nullptr) return "ledger.hold_closed ";
      hold->open = false;
      return "done";
    }
    case Act::What::expire_holds: return "done";  // what has expired is not held anyway
    case Act::What::set_limit: {
      const auto used = held(name, now) - balance(name);
      if (used > act.amount) return "ledger.limit_below_use " + first.code->from->asset->text(used);
      limits_[name] = act.amount;
      return "done";
    }
  }
  return {};
}

}  // namespace pc::ledger::test
