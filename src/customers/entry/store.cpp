#include "store.hpp"

#include "customers/scope.hpp"

namespace pc::customers::entry {
namespace store {

#define PC_REGISTRATION_COLUMNS                                                                             \
  "r.tenant_id, r.registration_id, r.partner_id, r.company_name, r.credit_code, r.contact_name, r.mobile, " \
  "r.email, r.remark, r.state, r.reason, r.created_by, r.created_by_name, r.created_at, r.reviewed_by, "    \
  "r.reviewed_at, r.expires_at, r.customer_id"

const db::Statement insert_registration{
    "customers.insert_registration",
    "INSERT INTO registration (tenant_id, registration_id, partner_id, company_name, credit_code, "
    "contact_name, mobile, "
    "email, remark, state, reason, created_by, created_by_name, created_at, reviewed_by, reviewed_at, "
    "expires_at, "
    "customer_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11, $12, $13, '', 0, $14, 0)"};
const db::Statement insert_registration_place{
    "customers.insert_registration_place",
    "INSERT INTO registration_directory (registration_id, tenant_id) VALUES ($1, $2)"};
const db::Statement select_registration_place{
    "customers.registration_place",
    "SELECT tenant_id FROM registration_directory WHERE registration_id = $1"};
const db::Statement select_registration{
    "customers.registration", "SELECT " PC_REGISTRATION_COLUMNS
                              " FROM registration r WHERE r.tenant_id = $1 AND r.registration_id = $2"};
const db::Statement update_registration{
    "customers.update_registration",
    "UPDATE registration SET state = $3, reason = $4, reviewed_by = $5, reviewed_at = $6, expires_at = $7, "
    "customer_id = $8 WHERE tenant_id = $1 AND registration_id = $2 AND state = $9"};
const db::Statement update_registration_email{
    "customers.update_registration_email",
    "UPDATE registration SET email = $3 WHERE tenant_id = $1 AND registration_id = $2"};
const db::Statement count_live_registrations{
    "customers.count_live_registrations",
    "SELECT COUNT(*) FROM registration WHERE tenant_id = $1 AND partner_id = $2 AND "
    "(state = 'pending' OR (state = 'registered' AND expires_at > $3))"};

// $2 partner or 0, $3 creator or 0, $4 company (pattern or ''), $5 contact (pattern or ''), $6 stored state or '',
// $7 1: valid, 2: ended with its time; $8 now, $9 and $10 creation or 0, $11 supervisor whose team's and own or 0
#define PC_REGISTRATION_WHERE                                                                      \
  "[2:AND r.partner_id = $2] [3:AND r.created_by = $3] [4:AND r.company_name LIKE $4 ESCAPE '!'] " \
  "[5:AND r.contact_name LIKE $5 ESCAPE '!'] [6:AND r.state = $6] "                                \
  "[7=1:AND r.state = 'registered' AND r.expires_at > $8] "                                        \
  "[7=2:AND (r.state = 'expired' OR (r.state = 'registered' AND r.expires_at <= $8))] "            \
  "[9:AND r.created_at >= $9] [10:AND r.created_at < $10] "                                        \
  "[11:AND (r.created_by = $11 OR r.created_by IN " PC_TEAM_OF(r.tenant_id, 11) ")] "
#define PC_REGISTRATION_ORDER                                                                          \
  "ORDER BY [12=1:r.created_at,][12=3:r.company_name,][12=4:r.company_name DESC,][12=5:r.expires_at,]" \
  "[12=6:r.expires_at DESC,] r.created_at DESC, r.registration_id DESC LIMIT $13 OFFSET $14"
#define PC_REGISTRATION_FROM \
  "FROM registration r JOIN partner p ON p.tenant_id = r.tenant_id AND p.partner_id = r.partner_id "

const db::Statement select_registrations{
    "customers.registrations", "SELECT " PC_REGISTRATION_COLUMNS ", p.name " PC_REGISTRATION_FROM
                               "WHERE r.tenant_id = $1 " PC_REGISTRATION_WHERE PC_REGISTRATION_ORDER};
const db::Statement count_registrations{
    "customers.count_registrations",
    "SELECT COUNT(*) FROM registration r WHERE r.tenant_id = $1 " PC_REGISTRATION_WHERE};
const db::Statement select_registrations_everywhere{
    "customers.registrations_everywhere",
    "SELECT " PC_REGISTRATION_COLUMNS ", p.name " PC_REGISTRATION_FROM
    "WHERE 1 = 1 [1:AND r.tenant_id = $1] " PC_REGISTRATION_WHERE PC_REGISTRATION_ORDER};
const db::Statement count_registrations_everywhere{
    "customers.count_registrations_everywhere",
    "SELECT COUNT(*) FROM registration r WHERE 1 = 1 [1:AND r.tenant_id = $1] " PC_REGISTRATION_WHERE};
const db::Statement select_expired_everywhere{
    "customers.expired_registrations_everywhere",
    "SELECT DISTINCT tenant_id FROM registration WHERE state = 'registered' AND expires_at <= $1"};
const db::Statement select_expired{"customers.expired_registrations",
                                   "SELECT " PC_REGISTRATION_COLUMNS
                                   " FROM registration r WHERE r.tenant_id = $1 AND r.state = 'registered' "
                                   "AND r.expires_at <= $2 ORDER BY r.registration_id LIMIT 500"};

const db::Statement insert_claim{
    "customers.insert_claim",
    "INSERT INTO company_claim (company_key, tenant_id, partner_id, registration_id, until_at) "
    "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"};
const db::Statement take_over_claim{
    "customers.take_over_claim",
    "UPDATE company_claim SET tenant_id = $2, partner_id = $3, registration_id = $4, until_at = $5 "
    "WHERE company_key = $1 AND until_at <= $6"};
const db::Statement extend_claim{
    "customers.extend_claim",
    "UPDATE company_claim SET until_at = $3 WHERE company_key = $1 AND registration_id = $2"};
const db::Statement delete_claim{"customers.delete_claim",
                                 "DELETE FROM company_claim WHERE company_key = $1 AND registration_id = $2"};
const db::Statement select_claim{
    "customers.claim",
    "SELECT partner_id, registration_id, until_at FROM company_claim WHERE company_key = $1"};

#define PC_INVITATION_COLUMNS                                                                                \
  "i.tenant_id, i.invitation_id, i.partner_id, i.kind, i.registration_id, i.parent_id, i.association_type, " \
  "i.company_name, i.email, i.tag, i.inviter_id, i.inviter_name, i.manager_id, i.nonce, i.state, "           \
  "i.failure, "                                                                                              \
  "i.customer_id, i.account_name, i.created_at, i.expires_at, i.ended_at"

const db::Statement insert_invitation{"customers.insert_invitation",
                                      "INSERT INTO invitation (tenant_id, invitation_id, partner_id, kind, "
                                      "registration_id, parent_id, association_type, "
                                      "company_name, email, tag, inviter_id, inviter_name, manager_id, "
                                      "nonce, state, failure, customer_id, account_name, "
                                      "created_at, expires_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, $7, "
                                      "$8, $9, $10, $11, $12, $13, $14, $15, $16, "
                                      "$17, $18, $19, $20, $21)"};
const db::Statement select_invitation{"customers.invitation",
                                      "SELECT " PC_INVITATION_COLUMNS
                                      " FROM invitation i WHERE i.tenant_id = $1 AND i.invitation_id = $2"};
const db::Statement settle_invitation{
    "customers.settle_invitation",
    "UPDATE invitation SET state = $3, failure = $4, customer_id = $5, account_name = $6, ended_at = $7 "
    "WHERE tenant_id = $1 AND invitation_id = $2 AND state IN ('waiting', 'failed')"};
const db::Statement renew_invitation{
    "customers.renew_invitation",
    "UPDATE invitation SET nonce = $3, email = $4, expires_at = $5, state = 'waiting', failure = '', "
    "ended_at = 0 "
    "WHERE tenant_id = $1 AND invitation_id = $2 AND state IN ('waiting', 'failed')"};
const db::Statement insert_door{
    "customers.insert_door",
    "INSERT INTO invitation_directory (token_hash, tenant_id, invitation_id) VALUES ($1, $2, $3)"};
const db::Statement delete_door{"customers.delete_door",
                                "DELETE FROM invitation_directory WHERE token_hash = $1"};
const db::Statement select_door{
    "customers.door", "SELECT tenant_id, invitation_id FROM invitation_directory WHERE token_hash = $1"};

// $2 partner, $3 inviter or 0, $4 1: generic links, else the history; $5 company (pattern or ''), $6 kind or '',
// $7 stored state or '', $8 1: waiting, 2: ended with its time; $9 now, $10 registration or 0, $11 supervisor whose
// team's and own or 0, $12 account (whole)
#define PC_INVITATION_WHERE                                                                              \
  "WHERE i.tenant_id = $1 AND i.partner_id = $2 [3:AND i.inviter_id = $3] [4=1:AND i.kind = 'generic'] " \
  "[4=2:AND i.kind <> 'generic'] [5:AND (i.company_name LIKE $5 ESCAPE '!' OR i.account_name LIKE $12 "  \
  "ESCAPE '!')] "                                                                                        \
  "[6:AND i.kind = $6] [7:AND i.state = $7] [8=1:AND i.state = 'waiting' AND i.expires_at > $9] "        \
  "[8=2:AND i.state = 'waiting' AND i.expires_at <= $9] [10:AND i.registration_id = $10] "                \
  "[11:AND (i.inviter_id = $11 OR i.inviter_id IN " PC_TEAM_OF(i.tenant_id, 11) ")] "

const db::Statement select_invitations{
    "customers.invitations", "SELECT " PC_INVITATION_COLUMNS " FROM invitation i " PC_INVITATION_WHERE
                             "ORDER BY [13=1:i.created_at,] i.created_at DESC, i.invitation_id DESC "
                             "LIMIT $14 OFFSET $15"};
const db::Statement count_invitations{"customers.count_invitations",
                                      "SELECT COUNT(*) FROM invitation i " PC_INVITATION_WHERE};

Registration registration_of(const db::Row& row) {
  Registration r;
  r.tenant = row.id<TenantId>(0);
  r.id = row.id<RegistrationId>(1);
  r.partner = row.id<partners::PartnerId>(2);
  r.company_name = row.text(3);
  r.credit_code = row.text(4);
  r.contact_name = row.text(5);
  r.mobile = row.text(6);
  r.email = row.text(7);
  r.remark = row.text(8);
  r.state = registration_state_of_text(row.text(9)).value();
  r.reason = row.text(10);
  r.created_by = row.id<access::PersonId>(11);
  r.created_by_name = row.text(12);
  r.created_at = row.instant(13);
  r.reviewed_by = row.text(14);
  r.reviewed_at = row.instant(15);
  r.expires_at = row.instant(16);
  r.customer = row.id<CustomerId>(17);
  return r;
}

Invitation invitation_of(const db::Row& row) {
  Invitation i;
  i.tenant = row.id<TenantId>(0);
  i.id = row.id<InvitationId>(1);
  i.partner = row.id<partners::PartnerId>(2);
  i.kind = invitation_kind_of_text(row.text(3)).value();
  i.registration = row.id<RegistrationId>(4);
  i.parent = row.id<InvitationId>(5);
  i.association = association_of_text(row.text(6)).value();
  i.company_name = row.text(7);
  i.email = row.text(8);
  i.tag = row.text(9);
  i.inviter = row.id<access::PersonId>(10);
  i.inviter_name = row.text(11);
  i.manager = row.id<access::PersonId>(12);
  i.nonce = row.text(13);
  i.state = invitation_state_of_text(row.text(14)).value();
  i.failure = row.text(15);
  i.customer = row.id<CustomerId>(16);
  i.account_name = row.text(17);
  i.created_at = row.instant(18);
  i.expires_at = row.instant(19);
  i.ended_at = row.instant(20);
  return i;
}

}  // namespace store

std::optional<Registration> find_registration(db::Reader& reader, TenantId tenant, RegistrationId id) {
  const auto row = reader.maybe(store::select_registration, {tenant.value, id.value});
  if (!row) return std::nullopt;
  return store::registration_of(*row);
}

std::optional<TenantId> tenant_of(db::Reader& reader, RegistrationId id) {
  const auto row = reader.maybe(store::select_registration_place, {id.value});
  if (!row) return std::nullopt;
  return row->id<TenantId>(0);
}

void insert(db::Transaction& tx, const Registration& r) {
  tx.change(store::insert_registration,
            {r.tenant.value, r.id.value, r.partner.value, r.company_name, r.credit_code, r.contact_name,
             r.mobile, r.email, r.remark, std::string(state_text(r.state)), r.created_by.value,
             r.created_by_name, r.created_at.micros, r.expires_at.micros});
  tx.change(store::insert_registration_place, {r.id.value, r.tenant.value});
}

bool change_state(db::Transaction& tx, const Registration& r, RegistrationState from) {
  return tx.change(store::update_registration,
                   {r.tenant.value, r.id.value, std::string(state_text(r.state)), r.reason, r.reviewed_by,
                    r.reviewed_at.micros, r.expires_at.micros, r.customer.value,
                    std::string(state_text(from))}) == 1;
}

std::int64_t count_live(db::Reader& reader, TenantId tenant, partners::PartnerId partner, Instant now) {
  return reader.one(store::count_live_registrations, {tenant.value, partner.value, now.micros}).integer(0);
}

bool claim_company(db::Transaction& tx, const std::string& key, const Registration& r, Instant until,
                   Instant now) {
  db::Params params{key, r.tenant.value, r.partner.value, r.id.value, until.micros};
  if (tx.change(store::insert_claim, params) == 1) return true;
  params.emplace_back(now.micros);
  return tx.change(store::take_over_claim, params) == 1;
}

void extend_claims(db::Transaction& tx, const Registration& r, Instant until) {
  for (const auto& key : keys_of(r)) tx.change(store::extend_claim, {key, r.id.value, until.micros});
}

void free_company(db::Transaction& tx, const Registration& r) {
  for (const auto& key : keys_of(r)) tx.change(store::delete_claim, {key, r.id.value});
}

std::optional<Holder> holder_of(db::Reader& reader, const std::string& key, Instant now) {
  const auto row = reader.maybe(store::select_claim, {key});
  if (!row || row->instant(2) <= now) return std::nullopt;
  return Holder{row->id<partners::PartnerId>(0), row->id<RegistrationId>(1)};
}

std::vector<std::string> keys_of(const Registration& r) {
  std::vector<std::string> keys{name_claim(company_key(r.company_name))};
  if (!r.credit_code.empty()) keys.push_back("code:" + r.credit_code);
  return keys;
}

std::optional<Invitation> find_invitation(db::Reader& reader, TenantId tenant, InvitationId id) {
  const auto row = reader.maybe(store::select_invitation, {tenant.value, id.value});
  if (!row) return std::nullopt;
  return store::invitation_of(*row);
}

void insert(db::Transaction& tx, const Invitation& i) {
  tx.change(store::insert_invitation, {i.tenant.value,
                                       i.id.value,
                                       i.partner.value,
                                       std::string(kind_text(i.kind)),
                                       i.registration.value,
                                       i.parent.value,
                                       std::string(association_text(i.association)),
                                       i.company_name,
                                       i.email,
                                       i.tag,
                                       i.inviter.value,
                                       i.inviter_name,
                                       i.manager.value,
                                       i.nonce,
                                       std::string(state_text(i.state)),
                                       i.failure,
                                       i.customer.value,
                                       i.account_name,
                                       i.created_at.micros,
                                       i.expires_at.micros,
                                       i.ended_at.micros});
}

void open_door(db::Transaction& tx, const std::string& token_hash, TenantId tenant, InvitationId id) {
  tx.change(store::insert_door, {token_hash, tenant.value, id.value});
}

void close_door(db::Transaction& tx, const std::string& token_hash) {
  tx.change(store::delete_door, {token_hash});
}

std::optional<Place> place_of(db::Reader& reader, const std::string& token_hash) {
  const auto row = reader.maybe(store::select_door, {token_hash});
  if (!row) return std::nullopt;
  return Place{row->id<TenantId>(0), row->id<InvitationId>(1)};
}

bool settle(db::Transaction& tx, const Invitation& i) {
  return tx.change(store::settle_invitation,
                   {i.tenant.value, i.id.value, std::string(state_text(i.state)), i.failure, i.customer.value,
                    i.account_name, i.ended_at.micros}) == 1;
}

bool renew(db::Transaction& tx, const Invitation& i) {
  return tx.change(store::renew_invitation,
                   {i.tenant.value, i.id.value, i.nonce, i.email, i.expires_at.micros}) == 1;
}

}  // namespace pc::customers::entry
