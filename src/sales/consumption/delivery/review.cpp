#include "review.hpp"

#include "sales/consumption/consumption.hpp"
#include "sales/consumption/focus/identity.hpp"
#include "streams.hpp"

namespace pc::consumption {
namespace {

constexpr std::size_t k_between_signs = 5000;

Decimal amount_of(const std::string& text) { return Decimal::parse(text).value_or(Decimal()); }
Decimal minus(const Decimal& amount) { return {-amount.units(), amount.scale()}; }

/// Counts what stands beside each other.
class Counting {
 public:
  explicit Counting(const std::function<void()>& alive) : alive_(alive) {}

  void visit(const Beside& both) {
    if (++seen_ % k_between_signs == 0) alive_();
    if (both.staged != nullptr && both.staged->charge_id != 0) return;
    if (both.staged != nullptr) found_.add(both.staged->currency, amount_of(both.staged->amount));
    if (both.booked != nullptr) found_.add(both.booked->currency, minus(amount_of(both.booked->amount)));
    if (both.staged != nullptr && both.booked != nullptr) {
      ++found_.changed;
    } else if (both.staged != nullptr) {
      ++found_.added;
      alike_.added(focus::alike_part(both.staged->key), both.staged->amount);
    } else {
      ++found_.gone;
      alike_.gone(focus::alike_part(both.booked->place.key), both.booked->amount);
    }
  }
  Comparison finish() {
    found_.alike = alike_.finish();
    return found_;
  }

 private:
  const std::function<void()>& alive_;
  std::size_t seen_ = 0;
  Comparison found_;
  AlikeCounter alike_;
};

Comparison count(const Delivery& delivery, std::int64_t period, std::optional<std::int64_t> beside,
                 const std::function<void()>& alive) {
  StagedStream staged(*delivery.task.database, delivery.task.import_id, period, false);
  UnseenStream booked(*delivery.task.database, beside, delivery.reading);
  Counting counting(alive);
  walk(staged, booked, [&](const Beside& both) { counting.visit(both); });
  return counting.finish();
}

/// How many staged lines are booked in a period of another name, with the same amounts.
std::int64_t count_alike(const Delivery& delivery, std::int64_t period, std::int64_t other,
                         const std::function<void()>& alive) {
  StagedStream staged(*delivery.task.database, delivery.task.import_id, period, false);
  UnseenStream booked(*delivery.task.database, other, delivery.reading);
  AlikeCounter counter;
  std::size_t seen = 0;
  walk(staged, booked, [&](const Beside& both) {
    if (++seen % k_between_signs == 0) alive();
    if (both.staged != nullptr && both.staged->charge_id == 0)
      counter.added(focus::alike_part(both.staged->key), both.staged->amount);
    if (both.booked != nullptr) counter.gone(focus::alike_part(both.booked->place.key), both.booked->amount);
  });
  return counter.finish();
}

/// Looks for what is booked under other names; what is found would go with a snapshot.
void look_elsewhere(Reviewed& reviewed, const Delivery& delivery, const BillPeriods& periods,
                    const std::function<void()>& alive) {
  std::vector<BillPeriod> others;
  delivery.task.database->read([&](db::Reader& reader) { others = periods.under_other_names(reader); });
  for (const auto& other : others) {
    std::int64_t alike = 0;
    for (const auto& [id, period] : periods.all())
      if (period.compared && period.billing_account_id == other.billing_account_id &&
          period.begins_at == other.begins_at)
        alike += count_alike(delivery, id, other.id, alive);
    if (alike == 0) continue;
    reviewed.renamed.push_back(other);
    reviewed.total.alike_elsewhere += alike;
    Comparison gone = count(delivery, 0, other.id, alive);
    gone.alike = 0;
    reviewed.total.add(gone);
  }
}

}  // namespace

Reviewed review(const Delivery& delivery, const BillPeriods& periods, const Comparison& fresh,
                const std::function<void()>& alive) {
  Reviewed reviewed;
  reviewed.total = fresh;
  const auto said = delivery_mode_of(delivery.task.mode).value_or(DeliveryMode::unsaid);
  for (const auto& [id, period] : periods.all()) {
    if (!period.compared) continue;
    const auto mode = said != DeliveryMode::unsaid ? said : delivery.homes.delivery_of(period.billing_account_id);
    reviewed.modes[id] = mode;
    const bool increment = mode == DeliveryMode::increment;
    auto found = count(delivery, id, increment ? std::nullopt : std::optional(id), alive);
    reviewed.total.add(found);
    found.refused = fresh.refused;
    reviewed.ask = reviewed.ask || needs_word(mode, found);
  }
  look_elsewhere(reviewed, delivery, periods, alive);
  reviewed.ask = reviewed.ask || reviewed.total.alike_elsewhere > 0;
  return reviewed;
}

}  // namespace pc::consumption
