#include "asking.hpp"

#include "core/ledger/ledger.hpp"
#include "market/partners/partners.hpp"
#include "money/charging/charging.hpp"
#include "money/charging/pots.hpp"
#include "money/funds/pots.hpp"
#include "moving.hpp"
#include "paying.hpp"
#include "people/approvals/approvals.hpp"

namespace pc::orders {
namespace {

constexpr std::string_view k_act = "orders.pay_for";

Result<Loaded> own_pending(work::Work& work, const customers::Customer& customer, OrderId id) {
  PC_TRY(order, loaded(work.tx, customer.tenant, id));
  if (order.row.customer_id != customer.id) return refuse(errors::unknown, "order_id");
  PC_CHECK(check_pending(order.row, work.now));
  return std::move(order);
}

/// Customers of a solution provider or distributor in both modes, those of a reseller when it resells to them.
Outcome check_partner_pays(db::Reader& reader, const customers::Customer& customer) {
  const auto partner = partners::find(reader, customer.tenant, customer.partner);
  const bool reseller = partner && partner->kind == partners::PartnerKind::reseller;
  if (reseller && customer.association != customers::Association::resale) return errors::partner_cannot_pay;
  return Done{};
}

struct ToPay {
  Loaded order;
  customers::Customer customer;
};
/// The pots are read before the relation, see funds/pots.hpp.
Result<ToPay> asked_of_me(work::Work& work, OrderId id) {
  PC_TRY(order, loaded(work.tx, work.who.tenant, id));
  funds::pots_of(work.tx, work.who.tenant, order.row.customer_id);
  auto customer = customers::own(work.tx, work.who, order.row.customer_id);
  if (!customer || order.row.partner_id.value != work.who.partner) return refuse(errors::unknown, "order_id");
  PC_CHECK(check_pending(order.row, work.now));
  if (order.row.asked != Asked::waiting) return refuse(errors::not_asked, "order_id");
  return ToPay{std::move(order), std::move(*customer)};
}

Result<ToPay> payable_by_me(work::Work& work, OrderId id) {
  PC_TRY(asked, asked_of_me(work, id));
  PC_CHECK(check_deliverable(work.tx, asked.order, work.now));
  PC_TRY(partner, partners::acting_partner(work.tx, work.who, std::nullopt));
  PC_CHECK(partners::check_may_move_money(partner.standing));
  return std::move(asked);
}

struct Payload {
  static constexpr const char* shape_name = "WaitingOrderPayment";
  OrderId order_id;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&Payload::order_id>("order_id", "The order.")};
    return all;
  }
};

void release(db::Transaction& tx, const approvals::Request& request, Instant now) {
  for (const auto text : split(request.holds, ','))
    if (const auto id = parse_id(text))
      static_cast<void>(use<ledger::Ledger>(tx).void_hold(tx, request.tenant, ledger::HoldId(*id), now));
}

/// In the name of whoever asked; what was held for it is let go first by `approvals`.
Result<std::string> run(work::Work& work, const approvals::Request& request) {
  const auto json = wire::Json::parse(request.payload);
  ensure(json.ok(), "a waiting payment is kept as JSON");
  const auto payload = wire::decode<Payload>(*json);
  ensure(payload.ok(), "a waiting payment is kept whole");
  access::Principal asker = work.who;
  asker.person = request.asked_by;
  asker.name = request.asked_by_name;
  work::Work again{work.tx, asker, work.now, work.ids, work.audit_log, work.announcer};
  PC_CHECK(pay_for(again, payload->order_id));
  return payload->order_id.text();
}

/// Holds on both accounts, as the payment would take it. Refuses orders.insufficient.
Result<std::string> hold(work::Work& work, const ToPay& asked) {
  const partners::PartnerId partner(work.who.partner);
  const auto accounts = funds::accounts_of(work.tx, work.who.tenant, partner, work.now);
  const auto price = asked.order.row.payable;
  if (accounts.available() < price)
    return refuse(errors::insufficient, {}, (price - accounts.available()).text());
  const auto payment = charging::split_by_partner(price, accounts);
  const auto until = approvals::end_of_request(work.now).plus_seconds(30 * 24 * 3600);
  std::string holds;
  for (const auto& part : payment.parts()) {
    const ledger::AccountName account{work.who.tenant, partner.value, part.pot->charged->from};
    const auto held =
        use<ledger::Ledger>(work.tx).hold(work.tx, account, part.amount.in_fen(),
                                          {"approval", asked.order.row.order_id.value}, until, work.now);
    if (!held) return refuse(errors::insufficient, {}, held.refusal().allowed);
    holds += (holds.empty() ? "" : ",") + held->text();
  }
  return holds;
}

}  // namespace

Outcome ask_partner(work::Work& work, const customers::Customer& customer, OrderId id) {
  PC_TRY(order, own_pending(work, customer, id));
  PC_CHECK(check_partner_pays(work.tx, customer));
  if (order.row.asked == Asked::waiting) return Done{};
  const auto before = order.row;
  order.row.asked = Asked::waiting;
  order.row.asked_at = work.now;
  order.row.asked_answer.clear();
  move(work.tx, before, order.row);
  note(work, order.row, Happened::asked, {}, order.row.payable);
  return announce(work, events::asked, order.row);
}

Outcome withdraw(work::Work& work, const customers::Customer& customer, OrderId id) {
  PC_TRY(order, own_pending(work, customer, id));
  if (order.row.asked != Asked::waiting) return Done{};
  const auto before = order.row;
  order.row.asked = Asked::no;
  move(work.tx, before, order.row);
  note(work, order.row, Happened::asked_back);
  return Done{};
}

Outcome check_pay_for(work::Work& work, OrderId id) {
  PC_CHECK(payable_by_me(work, id));
  return Done{};
}

Outcome pay_for(work::Work& work, OrderId id) {
  PC_TRY(asked, payable_by_me(work, id));
  const partners::PartnerId partner(work.who.partner);
  const auto accounts = funds::accounts_of(work.tx, work.who.tenant, partner, work.now);
  const auto price = asked.order.row.payable;
  if (accounts.available() < price)
    return refuse(errors::insufficient, {}, (price - accounts.available()).text());
  for (const auto& line : asked.order.lines)
    PC_CHECK(charging::pay_by_partner(work.tx, work.who.tenant, partner, line.payable,
                                      {"order_line", line.line_id.value}, work.now));
  return settle(work, asked.order, Payer::partner, asked.customer);
}

Result<std::optional<edge::InReview>> review_pay_for(work::Work& work, OrderId id) {
  PC_TRY(asked, payable_by_me(work, id));
  const auto& row = asked.order.row;
  if (!approvals::needs_second_person(work, work.who.tenant, work.who.partner, k_act, row.customer_id.value,
                                      row.payable))
    return std::optional<edge::InReview>();
  const approvals::Asking asking{k_act,
                                 work.who.partner,
                                 row.customer_id.value,
                                 asked.customer.name,
                                 row.payable,
                                 row.order_id.text(),
                                 wire::encode(Payload{row.order_id}),
                                 "console"};
  if (const auto same = approvals::open_request(work.tx, work.who, asking, work.now))
    return std::optional<edge::InReview>(edge::InReview{same->id.text(), same->expires_at});
  PC_TRY(holds, hold(work, asked));
  PC_TRY(waiting, approvals::ask(work, work.who.tenant, asking, holds));
  return std::optional<edge::InReview>(waiting);
}

Outcome refuse_to_pay(work::Work& work, OrderId id, const std::string& reason) {
  PC_TRY(asked, asked_of_me(work, id));
  auto& row = asked.order.row;
  const auto before = row;
  row.asked = Asked::refused;
  row.asked_answer = reason;
  move(work.tx, before, row);
  note(work, row, Happened::refused, reason);
  return announce(work, events::refused, row, reason);
}

void declare_review(Services& services) {
  services.declare<approvals::Act>(
      {k_act, "Payment for a customer", "代支付", &permissions::pay, &run, &release});
}

}  // namespace pc::orders
