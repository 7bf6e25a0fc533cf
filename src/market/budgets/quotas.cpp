#include "quotas.hpp"

#include "store.hpp"

namespace pc::budgets {
namespace {

Money sum_granted(db::Reader& reader, TenantId tenant, partners::PartnerId partner) {
  return reader.one(store::sum_granted, {tenant, partner}).amount;
}

QuotaView view_of(const std::optional<Quota>& quota) {
  QuotaView view;
  if (!quota) return view;
  view.amount = quota->amount;
  view.granted = quota->granted;
  view.left = quota->left();
  return view;
}

void write_text(wire::Out& out, std::string_view key, const std::optional<Money>& amount) {
  out.key(key);
  out.string(amount ? amount->text() : "");
}

audit::Note note_of(const SetQuota& input, const QuotaView* set) {
  audit::Note note;
  wire::Out out(note.detail);
  out.begin_object();
  write_text(out, "quota", input.amount);
  if (set != nullptr) write_text(out, "granted", set->granted);
  out.end_object();
  return note;
}

}  // namespace

wire::Fields QuotaNews::fields() {
  using N = QuotaNews;
  static constexpr wire::Field all[] = {wire::field<&N::partner_id>("partner_id", "The reseller."),
                                        wire::field<&N::amount>("amount", "The quota in yuan; null: no limit."),
                                        wire::field<&N::by>("by", "Who gave it.")};
  return all;
}

wire::Fields SetQuota::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&SetQuota::partner_id>("partner_id", "The reseller."),
      wire::field<&SetQuota::amount>("amount", "Yuan, 0 or more, at most two decimals; null: no limit.")};
  return all;
}

wire::Fields QuotaView::fields() {
  using V = QuotaView;
  static constexpr wire::Field all[] = {
      wire::field<&V::amount>("amount", "The most that budgets of its customers may be together; null: no limit."),
      wire::field<&V::granted>("granted", "The sum of its customers' budgets."),
      wire::field<&V::left>("left", "Can still be granted, not below 0.")};
  return all;
}

std::optional<Quota> quota_of(db::Reader& reader, TenantId tenant, partners::PartnerId partner) {
  const auto row = reader.maybe(store::select_quota, {tenant, partner});
  if (!row) return std::nullopt;
  return Quota{row->amount, sum_granted(reader, tenant, partner)};
}

QuotaGuard::QuotaGuard(db::Transaction& tx, TenantId tenant, partners::PartnerId partner) {
  // First the lock, then the sum: it waits for who is granting, and sees what they granted.
  if (tx.change(store::take_quota, {tenant, partner}) == 1) quota_ = quota_of(tx, tenant, partner);
}

Outcome QuotaGuard::check(Money before, Money wanted) const {
  return quota_ ? check_quota(*quota_, before, wanted) : Outcome(Done{});
}

void QuotaGuard::granted(Money before, Money wanted) {
  if (quota_) quota_->granted = quota_->granted - before + wanted;
}

Result<QuotaView> set_quota(work::Work& work, const SetQuota& input) {
  if (input.amount) PC_CHECK(check_amount(*input.amount));
  PC_TRY(reseller, partners::acting_partner(work.tx, work.who, input.partner_id));
  if (input.amount)
    work.tx.change(store::upsert_quota,
                   {reseller.tenant, reseller.id, *input.amount, work.who.name, work.now});
  else
    work.tx.change(store::delete_quota, {reseller.tenant, reseller.id});
  const QuotaNews news{reseller.id, input.amount, work.who.name};
  PC_CHECK(work.announcer.announce(work.tx, reseller.tenant,
                                   {events::quota_set, reseller.id.value, wire::encode(news)}, work.now));
  return view_of(quota_of(work.tx, reseller.tenant, reseller.id));
}

Result<QuotaView> show_quota(const work::View& view, const edge::Nothing&) {
  if (view.who.side != access::Side::partner) return QuotaView{};
  return view_of(quota_of(view.reader, view.who.tenant, partners::PartnerId(view.who.partner)));
}

void add_quota_routes(edge::Routes& routes) {
  using edge::Access;
  routes.add(
      edge::Write<SetQuota, QuotaView>{.verb = edge::Verb::put,
                                       .path = "/api/v1/resellers/{partner_id}/budget-quota",
                                       .access = Access::needs(freezing::permissions::grant_control),
                                       .step_up = edge::StepUp::when_switched_on,
                                       .audit = "budgets.set_quota",
                                       .says = {"Give a reseller a budget quota", "设置云经销商预算配额"},
                                       .refuses = {&errors::bad_amount, &partners::errors::not_distributor,
                                                   &partners::errors::not_your_reseller},
                                       .run = &set_quota,
                                       .note = &note_of});
  routes.add(edge::Read<edge::Nothing, QuotaView>{.path = "/api/v1/partner/settings/budget-quota",
                                                  .access = Access::signed_in(),
                                                  .says = {"One's own budget quota", "查询预算配额"},
                                                  .run = &show_quota});
}

}  // namespace pc::budgets
