#include "request.hpp"

#include <algorithm>

namespace pc::relations {

std::string_view relation_kind_text(RelationKind kind) {
  switch (kind) {
    case RelationKind::associate: return "associate";
    case RelationKind::disassociate: return "part";
    case RelationKind::switch_type: return "switch";
  }
  return "";
}

std::optional<RelationKind> relation_kind_of_text(std::string_view text) {
  for (const auto one : {RelationKind::associate, RelationKind::disassociate, RelationKind::switch_type})
    if (relation_kind_text(one) == text) return one;
  return std::nullopt;
}

std::string_view party_text(Party party) { return party == Party::partner ? "partner" : "customer"; }

std::optional<Party> party_of_text(std::string_view text) {
  for (const auto one : {Party::partner, Party::customer})
    if (party_text(one) == text) return one;
  return std::nullopt;
}

Party other_party(Party party) { return party == Party::partner ? Party::customer : Party::partner; }

std::string_view relation_state_text(RelationState state) {
  switch (state) {
    case RelationState::waiting: return "waiting";
    case RelationState::agreed: return "agreed";
    case RelationState::rejected: return "rejected";
    case RelationState::withdrawn: return "withdrawn";
    case RelationState::expired: return "expired";
  }
  return "";
}

std::optional<RelationState> relation_state_of_text(std::string_view text) {
  using enum RelationState;
  for (const auto one : {waiting, agreed, rejected, withdrawn, expired})
    if (relation_state_text(one) == text) return one;
  return std::nullopt;
}

Instant months_later(Instant at, int months) {
  const Day day = Day::of(at);
  const BillCycle from = BillCycle::of(day);
  const BillCycle to = from.plus(months);
  const auto days = to.plus(1).first_day().number - to.first_day().number;
  const auto place = std::min(day.number - from.first_day().number, days - 1);
  return Instant{Day{to.first_day().number + place}.begin().micros + (at.micros - day.begin().micros)};
}

Outcome check_may_request(const Wish& wish, std::span<const PastRequest> past) {
  ensure(wish.kind != RelationKind::associate, "nobody asks for what an invitation does");
  if (wish.association == customers::Association::none)
    return refuse(customers::errors::not_associated, "customer_id");
  if (wish.kind == RelationKind::switch_type && wish.by == Party::customer)
    return refuse(errors::switch_by_partner);
  std::optional<Instant> next;
  for (const auto& one : past) {
    if (one.kind == RelationKind::associate) continue;
    if (one.state == RelationState::waiting) return refuse(errors::request_open);
    const bool same_pair = one.partner == wish.partner;
    const bool both_disassociate =
        one.kind == RelationKind::disassociate && wish.kind == RelationKind::disassociate;
    if (!same_pair && !both_disassociate) continue;
    const Instant free = months_later(one.requested_at, k_request_months);
    if (wish.now < free && (!next || *next < free)) next = free;
  }
  if (next) return refuse(errors::too_soon, "", next->text());
  return Done{};
}

Outcome check_may_decide(RelationState state, Party asked, Party decider) {
  if (state != RelationState::waiting)
    return refuse(errors::request_closed, "", std::string(relation_state_text(state)));
  if (asked == decider) return refuse(errors::not_yours_to_decide);
  return Done{};
}

Outcome check_may_withdraw(RelationState state, Party asked, Party withdrawer) {
  if (state != RelationState::waiting)
    return refuse(errors::request_closed, "", std::string(relation_state_text(state)));
  if (asked != withdrawer) return refuse(errors::not_yours_to_withdraw);
  return Done{};
}

customers::Association switched(customers::Association association) {
  ensure(association != customers::Association::none, "only what is there can be switched");
  return association == customers::Association::resale ? customers::Association::referral
                                                       : customers::Association::resale;
}

}  // namespace pc::relations
