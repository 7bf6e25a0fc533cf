#include "partners.hpp"

#include "store.hpp"

namespace pc::partners {

std::span<const wire::Name<PartnerKind>> names(PartnerKind) {
  static constexpr wire::Name<PartnerKind> all[] = {{PartnerKind::solution_provider, "solution_provider"},
                                                    {PartnerKind::distributor, "distributor"},
                                                    {PartnerKind::reseller, "reseller"}};
  return all;
}

std::span<const wire::Name<PartnerStatus>> names(PartnerStatus) {
  static constexpr wire::Name<PartnerStatus> all[] = {{PartnerStatus::normal, "normal"},
                                                      {PartnerStatus::restricted, "restricted"},
                                                      {PartnerStatus::frozen, "frozen"}};
  return all;
}

Partner create(db::Transaction& tx, PartnerId id, const NewPartner& wanted, Instant now) {
  ensure((wanted.kind == PartnerKind::reseller) == wanted.distributor.has_value(),
         "a reseller, and nobody else, stands under a distributor");
  Partner partner;
  partner.id = id;
  partner.tenant = wanted.distributor ? wanted.distributor->tenant : TenantId(id.value);
  partner.kind = wanted.kind;
  partner.name = wanted.name;
  partner.account_name = wanted.account_name;
  partner.distributor = wanted.distributor ? wanted.distributor->id : PartnerId();
  partner.standing = wanted.distributor ? wanted.distributor->status : PartnerStatus::normal;
  partner.standing_since = now;
  partner.created_at = now;
  tx.change(store::insert_partner, store::row_of(partner));
  tx.change(store::insert_directory, {id, partner.tenant});
  return partner;
}

namespace {

void write_state(db::Transaction& tx, const Partner& before, PartnerStatus status, PartnerStatus standing,
                 Instant now) {
  const Instant since = standing == before.standing ? before.standing_since : now;
  const auto changed = tx.change(store::update_state, {before.tenant, before.id, status, standing, since,
                                                       before.status, before.standing});
  if (changed != 1) throw db::Conflict("the state of partner " + before.id.text() + " was changed");
}

}  // namespace

void set_status(db::Transaction& tx, const Partner& partner, PartnerStatus status, Instant now) {
  const auto distributor =
      partner.distributor ? find(tx, partner.tenant, partner.distributor) : std::optional<Partner>();
  write_state(tx, partner, status, worse_of(status, distributor ? distributor->status : status), now);
  for (const auto& reseller : resellers_of(tx, partner))
    write_state(tx, reseller, reseller.status, worse_of(reseller.status, status), now);
}

void hold_standing(db::Transaction& tx, const Partner& partner) {
  const auto same = tx.change(store::keep_standing, {partner.tenant, partner.id, partner.standing});
  if (same != 1) throw db::Conflict("the state of partner " + partner.id.text() + " was changed");
}

bool any_out_of_order(db::Reader& reader, TenantId tenant) {
  return reader.maybe(store::select_out_of_order_everywhere, {tenant}).has_value();
}

std::vector<Partner> resellers_of(db::Reader& reader, const Partner& distributor) {
  std::vector<Partner> all;
  if (distributor.kind != PartnerKind::distributor) return all;
  for (const auto& row : reader.rows(store::select_resellers, {distributor.tenant, distributor.id}))
    all.push_back(store::partner_of(row));
  return all;
}

std::optional<TenantId> tenant_of(db::Reader& reader, PartnerId id) {
  const auto row = reader.maybe(store::select_tenant, {id});
  if (!row) return std::nullopt;
  return row->tenant_id;
}

std::optional<Partner> find(db::Reader& reader, TenantId tenant, PartnerId id) {
  const auto row = reader.maybe(store::select_one, {tenant, id});
  if (!row) return std::nullopt;
  return store::partner_of(*row);
}

std::optional<Partner> find_anywhere(db::Reader& reader, PartnerId id) {
  const auto tenant = tenant_of(reader, id);
  if (!tenant) return std::nullopt;
  return find(reader, *tenant, id);
}

Result<Partner> acting_partner(db::Reader& reader, const access::Principal& who,
                               std::optional<PartnerId> reseller) {
  const auto self = find(reader, who.tenant, PartnerId(who.partner));
  if (!self) return errors::unknown_partner;
  if (!reseller) return *self;
  if (self->kind != PartnerKind::distributor) return refuse(errors::not_distributor, "partner_id");
  const auto partner = find(reader, who.tenant, *reseller);
  if (!partner || partner->distributor != self->id) return refuse(errors::not_your_reseller, "partner_id");
  return *partner;
}

Result<TenantId> lane_of(const work::View& view, PartnerId id) {
  const auto tenant = tenant_of(view.reader, id);
  if (!tenant) return refuse(errors::unknown_partner, "partner_id");
  return *tenant;
}

}  // namespace pc::partners
