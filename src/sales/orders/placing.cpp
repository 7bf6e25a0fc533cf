#include "placing.hpp"

#include "market/freezing/freezing.hpp"
#include "money/funds/pots.hpp"
#include "moving.hpp"
#include "store.hpp"

namespace pc::orders {
namespace {

store::LineRow line_of(const customers::Customer& customer, OrderId order, LineId id, const Wish& wish,
                       const PricedWish& priced) {
  store::LineRow line;
  line.tenant_id = customer.tenant;
  line.line_id = id;
  line.order_id = order;
  line.customer_id = customer.id;
  line.product_id = wish.product.product;
  line.service_type_code = wish.product.service_type_code;
  line.resource_type_code = wish.product.resource_type_code;
  line.spec = wish.product.spec;
  line.region = wish.product.region;
  line.size = wish.size;
  line.size_measure_id = wish.product.size_measure_id;
  line.unit = wish.unit;
  line.periods = static_cast<int>(wish.periods);
  line.official = priced.amounts.official;
  line.discount = priced.amounts.discount;
  line.erased = priced.amounts.erased;
  line.payable = priced.amounts.payable;
  line.discount_id = priced.discount;
  line.discount_kind = priced.kind;
  line.ratio = priced.ratio;
  line.resource_id = wish.resource_id;
  line.resource_name = wish.resource_name;
  return line;
}

Outcome check_start(Instant start, Instant now) {
  if (start == Instant{}) return Done{};
  const auto last = now.plus_seconds(k_start_days_max * 86'400);
  if (start >= now && start <= last) return Done{};
  return refuse(errors::bad_start, "start_at", now.text() + " - " + last.text());
}

Result<Amounts> total_of(const std::vector<PricedWish>& lines) {
  std::vector<Amounts> each;
  for (const auto& line : lines) each.push_back(line.amounts);
  const auto all = sum_of(each);
  if (!all) return refuse(catalogue::errors::too_large, "items");
  return *all;
}

}  // namespace

Outcome check_may_order(db::Reader& reader, const customers::Customer& customer) {
  if (customer.association == customers::Association::none) return errors::no_partner;
  if (freezing::blocks(freezing::now_in_effect(reader, customer).what, false)) return errors::frozen;
  return Done{};
}

Source source_of(const access::Principal& who) {
  if (who.side != access::Side::customer) return Source::system;
  return who.actor ? Source::agent : Source::customer;
}

Result<customers::Customer> ordering(work::Work& work) {
  funds::pots_of(work.tx, work.who.tenant, customers::CustomerId(work.who.customer));
  PC_TRY(customer, calling_customer(work.tx, work.who));
  PC_CHECK(check_may_order(work.tx, customer));
  return customer;
}

Result<customers::Customer> calling_customer(db::Reader& reader, const access::Principal& who) {
  auto customer = customers::find(reader, who.tenant, customers::CustomerId(who.customer));
  if (!customer) return errors::no_partner;
  return std::move(*customer);
}

Result<OrderId> place(work::Work& work, const customers::Customer& customer, std::span<const Wish> wishes,
                      const Placing& placing) {
  PC_CHECK(check_start(placing.start_at, work.now));
  const auto pending = work.tx.one(store::count_pending, {customer.tenant, customer.id}).orders;
  if (pending >= k_pending_max) return refuse(errors::too_many_pending, {}, std::to_string(k_pending_max));
  PC_TRY(lines, priced(wishes, placing.discount));
  PC_TRY(total, total_of(lines));
  store::OrderRow order;
  order.tenant_id = customer.tenant;
  order.order_id = work.ids.next_as<OrderId>(work.now);
  order.customer_id = customer.id;
  order.partner_id = customer.partner;
  order.association_type = customer.association;
  order.type = placing.type;
  order.source = placing.source;
  order.service_type_code = wishes.front().product.service_type_code;
  order.lines = static_cast<int>(wishes.size());
  order.official = total.official;
  order.discount = total.discount;
  order.erased = total.erased;
  order.payable = total.payable;
  order.discount_id = placing.discount;
  order.start_at = placing.start_at;
  order.created_at = work.now;
  order.created_by = work.who.actor ? work.who.actor->name : work.who.name;
  order.pay_by = work.now.plus_seconds(terms_of(work.tx.services()).days_to_pay * 86'400);
  insert(work.tx, order);
  for (std::size_t i = 0; i < wishes.size(); ++i)
    work.tx.change(store::insert_line, line_of(customer, order.order_id, work.ids.next_as<LineId>(work.now),
                                               wishes[i], lines[i]));
  note(work, order, Happened::placed, {}, order.payable);
  PC_CHECK(announce(work, events::placed, order));
  return order.order_id;
}

std::vector<Wish> wishes_of_pending(db::Reader& reader, TenantId tenant, OrderId id, Instant now) {
  std::vector<Wish> wishes;
  const auto order = loaded(reader, tenant, id);
  if (!order) return wishes;
  const auto held = discounts::held_by(reader, tenant, order->row.customer_id, Day::of(now));
  for (const auto& line : order->lines) {
    Wish wish;
    wish.official = line.official;
    wish.choices = discounts::choices(
        held, {line.service_type_code, line.product_id, catalogue::Charging::period}, Day::of(now));
    wishes.push_back(std::move(wish));
  }
  return wishes;
}

Outcome choose_discount(work::Work& work, TenantId tenant, OrderId id, discounts::DiscountId discount) {
  PC_TRY(order, loaded(work.tx, tenant, id));
  PC_CHECK(check_pending(order.row, work.now));
  if (order.row.adjusted) return refuse(errors::discount_fixed, "discount_id");
  if (order.row.discount_id == discount) return Done{};
  const auto wishes = wishes_of_pending(work.tx, tenant, id, work.now);
  PC_TRY(lines, priced(wishes, discount));
  PC_TRY(total, total_of(lines));
  if (work.tx.change(store::update_price, {tenant, id, total.official, total.discount, total.erased,
                                           total.payable, discount, false}) == 0)
    return refuse(errors::not_pending, "order_id");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& priced = lines[i];
    work.tx.change(
        store::update_line_price,
        {tenant, order.lines[i].line_id, priced.amounts.official, priced.amounts.discount,
         priced.amounts.erased, priced.amounts.payable, priced.discount, priced.kind, priced.ratio});
  }
  note(work, order.row, Happened::discounted, {}, total.payable);
  return Done{};
}

}  // namespace pc::orders
