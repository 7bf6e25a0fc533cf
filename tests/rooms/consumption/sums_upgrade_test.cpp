// Daily sums made anew from the lines of an older version (0048): by partner and association, list prices to the fen.
#include <filesystem>

#include "platform/base/base.hpp"
#include "support/engine.hpp"

namespace pc::rooms {
namespace {

namespace fs = std::filesystem;

const db::Statement insert_line{
    "sums_upgrade_test.line",
    "INSERT INTO consumption_line (tenant_id, line_id, fingerprint, import_id, line_number, cycle, "
    "customer_id, "
    "partner_id, association_type, provider, product_type, product, charging_mode, bill_type, consumed_from, "
    "consumed_to, resource_id, resource_name, region, usage_quantity, usage_unit, description, currency, "
    "original_amount, exchange_rate, rate_day, list_amount, amount, charged, dropped_e11, paid_cash, "
    "paid_credit, "
    "arrears, tags) VALUES ($1, $2, $3, 1, 1, 1, $4, $5, $6, '', 'Compute', 'Servers', '', '', $7, $7, '', "
    "'', '', '', "
    "'', '', 'CNY', '', '', 1, $8, '', $9, 1, 0, 0, 0, '')"};
const db::Statement select_sums{
    "sums_upgrade_test.sums_everywhere",
    "SELECT day, partner_id, association_type, charged, dropped_e11, list_fen, refund, "
    "lines FROM consumption_daily WHERE consumed_day = day ORDER BY day, partner_id, association_type"};

class SumsUpgrade : public support::Engine {
 protected:
  std::string migrations() const override { return ""; }
  void take(const std::function<bool(const std::string&)>& which) {
    for (const auto& file : fs::directory_iterator(support::migrations_folder()))
      if (which(file.path().filename()))
        fs::copy_file(file.path(), folder_.file(file.path().filename()),
                      fs::copy_options::overwrite_existing);
    open().migrate(folder_.path());
  }
  /// A line of customer 5, `hours` after midnight of a day in Beijing.
  void line(int hours, std::int64_t partner, const std::string& association, const std::string& list,
            std::int64_t charged) {
    const auto at = Day{20'000}.begin().plus_seconds(hours * 3'600);
    ++lines_;
    open().write(TenantId(1), [&](db::Transaction& tx) {
      return tx.change(insert_line, {std::int64_t{1}, lines_, std::to_string(lines_), std::int64_t{5},
                                     partner, association, at.micros, list, charged}) == 1;
    });
  }
  std::vector<std::string> sums() {
    std::vector<std::string> all;
    open().read([&](db::Reader& reader) {
      all.clear();
      for (const auto& row : reader.rows(select_sums)) {
        std::string text = row.text(2);
        for (const std::size_t column : {0, 1, 3, 4, 5, 6, 7})
          text += " " + std::to_string(row.integer(column));
        all.push_back(text);
      }
    });
    return all;
  }

 private:
  support::ScratchFolder folder_{"upgrade"};
  std::int64_t lines_ = 0;
};
PC_ON_BOTH_ENGINES(SumsUpgrade)

TEST_P(SumsUpgrade, gives_every_partner_of_a_day_its_own) {
  constexpr const char* k_upgrade = "0048";
  take([&](const std::string& name) { return name < k_upgrade; });
  open().start();
  line(0, 7, "resale", "1.239", 123);
  line(9, 7, "resale", "12", 1'200);
  line(9, 7, "resale", "-0.059", -5);
  line(14, 8, "resale", "0.00000000001", 0);
  line(23, 8, "referral", "3.5", 350);
  line(24, 8, "resale", "0", 0);
  take([](const std::string&) { return true; });
  EXPECT_EQ(sums(),
            (std::vector<std::string>{"resale 20000 7 1318 3 1318 -5 3", "referral 20000 8 350 1 350 0 1",
                                      "resale 20000 8 0 1 0 0 1", "resale 20001 8 0 1 0 0 1"}));
}

}  // namespace
}  // namespace pc::rooms
