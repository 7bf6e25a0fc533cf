#include "authorization_store.hpp"

#include "platform/db/sql.hpp"

namespace pc::relations {
namespace {

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
const db::Sql<OfCustomer, Authorization> select_authorizations{
    "relations.authorizations", "SELECT " + db::columns<Authorization>() +
                                    " FROM customer_authorization WHERE tenant_id = :tenant_id AND "
                                    "customer_id = :customer_id ORDER BY number DESC"};
const db::Sql<Authorization> insert_authorization{
    "relations.insert_authorization",
    db::insert_into<Authorization>("customer_authorization") + " ON CONFLICT DO NOTHING"};

struct Move {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  int number;
  AuthorizationState state;
  Instant decided_at;
  std::string decided_by, customer_letter;
  Instant ended_at;
  std::string ended_by, reason;
  AuthorizationState was;
};
const db::Sql<Move> update_authorization{
    "relations.update_authorization",
    "UPDATE customer_authorization SET state = :state, decided_at = :decided_at, decided_by = :decided_by, "
    "customer_letter = :customer_letter, ended_at = :ended_at, ended_by = :ended_by, reason = :reason "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND number = :number AND state = :was"};

struct OneLetter {
  TenantId tenant_id;
  LetterKind letter;
  std::int64_t owner_id;
  std::string version;
};
struct AcceptedAt {
  Instant accepted_at;
};
const db::Sql<OneLetter, AcceptedAt> select_acceptance{
    "relations.letter_acceptance",
    "SELECT accepted_at FROM letter_acceptance WHERE tenant_id = :tenant_id AND letter = :letter AND "
    "owner_id = :owner_id AND version = :version"};

struct Acceptance {
  TenantId tenant_id;
  LetterKind letter;
  std::int64_t owner_id;
  std::string version;
  access::PersonId person_id;
  std::string person_name;
  Instant accepted_at;
};
const db::Sql<Acceptance> insert_acceptance{
    "relations.accept_letter", db::insert_into<Acceptance>("letter_acceptance") + " ON CONFLICT DO NOTHING"};

const db::Sql<ActingPeriod> insert_acting{"relations.insert_acting",
                                          db::insert_into<ActingPeriod>("acting_period")};

struct OneActing {
  TenantId tenant_id;
  std::int64_t acting_id;
};
const db::Sql<OneActing, ActingPeriod> select_acting{
    "relations.acting", "SELECT " + db::columns<ActingPeriod>() +
                            " FROM acting_period WHERE tenant_id = :tenant_id AND acting_id = :acting_id"};
struct NewestActing {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  std::int64_t most;
};
const db::Sql<NewestActing, ActingPeriod> select_acting_of{
    "relations.acting_of",
    "SELECT " + db::columns<ActingPeriod>() +
        " FROM acting_period WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
        "ORDER BY acting_id DESC LIMIT :most"};

struct EndOne {
  TenantId tenant_id;
  std::int64_t acting_id;
  Instant now;
  std::string ended_by;
};
const db::Sql<EndOne> end_one_acting{
    "relations.end_acting",
    "UPDATE acting_period SET to_at = :now, ended_by = :ended_by WHERE tenant_id = :tenant_id AND "
    "acting_id = :acting_id AND to_at > :now"};
struct EndAll {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  Instant now;
  std::string ended_by;
};
const db::Sql<EndAll> end_all_acting{
    "relations.end_acting_of",
    "UPDATE acting_period SET to_at = :now, ended_by = :ended_by WHERE tenant_id = :tenant_id AND "
    "customer_id = :customer_id AND to_at > :now"};

}  // namespace

std::vector<Authorization> authorizations_of(db::Reader& reader, TenantId tenant,
                                             customers::CustomerId customer) {
  return reader.rows(select_authorizations, {tenant, customer});
}

std::optional<Authorization> newest_authorization(db::Reader& reader, TenantId tenant,
                                                  customers::CustomerId customer,
                                                  partners::PartnerId partner) {
  for (auto& each : authorizations_of(reader, tenant, customer))
    if (each.partner_id == partner) return each;
  return std::nullopt;
}

bool add(db::Transaction& tx, const Authorization& authorization) {
  return tx.change(insert_authorization, authorization) == 1;
}

bool update(db::Transaction& tx, const Authorization& a, AuthorizationState was) {
  return tx.change(update_authorization, {.tenant_id = a.tenant_id,
                                          .customer_id = a.customer_id,
                                          .number = a.number,
                                          .state = a.state,
                                          .decided_at = a.decided_at,
                                          .decided_by = a.decided_by,
                                          .customer_letter = a.customer_letter,
                                          .ended_at = a.ended_at,
                                          .ended_by = a.ended_by,
                                          .reason = a.reason,
                                          .was = was}) == 1;
}

bool letter_accepted(db::Reader& reader, TenantId tenant, LetterKind letter, std::int64_t owner) {
  return reader.maybe(select_acceptance, {tenant, letter, owner, std::string(letter_of(letter).version)})
      .has_value();
}

void accept_letter(db::Transaction& tx, TenantId tenant, LetterKind letter, std::int64_t owner,
                   const access::Principal& who, Instant now) {
  tx.change(insert_acceptance,
            {tenant, letter, owner, std::string(letter_of(letter).version), who.person, who.name, now});
}

void add(db::Transaction& tx, const ActingPeriod& period) { tx.change(insert_acting, period); }

std::optional<ActingPeriod> acting_period(db::Reader& reader, TenantId tenant, std::int64_t id) {
  return reader.maybe(select_acting, {tenant, id});
}

std::vector<ActingPeriod> acting_periods_of(db::Reader& reader, TenantId tenant,
                                            customers::CustomerId customer, std::int64_t limit) {
  return reader.rows(select_acting_of, {tenant, customer, limit});
}

void end_acting_period(db::Transaction& tx, TenantId tenant, std::int64_t id, Instant now,
                       const std::string& by) {
  tx.change(end_one_acting, {tenant, id, now, by});
}

void end_acting_periods(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Instant now,
                        const std::string& by) {
  tx.change(end_all_acting, {tenant, customer, now, by});
}

}  // namespace pc::relations
