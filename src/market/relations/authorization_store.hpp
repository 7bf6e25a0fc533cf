// Statements and row mapping of authorisations, letters and acting periods.
#pragma once
#include "authorise.hpp"

namespace pc::relations {

struct Authorization {
  AuthorizationId authorization_id;
  TenantId tenant_id;
  customers::CustomerId customer_id;
  int number = 0;
  partners::PartnerId partner_id;
  AuthorizationState state = AuthorizationState::waiting;
  Instant requested_at;
  std::string requested_by, partner_letter;
  Instant decided_at;  // 0: not yet
  std::string decided_by, customer_letter;
  Instant ended_at;  // 0: not
  std::string ended_by, reason;
};

/// Newest first, all of the customer's, with whatever partner.
std::vector<Authorization> authorizations_of(db::Reader& reader, TenantId tenant,
                                             customers::CustomerId customer);
/// The newest with this partner.
std::optional<Authorization> newest_authorization(db::Reader& reader, TenantId tenant,
                                                  customers::CustomerId customer,
                                                  partners::PartnerId partner);
/// False when another one with its number is there already.
bool add(db::Transaction& tx, const Authorization& authorization);
/// Writes state, decision and end, if the state in the database is still `was`.
bool update(db::Transaction& tx, const Authorization& authorization, AuthorizationState was);

bool letter_accepted(db::Reader& reader, TenantId tenant, LetterKind letter, std::int64_t owner);
void accept_letter(db::Transaction& tx, TenantId tenant, LetterKind letter, std::int64_t owner,
                   const access::Principal& who, Instant now);

struct ActingPeriod {
  std::int64_t acting_id = 0;
  TenantId tenant_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  AuthorizationId authorization_id;
  access::PersonId person_id;
  std::string person_name, purpose;
  Instant from_at;
  Instant to_at = k_end_of_time;
  std::string ended_by;
};
void add(db::Transaction& tx, const ActingPeriod& period);
std::optional<ActingPeriod> acting_period(db::Reader& reader, TenantId tenant, std::int64_t id);
/// Newest first.
std::vector<ActingPeriod> acting_periods_of(db::Reader& reader, TenantId tenant,
                                            customers::CustomerId customer, std::int64_t limit);
void end_acting_period(db::Transaction& tx, TenantId tenant, std::int64_t id, Instant now,
                       const std::string& by);
/// All open ones of a customer.
void end_acting_periods(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Instant now,
                        const std::string& by);

}  // namespace pc::relations
