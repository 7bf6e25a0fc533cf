#include "authorization_store.hpp"

namespace pc::customers::relation {
namespace {

#define PC_AUTHORIZATION_COLUMNS                                                                      \
  "authorization_id, tenant_id, customer_id, number, partner_id, state, requested_at, requested_by, " \
  "partner_letter, decided_at, decided_by, customer_letter, ended_at, ended_by, reason"
#define PC_ACTING_COLUMNS                                                                              \
  "acting_id, tenant_id, customer_id, partner_id, authorization_id, person_id, person_name, purpose, " \
  "from_at, "                                                                                          \
  "to_at, ended_by"

const db::Statement select_authorizations{
    "customers.authorizations", "SELECT " PC_AUTHORIZATION_COLUMNS
                                " FROM customer_authorization WHERE tenant_id = $1 AND customer_id = $2 "
                                "ORDER BY number DESC"};
const db::Statement insert_authorization{
    "customers.insert_authorization",
    "INSERT INTO customer_authorization (" PC_AUTHORIZATION_COLUMNS
    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING"};
const db::Statement update_authorization{
    "customers.update_authorization",
    "UPDATE customer_authorization SET state = $4, decided_at = $5, decided_by = $6, customer_letter = $7, "
    "ended_at = $8, ended_by = $9, reason = $10 "
    "WHERE tenant_id = $1 AND customer_id = $2 AND number = $3 AND state = $11"};

const db::Statement select_acceptance{
    "customers.letter_acceptance",
    "SELECT accepted_at FROM letter_acceptance "
    "WHERE tenant_id = $1 AND letter = $2 AND owner_id = $3 AND version = $4"};
const db::Statement insert_acceptance{"customers.accept_letter",
                                      "INSERT INTO letter_acceptance (tenant_id, letter, owner_id, version, "
                                      "person_id, person_name, accepted_at) "
                                      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"};

const db::Statement insert_acting{"customers.insert_acting",
                                  "INSERT INTO acting_period (" PC_ACTING_COLUMNS
                                  ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
const db::Statement select_acting{"customers.acting",
                                  "SELECT " PC_ACTING_COLUMNS
                                  " FROM acting_period WHERE tenant_id = $1 AND acting_id = $2"};
const db::Statement select_acting_of{"customers.acting_of",
                                     "SELECT " PC_ACTING_COLUMNS
                                     " FROM acting_period WHERE tenant_id = $1 AND customer_id = $2 "
                                     "ORDER BY acting_id DESC LIMIT $3"};
const db::Statement end_one_acting{"customers.end_acting",
                                   "UPDATE acting_period SET to_at = $3, ended_by = $4 WHERE tenant_id = $1 "
                                   "AND acting_id = $2 AND to_at > $3"};
const db::Statement end_all_acting{"customers.end_acting_of",
                                   "UPDATE acting_period SET to_at = $3, ended_by = $4 WHERE tenant_id = $1 "
                                   "AND customer_id = $2 AND to_at > $3"};

Authorization authorization_of(const db::Row& row) {
  Authorization a;
  a.id = row.id<AuthorizationId>(0);
  a.tenant = row.id<TenantId>(1);
  a.customer = row.id<CustomerId>(2);
  a.number = static_cast<int>(row.integer(3));
  a.partner = row.id<partners::PartnerId>(4);
  a.state = authorization_state_of_text(row.text(5)).value();
  a.requested_at = row.instant(6);
  a.requested_by = row.text(7);
  a.partner_letter = row.text(8);
  a.decided_at = row.instant(9);
  a.decided_by = row.text(10);
  a.customer_letter = row.text(11);
  a.ended_at = row.instant(12);
  a.ended_by = row.text(13);
  a.reason = row.text(14);
  return a;
}

ActingPeriod acting_of(const db::Row& row) {
  ActingPeriod p;
  p.id = row.integer(0);
  p.tenant = row.id<TenantId>(1);
  p.customer = row.id<CustomerId>(2);
  p.partner = row.id<partners::PartnerId>(3);
  p.authorization = row.id<AuthorizationId>(4);
  p.person = row.id<access::PersonId>(5);
  p.person_name = row.text(6);
  p.purpose = row.text(7);
  p.from = row.instant(8);
  p.to = row.instant(9);
  p.ended_by = row.text(10);
  return p;
}

}  // namespace

std::vector<Authorization> authorizations_of(db::Reader& reader, TenantId tenant, CustomerId customer) {
  std::vector<Authorization> all;
  for (const auto& row : reader.rows(select_authorizations, {tenant.value, customer.value}))
    all.push_back(authorization_of(row));
  return all;
}

std::optional<Authorization> newest_authorization(db::Reader& reader, TenantId tenant, CustomerId customer,
                                                  partners::PartnerId partner) {
  for (auto& each : authorizations_of(reader, tenant, customer))
    if (each.partner == partner) return each;
  return std::nullopt;
}

bool add(db::Transaction& tx, const Authorization& a) {
  return tx.change(insert_authorization,
                   {a.id.value, a.tenant.value, a.customer.value, std::int64_t{a.number}, a.partner.value,
                    std::string(authorization_state_text(a.state)), a.requested_at.micros, a.requested_by,
                    a.partner_letter, a.decided_at.micros, a.decided_by, a.customer_letter, a.ended_at.micros,
                    a.ended_by, a.reason}) == 1;
}

bool update(db::Transaction& tx, const Authorization& a, AuthorizationState was) {
  return tx.change(update_authorization, {a.tenant.value, a.customer.value, std::int64_t{a.number},
                                          std::string(authorization_state_text(a.state)), a.decided_at.micros,
                                          a.decided_by, a.customer_letter, a.ended_at.micros, a.ended_by,
                                          a.reason, std::string(authorization_state_text(was))}) == 1;
}

bool letter_accepted(db::Reader& reader, TenantId tenant, LetterKind letter, std::int64_t owner) {
  return reader
      .maybe(select_acceptance,
             {tenant.value, std::string(letter_text(letter)), owner, std::string(letter_of(letter).version)})
      .has_value();
}

void accept_letter(db::Transaction& tx, TenantId tenant, LetterKind letter, std::int64_t owner,
                   const access::Principal& who, Instant now) {
  tx.change(insert_acceptance,
            {tenant.value, std::string(letter_text(letter)), owner, std::string(letter_of(letter).version),
             who.person.value, who.name, now.micros});
}

void add(db::Transaction& tx, const ActingPeriod& p) {
  tx.change(insert_acting,
            {p.id, p.tenant.value, p.customer.value, p.partner.value, p.authorization.value, p.person.value,
             p.person_name, p.purpose, p.from.micros, p.to.micros, p.ended_by});
}

std::optional<ActingPeriod> acting_period(db::Reader& reader, TenantId tenant, std::int64_t id) {
  const auto row = reader.maybe(select_acting, {tenant.value, id});
  if (!row) return std::nullopt;
  return acting_of(*row);
}

std::vector<ActingPeriod> acting_periods_of(db::Reader& reader, TenantId tenant, CustomerId customer,
                                            std::int64_t limit) {
  std::vector<ActingPeriod> all;
  for (const auto& row : reader.rows(select_acting_of, {tenant.value, customer.value, limit}))
    all.push_back(acting_of(row));
  return all;
}

void end_acting_period(db::Transaction& tx, TenantId tenant, std::int64_t id, Instant now,
                       const std::string& by) {
  tx.change(end_one_acting, {tenant.value, id, now.micros, by});
}

void end_acting_periods(db::Transaction& tx, TenantId tenant, CustomerId customer, Instant now,
                        const std::string& by) {
  tx.change(end_all_acting, {tenant.value, customer.value, now.micros, by});
}

}  // namespace pc::customers::relation
