#include "charges.hpp"

#include "sales/consumption/focus/identity.hpp"

namespace pc::consumption::store {

namespace {

constexpr std::size_t k_cleared_a_page = 1000;

struct OnePlace {
  std::int64_t period_id = 0;
  std::string charge_key;
  std::int64_t charge_id = 0;
};
struct Amounts {
  TenantId home_tenant_id;
  std::string currency, amount, list_amount;
};
const db::Sql<OnePlace, Amounts> select_charge{
    "consumption.charge",
    "SELECT home_tenant_id, currency, amount, list_amount FROM booked_charge "
    "WHERE period_id = :period_id AND charge_key = :charge_key AND charge_id = :charge_id"};

struct Alike {
  std::int64_t period_id = 0;
  std::string first_key, end_key;
  std::int64_t reading = 0;
};
const db::Sql<Alike, OneCharge> select_alike{
    "consumption.alike_charge",
    "SELECT charge_id FROM booked_charge WHERE period_id = :period_id AND charge_key > :first_key "
    "AND charge_key < :end_key AND seen_in <> :reading LIMIT 1"};

struct NewCharge {
  std::int64_t period_id = 0;
  std::string charge_key;
  std::int64_t charge_id = 0;
  TenantId home_tenant_id;
  std::string currency, amount, list_amount, said;
  std::int64_t seen_in = 0;
};
const db::AppendOf<NewCharge> insert_charge{"consumption.insert_charge", "booked_charge"};

/// The vendor's.
struct NewStaged {
  TenantId tenant_id;
  std::int64_t import_id = 0, period_id = 0;
  std::string charge_key;
  std::int64_t line_order = 0, charge_id = 0;
  std::string currency;
  Decimal amount;
  std::string said, payload;
};
const db::AppendOf<NewStaged> insert_staged{"consumption.insert_staged", "staged_line"};

struct OfImport {
  TenantId tenant_id;
  std::int64_t import_id = 0;
};
struct StagedKey {
  TenantId tenant_id;
  std::int64_t import_id = 0, period_id = 0;
  std::string charge_key;
  std::int64_t line_order = 0;
};
const db::Sql<OfImport, StagedKey> select_staged_keys{
    "consumption.staged_keys",
    "SELECT " + db::columns<StagedKey>() +
        " FROM staged_line WHERE tenant_id = :tenant_id AND import_id = :import_id "
        "ORDER BY period_id, charge_key, line_order LIMIT 1000"};
const db::Sql<StagedKey> delete_staged{"consumption.delete_staged",
                                       "DELETE FROM staged_line WHERE tenant_id = :tenant_id AND import_id = "
                                       ":import_id AND period_id = :period_id "
                                       "AND charge_key = :charge_key AND line_order = :line_order"};

struct OfTenant {
  TenantId tenant_id;
};
struct OneImport {
  std::int64_t import_id = 0;
};
const db::Sql<OfTenant, OneImport> select_ended_staged{
    "consumption.ended_staged",
    "SELECT DISTINCT s.import_id FROM staged_line s LEFT JOIN import_run r ON r.tenant_id = s.tenant_id "
    "AND r.import_id = s.import_id AND r.state = 'running' WHERE s.tenant_id = :tenant_id AND r.import_id IS "
    "NULL"};

}  // namespace

const db::Sql<Equal, Said> select_equal{
    "consumption.equal_charges",
    "SELECT charge_id, said FROM booked_charge WHERE period_id = :period_id AND charge_key = :charge_key "
    "AND amount = :amount AND list_amount = :list_amount AND seen_in <> :reading ORDER BY charge_id LIMIT "
    ":most"};
const db::Sql<Seen> mark_seen{"consumption.mark_seen",
                              "UPDATE booked_charge SET seen_in = :seen_in WHERE period_id = :period_id "
                              "AND charge_key = :charge_key AND charge_id = :charge_id"};
const db::Sql<OfPeriod, OneCharge> any_booked{
    "consumption.any_booked", "SELECT charge_id FROM booked_charge WHERE period_id = :period_id LIMIT 1"};
// Only from what it was: what was planned on another state is planned again.
const db::Sql<NewAmounts> change_charge{
    "consumption.change_charge",
    "UPDATE booked_charge SET amount = :amount, list_amount = :list_amount, said = :said, seen_in = :seen_in "
    "WHERE period_id = :period_id AND charge_key = :charge_key AND charge_id = :charge_id "
    "AND home_tenant_id = :home_tenant_id AND amount = :amount_before AND list_amount = :list_amount_before"};
const db::Sql<NewWords> set_words{
    "consumption.set_words",
    "UPDATE booked_charge SET said = :said WHERE period_id = :period_id AND charge_key = :charge_key "
    "AND charge_id = :charge_id AND home_tenant_id = :home_tenant_id"};
const db::Sql<NewHome> set_home{
    "consumption.set_home",
    "UPDATE booked_charge SET home_tenant_id = :home_tenant_id "
    "WHERE period_id = :period_id AND charge_key = :charge_key AND charge_id = :charge_id"};
const db::Sql<AsRead> land_charge{
    "consumption.land_charge",
    "UPDATE booked_charge SET home_tenant_id = :home_tenant_id WHERE period_id = :period_id "
    "AND charge_key = :charge_key AND charge_id = :charge_id AND home_tenant_id = 0 AND amount = :amount "
    "AND list_amount = :list_amount"};
const db::Sql<AsRead> remove_charge{
    "consumption.remove_charge",
    "DELETE FROM booked_charge WHERE period_id = :period_id AND charge_key = :charge_key AND charge_id = "
    ":charge_id "
    "AND home_tenant_id = :home_tenant_id AND amount = :amount AND list_amount = :list_amount"};

std::optional<Charge> charge_at(db::Reader& reader, const ChargePlace& place) {
  const auto row = reader.maybe(select_charge, {place.period_id, place.key, place.charge_id});
  if (!row) return std::nullopt;
  return Charge{place, row->home_tenant_id, row->currency, row->amount, row->list_amount};
}

std::vector<bool> looks_booked(db::Reader& reader, std::span<const Delivered> lines, std::int64_t reading) {
  std::vector<bool> looks(lines.size());
  std::vector<Alike> wanted;
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
  reader.each_of(select_alike, wanted, [&](std::size_t at, const OneCharge&) { looks[places[at]] = true; });
  return looks;
}

void append_charge(db::Transaction& tx, const Charge& charge, const std::string& words, std::int64_t seen_in) {
  tx.append(insert_charge, {charge.place.period_id, charge.place.key, charge.place.charge_id, charge.home,
                            charge.currency, charge.amount, charge.list_amount, words, seen_in});
}

void append_staged(db::Transaction& tx, std::int64_t import_id, std::int64_t order, const Delivered& line,
                   std::int64_t charge_id) {
  tx.append(insert_staged,
            {TenantId(), import_id, line.period_id, line.key, order, charge_id, line.line.currency,
             line.line.original_amount, line.words, wire::encode(line.line)});
}

void clear_staged(db::Database& database, std::int64_t import_id) {
  for (;;) {
    std::vector<StagedKey> keys;
    database.read([&](db::Reader& reader) {
      keys = reader.rows(select_staged_keys, {TenantId(), import_id});
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
  std::vector<OneImport> ended;
  database.read([&](db::Reader& reader) { ended = reader.rows(select_ended_staged, {TenantId()}); });
  for (const auto& one : ended) clear_staged(database, one.import_id);
}

}  // namespace pc::consumption::store
