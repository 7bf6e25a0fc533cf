#include "order_detail.hpp"

#include <algorithm>

#include "money/charging/charging.hpp"
#include "store.hpp"

namespace pc::orders {
namespace {

void add(std::vector<OrderPayment>& all, const charging::Payment& payment) {
  for (const auto& part : payment.parts()) {
    auto place = std::ranges::find(all, part.pot->id, &OrderPayment::pot);
    if (place == all.end()) place = all.insert(all.end(), {std::string(part.pot->id), {}, {}});
    if (part.amount.positive())
      place->paid += part.amount;
    else
      place->returned -= part.amount;
  }
}

std::vector<OrderPayment> payments(db::Reader& reader, TenantId tenant,
                                   const std::vector<OrderLineRow>& lines) {
  std::vector<std::int64_t> causes;
  for (const auto& line : lines) {
    causes.push_back(line.id.value);
    for (const auto& refund : reader.rows(store::select_refunds, {tenant, line.id}))
      causes.push_back(refund.refund_id);
  }
  std::vector<OrderPayment> all;
  for (const auto& [cause, payment] : charging::payments_of(reader, tenant, causes)) add(all, payment);
  return all;
}

}  // namespace

wire::Fields OneOrder::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneOrder::order_id>("order_id", "The order.")};
  return all;
}
wire::Fields OrderEvent::fields() {
  using E = OrderEvent;
  static constexpr wire::Field all[] = {
      wire::field<&E::kind>("kind", "What happened."), wire::field<&E::at>("at", "When."),
      wire::field<&E::by>("by", "Who did it."),
      wire::field<&E::note>("note", "Reason, resource, prices, or where a refund went."),
      wire::field<&E::amount>("amount", "Yuan that it is about; 0.00: none.")};
  return all;
}
wire::Fields OrderPayment::fields() {
  using P = OrderPayment;
  static constexpr wire::Field all[] = {
      wire::field<&P::pot>("pot", "topup, credit, arrears, partner_topup or partner_credit."),
      wire::field<&P::paid>("paid", "What it gave, yuan."),
      wire::field<&P::returned>("returned", "What came back into it, yuan.")};
  return all;
}
wire::Fields OrderDetail::fields() {
  using D = OrderDetail;
  static constexpr wire::Field all[] = {wire::field<&D::order>("order", "The order."),
                                        wire::field<&D::lines>("lines", "Its lines."),
                                        wire::field<&D::events>("events", "What happened, oldest first."),
                                        wire::field<&D::payments>("payments", "Whose money paid it.")};
  return all;
}

std::optional<OrderId> order_returned_by(db::Reader& reader, TenantId tenant, LineId line) {
  const auto back = reader.maybe(store::select_line, {tenant, line});
  if (!back || !back->returns_line_id) return std::nullopt;
  const auto returned = reader.maybe(store::select_line, {tenant, back->returns_line_id});
  return returned ? std::optional(returned->order_id) : std::nullopt;
}

Result<OrderDetail> show_order(const work::View& view, const OneOrder& query) {
  PC_TRY(row, find_order(view, query.order_id));
  const auto tenant = tenant_of(view.reader, query.order_id);
  ensure(tenant.has_value(), "an order that is seen has a tenant");
  OrderDetail detail{std::move(row), lines_of(view, *tenant, query.order_id), {}, {}};
  for (const auto& event : view.reader.rows(store::select_events, {*tenant, query.order_id}))
    detail.events.push_back({event.kind, event.at, event.done_by, event.note, event.amount});
  detail.payments = payments(view.reader, *tenant, detail.lines);
  return detail;
}

}  // namespace pc::orders
