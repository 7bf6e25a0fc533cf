#include "charges.hpp"

#include "consumption/identity.hpp"

namespace pc::consumption::store {

using enum db::ColumnType;

namespace {

constexpr std::int64_t k_vendor = 0;
constexpr std::size_t k_cleared_a_page = 1000;

const db::Statement select_charge{
    "consumption.charge",
    "SELECT home_tenant_id, currency, amount, list_amount FROM booked_charge "
    "WHERE period_id = $1 AND charge_key = $2 AND charge_id = $3"};
const db::Statement select_alike{"consumption.alike_charge",
                                 "SELECT charge_id FROM booked_charge WHERE period_id = $1 AND charge_key > "
                                 "$2 AND charge_key < $3 AND seen_in <> $4 "
                                 "LIMIT 1"};
const db::Append insert_charge{"consumption.insert_charge",
                               "booked_charge",
                               {{"period_id", integer},
                                {"charge_key", text},
                                {"charge_id", integer},
                                {"home_tenant_id", integer},
                                {"currency", text},
                                {"amount", text},
                                {"list_amount", text},
                                {"said", text},
                                {"seen_in", integer}}};
const db::Append insert_staged{"consumption.insert_staged",
                               "staged_line",
                               {{"tenant_id", integer},
                                {"import_id", integer},
                                {"period_id", integer},
                                {"charge_key", text},
                                {"line_order", integer},
                                {"charge_id", integer},
                                {"currency", text},
                                {"amount", text},
                                {"said", text},
                                {"payload", text}}};
const db::Statement select_staged_keys{
    "consumption.staged_keys",
    "SELECT tenant_id, import_id, period_id, charge_key, line_order FROM staged_line "
    "WHERE tenant_id = $1 AND import_id = $2 ORDER BY period_id, charge_key, line_order LIMIT 1000"};
const db::Statement delete_staged{
    "consumption.delete_staged",
    "DELETE FROM staged_line WHERE tenant_id = $1 AND import_id = $2 AND period_id = $3 AND charge_key = $4 "
    "AND line_order = $5"};
const db::Statement select_ended_staged{
    "consumption.ended_staged",
    "SELECT DISTINCT s.import_id FROM staged_line s LEFT JOIN import_run r ON r.tenant_id = s.tenant_id "
    "AND r.import_id = s.import_id AND r.state = 'running' WHERE s.tenant_id = $1 AND r.import_id IS NULL"};

}  // namespace

const db::Statement select_equal{
    "consumption.equal_charges",
    "SELECT charge_id, said FROM booked_charge WHERE period_id = $1 AND charge_key = $2 AND amount = $3 "
    "AND list_amount = $4 AND seen_in <> $5 ORDER BY charge_id LIMIT $6"};
const db::Statement mark_seen{
    "consumption.mark_seen",
    "UPDATE booked_charge SET seen_in = $4 WHERE period_id = $1 AND charge_key = $2 AND charge_id = $3"};
const db::Statement any_booked{"consumption.any_booked",
                               "SELECT charge_id FROM booked_charge WHERE period_id = $1 LIMIT 1"};
// Only from what it was: what was planned on another state is planned again.
const db::Statement change_charge{
    "consumption.change_charge",
    "UPDATE booked_charge SET amount = $4, list_amount = $5, said = $6, seen_in = $7 WHERE period_id = $1 "
    "AND charge_key = $2 AND charge_id = $3 AND home_tenant_id = $8 AND amount = $9 AND list_amount = $10"};
const db::Statement set_words{
    "consumption.set_words",
    "UPDATE booked_charge SET said = $4 WHERE period_id = $1 AND charge_key = $2 AND charge_id = $3 "
    "AND home_tenant_id = $5"};
const db::Statement set_home{
    "consumption.set_home",
    "UPDATE booked_charge SET home_tenant_id = $4 WHERE period_id = $1 AND charge_key = $2 AND charge_id = $3"};
const db::Statement land_charge{
    "consumption.land_charge",
    "UPDATE booked_charge SET home_tenant_id = $4 WHERE period_id = $1 AND charge_key = $2 AND charge_id = $3 "
    "AND home_tenant_id = 0 AND amount = $5 AND list_amount = $6"};
const db::Statement remove_charge{
    "consumption.remove_charge",
    "DELETE FROM booked_charge WHERE period_id = $1 AND charge_key = $2 AND charge_id = $3 AND home_tenant_id = $4 "
    "AND amount = $5 AND list_amount = $6"};

std::optional<Charge> charge_at(db::Reader& reader, const ChargePlace& place) {
  const auto row = reader.maybe(select_charge, {place.period_id, place.key, place.charge_id});
  if (!row) return std::nullopt;
  return Charge{place, row->id<TenantId>(0), row->text(1), row->text(2), row->text(3)};
}

std::vector<bool> looks_booked(db::Reader& reader, std::span<const Delivered> lines, std::int64_t reading) {
  std::vector<bool> looks(lines.size());
  std::vector<db::Params> wanted;
  std::vector<std::size_t> places;
  const auto ask = [&](std::size_t line, std::int64_t period) {
    const std::string alike(focus::alike_part(lines[line].key));
    wanted.push_back({period, alike, alike + "g", booked_in(reading)});  // after every hexadecimal digit
    places.push_back(line);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ask(i, lines[i].period_id);
    if (lines[i].beside != nullptr)
      for (const auto other : *lines[i].beside) ask(i, other);
  }
  reader.each_of(select_alike, wanted, [&](std::size_t at, const db::Row&) { looks[places[at]] = true; });
  return looks;
}

void append_charge(db::Transaction& tx, const Charge& charge, const std::string& words, std::int64_t seen_in) {
  tx.append(insert_charge, {charge.place.period_id, charge.place.key, charge.place.charge_id, charge.home.value,
                            charge.currency, charge.amount, charge.list_amount, words, seen_in});
}

void append_staged(db::Transaction& tx, std::int64_t import_id, std::int64_t order, const Delivered& line,
                   std::int64_t charge_id) {
  tx.append(insert_staged, {k_vendor, import_id, line.period_id, line.key, order, charge_id, line.line.currency,
                            line.line.original_amount.text(), line.words, wire::encode(line.line)});
}

void clear_staged(db::Database& database, std::int64_t import_id) {
  for (;;) {
    std::vector<db::Params> keys;
    database.read([&](db::Reader& reader) {
      keys.clear();
      for (const auto& row : reader.rows(select_staged_keys, {k_vendor, import_id})) keys.push_back(row.values());
    });
    if (keys.empty()) return;
    const auto finished = database.write(TenantId(), [&](db::Transaction& tx) {
      tx.change_each(delete_staged, keys);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    if (keys.size() < k_cleared_a_page) return;
  }
}

void clear_staged_of_ended(db::Database& database) {
  std::vector<std::int64_t> ended;
  database.read([&](db::Reader& reader) {
    ended.clear();
    for (const auto& row : reader.rows(select_ended_staged, {k_vendor})) ended.push_back(row.integer(0));
  });
  for (const auto id : ended) clear_staged(database, id);
}

}  // namespace pc::consumption::store
