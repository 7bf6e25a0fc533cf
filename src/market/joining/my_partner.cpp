#include "my_partner.hpp"

#include <map>

#include "accept_notice.hpp"
#include "agreements.hpp"
#include "market/freezing/freeze_customers.hpp"
#include "market/partners/company/profile.hpp"
#include "people/persons/colleagues.hpp"
#include "store.hpp"
#include "people/members/members.hpp"

namespace pc::joining {
namespace {

struct Signature {
  Instant at;
  std::string by;
};
using Signatures = std::map<std::pair<std::string, int>, Signature>;

Result<customers::Customer> myself(db::Reader& reader, const access::Principal& who) {
  if (who.side != access::Side::customer) return customers::errors::unknown_customer;
  const auto customer = customers::find(reader, who.tenant, customers::CustomerId(who.customer));
  if (!customer) return customers::errors::unknown_customer;
  return *customer;
}

Signatures signatures_of(db::Reader& reader, const customers::Customer& c) {
  Signatures all;
  for (const auto& row : reader.rows(store::select_acceptances, {c.tenant, c.partner, c.id}))
    all[{row.agreement, row.version}] = {row.accepted_at, row.accepted_by};
  return all;
}

}  // namespace

wire::Fields PartnerContact::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&PartnerContact::name>("name", "Name."),
      wire::field<&PartnerContact::duty>("duty", "What to turn to this person for."),
      wire::field<&PartnerContact::mobile>("mobile", "Mobile number."),
      wire::field<&PartnerContact::email>("email", "E-mail.")};
  return all;
}

wire::Fields MyPartner::fields() {
  using M = MyPartner;
  static constexpr wire::Field all[] = {
      wire::field<&M::associated>("associated", "Whether there is a partner now."),
      wire::field<&M::partner_name>("partner_name", "The partner, or the last one."),
      wire::field<&M::partner_logo>("partner_logo", "Its logo as a data: address; null: none."),
      wire::field<&M::association_type>("association_type", "How."),
      wire::field<&M::since>("since", "Since when."),
      wire::field<&M::contacts>("contacts", "Whom to ask there."),
      wire::field<&M::frozen>("frozen", "What is frozen, by the partner or by its own state."),
      wire::field<&M::frozen_by_partner>("frozen_by_partner",
                                         "The partner's state, when that is what freezes."),
      wire::field<&M::frozen_at>("frozen_at", "Since when."),
      wire::field<&M::frozen_due_at>("frozen_due_at", "When frozen resources are deleted."),
      wire::field<&M::frozen_reason>("frozen_reason", "Why."),
      wire::field<&M::unsigned_agreements>("unsigned_agreements", "New versions that wait for a signature.")};
  return all;
}

wire::Fields AgreementRow::fields() {
  using A = AgreementRow;
  static constexpr wire::Field all[] = {
      wire::field<&A::agreement>("agreement", "Which text."),
      wire::field<&A::version>("version", "Its version."),
      wire::field<&A::day>("day", "Day of publication."),
      wire::field<&A::title>("title", "Title."),
      wire::field<&A::text>("text", "Text, a paragraph a line."),
      wire::field<&A::current>("current", "Whether it is the newest version."),
      wire::field<&A::accepted_at>("accepted_at", "When it was signed; null: not."),
      wire::field<&A::accepted_by>("accepted_by", "By whom.")};
  return all;
}

wire::Fields AgreementRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&AgreementRows::items>("items", "Newest first.")};
  return all;
}

wire::Fields SignAgreement::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&SignAgreement::agreement>("agreement", "Which text."),
      wire::field<&SignAgreement::version>("version", "Its current version.")};
  return all;
}

Result<MyPartner> show_my_partner(const work::View& view, const edge::Nothing&) {
  PC_TRY(customer, myself(view.reader, view.who));
  const auto partner = partners::find(view.reader, customer.tenant, customer.partner);
  MyPartner answer;
  answer.associated = customer.association != customers::Association::none;
  answer.partner_name = partner ? partner->name : std::string();
  if (partner) answer.partner_logo = partners::company::logo_of(view.reader, partner->tenant, partner->id);
  answer.association_type = customer.association;
  answer.since = customer.associated_at;
  if (answer.associated)
    for (const auto& c : members::contacts(view.reader, customer.tenant, customer.partner.value))
      answer.contacts.push_back({c.name, c.duty, c.mobile, c.email});
  const auto frozen = freezing::now_in_effect(view.reader, customer);
  answer.frozen = frozen.what;
  answer.frozen_by_partner = frozen.by_partner;
  if (frozen.what != customers::Frozen::none) {
    answer.frozen_at = frozen.since;
    answer.frozen_due_at = freezing::due_at(frozen.what, frozen.since);
    answer.frozen_reason = freezing::reason_now(view.reader, customer, frozen, view.who.language);
  }
  const auto& notice = current_notice();
  const auto signed_ones = signatures_of(view.reader, customer);
  if (answer.associated && !signed_ones.contains({std::string(notice.id), notice.version}))
    answer.unsigned_agreements = 1;
  return answer;
}

Result<AgreementRows> list_my_agreements(const work::View& view, const edge::Nothing&) {
  PC_TRY(customer, myself(view.reader, view.who));
  const auto signed_ones = signatures_of(view.reader, customer);
  const bool english = view.who.language == Language::en;
  AgreementRows rows;
  for (const auto& text : agreements()) {
    AgreementRow row;
    row.agreement = text.id;
    row.version = text.version;
    row.day = text.day;
    row.title = english ? text.title_en : text.title_zh;
    row.text = english ? text.text_en : text.text_zh;
    row.current = text.version == current_notice().version;
    const auto found = signed_ones.find({row.agreement, row.version});
    if (found == signed_ones.end() && !row.current) continue;  // old and never signed: not theirs
    if (found != signed_ones.end()) {
      row.accepted_at = found->second.at;
      row.accepted_by = found->second.by;
    }
    rows.items.push_back(std::move(row));
  }
  return rows;
}

Result<edge::Nothing> sign_agreement(work::Work& work, const SignAgreement& input) {
  PC_TRY(customer, myself(work.tx, work.who));
  if (work.who.actor) return pc::errors::forbidden;  // nobody signs for another
  const auto* text = find_agreement(input.agreement.value, input.version);
  if (text == nullptr) return refuse(errors::unknown_agreement, "agreement");
  if (text->version != current_notice().version) return refuse(errors::agreement_outdated, "version");
  accept_notice(work, customer, work.who.name);
  return edge::Nothing{};
}

}  // namespace pc::joining
