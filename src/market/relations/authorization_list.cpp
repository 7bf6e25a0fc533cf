#include "authorization_list.hpp"

#include <map>

#include "authorization_store.hpp"
#include "market/freezing/freezing.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::relations {
namespace {

constexpr std::int64_t k_acting_rows = 50;

class Names {
 public:
  Names(db::Reader& reader, TenantId tenant) : reader_(reader), tenant_(tenant) {}
  const std::string& of(partners::PartnerId id) {
    auto [place, fresh] = names_.try_emplace(id);
    if (!fresh) return place->second;
    if (const auto partner = partners::find(reader_, tenant_, id)) place->second = partner->name;
    return place->second;
  }

 private:
  db::Reader& reader_;
  TenantId tenant_;
  std::map<partners::PartnerId, std::string> names_;
};

AuthorizationRow row_of(const Authorization& a, Names& names) {
  AuthorizationRow row;
  row.id = a.authorization_id;
  row.partner_name = names.of(a.partner_id);
  row.state = a.state;
  row.requested_at = a.requested_at;
  row.requested_by = a.requested_by;
  if (a.decided_at.micros != 0) row.decided_at = a.decided_at;
  if (a.ended_at.micros != 0) row.ended_at = a.ended_at;
  row.decided_by = a.decided_by;
  row.ended_by = a.ended_by;
  row.reason = a.reason;
  return row;
}

ActingRow row_of(const ActingPeriod& p, Names& names) {
  ActingRow row{std::to_string(p.acting_id), names.of(p.partner_id), p.person_name, p.purpose, p.from_at, {}};
  if (p.to_at != k_end_of_time) row.to = p.to_at;
  return row;
}

}  // namespace

wire::Fields AuthorizationRow::fields() {
  using R = AuthorizationRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The authorisation."),
      wire::field<&R::partner_name>("partner_name", "The partner that asked."),
      wire::field<&R::state>("state", "How it stands."),
      wire::field<&R::requested_at>("requested_at", "When it was asked for."),
      wire::field<&R::requested_by>("requested_by", "By whom."),
      wire::field<&R::decided_at>("decided_at", "When the customer decided; null: not yet."),
      wire::field<&R::ended_at>("ended_at", "When it was taken back or lapsed; null: not."),
      wire::field<&R::decided_by>("decided_by", "Who decided."),
      wire::field<&R::ended_by>("ended_by", "Who ended it."),
      wire::field<&R::reason>("reason", "Why it was refused or taken back.")};
  return all;
}

wire::Fields ActingRow::fields() {
  using R = ActingRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The acting session."),
      wire::field<&R::partner_name>("partner_name", "The partner."),
      wire::field<&R::person_name>("person_name", "Who acted."),
      wire::one_of<&R::purpose, "order", "operate">("purpose", "order (代客户下单) or operate (代客运维)."),
      wire::field<&R::from>("from", "Since."),
      wire::field<&R::to>("to", "Until; null: still.")};
  return all;
}

wire::Fields MyAuthorizations::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&MyAuthorizations::items>("items", "Authorisations, newest first."),
      wire::field<&MyAuthorizations::acting>("acting", "Who acted, newest first, at most 50.")};
  return all;
}

wire::Fields OneRelation::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&OneRelation::customer_id>("customer_id", "The customer.")};
  return all;
}

wire::Fields RelationView::fields() {
  using V = RelationView;
  static constexpr wire::Field all[] = {
      wire::field<&V::authorization>("authorization", "The newest authorisation; null: never asked for."),
      wire::field<&V::letter_accepted>("letter_accepted", "Whether the partner has accepted its letter."),
      wire::field<&V::can_ask>("can_ask", "Whether an authorisation may be asked for now."),
      wire::field<&V::can_act>("can_act", "Whether the customer may be acted for now."),
      wire::field<&V::acting>("acting", "Who acted, newest first, at most 50.")};
  return all;
}

wire::Fields OneLetter::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneLetter::letter>("letter", "Which letter.")};
  return all;
}

wire::Fields LetterView::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&LetterView::version>("version", "Said when it is accepted."),
      wire::field<&LetterView::title>("title", "Its title."),
      wire::field<&LetterView::paragraphs>("paragraphs", "Its text.")};
  return all;
}

Result<MyAuthorizations> list_my_authorizations(const work::View& view, const edge::Nothing&) {
  PC_TRY(customer, customers::visible(view.reader, view.who, customers::CustomerId(view.who.customer)));
  Names names(view.reader, customer.tenant);
  MyAuthorizations all;
  for (const auto& each : authorizations_of(view.reader, customer.tenant, customer.id))
    all.items.push_back(row_of(each, names));
  for (const auto& each : acting_periods_of(view.reader, customer.tenant, customer.id, k_acting_rows))
    all.acting.push_back(row_of(each, names));
  return all;
}

Result<RelationView> show_relation(const work::View& view, const OneRelation& query) {
  PC_TRY(customer, customers::own(view.reader, view.who, query.customer_id));
  Names names(view.reader, customer.tenant);
  RelationView answer;
  const auto newest = newest_authorization(view.reader, customer.tenant, customer.id, customer.partner);
  const auto state = newest ? std::optional(newest->state) : std::nullopt;
  if (newest) answer.authorization = row_of(*newest, names);
  answer.letter_accepted =
      letter_accepted(view.reader, customer.tenant, LetterKind::partner_commitment, customer.partner.value);
  answer.can_ask = check_may_ask(customer.association, state).ok();
  answer.can_act = check_may_act(customer.association, state,
                                 freezing::blocks(freezing::now_in_effect(view.reader, customer).what, true))
                       .ok();
  for (const auto& each : acting_periods_of(view.reader, customer.tenant, customer.id, k_acting_rows))
    if (each.partner_id == customer.partner) answer.acting.push_back(row_of(each, names));
  return answer;
}

Result<LetterView> show_letter(const work::View& view, const OneLetter& query) {
  const Letter& letter = letter_of(query.letter);
  const bool english = view.who.language == Language::en;
  LetterView answer{
      std::string(letter.version), std::string(english ? letter.title_en : letter.title_zh), {}};
  for (const auto paragraph : english ? letter.en : letter.zh) answer.paragraphs.emplace_back(paragraph);
  return answer;
}

}  // namespace pc::relations
