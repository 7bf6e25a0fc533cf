#include "control.hpp"

#include "store.hpp"

namespace pc::freezing {
namespace {

Result<partners::Partner> own_partner(db::Reader& reader, const access::Principal& who) {
  if (who.side != access::Side::partner) return pc::errors::forbidden;
  const auto partner = partners::find(reader, who.tenant, partners::PartnerId(who.partner));
  ensure(partner.has_value(), "a partner's person has a partner");
  return *partner;
}

bool needs_grant(const partners::Partner& partner) { return partner.kind == partners::PartnerKind::reseller; }

}  // namespace

wire::Fields ControlView::fields() {
  using C = ControlView;
  static constexpr wire::Field all[] = {
      wire::field<&C::on>("on", "Whether customers can be frozen and given budgets."),
      wire::field<&C::switched_on>("switched_on", "Whether the partner has switched it on."),
      wire::field<&C::needs_grant>("needs_grant", "Whether the general distributor has to grant it."),
      wire::field<&C::granted>("granted", "Whether it has."),
      wire::field<&C::may_change>("may_change", "Whether the caller may switch it."),
      wire::field<&C::changed_by>("changed_by", "Who changed it last."),
      wire::field<&C::changed_at>("changed_at", "When.")};
  return all;
}

wire::Fields SwitchControl::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&SwitchControl::on>("on", "Whether customers can be frozen and given budgets from now on.")};
  return all;
}

wire::Fields GrantControl::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&GrantControl::partner_id>("partner_id", "The reseller."),
      wire::field<&GrantControl::granted>("granted", "Whether it may freeze customers and give them budgets.")};
  return all;
}

Control control_of(db::Reader& reader, TenantId tenant, partners::PartnerId partner) {
  const auto row = reader.maybe(store::select_control, {tenant, partner});
  if (!row) return {};
  return {row->switched_on, row->granted, row->changed_by, row->changed_at};
}

bool controls(const partners::Partner& partner, const Control& control) {
  return control.switched_on && (control.granted || !needs_grant(partner));
}

Outcome check_controls(db::Reader& reader, TenantId tenant, partners::PartnerId id) {
  const auto partner = partners::find(reader, tenant, id);
  ensure(partner.has_value(), "a customer has a partner");
  const auto control = control_of(reader, tenant, id);
  if (needs_grant(*partner) && !control.granted) return errors::control_not_granted;
  if (!control.switched_on) return errors::control_off;
  return Done{};
}

Result<ControlView> show_control(const work::View& view, const edge::Nothing&) {
  ControlView answer;
  const auto partner = own_partner(view.reader, view.who);
  if (!partner) return answer;
  const auto control = control_of(view.reader, partner->tenant, partner->id);
  answer.on = controls(*partner, control);
  answer.switched_on = control.switched_on;
  answer.needs_grant = needs_grant(*partner);
  answer.granted = control.granted;
  answer.may_change = view.who.may(permissions::manage_control);
  if (control.changed_at.micros != 0) {
    answer.changed_by = control.changed_by;
    answer.changed_at = control.changed_at;
  }
  return answer;
}

Result<edge::Nothing> switch_control(work::Work& work, const SwitchControl& input) {
  PC_TRY(partner, own_partner(work.tx, work.who));
  const auto control = control_of(work.tx, partner.tenant, partner.id);
  if (input.on && needs_grant(partner) && !control.granted) return errors::control_not_granted;
  if (!input.on) {
    const auto frozen = work.tx.one(store::count_frozen, {partner.tenant, partner.id}).customers;
    if (frozen > 0) return refuse(errors::still_frozen, "on", std::to_string(frozen));
  }
  work.tx.change(store::upsert_switch,
                 {partner.tenant, partner.id, input.on, false, work.who.name, work.now});
  return edge::Nothing{};
}

Result<edge::Nothing> grant_control(work::Work& work, const GrantControl& input) {
  PC_TRY(reseller, partners::acting_partner(work.tx, work.who, input.partner_id));
  work.tx.change(store::upsert_grant,
                 {reseller.tenant, reseller.id, false, input.granted, work.who.name, work.now});
  return edge::Nothing{};
}

}  // namespace pc::freezing
