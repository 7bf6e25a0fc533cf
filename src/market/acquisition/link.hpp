// Public: from a link's secret to the invitation it opens, and what becomes of that.
#pragma once
#include "records.hpp"

namespace pc::acquisition {

/// An open invitation. What it costs does not tell whether a link exists. Refuses join.link_unknown, _expired, _used,
/// _revoked.
Result<Invitation> opened(db::Reader& reader, const std::string& token, Instant now);
/// The lane of its partner. Refuses join.link_unknown.
Result<TenantId> lane_of_token(db::Reader& reader, const std::string& token);

/// What the partner's side of an association says; `company` is the candidate's key.
Result<Offer> offer_of(db::Reader& reader, const Invitation& invitation, const partners::Partner& partner,
                       const std::string& company, Instant now);
/// Keeps why it failed where the partner sees it, and refuses.
Refusal failed(work::Work& work, const Invitation& invitation, const std::string& account_name,
               const std::string& company_name, const Refusal& why);
/// The invitation (and a registration of that company) is done with. Refuses join.link_used when it was meanwhile.
Outcome fulfil(work::Work& work, const Invitation& invitation, const customers::Customer& customer);
/// A live registration of this company by the customer's partner is done with: `id`, or the one that holds the company.
void end_registration(work::Work& work, RegistrationId id, const customers::Customer& customer);

}  // namespace pc::acquisition
