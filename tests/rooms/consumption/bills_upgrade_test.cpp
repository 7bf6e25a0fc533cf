// A database from before charges had keys: its lines are recognised by the first delivery and not charged again.
#include <filesystem>

#include "delivery_desk.hpp"
#include "money/charging/postings.hpp"

namespace pc::rooms {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<BillLine>;

const db::Statement insert_line{
    "bills_upgrade_test.line",
    "INSERT INTO consumption_line (tenant_id, line_id, fingerprint, import_id, line_number, cycle, "
    "customer_id, "
    "partner_id, association_type, provider, product_type, product, charging_mode, bill_type, consumed_from, "
    "consumed_to, "
    "resource_id, resource_name, region, usage_quantity, usage_unit, description, currency, original_amount, "
    "exchange_rate, "
    "rate_day, list_amount, amount, charged, dropped_e11, paid_cash, paid_credit, arrears, tags) "
    "VALUES ($1, $2, $3, 1, 1, $4, $5, $6, 'resale', 'Cloud', 'Compute', 'VM', 'other', 'usage', $7, $8, $9, "
    "'', '', '', "
    "'', '', $10, $11, $12, $13, $14, $14, $15, 0, 0, 0, $15, '')"};
const db::Statement insert_waiting{
    "bills_upgrade_test.waiting",
    "INSERT INTO waiting_line (tenant_id, fingerprint, billing_account_id, billing_account_name, sub_account_id, "
    "sub_account_name, provider, currency, cost_e11, consumed_from, payload) "
    "VALUES ($1, $2, 'A-2', '', 'sub', '', 'Cloud', 'CNY', $3, $4, $5)"};
const db::Statement insert_mapping{
    "bills_upgrade_test.mapping",
    "INSERT INTO account_mapping (tenant_id, billing_account_id, sub_account_id, mapping_id, customer_tenant_id, "
    "customer_id, created_by, created_at) VALUES ($1, 'A-1', '', 7, $2, $3, '', 0)"};
const db::Statement insert_run{
    "bills_upgrade_test.run",
    "INSERT INTO import_run (tenant_id, import_id, kind, file_name, state, bytes_total, bytes_done, lines_read, "
    "lines_landed, lines_waiting, lines_duplicate, lines_refused, error, operator_name, started_at, finished_at) "
    "VALUES ($1, $2, 'bill', 'old.csv', 'finished', 1, 1, 10, 0, 10, 0, 0, '', '', 0, 1)"};
const db::Statement insert_sum{"bills_upgrade_test.sum",
                               "INSERT INTO consumption_sum (tenant_id, customer_id, day, partner_id, "
                               "association_type, product_type, product, "
                               "charged, dropped_e11, list_fen, refund, lines) VALUES ($1, $2, $3, $4, "
                               "'resale', 'Compute', 'VM', $5, 0, $5, 0, 1) "
                               "ON CONFLICT (tenant_id, customer_id, day, partner_id, association_type, "
                               "product_type, product) DO UPDATE SET "
                               "charged = consumption_sum.charged + excluded.charged, list_fen = "
                               "consumption_sum.list_fen + excluded.list_fen, "
                               "lines = consumption_sum.lines + 1"};
const db::Statement insert_day{
    "bills_upgrade_test.day",
    "INSERT INTO customer_day (tenant_id, customer_id, day, partner_id, charged) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (tenant_id, customer_id, day, partner_id) DO UPDATE SET charged = customer_day.charged + "
    "excluded.charged"};
const db::Statement insert_month{
    "bills_upgrade_test.month",
    "INSERT INTO customer_month (tenant_id, customer_id, cycle, partner_id, charged) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (tenant_id, customer_id, cycle, partner_id) DO UPDATE SET "
    "charged = customer_month.charged + excluded.charged"};

constexpr std::int64_t k_old_import = 772'127'745'638'400'047;

class BillsUpgrade : public DeliveryDesk {
 protected:
  std::string migrations() const override { return ""; }
  void before_start() override {
    take([](const std::string& name) { return name < "0050"; });
  }
  void take(const std::function<bool(const std::string&)>& which) {
    for (const auto& file : fs::directory_iterator(support::migrations_folder()))
      if (which(file.path().filename()))
        fs::copy_file(file.path(), old_.file(file.path().filename()), fs::copy_options::overwrite_existing);
    open().migrate(old_.path());
  }
  void upgrade() {
    take([](const std::string&) { return true; });
  }

  static Instant at(const BillLine& line) { return *Instant::parse(line.from); }
  /// As an older version landed it, charged and summed.
  void old_line(const BillLine& line, std::int64_t fen, const std::string& rate = "") {
    const auto id = ids_.next(now);
    const Day day = Day::of(at(line));
    database().write(ours.tenant, [&](db::Transaction& tx) {
      const std::vector<ledger::Transfer> owed{
          {&charging::postings::charged_arrears, theirs.id.value, 0, fen}};
      const ledger::Cause cause{"consumption_line", id};
      if (!use<ledger::Ledger>(tx).post(tx, ours.tenant, owed, cause, now).ok()) return false;
      const std::int64_t tenant = ours.tenant.value, customer = theirs.id.value, partner = ours.id.value;
      tx.change(insert_line, {tenant, id, "old" + std::to_string(id), std::int64_t{BillCycle::of(day).number}, customer,
                              partner, at(line).micros, Instant::parse(line.to)->micros, line.resource, line.currency,
                              Decimal::parse(line.cost)->without_trailing_zeros().text(), rate,
                              std::int64_t{rate.empty() ? 0 : day.number}, Decimal(fen, 2).text(), fen});
      tx.change(insert_sum, {tenant, customer, std::int64_t{day.number}, partner, fen});
      tx.change(insert_day, {tenant, customer, std::int64_t{day.number}, partner, fen});
      return tx.change(insert_month, {tenant, customer, std::int64_t{BillCycle::of(day).number}, partner, fen}) == 1;
    });
  }
  void old_waiting(const BillLine& line, int number) {
    const std::string fingerprint(number % 2 == 0 ? 64 : 66, static_cast<char>('a' + number));
    const std::string payload =
        R"({"fingerprint":")" + fingerprint + R"(","import_id":)" + std::to_string(k_old_import) +
        R"(,"line_number":)" + std::to_string(number) +
        R"(,"billing_account_id":"A-2","billing_account_name":"","sub_account_id":"sub","sub_account_name":"",)"
        R"("provider":"Cloud",)"
        R"("product_type":"Compute","product":"VM","charging_mode":"other","bill_type":"usage","consumed_from":")" +
        at(line).text_micros() + R"(","consumed_to":")" + Instant::parse(line.to)->text_micros() +
        R"(","resource_id":")" + line.resource +
        R"(","resource_name":"","region":"",)"
        R"("usage":"","usage_unit":"","description":"","currency":"CNY","original_amount":")" +
        line.cost + R"(","list_amount":")" + line.cost + R"(","tags":""})";
    const auto cost = static_cast<std::int64_t>(*Decimal::parse(line.cost)->units_at(k_rated_scale));
    database().write(TenantId(), [&](db::Transaction& tx) {
      return tx.change(insert_waiting, {std::int64_t{0}, fingerprint, cost, at(line).micros, payload}) == 1;
    });
  }
  void old_mapping() {
    database().write(TenantId(), [&](db::Transaction& tx) {
      return tx.change(insert_mapping, {std::int64_t{0}, ours.tenant.value, theirs.id.value}) == 1;
    });
  }
  static BillLine of(const std::string& resource, const std::string& cost) {
    BillLine line;
    line.resource = resource;
    line.cost = cost;
    return line;
  }
  static BillLine waiting(const std::string& resource, const std::string& cost) {
    auto line = of(resource, cost);
    line.account = "A-2";
    return line;
  }

 private:
  support::ScratchFolder old_{"old-migrations"};
};
PC_ON_BOTH_ENGINES(BillsUpgrade)

TEST_P(BillsUpgrade, lines_of_then_are_known_to_the_first_snapshot_and_differences_charged) {
  old_mapping();
  old_line(of("same", "1.00"), 100);
  old_line(of("changed", "2.00"), 200);
  old_line(of("not-among-them", "4.00"), 400);
  auto dollars = of("dollars", "10.00");
  dollars.currency = "USD";
  old_line(dollars, 7'100, "7.1");
  upgrade();
  dollars.cost = "11.00";
  auto same = of("same", "1.00");
  same.invoice = "INV-1";
  EXPECT_EQ(said(deliver(Lines{same, of("changed", "2.50"), dollars, of("new", "8.00")}, "snapshot")),
            "landed 1, known 1, changed 2");
  EXPECT_EQ(charged_for("same"), 100);
  EXPECT_EQ(charged_for("changed"), 250);
  EXPECT_EQ(charged_for("dollars"), 7'810) << "at the rate of then";
  EXPECT_EQ(charged_for("not-among-them"), 400) << "nothing says that it belongs to this account and period";
  EXPECT_EQ(said(deliver(Lines{same, of("changed", "2.50"), dollars}, "snapshot")), "known 3, gone 1");
  EXPECT_EQ(said(deliver(Lines{of("not-among-them", "4.00")}, "increment")), "known 1") << "recognised now";
  EXPECT_EQ(said(deliver(Lines{same, of("changed", "2.50"), dollars}, "snapshot")), "known 3, gone 1");
  EXPECT_EQ(charged_for("not-among-them"), 0);
}

TEST_P(BillsUpgrade, equal_lines_of_then_are_as_many_as_they_were) {
  old_mapping();
  for (int i = 0; i < 2; ++i) old_line(of("twice", "3.00"), 300);
  upgrade();
  EXPECT_EQ(said(deliver(Lines{of("twice", "3.00"), of("twice", "3.00"), of("twice", "3.00")})), "landed 1, known 2");
  EXPECT_EQ(charged_for("twice"), 900);
}

TEST_P(BillsUpgrade, of_which_nothing_was_said_an_operator_is_asked_about_what_differs) {
  old_mapping();
  old_line(of("r", "1.00"), 100);
  upgrade();
  const auto asked = deliver(Lines{of("r", "2.00")});
  EXPECT_EQ(said(asked), "asks");
  EXPECT_EQ(said(decide(asked, "snapshot")), "changed 1");
  EXPECT_EQ(charged_for("r"), 200);
}

TEST_P(BillsUpgrade, what_waited_waits_on_is_known_changes_and_lands) {
  database().write(TenantId(), [&](db::Transaction& tx) {
    return tx.change(insert_run, {std::int64_t{0}, k_old_import}) == 1;
  });
  for (int i = 0; i < 4; ++i) old_waiting(waiting("w-" + std::to_string(i), "1"), i);
  upgrade();
  imports::Report old;
  old.import_id = k_old_import;
  EXPECT_EQ(run_of(old).lines_waiting, 4) << "those of now";
  EXPECT_EQ(run_of(old).lines_landed, 6);
  EXPECT_EQ(said(deliver(Lines{waiting("w-0", "1.00"), waiting("w-1", "1.50")}, "snapshot")), "known 1, changed 1");
  map("A-2", theirs);
  EXPECT_EQ(charged_for("w-0"), 100);
  EXPECT_EQ(charged_for("w-1"), 150);
  EXPECT_EQ(charged_for("w-2"), 100);
  EXPECT_EQ(run_of(old).lines_waiting, 0);
  EXPECT_EQ(run_of(old).lines_landed, 10);
  EXPECT_EQ(said(deliver(Lines{waiting("w-2", "1.00"), waiting("w-3", "2.00")}, "increment")), "landed 1, known 1")
      << "landed without a key, known all the same";
  EXPECT_EQ(charged_for("w-3"), 300) << "an increment is new lines";
}

}  // namespace
}  // namespace pc::rooms
