#include "stage.hpp"

#include <algorithm>
#include <stdexcept>

namespace pc::demo {

access::Principal Customer::person() const {
  access::Principal who;
  who.side = access::Side::customer;
  who.name = name;
  who.account_name = account_name;
  who.tenant = tenant;
  who.partner = partner;
  who.customer = id;
  return who;
}

Stage::Stage(const Services& lent) : services(lent), today(lent.get<Clock>().now()) {}

Instant Stage::before_the_bill() const {
  constexpr std::int64_t hour = 3600, day = 24 * hour;
  return Day::of(today).begin().plus_seconds(10 * hour - 45 * day);
}

const Player& Stage::player(std::string_view account) const {
  const auto found = std::ranges::find(players, account, &Player::account);
  ensure(found != players.end(), "who plays is in the cast");
  return *found;
}

void Stage::monthly(int day, Month play) { monthly_.push_back({day, std::move(play)}); }

void Stage::at_last(std::function<void()> play) { at_last_.push_back(std::move(play)); }

void Stage::play() {
  std::ranges::stable_sort(monthly_, {}, &Monthly::day);
  for (int month = 0; month <= k_months; ++month) {
    const Instant start = BillCycle::of(today).plus(month - k_months).period().from;
    for (const auto& each : monthly_) each.play(month, start);
  }
  for (const auto& each : at_last_) each();
}

Outcome Stage::tried(TenantId tenant, const Write& work) const {
  Outcome done = Done{};
  const auto finished = database().write(tenant, [&](db::Transaction& tx) {
    done = work(tx);
    return done.ok() || done.refusal().keeps;
  });
  if (finished.fate != db::Fate::committed && done)
    throw std::runtime_error("demo market: " + finished.error);
  return done;
}

void Stage::write(TenantId tenant, const Write& work) const {
  const auto done = tried(tenant, work);
  if (!done) throw std::runtime_error("demo market: " + done.refusal().message(Language::en));
}

const access::Principal& vendor() {
  static const auto one = access::system_principal("周航");
  return one;
}

const access::Principal& vendors_finance() {
  static const auto one = access::system_principal("吴岚");
  return one;
}

}  // namespace pc::demo
