#include "review.hpp"

#include "events.hpp"
#include "store.hpp"

namespace pc::acquisition {
namespace {

Result<TenantId> lane_of(const work::View& view, RegistrationId id) {
  const auto tenant = tenant_of(view.reader, id);
  if (!tenant) return refuse(errors::unknown_registration, "registration_id");
  return *tenant;
}

Result<Registration> pending(work::Work& work, RegistrationId id) {
  const auto tenant = tenant_of(work.tx, id);
  const auto found = tenant ? find_registration(work.tx, *tenant, id) : std::nullopt;
  if (!found) return refuse(errors::unknown_registration, "registration_id");
  if (found->state != RegistrationState::pending) return errors::not_pending;
  return *found;
}

Result<RegistrationRow> reviewed(work::Work& work, Registration& r, RegistrationState becomes) {
  r.state = becomes;
  r.reviewed_by = work.who.name;
  r.reviewed_at = work.now;
  if (!change_state(work.tx, r, RegistrationState::pending)) return errors::not_pending;
  PC_CHECK(
      work.announcer.announce(work.tx, r.tenant, {events::reviewed, r.id.value, subject_json(r)}, work.now));
  const auto partner = partners::find(work.tx, r.tenant, r.partner);
  return row_of(r, partner ? partner->name : std::string(), work.now);
}

}  // namespace

wire::Fields Approve::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Approve::registration_id>("registration_id", "The registration.")};
  return all;
}

wire::Fields Reject::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Reject::registration_id>("registration_id", "The registration."),
      wire::field<&Reject::reason>("reason", "Why; the partner reads it.")};
  return all;
}

Result<RegistrationRow> approve(work::Work& work, const Approve& input) {
  PC_TRY(r, pending(work, input.registration_id));
  r.expires_at = registration_ends(work.now);
  extend_claims(work.tx, r, r.expires_at);
  return reviewed(work, r, RegistrationState::registered);
}

Result<RegistrationRow> reject(work::Work& work, const Reject& input) {
  PC_TRY(r, pending(work, input.registration_id));
  r.reason = input.reason.value;
  free_company(work.tx, r);
  return reviewed(work, r, RegistrationState::rejected);
}

Result<TenantId> lane_of_approve(const work::View& view, const Approve& input) {
  return lane_of(view, input.registration_id);
}
Result<TenantId> lane_of_reject(const work::View& view, const Reject& input) {
  return lane_of(view, input.registration_id);
}

}  // namespace pc::acquisition
