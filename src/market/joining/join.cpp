#include "join.hpp"

#include "accept_notice.hpp"
#include "agreements.hpp"
#include "errors.hpp"
#include "market/acquisition/link.hpp"
#include "market/customers/row.hpp"

namespace pc::joining {
namespace {

acquisition::Candidate candidate_of(db::Reader& reader, const access::Principal& who,
                                    const std::optional<customers::Customer>& customer) {
  acquisition::Candidate c;
  c.partner_account = who.side != access::Side::customer || !customer;
  if (!customer) return c;
  c.associated = customer->association != customers::Association::none;
  c.partner = customer->partner;
  c.company_key = acquisition::company_key(customer->name);
  c.created_at = customers::account_made_at(reader, customer->tenant, customer->id);
  return c;
}

}  // namespace

wire::Fields OpenInvitation::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&OpenInvitation::token>("token", "The secret of the link.")};
  return all;
}

wire::Fields Notice::fields() {
  static constexpr wire::Field all[] = {wire::field<&Notice::agreement>("agreement", "Which text."),
                                        wire::field<&Notice::version>("version", "Its version."),
                                        wire::field<&Notice::day>("day", "Day of publication."),
                                        wire::field<&Notice::title>("title", "Title."),
                                        wire::field<&Notice::text>("text", "Text, a paragraph a line.")};
  return all;
}

wire::Fields OpenedInvitation::fields() {
  using O = OpenedInvitation;
  static constexpr wire::Field all[] = {
      wire::field<&O::partner_name>("partner_name", "Who invites."),
      wire::field<&O::association_type>("association_type", "How the account will be associated."),
      wire::field<&O::company_name>("company_name", "Whom the invitation is for; null: anybody."),
      wire::field<&O::expires_at>("expires_at", "Until when the link works."),
      wire::field<&O::notice>("notice", "What has to be read and accepted.")};
  return all;
}

wire::Fields Accept::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Accept::token>("token", "The secret of the link."),
      wire::field<&Accept::notice_version>("notice_version", "The version of the notice that was accepted.")};
  return all;
}

wire::Fields Joined::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Joined::customer_id>("customer_id", "The customer."),
      wire::field<&Joined::partner_name>("partner_name", "Its partner from now on."),
      wire::field<&Joined::account_name>("account_name", "The account."),
      wire::field<&Joined::association_type>("association_type", "How it is associated."),
      wire::field<&Joined::sign_in_again>("sign_in_again", "Whether its sessions ended.")};
  return all;
}

Result<OpenedInvitation> open_invitation(const work::View& view, const OpenInvitation& input) {
  PC_TRY(invitation, acquisition::opened(view.reader, input.token.value, view.now));
  const auto partner = partners::find(view.reader, invitation.tenant, invitation.partner);
  if (!partner) return refuse(acquisition::errors::link_unknown, "token");
  const bool english = view.who.language == Language::en;
  const auto& notice = current_notice();
  OpenedInvitation answer;
  answer.partner_name = partner->name;
  answer.association_type = invitation.association;
  if (acquisition::for_one(invitation.kind)) answer.company_name = invitation.company_name;
  answer.expires_at = invitation.expires_at;
  answer.notice = {std::string(notice.id), notice.version, std::string(notice.day),
                   std::string(english ? notice.title_en : notice.title_zh),
                   std::string(english ? notice.text_en : notice.text_zh)};
  return answer;
}

Result<Joined> accept(work::Work& work, const Accept& input) {
  if (work.who.actor) return pc::errors::forbidden;  // nobody associates for another
  PC_TRY(invitation, acquisition::opened(work.tx, input.token.value, work.now));
  if (input.notice_version != current_notice().version)
    return refuse(errors::notice_unread, "notice_version");
  const auto partner = partners::find(work.tx, invitation.tenant, invitation.partner);
  ensure(partner.has_value(), "an invitation's partner is there");
  std::optional<customers::Customer> customer;
  if (work.who.side == access::Side::customer)
    customer = customers::find_anywhere(work.tx, customers::CustomerId(work.who.customer));
  const auto candidate = candidate_of(work.tx, work.who, customer);
  PC_TRY(offer, acquisition::offer_of(work.tx, invitation, *partner, candidate.company_key, work.now));
  const std::string name = customer ? customer->name : work.who.name;
  if (const auto may = acquisition::may_associate(candidate, offer, work.now); !may)
    return acquisition::failed(work, invitation, work.who.account_name, name, may.refusal());
  const TenantId before = customer->tenant;
  std::optional<Refusal> veto;
  Joined answer;
  work.tx.nested([&] {
    const auto done = associate_again(
        work, *customer,
        {*partner, invitation.association, invitation.id, invitation.manager, offer.registered_first});
    if (!done) {
      veto = done.refusal();
      return false;
    }
    accept_notice(work, *done, work.who.name);
    if (const auto fulfilled = acquisition::fulfil(work, invitation, *done); !fulfilled) {
      veto = fulfilled.refusal();
      return false;
    }
    answer = {done->id, partner->name, done->account_name, done->association, before != done->tenant};
    return true;
  });
  if (veto && acquisition::failure_of(veto->code->id) != nullptr)
    return acquisition::failed(work, invitation, work.who.account_name, name, *veto);
  if (veto) return *veto;
  return answer;
}

Result<TenantId> lane_of_accept(const work::View& view, const Accept& input) {
  return acquisition::lane_of_token(view.reader, input.token.value);
}

}  // namespace pc::joining
