// Statements and row mapping of registrations and invitations.
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

std::optional<Registration> find_registration(db::Reader& reader, TenantId tenant, RegistrationId id);
std::optional<TenantId> tenant_of(db::Reader& reader, RegistrationId id);
void insert(db::Transaction& tx, const Registration& registration);
/// Ends or moves on a registration; false when it is no longer in the state `from` (as stored).
bool change_state(db::Transaction& tx, const Registration& registration, RegistrationState from);
std::int64_t count_live(db::Reader& reader, TenantId tenant, partners::PartnerId partner, Instant now);

/// Holds the company for a registration until `until`; false when another one holds it.
bool claim_company(db::Transaction& tx, const std::string& key, const Registration& registration,
                   Instant until, Instant now);
void extend_claims(db::Transaction& tx, const Registration& registration, Instant until);
void free_company(db::Transaction& tx, const Registration& registration);
struct Holder {
  partners::PartnerId partner;
  RegistrationId registration;
};
/// Who holds the company now.
std::optional<Holder> holder_of(db::Reader& reader, const std::string& key, Instant now);
/// Under which keys a registration holds its company.
std::vector<std::string> keys_of(const Registration& registration);

std::optional<Invitation> find_invitation(db::Reader& reader, TenantId tenant, InvitationId id);
void insert(db::Transaction& tx, const Invitation& invitation);
/// Makes the invitation findable by the hash of its secret.
void open_door(db::Transaction& tx, const std::string& token_hash, TenantId tenant, InvitationId id);
void close_door(db::Transaction& tx, const std::string& token_hash);
struct Place {
  TenantId tenant;
  InvitationId id;
};
std::optional<Place> place_of(db::Reader& reader, const std::string& token_hash);
/// Writes state, failure, customer, account and times, if the stored state is still one of waiting and failed.
bool settle(db::Transaction& tx, const Invitation& invitation);
/// A new secret and a new end for an invitation that is sent again.
bool renew(db::Transaction& tx, const Invitation& invitation);

/// Registrations that ended with their time and are not marked yet.
std::vector<TenantId> tenants_with_expired(db::Reader& reader, Instant now);
std::vector<Registration> expired_of(db::Reader& reader, TenantId tenant, Instant now);
void set_email(db::Transaction& tx, const Registration& registration, const std::string& email);

}  // namespace pc::acquisition
