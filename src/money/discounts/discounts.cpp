#include "discounts.hpp"

#include <algorithm>

#include "market/joining/associate.hpp"
#include "market/relations/relation_change.hpp"
#include "money/catalogue/dictionary.hpp"
#include "store.hpp"

namespace pc::discounts {
namespace {

Day end_of(const Terms& terms) { return terms.last ? Day{terms.last->number + 1} : k_no_end; }

Outcome check_target(db::Reader& reader, Target& target) {
  if (target.product) {
    const auto service = catalogue::service_of(reader, target.product);
    if (!service) return refuse(catalogue::errors::unknown_product, "product_id");
    target.service_type_code = *service;
    return Done{};
  }
  if (!target.service_type_code.empty() && !catalogue::knows_service(reader, target.service_type_code))
    return refuse(errors::unknown_service, "service_type_code");
  return Done{};
}

Outcome check_terms(const Terms& terms, Day today) {
  PC_CHECK(check_ratio(terms.ratio));
  if (terms.first < today) return refuse(errors::period, "first_day", "≥ " + today.text());
  if (terms.last && *terms.last < terms.first)
    return refuse(errors::period, "last_day", "≥ " + terms.first.text());
  return Done{};
}

/// Of the same kind for the same: cut where the new one begins.
void replace(db::Transaction& tx, const store::DiscountRow& fresh) {
  for (const auto& row : tx.rows(store::select_of_customer, {fresh.tenant_id, fresh.customer_id})) {
    const bool same = row.kind == fresh.kind && row.service_type_code == fresh.service_type_code &&
                      row.product_id == fresh.product_id && row.charging == fresh.charging;
    if (!same || row.end_day <= fresh.first_day || fresh.end_day <= row.first_day) continue;
    tx.change(store::update_end,
              {row.tenant_id, row.discount_id, std::max(row.first_day, fresh.first_day), fresh.created_by});
  }
}

Result<DiscountId> keep(work::Work& work, const customers::Customer& customer, Kind kind, const Terms& terms,
                        const Target& target) {
  const store::DiscountRow row{customer.tenant,
                               DiscountId(work.ids.next(work.now)),
                               customer.id,
                               kind,
                               kind == Kind::granted ? customer.partner : partners::PartnerId(),
                               target.service_type_code,
                               target.product,
                               target.charging,
                               terms.ratio,
                               terms.first,
                               end_of(terms),
                               work.who.name,
                               work.now,
                               {}};
  replace(work.tx, row);
  work.tx.change(store::insert_one, row);
  return row.discount_id;
}

Discount discount_of(const store::DiscountRow& row) {
  return {row.discount_id,
          row.kind,
          {row.service_type_code, row.product_id, row.charging},
          row.ratio,
          row.first_day,
          row.end_day,
          {},
          {}};
}

/// A partner goes no further than the ceilings of today; without one it gives nothing.
bool hold_to_ceiling(Discount& discount, std::span<const Ceiling> ceilings) {
  if (discount.kind != Kind::granted) return true;
  const auto* ceiling = ceiling_for(ceilings, discount.target.service_type_code, discount.target.product);
  if (ceiling == nullptr) return false;
  if (less(discount.ratio, ceiling->lowest_ratio)) discount.ratio = ceiling->lowest_ratio;
  return true;
}

Outcome end_what_was_given(db::Transaction& tx, TenantId tenant, const pc::events::Event& event,
                           Instant now) {
  const auto ended = relations::changed_of(event);
  const Day today = Day::of(now);
  for (const auto& row : tx.rows(store::select_of_customer, {tenant, ended.customer_id}))
    if (row.kind == Kind::granted && row.end_day > today)
      tx.change(store::update_end, {tenant, row.discount_id, std::max(row.first_day, today), "system"});
  return Done{};
}

/// What was agreed with a customer goes with it to the tenant of its new partner.
Outcome move_along(db::Transaction& tx, TenantId from, const pc::events::Event& event, Instant) {
  const auto asked = joining::associating_of(event);
  const auto partner = partners::find_anywhere(tx, asked.partner);
  if (!partner || partner->tenant == from) return Done{};
  tx.change(store::copy_to_tenant, {partner->tenant, from, asked.customer});
  tx.change(store::delete_of_customer, {from, asked.customer});
  return Done{};
}

}  // namespace

std::span<const wire::Name<Kind>> names(Kind) {
  static constexpr wire::Name<Kind> all[] = {
      {Kind::commercial, "commercial"}, {Kind::granted, "granted"}, {Kind::promotion, "promotion"}};
  return all;
}

Result<DiscountId> agree(work::Work& work, customers::CustomerId id, const Terms& terms) {
  const auto customer = customers::find_anywhere(work.tx, id);
  if (!customer) return refuse(customers::errors::unknown_customer, "customer_id");
  PC_CHECK(check_terms(terms, Day::of(work.now)));
  Target target = terms.target;
  PC_CHECK(check_target(work.tx, target));
  return keep(work, *customer, Kind::commercial, terms, target);
}

Result<DiscountId> grant(work::Work& work, customers::CustomerId id, const Terms& terms) {
  PC_TRY(customer, customers::own(work.tx, work.who, id));
  PC_CHECK(check_terms(terms, Day::of(work.now)));
  Target target = terms.target;
  if (!target.product && target.service_type_code.empty())
    return refuse(pc::errors::missing_value, "service_type_code");
  PC_CHECK(check_target(work.tx, target));
  const auto all = ceilings(work.tx);
  const auto* ceiling = ceiling_for(all, target.service_type_code, target.product);
  if (ceiling == nullptr) return refuse(errors::no_ceiling, "service_type_code");
  if (less(terms.ratio, ceiling->lowest_ratio))
    return refuse(errors::below_ceiling, "ratio", ceiling->lowest_ratio.text() + " - 1");
  return keep(work, customer, Kind::granted, terms, target);
}

Outcome end(work::Work& work, TenantId tenant, DiscountId id) {
  const auto row = work.tx.maybe(store::select_one, {tenant, id});
  if (!row) return refuse(errors::unknown, "discount_id");
  if (work.who.side == access::Side::partner) {
    const auto customer = customers::own(work.tx, work.who, row->customer_id);
    if (!customer || row->kind != Kind::granted) return refuse(errors::unknown, "discount_id");
  }
  const Day today = Day::of(work.now);
  if (row->end_day <= today) return errors::ended;
  work.tx.change(store::update_end, {tenant, id, std::max(row->first_day, today), work.who.name});
  return Done{};
}

Result<DiscountId> promote(work::Work& work, const std::string& name_zh, const std::string& name_en,
                           const Terms& terms) {
  PC_CHECK(check_terms(terms, Day::of(work.now)));
  Target target = terms.target;
  PC_CHECK(check_target(work.tx, target));
  const DiscountId id(work.ids.next(work.now));
  work.tx.change(store::insert_promotion,
                 {id, name_zh, name_en.empty() ? name_zh : name_en, target.service_type_code, target.product,
                  target.charging, terms.ratio, terms.first, end_of(terms), work.who.name, work.now});
  return id;
}

Outcome end_promotion(work::Work& work, DiscountId promotion) {
  if (work.tx.change(store::end_promotion, {promotion, Day::of(work.now)}) == 0)
    return refuse(errors::unknown, "promotion_id");
  return Done{};
}

Outcome put_ceiling(work::Work& work, const Ceiling& ceiling) {
  const auto ratio = check_ratio(ceiling.lowest_ratio);
  if (!ratio) return refuse(errors::bad_ratio, "lowest_ratio", ratio.refusal().allowed);
  Target target{ceiling.service_type_code, ceiling.product, {}};
  PC_CHECK(check_target(work.tx, target));
  work.tx.change(store::upsert_ceiling,
                 {target.service_type_code, target.product, ceiling.lowest_ratio, work.who.name, work.now});
  return Done{};
}

Outcome remove_ceiling(work::Work& work, const std::string& service_type_code, catalogue::ProductId product) {
  if (work.tx.change(store::delete_ceiling, {service_type_code, product}) == 0)
    return refuse(errors::unknown, "service_type_code");
  return Done{};
}

std::vector<Ceiling> ceilings(db::Reader& reader) {
  std::vector<Ceiling> all;
  for (const auto& row : reader.rows(store::select_ceilings, {}))
    all.push_back({row.service_type_code, row.product_id, row.lowest_ratio});
  return all;
}

std::vector<Discount> held_by(db::Reader& reader, TenantId tenant, customers::CustomerId customer, Day day) {
  const auto allowed = ceilings(reader);
  std::vector<Discount> all;
  for (const auto& row : reader.rows(store::select_of_customer, {tenant, customer})) {
    auto discount = discount_of(row);
    if (discount.holds_on(day) && hold_to_ceiling(discount, allowed)) all.push_back(std::move(discount));
  }
  for (const auto& row : reader.rows(store::select_promotions, {day}))
    all.push_back({row.promotion_id,
                   Kind::promotion,
                   {row.service_type_code, row.product_id, row.charging},
                   row.ratio,
                   row.first_day,
                   row.end_day,
                   row.name_zh,
                   row.name_en});
  return all;
}

void react(pc::events::Announcer& announcer) {
  announcer.on(relations::events::disassociated, &end_what_was_given);
  announcer.on(relations::events::switched, &end_what_was_given);
  announcer.on(joining::events::associating, &move_along);
}

}  // namespace pc::discounts
