#include "set_state.hpp"

#include "store.hpp"

namespace pc::partners {
namespace {

void record(work::Work& work, const Partner& before, const SetState& input, const std::string& reason) {
  const auto newest = work.tx.maybe(store::select_states, {before.tenant, before.id, 1});
  work.tx.change(store::insert_state,
                 {before.tenant, before.id, newest ? newest->number + 1 : std::int64_t{1}, before.status,
                  input.status, reason, work.now, work.who.name});
}

StateSet as_it_is(db::Reader& reader, const Partner& partner) {
  const auto now = find(reader, partner.tenant, partner.id);
  return {now->status, now->standing};
}

audit::Note note_of(const SetState& input, const StateSet*) {
  audit::Note note;
  wire::Out out(note.detail);
  out.begin_object();
  out.key("status");
  out.string(wire::name_of(input.status));
  out.key("reason");
  out.string(input.reason.value);
  out.end_object();
  return note;
}

Result<TenantId> lane(const work::View& view, const SetState& input) {
  return lane_of(view, input.partner_id);
}

}  // namespace

wire::Fields SetState::fields() {
  using S = SetState;
  static constexpr wire::Field all[] = {wire::field<&S::partner_id>("partner_id", "The partner."),
                                        wire::field<&S::status>("status", "normal, restricted or frozen."),
                                        wire::field<&S::reason>("reason", "Why; the partner reads it.")};
  return all;
}

wire::Fields StateSet::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&StateSet::status>("status", "The partner's own state."),
      wire::field<&StateSet::standing>("standing", "What counts, its general distributor's state included.")};
  return all;
}

Result<StateSet> set_state(work::Work& work, const SetState& input) {
  const std::string reason(trimmed(input.reason.value));
  if (reason.empty()) return refuse(errors::reason_missing, "reason");
  const auto partner = find_anywhere(work.tx, input.partner_id);
  if (!partner) return refuse(errors::unknown_partner, "partner_id");
  if (partner->status == input.status) return as_it_is(work.tx, *partner);
  set_status(work.tx, *partner, input.status, work.now);
  record(work, *partner, input, reason);
  const StateNews news{partner->id, partner->name, partner->status, input.status, reason, work.who.name};
  PC_CHECK(work.announcer.announce(work.tx, partner->tenant,
                                   {events::state_changed, partner->id.value, wire::encode(news)}, work.now));
  return as_it_is(work.tx, *partner);
}

void add_state_routes(edge::Routes& routes) {
  using edge::Access;
  routes.add(
      edge::Write<SetState, StateSet>{.verb = edge::Verb::put,
                                      .path = "/api/v1/partners/{partner_id}/state",
                                      .access = Access::needs(permissions::set_state),
                                      .audit = "partners.set_state",
                                      .says = {"Restrict, freeze or release a partner", "设置伙伴状态"},
                                      .refuses = {&errors::reason_missing, &errors::unknown_partner},
                                      .run = &set_state,
                                      .tenant = &lane,
                                      .note = &note_of});
  routes.add(
      edge::Read<StateQuery, StateRows>{.path = "/api/v1/partners/{partner_id}/states",
                                        .access = Access::needs(permissions::view_all),
                                        .says = {"Who set which state of a partner", "查询伙伴状态记录"},
                                        .refuses = {&errors::unknown_partner},
                                        .run = &list_states});
  routes.add(
      edge::Read<edge::Nothing, StandingView>{.path = "/api/v1/partner/standing",
                                              .access = Access::signed_in(),
                                              .says = {"The state of one's own partner", "查询本伙伴状态"},
                                              .run = &show_standing});
}

}  // namespace pc::partners
