#include "landing.hpp"

#include "sales/consumption/consumption.hpp"
#include "sales/consumption/cycles.hpp"
#include "money/funds/pots.hpp"

namespace pc::consumption {

using customers::Association;

const customers::Customer* Landing::customer_of(customers::CustomerId id) {
  auto [place, fresh] = customers_.try_emplace(id);
  if (fresh) {
    funds::pots_of(tx_, tenant_, id);  // before the relation, see there
    place->second = customers::find(tx_, tenant_, id);
  }
  return place->second ? &*place->second : nullptr;
}

/// The customer with the partner and association of an instant; as it is now where no period is known.
customers::Customer Landing::as_of(customers::Customer customer, Instant at) {
  auto [place, fresh] = histories_.try_emplace(customer.id);
  if (fresh) place->second = customers::history(tx_, tenant_, customer.id);
  for (const auto& period : place->second)
    if (period.period.contains(at)) {
      customer.partner = period.partner;
      customer.association = period.association;
    }
  return customer;
}

std::optional<catalogue::Rate> Landing::rate_of(const std::string& currency, Day day) {
  auto [place, fresh] = rates_.try_emplace({currency, day.number});
  if (fresh) place->second = catalogue::rate_on(tx_, currency, day);
  return place->second;
}

/// A balance exists only with the partner of today; what was used under another relation is not paid from it.
charging::Payment Landing::pay(const customers::Customer& now, const customers::Customer& then, Money price,
                               const ledger::Cause& cause) {
  if (then.association != Association::resale) return {};
  if (now.association == Association::resale && now.partner == then.partner)
    return charging::charge(tx_, tenant_, now.id, price, cause, now_);
  return charging::charge_ended(tx_, tenant_, now.id, then.partner, price, cause, now_);
}

/// What differs from what was reported counts where bills can still have it, as corrections by the provider do.
Landing::Landed Landing::land(customers::CustomerId id, const UsageLine& u, std::int64_t line_id) {
  const auto* known = customer_of(id);
  if (known == nullptr) return Landed::no_customer;
  const auto then = as_of(*known, u.consumed_from);
  const Day day = Day::of(u.consumed_from);
  const auto rate = rate_of(u.currency, day);
  if (!rate) return Landed::no_rate;
  const auto price = rated(u.original_amount, u.list_amount, rate->yuan);
  if (!price) return Landed::out_of_range;
  const bool foreign = u.currency != "CNY";
  ChargeLine line;
  line.line_id = line_id;
  line.import_id = u.import_id;
  line.line_number = u.line_number;
  line.counted = u.correction ? counted_on(u.consumed_from, now_) : day;
  line.customer = then.id;
  line.partner = then.partner;
  line.association = then.association;
  line.provider = u.provider;
  line.bill_type = u.bill_type;
  line.consumed_from = u.consumed_from;
  line.consumed_to = u.consumed_to;
  line.resource_id = u.resource_id;
  line.currency = u.currency;
  line.original_amount = u.original_amount;
  if (foreign) line.exchange_rate = rate->yuan.text();
  line.rate_day = Day{foreign ? rate->day.number : 0};
  line.list_amount = price->list;
  line.amount = price->amount;
  line.charged = price->charged;
  line.paid = pay(*known, then, price->charged.charged, {"consumption_line", line_id});
  describe(line, u);
  store::append_line(tx_, tenant_, line);
  sums_.add({line.customer, {line.counted, day}, line.partner, line.association, line.product_type, line.product},
            line.charged, price->list_price);
  charged_ += price->charged.charged;
  return Landed::done;
}

}  // namespace pc::consumption
