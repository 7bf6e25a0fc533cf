#include "mapping.hpp"

#include <algorithm>

#include "sales/consumption/consumption.hpp"
#include "platform/db/sql.hpp"
#include "sales/consumption/waiting/waiting.hpp"

namespace pc::consumption {
namespace {

constexpr Day k_always{0}, k_for_ever{INT32_MAX};

/// All of it is the vendor's.
struct OfAccount {
  TenantId tenant_id;
  std::string billing_account_id, sub_account_id;
};
struct Days {
  Day first_day, end_day;
};
const db::Sql<OfAccount, Days> select_of_account{
    "consumption.mappings_of_account",
    "SELECT first_day, end_day FROM bill_mapping WHERE tenant_id = :tenant_id "
    "AND billing_account_id = :billing_account_id AND sub_account_id = :sub_account_id ORDER BY first_day"};

struct OfBillingAccount {
  TenantId tenant_id;
  std::string billing_account_id;
};
struct Delivery {
  std::string delivery;
};
const db::Sql<OfBillingAccount, Delivery> select_delivery{
    "consumption.delivery_of_account",
    "SELECT delivery FROM bill_mapping WHERE tenant_id = :tenant_id AND billing_account_id = "
    ":billing_account_id "
    "AND delivery <> '' LIMIT 1"};

struct OneMapping {
  TenantId tenant_id;
  std::int64_t mapping_id = 0;
};
struct Mapping {
  std::int64_t mapping_id = 0;
  std::string billing_account_id, sub_account_id;
  Day first_day, end_day;
  std::string delivery;
};
const db::Sql<OneMapping, Mapping> select_mapping{
    "consumption.mapping",
    "SELECT " + db::columns<Mapping>() +
        " FROM bill_mapping WHERE tenant_id = :tenant_id AND mapping_id = :mapping_id"};

struct NewMappingRow {
  TenantId tenant_id;
  std::string billing_account_id, sub_account_id;
  Day first_day, end_day;
  std::int64_t mapping_id = 0;
  TenantId customer_tenant_id;
  customers::CustomerId customer_id;
  std::string delivery, created_by;
  Instant created_at;
};
const db::Sql<NewMappingRow> insert_mapping{
    "consumption.insert_mapping", db::insert_into<NewMappingRow>("bill_mapping") + " ON CONFLICT DO NOTHING"};

struct NewEnd {
  TenantId tenant_id;
  std::int64_t mapping_id = 0;
  Day end_before, end_day;
};
const db::Sql<NewEnd> update_end{"consumption.end_mapping",
                                 "UPDATE bill_mapping SET end_day = :end_day WHERE tenant_id = :tenant_id "
                                 "AND mapping_id = :mapping_id AND end_day = :end_before"};

struct EndsOn {
  TenantId tenant_id;
  std::int64_t mapping_id = 0;
  Day end_day;
};
const db::Sql<EndsOn> delete_mapping{"consumption.delete_mapping",
                                     "DELETE FROM bill_mapping WHERE tenant_id = :tenant_id AND mapping_id = "
                                     ":mapping_id AND end_day = :end_day"};

struct NewDelivery {
  TenantId tenant_id;
  std::string billing_account_id, delivery;
};
const db::Sql<NewDelivery> update_delivery{
    "consumption.set_delivery",
    "UPDATE bill_mapping SET delivery = :delivery "
    "WHERE tenant_id = :tenant_id AND billing_account_id = :billing_account_id"};

std::optional<Mapping> mapping_of(db::Reader& reader, std::int64_t id) {
  return reader.maybe(select_mapping, {TenantId(), id});
}

Day day_before(Day day) { return Day{day.number - 1}; }
Day day_after(Day day) { return Day{day.number + 1}; }

/// "2026-01-01 – 2026-10-31", open ends left out; "*" for all days.
std::string days_text(Day first, Day end) {
  if (first == k_always && end == k_for_ever) return "*";
  const std::string from = first == k_always ? "" : first.text() + " ";
  return from + "–" + (end == k_for_ever ? "" : " " + day_before(end).text());
}

std::optional<Refusal> overlap(db::Reader& reader, const Mapping& wanted) {
  for (const auto& [first, end] :
       reader.rows(select_of_account, {TenantId(), wanted.billing_account_id, wanted.sub_account_id}))
    if (first < wanted.end_day && wanted.first_day < end)
      return refuse(errors::mapping_exists, "billing_account_id", days_text(first, end));
  return std::nullopt;
}

void write_trail(db::Transaction& tx, const access::Principal& who, std::string_view act, const Mapping& mapping) {
  use<audit::AuditLog>(tx).write(tx, TenantId(), who,
                                 {act, "mapping:" + std::to_string(mapping.mapping_id), "done", {}, {}},
                                 use<Clock>(tx).now());
}

bool insert(db::Transaction& tx, const access::Principal& who, const Mapping& m, const customers::Customer& customer) {
  return tx.change(insert_mapping,
                   {TenantId(), m.billing_account_id, m.sub_account_id, m.first_day, m.end_day, m.mapping_id,
                    customer.tenant, customer.id, m.delivery, who.name, use<Clock>(tx).now()}) == 1;
}

Result<Done> write(db::Database& database,
                   const std::function<std::optional<Refusal>(db::Transaction&)>& work) {
  std::optional<Refusal> refusal;
  const auto finished = database.write(TenantId(), [&](db::Transaction& tx) {
    refusal = work(tx);
    return !refusal;
  });
  if (refusal && finished.fate == db::Fate::refused) return *refusal;
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return Done{};
}

Result<customers::Customer> customer_of(db::Database& database, std::int64_t id) {
  std::optional<customers::Customer> customer;
  database.read(
      [&](db::Reader& reader) { customer = customers::find_anywhere(reader, customers::CustomerId(id)); });
  if (!customer) return refuse(customers::errors::unknown_customer, "customer_id");
  return std::move(*customer);
}

Mapped landed(db::Database& database, const Mapping& mapping) {
  const auto done = land_what_waits(database, {mapping.billing_account_id, mapping.sub_account_id, {}, {}});
  return {mapping.mapping_id, done.landed, done.charged};
}

/// Ends a mapping before `end`; one that never held is no more.
bool cut(db::Transaction& tx, const Mapping& mapping, Day end) {
  if (end <= mapping.first_day)
    return tx.change(delete_mapping, {TenantId(), mapping.mapping_id, mapping.end_day}) == 1;
  return tx.change(update_end, {TenantId(), mapping.mapping_id, mapping.end_day, end}) == 1;
}

}  // namespace

Result<Mapped> map_account(db::Database& database, const access::Principal& who, const NewMapping& wanted) {
  PC_TRY(customer, customer_of(database, wanted.customer_id));
  Mapping mapping{use<IdSource>(database).next(use<Clock>(database).now()),
                  wanted.billing_account_id,
                  wanted.sub_account_id,
                  wanted.from.value_or(k_always),
                  wanted.to ? day_after(*wanted.to) : k_for_ever,
                  std::string(text_of(wanted.delivery))};
  if (mapping.end_day <= mapping.first_day)
    return refuse(pc::errors::invalid_value, "to", "≥ " + mapping.first_day.text());
  PC_CHECK(write(database, [&](db::Transaction& tx) -> std::optional<Refusal> {
    if (auto refusal = overlap(tx, mapping)) return refusal;
    if (const auto said = tx.maybe(select_delivery, {TenantId(), mapping.billing_account_id});
        said && mapping.delivery.empty())
      mapping.delivery = said->delivery;
    if (!insert(tx, who, mapping, customer)) throw db::Conflict("an account was mapped meanwhile");
    if (!mapping.delivery.empty())
      tx.change(update_delivery, {TenantId(), mapping.billing_account_id, mapping.delivery});
    write_trail(tx, who, "mappings.create", mapping);
    return std::nullopt;
  }));
  return landed(database, mapping);
}

Result<Mapped> change_mapping(db::Database& database, const access::Principal& who, std::int64_t mapping_id,
                              Day from, std::int64_t customer_id) {
  PC_TRY(customer, customer_of(database, customer_id));
  Mapping next;
  PC_CHECK(write(database, [&](db::Transaction& tx) -> std::optional<Refusal> {
    const auto mapping = mapping_of(tx, mapping_id);
    if (!mapping) return refuse(errors::unknown_mapping, "mapping_id");
    if (from < mapping->first_day || from >= mapping->end_day)
      return refuse(pc::errors::invalid_value, "from", days_text(mapping->first_day, mapping->end_day));
    if (!cut(tx, *mapping, from)) throw db::Conflict("a mapping was ended meanwhile");
    next = *mapping;
    next.mapping_id = use<IdSource>(tx).next(use<Clock>(tx).now());
    next.first_day = from;
    if (!insert(tx, who, next, customer)) throw db::Conflict("an account was mapped meanwhile");
    write_trail(tx, who, "mappings.change", next);
    return std::nullopt;
  }));
  return landed(database, next);
}

Outcome end_mapping(work::Work& work, std::int64_t mapping_id, Day to) {
  const auto mapping = mapping_of(work.tx, mapping_id);
  if (!mapping) return refuse(errors::unknown_mapping, "mapping_id");
  if (day_after(to) > mapping->end_day)
    return refuse(pc::errors::invalid_value, "to", "≤ " + day_before(mapping->end_day).text());
  if (!cut(work.tx, *mapping, day_after(to))) throw db::Conflict("a mapping was ended meanwhile");
  return Done{};
}

Outcome set_delivery(work::Work& work, std::int64_t mapping_id, DeliveryMode delivery) {
  const auto mapping = mapping_of(work.tx, mapping_id);
  if (!mapping) return refuse(errors::unknown_mapping, "mapping_id");
  work.tx.change(update_delivery, {TenantId(), mapping->billing_account_id, std::string(text_of(delivery))});
  return Done{};
}

Result<Mapped> run_mapping(db::Database& database, std::int64_t mapping_id) {
  std::optional<Mapping> mapping;
  database.read([&](db::Reader& reader) { mapping = mapping_of(reader, mapping_id); });
  if (!mapping) return refuse(errors::unknown_mapping, "mapping_id");
  return landed(database, *mapping);
}

}  // namespace pc::consumption
