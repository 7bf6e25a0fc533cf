#include "act_for.hpp"

#include "authorization_store.hpp"
#include "market/freezing/freezing.hpp"
#include "platform/db/sql.hpp"

namespace pc::relations {
namespace {

constexpr std::int64_t k_looked_at = 100;

struct Begun {
  Instant to_at, before;
};
struct Acting {
  TenantId tenant_id;
  std::int64_t acting_id = 0;
};
const db::Sql<Begun, Acting> select_old_acting{
    "relations.old_acting_everywhere",
    "SELECT tenant_id, acting_id FROM acting_period WHERE to_at = :to_at AND from_at < :before "
    "ORDER BY tenant_id, acting_id LIMIT 1000"};

}  // namespace

std::span<const wire::Name<ActingPurpose>> names(ActingPurpose) {
  static constexpr wire::Name<ActingPurpose> all[] = {{ActingPurpose::order, "order"},
                                                      {ActingPurpose::operate, "operate"}};
  return all;
}

Result<ActedFor> begin_acting(work::Work& work, customers::CustomerId id, ActingPurpose purpose) {
  PC_TRY(customer, customers::own(work.tx, work.who, id));
  const auto newest = newest_authorization(work.tx, customer.tenant, customer.id, customer.partner);
  const auto frozen = freezing::now_in_effect(work.tx, customer);
  const bool kept = freezing::blocks(frozen.what, purpose == ActingPurpose::operate);
  PC_CHECK(check_may_act(customer.association, newest ? std::optional(newest->state) : std::nullopt,
                         kept && !frozen.by_partner));
  if (kept) return refuse(errors::acting_partner, "customer_id");
  ActingPeriod period;
  period.acting_id = work.ids.next(work.now);
  period.tenant_id = customer.tenant;
  period.customer_id = customer.id;
  period.partner_id = customer.partner;
  period.authorization_id = newest->authorization_id;
  period.person_id = work.who.person;
  period.person_name = work.who.name;
  period.purpose = wire::name_of(purpose);
  period.from_at = work.now;
  add(work.tx, period);
  return ActedFor{period.acting_id, customer, period.purpose};
}

std::optional<ActedFor> still_acting(db::Reader& reader, const access::Principal& actor,
                                     std::int64_t acting_id) {
  const auto period = acting_period(reader, actor.tenant, acting_id);
  if (!period || period->to_at != k_end_of_time || period->person_id != actor.person) return std::nullopt;
  const auto customer = customers::own(reader, actor, period->customer_id);
  if (!customer) return std::nullopt;
  const auto newest = newest_authorization(reader, actor.tenant, customer->id, customer->partner);
  const bool same = newest && newest->authorization_id == period->authorization_id;
  const bool frozen = freezing::blocks(freezing::now_in_effect(reader, *customer).what,
                                       period->purpose == wire::name_of(ActingPurpose::operate));
  if (!same || !check_may_act(customer->association, newest->state, frozen)) return std::nullopt;
  return ActedFor{acting_id, *customer, period->purpose};
}

bool still_acting_as(db::Reader& reader, const access::Principal& who) {
  access::Principal actor;
  actor.side = access::Side::partner;
  actor.tenant = who.tenant;
  actor.person = who.actor->person;
  actor.partner = who.actor->partner;
  for (const auto& period :
       acting_periods_of(reader, who.tenant, customers::CustomerId(who.customer), k_looked_at))
    if (period.to_at == k_end_of_time && still_acting(reader, actor, period.acting_id)) return true;
  return false;
}

std::int64_t end_old_acting(db::Database& database, Instant now, std::int64_t seconds) {
  std::vector<std::pair<TenantId, std::int64_t>> old;
  database.read([&](db::Reader& reader) {
    old.clear();
    for (const auto& row : reader.rows(select_old_acting, {k_end_of_time, now.plus_seconds(-seconds)}))
      old.emplace_back(row.tenant_id, row.acting_id);
  });
  for (const auto& [tenant, id] : old) {
    const auto finished = database.write(tenant, [&](db::Transaction& tx) {
      end_acting(tx, tenant, id, now, "session ended");
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  }
  return static_cast<std::int64_t>(old.size());
}

void end_acting(db::Transaction& tx, TenantId tenant, std::int64_t acting_id, Instant now,
                const std::string& by) {
  end_acting_period(tx, tenant, acting_id, now, by);
}

}  // namespace pc::relations
