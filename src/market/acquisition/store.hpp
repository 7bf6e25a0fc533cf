// Statements and row mapping of registrations and invitations.
#pragma once
#include "records.hpp"

namespace pc::acquisition {

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
