// What was booked is reported with another amount, in other words, or no more.
#include "sales/consumption/consumption.hpp"
#include "sales/consumption/cycles.hpp"
#include "money/funds/pots.hpp"
#include "landing.hpp"

namespace pc::consumption {

using customers::Association;

namespace {

constexpr const char* k_adjustment = "adjustment";

Decimal sum_of(const Decimal& a, const Decimal& b) { return Decimal::sum(a, b).value_or(a); }

/// What a charge and all that corrects it come to.
struct ChargeTotal {
  Rated price;
  Decimal original;
  charging::Payment taken;
};

Money price_of(const Decimal& list) {
  const auto cut = truncate_to_fen(list);
  return cut ? cut->charged : Money();
}

void add(ChargeTotal& total, const ChargeLine& line) {
  auto& price = total.price;
  price.amount = sum_of(price.amount, line.amount);
  price.list = sum_of(price.list, line.list_amount);
  price.charged.charged += line.charged.charged;
  price.charged.dropped_e11 += line.charged.dropped_e11;
  price.list_price = price_of(price.list);
  total.original = sum_of(total.original, line.original_amount);
  total.taken.add(line.paid);
}

SumKey sum_key(const ChargeLine& line) {
  return {line.customer, {line.counted, Day::of(line.consumed_from)}, line.partner, line.association,
          line.product_type, line.product};
}

Decimal yuan_of(const ChargeLine& line) {
  return line.exchange_rate.empty() ? Decimal(1, 0) : Decimal::parse(line.exchange_rate).value();
}

}  // namespace

void Landing::look_at(std::span<const std::int64_t> charge_ids) {
  looked_at_ = store::lines_of(tx_, tenant_, charge_ids);
}

charging::Payment Landing::give_back(const ChargeLine& first, Money price, const charging::Payment& taken,
                                     const ledger::Cause& cause) {
  if (first.association != Association::resale) return {};
  const auto* now = customer_of(first.customer);
  ensure(now != nullptr, "who was charged is there");
  if (now->association == Association::resale && now->partner == first.partner)
    return charging::refund(tx_, tenant_, first.customer, price, taken, cause, now_);
  return charging::refund_ended(tx_, tenant_, first.customer, first.partner, price, taken, cause, now_);
}

bool Landing::can_cost(std::int64_t charge_id, const UsageLine& u) {
  const auto& lines = looked_at_[charge_id];
  ensure(!lines.empty(), "a charge that landed has its line");
  return rated(u.original_amount, u.list_amount, yuan_of(lines.front())).has_value();
}

void Landing::correct(std::int64_t charge_id, const UsageLine* u, std::int64_t import_id) {
  const auto& lines = looked_at_[charge_id];
  ensure(!lines.empty(), "a charge that landed has its line");
  const auto& first = lines.front();
  ChargeTotal before;
  for (const auto& line : lines) add(before, line);
  const Decimal original = u != nullptr ? u->original_amount : Decimal();
  const auto now = rated(original, u != nullptr ? u->list_amount : Decimal(), yuan_of(first));
  ensure(now.has_value(), "it was asked whether it can cost that");
  const auto step = difference(*now, before.price);

  ChargeLine line = first;
  line.line_id = use<IdSource>(tx_).next_after(charge_id, now_);
  line.corrects = charge_id;
  line.import_id = import_id;
  line.line_number = u != nullptr ? u->line_number : 0;
  line.counted = counted_on(first.consumed_from, now_);
  line.bill_type = k_adjustment;
  line.original_amount =
      sum_of(original, Decimal(-before.original.units(), before.original.scale())).without_trailing_zeros();
  line.list_amount = step.list;
  line.amount = step.amount;
  line.charged = step.charged;
  line.usage = line.usage_unit = "";
  const ledger::Cause cause{"consumption_line", line.line_id};
  const Money price = step.charged.charged;
  if (price < Money()) {
    line.paid = give_back(first, -price, before.taken, cause);
  } else {
    const auto* customer = customer_of(first.customer);
    ensure(customer != nullptr, "who was charged is there");
    auto then = *customer;
    then.partner = first.partner;
    then.association = first.association;
    line.paid = pay(*customer, then, price, cause);
  }
  store::append_line(tx_, tenant_, line);
  sums_.add(sum_key(line), line.charged, step.list_price);
  charged_ += price;
}

void Landing::reword(std::int64_t charge_id, const UsageLine& says) {
  auto& lines = looked_at_[charge_id];
  Money list_price;
  ChargeTotal total;
  for (auto& line : lines) {
    const auto was = sum_key(line);
    add(total, line);
    describe(line, says);
    if (line.corrects != 0) line.usage = line.usage_unit = "";
    const Money own = total.price.list_price - list_price;
    list_price = total.price.list_price;
    if (was.product_type != line.product_type || was.product != line.product)
      sums_.move(was, sum_key(line), line.charged, own);
  }
  store::update_words(tx_, tenant_, lines);
}

}  // namespace pc::consumption
