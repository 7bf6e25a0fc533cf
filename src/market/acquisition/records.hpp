// Public: a registration and an invitation as they are kept, and who holds a company.
#pragma once
#include "market/acquisition/invitation.hpp"
#include "market/acquisition/registration.hpp"
#include "market/customers/customers.hpp"
#include "platform/db/db.hpp"

namespace pc::acquisition {

struct Registration {
  TenantId tenant;
  RegistrationId id;
  partners::PartnerId partner;
  std::string company_name, credit_code, contact_name, mobile, email, remark;
  RegistrationState state = RegistrationState::pending;  // as stored; ask now()
  std::string reason;
  access::PersonId created_by;
  std::string created_by_name;
  Instant created_at;
  std::string reviewed_by;
  Instant reviewed_at, expires_at;
  customers::CustomerId customer;
  RegistrationState now(Instant at) const { return state_at(state, expires_at, at); }
};

struct Invitation {
  TenantId tenant;
  InvitationId id;
  partners::PartnerId partner;
  InvitationKind kind = InvitationKind::mail;
  RegistrationId registration;
  InvitationId parent;  // of a use: the generic link
  customers::Association association = customers::Association::resale;
  std::string company_name, email, tag;
  access::PersonId inviter;
  std::string inviter_name;
  access::PersonId manager;  // the account manager who invited, else none
  std::string nonce;
  InvitationState state = InvitationState::waiting;  // as stored; ask now()
  std::string failure;
  customers::CustomerId customer;
  std::string account_name;
  Instant created_at, expires_at, ended_at;
  InvitationState now(Instant at) const { return state_at(state, expires_at, at); }
};

struct Holder {
  partners::PartnerId partner;
  RegistrationId registration;
};
/// Who holds the company now.
std::optional<Holder> holder_of(db::Reader& reader, const std::string& key, Instant now);

}  // namespace pc::acquisition
