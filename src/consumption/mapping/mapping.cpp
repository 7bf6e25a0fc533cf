#include "mapping.hpp"

#include <algorithm>

#include "consumption.hpp"
#include "waiting/waiting.hpp"

namespace pc::consumption {
namespace {

constexpr std::int64_t k_vendor = 0;
constexpr Day k_always{0}, k_for_ever{INT32_MAX};

const db::Statement select_of_account{
    "consumption.mappings_of_account",
    "SELECT mapping_id, first_day, end_day, customer_id, delivery FROM bill_mapping WHERE tenant_id = $1 "
    "AND billing_account_id = $2 AND sub_account_id = $3 ORDER BY first_day"};
const db::Statement select_delivery{
    "consumption.delivery_of_account",
    "SELECT delivery FROM bill_mapping WHERE tenant_id = $1 AND billing_account_id = $2 AND delivery <> '' LIMIT 1"};
const db::Statement select_mapping{
    "consumption.mapping",
    "SELECT billing_account_id, sub_account_id, first_day, end_day, customer_id, delivery FROM bill_mapping "
    "WHERE tenant_id = $1 AND mapping_id = $2"};
const db::Statement insert_mapping{
    "consumption.insert_mapping",
    "INSERT INTO bill_mapping (tenant_id, billing_account_id, sub_account_id, first_day, end_day, mapping_id, "
    "customer_tenant_id, customer_id, delivery, created_by, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING"};
const db::Statement update_end{
    "consumption.end_mapping",
    "UPDATE bill_mapping SET end_day = $3 WHERE tenant_id = $1 AND mapping_id = $2 AND end_day = $4"};
const db::Statement delete_mapping{
    "consumption.delete_mapping",
    "DELETE FROM bill_mapping WHERE tenant_id = $1 AND mapping_id = $2 AND end_day = $3"};
const db::Statement update_delivery{
    "consumption.set_delivery",
    "UPDATE bill_mapping SET delivery = $3 WHERE tenant_id = $1 AND billing_account_id = $2"};

struct Mapping {
  std::int64_t id = 0;
  std::string billing_account, sub_account;
  Day first, end;
  std::string delivery;
};

std::optional<Mapping> mapping_of(db::Reader& reader, std::int64_t id) {
  const auto row = reader.maybe(select_mapping, {k_vendor, id});
  if (!row) return std::nullopt;
  return Mapping{id,
                 row->text(0),
                 row->text(1),
                 Day{static_cast<std::int32_t>(row->integer(2))},
                 Day{static_cast<std::int32_t>(row->integer(3))},
                 row->text(5)};
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
  for (const auto& row : reader.rows(select_of_account, {k_vendor, wanted.billing_account, wanted.sub_account})) {
    const Day first{static_cast<std::int32_t>(row.integer(1))}, end{static_cast<std::int32_t>(row.integer(2))};
    if (first < wanted.end && wanted.first < end)
      return refuse(errors::mapping_exists, "billing_account_id", days_text(first, end));
  }
  return std::nullopt;
}

void write_trail(db::Transaction& tx, const access::Principal& who, std::string_view act, const Mapping& mapping) {
  use<audit::Trail>(tx).write(tx, TenantId(), who, {act, "mapping:" + std::to_string(mapping.id), "done", {}, {}},
                       use<Clock>(tx).now());
}

bool insert(db::Transaction& tx, const access::Principal& who, const Mapping& m, const customers::Customer& customer) {
  return tx.change(insert_mapping, {k_vendor, m.billing_account, m.sub_account, std::int64_t{m.first.number},
                                    std::int64_t{m.end.number}, m.id, customer.tenant.value,
                                    customer.id.value, m.delivery, who.name, use<Clock>(tx).now().micros}) ==
         1;
}

Result<Done> write(db::Database& database, const std::function<std::optional<Refusal>(db::Transaction&)>& work) {
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
  const auto done = land_what_waits(database, {mapping.billing_account, mapping.sub_account, {}, {}});
  return {mapping.id, done.landed, done.charged};
}

/// Ends a mapping before `end`; one that never held is no more.
bool cut(db::Transaction& tx, const Mapping& mapping, Day end) {
  const std::int64_t was = mapping.end.number;
  if (end <= mapping.first) return tx.change(delete_mapping, {k_vendor, mapping.id, was}) == 1;
  return tx.change(update_end, {k_vendor, mapping.id, std::int64_t{end.number}, was}) == 1;
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
  if (mapping.end <= mapping.first) return refuse(pc::errors::invalid_value, "to", "≥ " + mapping.first.text());
  PC_CHECK(write(database, [&](db::Transaction& tx) -> std::optional<Refusal> {
    if (auto refusal = overlap(tx, mapping)) return refusal;
    if (const auto said = tx.maybe(select_delivery, {k_vendor, mapping.billing_account});
        said && mapping.delivery.empty())
      mapping.delivery = said->text(0);
    if (!insert(tx, who, mapping, customer)) throw db::Conflict("an account was mapped meanwhile");
    if (!mapping.delivery.empty()) tx.change(update_delivery, {k_vendor, mapping.billing_account, mapping.delivery});
    write_trail(tx, who, "mappings.create", mapping);
    return std::nullopt;
  }));
  return landed(database, mapping);
}

Result<Mapped> change_mapping(db::Database& database, const access::Principal& who, std::int64_t mapping_id, Day from,
                              std::int64_t customer_id) {
  PC_TRY(customer, customer_of(database, customer_id));
  Mapping next;
  PC_CHECK(write(database, [&](db::Transaction& tx) -> std::optional<Refusal> {
    const auto mapping = mapping_of(tx, mapping_id);
    if (!mapping) return refuse(errors::unknown_mapping, "mapping_id");
    if (from < mapping->first || from >= mapping->end)
      return refuse(pc::errors::invalid_value, "from", days_text(mapping->first, mapping->end));
    if (!cut(tx, *mapping, from)) throw db::Conflict("a mapping was ended meanwhile");
    next = *mapping;
    next.id = use<IdSource>(tx).next(use<Clock>(tx).now());
    next.first = from;
    if (!insert(tx, who, next, customer)) throw db::Conflict("an account was mapped meanwhile");
    write_trail(tx, who, "mappings.change", next);
    return std::nullopt;
  }));
  return landed(database, next);
}

Outcome end_mapping(work::Work& work, std::int64_t mapping_id, Day to) {
  const auto mapping = mapping_of(work.tx, mapping_id);
  if (!mapping) return refuse(errors::unknown_mapping, "mapping_id");
  if (day_after(to) > mapping->end)
    return refuse(pc::errors::invalid_value, "to", "≤ " + day_before(mapping->end).text());
  if (!cut(work.tx, *mapping, day_after(to))) throw db::Conflict("a mapping was ended meanwhile");
  return Done{};
}

Outcome set_delivery(work::Work& work, std::int64_t mapping_id, DeliveryMode delivery) {
  const auto mapping = mapping_of(work.tx, mapping_id);
  if (!mapping) return refuse(errors::unknown_mapping, "mapping_id");
  work.tx.change(update_delivery, {k_vendor, mapping->billing_account, std::string(text_of(delivery))});
  return Done{};
}

Result<Mapped> run_mapping(db::Database& database, std::int64_t mapping_id) {
  std::optional<Mapping> mapping;
  database.read([&](db::Reader& reader) { mapping = mapping_of(reader, mapping_id); });
  if (!mapping) return refuse(errors::unknown_mapping, "mapping_id");
  return landed(database, *mapping);
}

}  // namespace pc::consumption
