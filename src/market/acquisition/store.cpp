#include "store.hpp"

#include "platform/db/sql.hpp"
#include "invitations.hpp"
#include "registrations.hpp"

namespace pc::acquisition {
namespace {

struct RegistrationColumns {
  TenantId tenant_id;
  RegistrationId registration_id;
  partners::PartnerId partner_id;
  std::string company_name, credit_code, contact_name, mobile, email, remark;
  RegistrationState state;
  std::string reason;
  access::PersonId created_by;
  std::string created_by_name;
  Instant created_at;
  std::string reviewed_by;
  Instant reviewed_at, expires_at;
  customers::CustomerId customer_id;
};

RegistrationColumns columns_of(const Registration& r) {
  return {.tenant_id = r.tenant,
          .registration_id = r.id,
          .partner_id = r.partner,
          .company_name = r.company_name,
          .credit_code = r.credit_code,
          .contact_name = r.contact_name,
          .mobile = r.mobile,
          .email = r.email,
          .remark = r.remark,
          .state = r.state,
          .reason = r.reason,
          .created_by = r.created_by,
          .created_by_name = r.created_by_name,
          .created_at = r.created_at,
          .reviewed_by = r.reviewed_by,
          .reviewed_at = r.reviewed_at,
          .expires_at = r.expires_at,
          .customer_id = r.customer};
}

Registration registration_of(const RegistrationColumns& row) {
  return {.tenant = row.tenant_id,
          .id = row.registration_id,
          .partner = row.partner_id,
          .company_name = row.company_name,
          .credit_code = row.credit_code,
          .contact_name = row.contact_name,
          .mobile = row.mobile,
          .email = row.email,
          .remark = row.remark,
          .state = row.state,
          .reason = row.reason,
          .created_by = row.created_by,
          .created_by_name = row.created_by_name,
          .created_at = row.created_at,
          .reviewed_by = row.reviewed_by,
          .reviewed_at = row.reviewed_at,
          .expires_at = row.expires_at,
          .customer = row.customer_id};
}

const db::Sql<RegistrationColumns> insert_registration{"acquisition.insert_registration",
                                                       db::insert_into<RegistrationColumns>("registration")};

struct RegistrationPlace {
  RegistrationId registration_id;
  TenantId tenant_id;
};
const db::Sql<RegistrationPlace> insert_registration_place{
    "acquisition.insert_registration_place", db::insert_into<RegistrationPlace>("registration_directory")};
struct ByRegistration {
  RegistrationId registration_id;
};
struct Tenant {
  TenantId tenant_id;
};
const db::Sql<ByRegistration, Tenant> select_registration_place{
    "acquisition.registration_place",
    "SELECT tenant_id FROM registration_directory WHERE registration_id = :registration_id"};

struct OneOfTenant {
  TenantId tenant_id;
  RegistrationId registration_id;
};
const db::Sql<OneOfTenant, RegistrationColumns> select_registration{
    "acquisition.registration", "SELECT " + db::columns<RegistrationColumns>() +
                                    " FROM registration WHERE tenant_id = :tenant_id AND "
                                    "registration_id = :registration_id"};

struct Move {
  TenantId tenant_id;
  RegistrationId registration_id;
  RegistrationState state;
  std::string reason, reviewed_by;
  Instant reviewed_at, expires_at;
  customers::CustomerId customer_id;
  RegistrationState was;
};
const db::Sql<Move> update_registration{
    "acquisition.update_registration",
    "UPDATE registration SET state = :state, reason = :reason, reviewed_by = :reviewed_by, "
    "reviewed_at = :reviewed_at, expires_at = :expires_at, customer_id = :customer_id "
    "WHERE tenant_id = :tenant_id AND registration_id = :registration_id AND state = :was"};

struct NewEmail {
  TenantId tenant_id;
  RegistrationId registration_id;
  std::string email;
};
const db::Sql<NewEmail> update_registration_email{"acquisition.update_registration_email",
                                                  "UPDATE registration SET email = :email WHERE tenant_id = "
                                                  ":tenant_id AND registration_id = :registration_id"};

struct LiveOf {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  Instant now;
};
struct Count {
  std::int64_t found;
};
const db::Sql<LiveOf, Count> count_live_registrations{
    "acquisition.count_live_registrations",
    "SELECT COUNT(*) AS found FROM registration WHERE tenant_id = :tenant_id AND partner_id = :partner_id "
    "AND "
    "(state = 'pending' OR (state = 'registered' AND expires_at > :now))"};

struct At {
  Instant now;
};
const db::Sql<At, Tenant> select_expired_everywhere{
    "acquisition.expired_registrations_everywhere",
    "SELECT DISTINCT tenant_id FROM registration WHERE state = 'registered' AND expires_at <= :now"};
struct OfTenant {
  TenantId tenant_id;
  Instant now;
};
const db::Sql<OfTenant, RegistrationColumns> select_expired{
    "acquisition.expired_registrations",
    "SELECT " + db::columns<RegistrationColumns>() +
        " FROM registration WHERE tenant_id = :tenant_id AND state = 'registered' AND expires_at <= :now "
        "ORDER BY registration_id LIMIT 500"};

struct Claim {
  std::string company_key;
  TenantId tenant_id;
  partners::PartnerId partner_id;
  RegistrationId registration_id;
  Instant until_at;
};
const db::Sql<Claim> insert_claim{"acquisition.insert_claim",
                                  db::insert_into<Claim>("company_claim") + " ON CONFLICT DO NOTHING"};
struct TakeOver {
  std::string company_key;
  TenantId tenant_id;
  partners::PartnerId partner_id;
  RegistrationId registration_id;
  Instant until_at, now;
};
const db::Sql<TakeOver> take_over_claim{
    "acquisition.take_over_claim",
    "UPDATE company_claim SET tenant_id = :tenant_id, partner_id = :partner_id, registration_id = "
    ":registration_id, "
    "until_at = :until_at WHERE company_key = :company_key AND until_at <= :now"};
struct ClaimOf {
  std::string company_key;
  RegistrationId registration_id;
};
struct Extension {
  std::string company_key;
  RegistrationId registration_id;
  Instant until_at;
};
const db::Sql<Extension> extend_claim{
    "acquisition.extend_claim",
    "UPDATE company_claim SET until_at = :until_at WHERE company_key = :company_key AND "
    "registration_id = :registration_id"};
const db::Sql<ClaimOf> delete_claim{
    "acquisition.delete_claim",
    "DELETE FROM company_claim WHERE company_key = :company_key AND registration_id = :registration_id"};
struct ByKey {
  std::string company_key;
};
struct Held {
  partners::PartnerId partner_id;
  RegistrationId registration_id;
  Instant until_at;
};
const db::Sql<ByKey, Held> select_claim{
    "acquisition.claim",
    "SELECT partner_id, registration_id, until_at FROM company_claim WHERE company_key = :company_key"};

struct InvitationColumns {
  TenantId tenant_id;
  InvitationId invitation_id;
  partners::PartnerId partner_id;
  InvitationKind kind;
  RegistrationId registration_id;
  InvitationId parent_id;
  customers::Association association_type;
  std::string company_name, email, tag;
  access::PersonId inviter_id;
  std::string inviter_name;
  access::PersonId manager_id;
  std::string nonce;
  InvitationState state;
  std::string failure;
  customers::CustomerId customer_id;
  std::string account_name;
  Instant created_at, expires_at, ended_at;
};

InvitationColumns columns_of(const Invitation& i) {
  return {.tenant_id = i.tenant,
          .invitation_id = i.id,
          .partner_id = i.partner,
          .kind = i.kind,
          .registration_id = i.registration,
          .parent_id = i.parent,
          .association_type = i.association,
          .company_name = i.company_name,
          .email = i.email,
          .tag = i.tag,
          .inviter_id = i.inviter,
          .inviter_name = i.inviter_name,
          .manager_id = i.manager,
          .nonce = i.nonce,
          .state = i.state,
          .failure = i.failure,
          .customer_id = i.customer,
          .account_name = i.account_name,
          .created_at = i.created_at,
          .expires_at = i.expires_at,
          .ended_at = i.ended_at};
}

Invitation invitation_of(const InvitationColumns& row) {
  return {.tenant = row.tenant_id,
          .id = row.invitation_id,
          .partner = row.partner_id,
          .kind = row.kind,
          .registration = row.registration_id,
          .parent = row.parent_id,
          .association = row.association_type,
          .company_name = row.company_name,
          .email = row.email,
          .tag = row.tag,
          .inviter = row.inviter_id,
          .inviter_name = row.inviter_name,
          .manager = row.manager_id,
          .nonce = row.nonce,
          .state = row.state,
          .failure = row.failure,
          .customer = row.customer_id,
          .account_name = row.account_name,
          .created_at = row.created_at,
          .expires_at = row.expires_at,
          .ended_at = row.ended_at};
}

const db::Sql<InvitationColumns> insert_invitation{"acquisition.insert_invitation",
                                                   db::insert_into<InvitationColumns>("invitation")};
struct OneInvitationOf {
  TenantId tenant_id;
  InvitationId invitation_id;
};
const db::Sql<OneInvitationOf, InvitationColumns> select_invitation{
    "acquisition.invitation",
    "SELECT " + db::columns<InvitationColumns>() +
        " FROM invitation WHERE tenant_id = :tenant_id AND invitation_id = :invitation_id"};
struct Settling {
  TenantId tenant_id;
  InvitationId invitation_id;
  InvitationState state;
  std::string failure;
  customers::CustomerId customer_id;
  std::string account_name;
  Instant ended_at;
};
const db::Sql<Settling> settle_invitation{
    "acquisition.settle_invitation",
    "UPDATE invitation SET state = :state, failure = :failure, customer_id = :customer_id, "
    "account_name = :account_name, ended_at = :ended_at "
    "WHERE tenant_id = :tenant_id AND invitation_id = :invitation_id AND state IN ('waiting', 'failed')"};
struct Renewal {
  TenantId tenant_id;
  InvitationId invitation_id;
  std::string nonce, email;
  Instant expires_at;
};
const db::Sql<Renewal> renew_invitation{
    "acquisition.renew_invitation",
    "UPDATE invitation SET nonce = :nonce, email = :email, expires_at = :expires_at, state = 'waiting', "
    "failure = '', "
    "ended_at = 0 "
    "WHERE tenant_id = :tenant_id AND invitation_id = :invitation_id AND state IN ('waiting', 'failed')"};

struct Door {
  std::string token_hash;
  TenantId tenant_id;
  InvitationId invitation_id;
};
const db::Sql<Door> insert_door{"acquisition.insert_door", db::insert_into<Door>("invitation_directory")};
struct ByToken {
  std::string token_hash;
};
const db::Sql<ByToken> delete_door{"acquisition.delete_door",
                                   "DELETE FROM invitation_directory WHERE token_hash = :token_hash"};
const db::Sql<ByToken, OneInvitationOf> select_door{
    "acquisition.door",
    "SELECT tenant_id, invitation_id FROM invitation_directory WHERE token_hash = :token_hash"};

}  // namespace

std::optional<Registration> find_registration(db::Reader& reader, TenantId tenant, RegistrationId id) {
  const auto row = reader.maybe(select_registration, {tenant, id});
  if (!row) return std::nullopt;
  return registration_of(*row);
}

std::optional<TenantId> tenant_of(db::Reader& reader, RegistrationId id) {
  const auto row = reader.maybe(select_registration_place, {id});
  if (!row) return std::nullopt;
  return row->tenant_id;
}

void insert(db::Transaction& tx, const Registration& r) {
  tx.change(insert_registration, columns_of(r));
  tx.change(insert_registration_place, {r.id, r.tenant});
}

bool change_state(db::Transaction& tx, const Registration& r, RegistrationState from) {
  return tx.change(update_registration, {r.tenant, r.id, r.state, r.reason, r.reviewed_by, r.reviewed_at,
                                         r.expires_at, r.customer, from}) == 1;
}

std::int64_t count_live(db::Reader& reader, TenantId tenant, partners::PartnerId partner, Instant now) {
  return reader.one(count_live_registrations, {tenant, partner, now}).found;
}

std::vector<TenantId> tenants_with_expired(db::Reader& reader, Instant now) {
  std::vector<TenantId> tenants;
  for (const auto& row : reader.rows(select_expired_everywhere, {now})) tenants.push_back(row.tenant_id);
  return tenants;
}

std::vector<Registration> expired_of(db::Reader& reader, TenantId tenant, Instant now) {
  std::vector<Registration> all;
  for (const auto& row : reader.rows(select_expired, {tenant, now})) all.push_back(registration_of(row));
  return all;
}

void set_email(db::Transaction& tx, const Registration& r, const std::string& email) {
  tx.change(update_registration_email, {r.tenant, r.id, email});
}

bool claim_company(db::Transaction& tx, const std::string& key, const Registration& r, Instant until,
                   Instant now) {
  if (tx.change(insert_claim, {key, r.tenant, r.partner, r.id, until}) == 1) return true;
  return tx.change(take_over_claim, {key, r.tenant, r.partner, r.id, until, now}) == 1;
}

void extend_claims(db::Transaction& tx, const Registration& r, Instant until) {
  for (const auto& key : keys_of(r)) tx.change(extend_claim, {key, r.id, until});
}

void free_company(db::Transaction& tx, const Registration& r) {
  for (const auto& key : keys_of(r)) tx.change(delete_claim, {key, r.id});
}

std::optional<Holder> holder_of(db::Reader& reader, const std::string& key, Instant now) {
  const auto row = reader.maybe(select_claim, {key});
  if (!row || row->until_at <= now) return std::nullopt;
  return Holder{row->partner_id, row->registration_id};
}

std::vector<std::string> keys_of(const Registration& r) {
  std::vector<std::string> keys{name_claim(company_key(r.company_name))};
  if (!r.credit_code.empty()) keys.push_back("code:" + r.credit_code);
  return keys;
}

std::optional<Invitation> find_invitation(db::Reader& reader, TenantId tenant, InvitationId id) {
  const auto row = reader.maybe(select_invitation, {tenant, id});
  if (!row) return std::nullopt;
  return invitation_of(*row);
}

void insert(db::Transaction& tx, const Invitation& i) { tx.change(insert_invitation, columns_of(i)); }

void open_door(db::Transaction& tx, const std::string& token_hash, TenantId tenant, InvitationId id) {
  tx.change(insert_door, {token_hash, tenant, id});
}

void close_door(db::Transaction& tx, const std::string& token_hash) { tx.change(delete_door, {token_hash}); }

std::optional<Place> place_of(db::Reader& reader, const std::string& token_hash) {
  const auto row = reader.maybe(select_door, {token_hash});
  if (!row) return std::nullopt;
  return Place{row->tenant_id, row->invitation_id};
}

bool settle(db::Transaction& tx, const Invitation& i) {
  return tx.change(settle_invitation,
                   {i.tenant, i.id, i.state, i.failure, i.customer, i.account_name, i.ended_at}) == 1;
}

bool renew(db::Transaction& tx, const Invitation& i) {
  return tx.change(renew_invitation, {i.tenant, i.id, i.nonce, i.email, i.expires_at}) == 1;
}

}  // namespace pc::acquisition
