#include "authorise.hpp"

#include "authorization_store.hpp"
#include "lapse.hpp"

namespace pc::relations {
namespace {

Outcome tell(work::Work& work, std::string_view kind, const Authorization& a,
             const customers::Customer& customer) {
  const auto partner = partners::find(work.tx, customer.tenant, a.partner_id);
  const AuthorizationNews news{a.authorization_id,
                               a.customer_id,
                               a.partner_id,
                               customer.name,
                               partner ? partner->name : std::string(),
                               a.state,
                               a.reason};
  return work.announcer.announce(work.tx, a.tenant_id, {kind, a.customer_id.value, wire::encode(news)},
                                 work.now);
}

Outcome check_letter(work::Work& work, LetterKind letter, std::int64_t owner,
                     const std::optional<Text<1, 20>>& version) {
  const std::string current(letter_of(letter).version);
  if (!version || version->value != current)
    return refuse(errors::letter_not_accepted, "letter_version", current);
  accept_letter(work.tx, work.who.tenant, letter, owner, work.who, work.now);
  return Done{};
}

Result<Authorization> mine(work::Work& work, AuthorizationId id) {
  for (const auto& each :
       authorizations_of(work.tx, work.who.tenant, customers::CustomerId(work.who.customer)))
    if (each.authorization_id == id) return each;
  return refuse(errors::unknown_authorization, "authorization_id");
}

/// Moves on by `verb`; what was read may have changed meanwhile, in another process: then this batch runs again.
Outcome move_on(work::Work& work, Authorization& a, AuthorizationVerb verb) {
  const auto next = after(a.state, verb);
  if (!next) return refuse(errors::authorization_closed, "", std::string(authorization_state_text(a.state)));
  const auto was = a.state;
  a.state = *next;
  if (!update(work.tx, a, was))
    throw db::Conflict("authorisation " + a.authorization_id.text() + " was changed");
  return Done{};
}

}  // namespace

std::span<const wire::Name<AuthorizationState>> names(AuthorizationState) {
  using S = AuthorizationState;
  static constexpr wire::Name<S> all[] = {{S::waiting, "waiting"},
                                          {S::granted, "granted"},
                                          {S::refused, "refused"},
                                          {S::revoked, "revoked"},
                                          {S::lapsed, "lapsed"}};
  return all;
}

std::span<const wire::Name<LetterKind>> names(LetterKind) {
  static constexpr wire::Name<LetterKind> all[] = {
      {LetterKind::partner_commitment, "partner_commitment"},
      {LetterKind::customer_authorization, "customer_authorization"}};
  return all;
}

wire::Fields AuthorizationNews::fields() {
  using N = AuthorizationNews;
  static constexpr wire::Field all[] = {
      wire::field<&N::id>("id", "The authorisation."),
      wire::field<&N::customer_id>("customer_id", "The customer."),
      wire::field<&N::partner_id>("partner_id", "The partner."),
      wire::field<&N::customer_name>("customer_name", "The customer's name."),
      wire::field<&N::partner_name>("partner_name", "The partner's name."),
      wire::field<&N::state>("state", "How it stands."),
      wire::field<&N::reason>("reason", "Why it was refused or taken back.")};
  return all;
}

wire::Fields AskAuthorization::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&AskAuthorization::customer_id>("customer_id", "The customer."),
      wire::field<&AskAuthorization::letter_version>(
          "letter_version", "The partner's letter as it was read and accepted; needed the first time.")};
  return all;
}

wire::Fields AuthorizationAsked::fields() {
  static constexpr wire::Field all[] = {wire::field<&AuthorizationAsked::id>("id", "The authorisation.")};
  return all;
}

wire::Fields DecideAuthorization::fields() {
  using D = DecideAuthorization;
  static constexpr wire::Field all[] = {
      wire::field<&D::authorization_id>("authorization_id", "The authorisation."),
      wire::field<&D::agree>("agree", "true: the partner may act from now on."),
      wire::field<&D::letter_version>("letter_version",
                                      "To agree: the customer's letter as it was read and accepted."),
      wire::defaulted<&D::reason>("reason", "Why not; required to refuse.")};
  return all;
}

wire::Fields RevokeAuthorization::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RevokeAuthorization::authorization_id>("authorization_id", "The authorisation."),
      wire::field<&RevokeAuthorization::reason>("reason", "Why.")};
  return all;
}

Result<AuthorizationAsked> ask_authorization(work::Work& work, const AskAuthorization& input) {
  PC_TRY(customer, customers::own(work.tx, work.who, input.customer_id));
  const auto before = authorizations_of(work.tx, customer.tenant, customer.id);
  const auto newest = newest_authorization(work.tx, customer.tenant, customer.id, customer.partner);
  PC_CHECK(check_may_ask(customer.association, newest ? std::optional(newest->state) : std::nullopt));
  if (!letter_accepted(work.tx, customer.tenant, LetterKind::partner_commitment, work.who.partner))
    PC_CHECK(check_letter(work, LetterKind::partner_commitment, work.who.partner, input.letter_version));

  Authorization a;
  a.authorization_id = work.ids.next_as<AuthorizationId>(work.now);
  a.tenant_id = customer.tenant;
  a.customer_id = customer.id;
  a.number = before.empty() ? 1 : before.front().number + 1;
  a.partner_id = customer.partner;
  a.requested_at = work.now;
  a.requested_by = work.who.name;
  a.partner_letter = letter_of(LetterKind::partner_commitment).version;
  if (!add(work.tx, a)) return refuse(errors::authorization_open, "customer_id");
  PC_CHECK(tell(work, events::authorization_requested, a, customer));
  return AuthorizationAsked{a.authorization_id};
}

Result<edge::Nothing> decide_authorization(work::Work& work, const DecideAuthorization& input) {
  PC_TRY(customer, customers::visible(work.tx, work.who, customers::CustomerId(work.who.customer)));
  PC_TRY(a, mine(work, input.authorization_id));
  const auto verb = input.agree ? AuthorizationVerb::grant : AuthorizationVerb::refuse;
  if (!after(a.state, verb))
    return refuse(errors::authorization_closed, "", std::string(authorization_state_text(a.state)));
  if (input.agree)
    PC_CHECK(check_letter(work, LetterKind::customer_authorization, work.who.customer, input.letter_version));
  else if (trimmed(input.reason.value).empty())
    return refuse(customers::errors::reason_missing, "reason");
  a.decided_at = work.now;
  a.decided_by = work.who.name;
  a.reason = input.agree ? std::string() : input.reason.value;
  if (input.agree) a.customer_letter = letter_of(LetterKind::customer_authorization).version;
  PC_CHECK(move_on(work, a, verb));
  PC_CHECK(tell(work, events::authorization_decided, a, customer));
  return edge::Nothing{};
}

Result<edge::Nothing> revoke_authorization(work::Work& work, const RevokeAuthorization& input) {
  PC_TRY(customer, customers::visible(work.tx, work.who, customers::CustomerId(work.who.customer)));
  PC_TRY(a, mine(work, input.authorization_id));
  a.ended_at = work.now;
  a.ended_by = work.who.name;
  a.reason = input.reason.value;
  PC_CHECK(move_on(work, a, AuthorizationVerb::revoke));
  end_acting_periods(work.tx, a.tenant_id, a.customer_id, work.now, "revoked");
  PC_CHECK(tell(work, events::authorization_revoked, a, customer));
  return edge::Nothing{};
}

void lapse(db::Transaction& tx, const customers::Customer& customer, const std::string& by, Instant now) {
  for (auto& each : authorizations_of(tx, customer.tenant, customer.id)) {
    const auto next = after(each.state, AuthorizationVerb::lapse);
    if (!next) continue;
    const auto was = each.state;
    each.state = *next;
    each.ended_at = now;
    each.ended_by = by;
    if (!update(tx, each, was))
      throw db::Conflict("authorisation " + each.authorization_id.text() + " was changed");
  }
  end_acting_periods(tx, customer.tenant, customer.id, now, "lapsed");
}

}  // namespace pc::relations
