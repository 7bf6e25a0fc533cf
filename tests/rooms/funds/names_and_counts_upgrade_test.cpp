// An older version's records (before 0055) get their counts by days, their keys and their names to sign in with.
#include <filesystem>

#include "market/acquisition/acquisition.hpp"
#include "money/funds/bank_line.hpp"
#include "support/engine.hpp"

namespace pc::rooms {
namespace {

namespace fs = std::filesystem;

const db::Statement insert_account{"upgrade_test.account",
                                   "INSERT INTO account (tenant_id, account_id, owner_id, kind, balance, "
                                   "held, credit_limit, last_transfer_id, entries, "
                                   "version, opened_at) VALUES (1, $1, $1, $2, 0, 0, 0, 0, 0, 0, 0)"};
const db::Statement insert_transfer{"upgrade_test.transfer",
                                    "INSERT INTO transfer (tenant_id, transfer_id, group_id, code, amount, "
                                    "from_account, to_account, from_after, to_after, "
                                    "from_previous, to_previous, cause_kind, cause_id, at) VALUES (1, $1, "
                                    "$1, $2, 100, $3, $4, 0, 500, 0, 0, $5, $6, $7)"};
const db::Statement insert_adjustment{
    "upgrade_test.adjustment",
    "INSERT INTO adjustment (tenant_id, adjustment_id, operation, partner_id, target_id, target_kind, "
    "target_name, source, "
    "amount, arrears_settled, balance_after, memo, scene, operator_name, at) "
    "VALUES (1, $1, $2, 7, 5, 'customer', '', 'topup', 1, 0, 0, '', '', '', $3)"};
const db::Statement insert_top_up{
    "upgrade_test.top_up",
    "INSERT INTO top_up (tenant_id, reference, top_up_id, partner_id, amount, remark, operator_name, at) "
    "VALUES (1, $1, $2, 7, 100, '', '', $3)"};
const db::Statement insert_name{
    "upgrade_test.name",
    "INSERT INTO sign_in_name (account_name, user_name, tenant_id, person_id) VALUES ($1, $2, 1, $3)"};
const db::Statement insert_registration{
    "upgrade_test.registration",
    "INSERT INTO registration (tenant_id, registration_id, partner_id, company_name, credit_code, "
    "contact_name, mobile, "
    "email, remark, state, reason, created_by, created_by_name, created_at, reviewed_by, reviewed_at, "
    "expires_at, "
    "customer_id) VALUES (1, $1, $1, $2, '', '', '', '', '', 'pending', '', 1, '', 0, '', 0, 0, 0)"};
const db::Statement insert_claim{"upgrade_test.claim",
                                 "INSERT INTO company_claim (company_key, tenant_id, partner_id, "
                                 "registration_id, until_at) VALUES ($1, 1, $2, $2, $3)"};

const db::Statement select_account_days{
    "upgrade_test.account_days",
    "SELECT account_id, day, entries, last_transfer_id, code FROM account_day ORDER BY day, code"};
const db::Statement select_adjustment_days{"upgrade_test.adjustment_days",
                                           "SELECT partner_id, day, records, last_adjustment_id, operation "
                                           "FROM adjustment_day ORDER BY day, operation"};
const db::Statement select_references{"upgrade_test.references",
                                      "SELECT booking_id, amount, balance_after, owner_id, reference_key "
                                      "FROM bank_reference ORDER BY booking_id"};
const db::Statement select_claims{
    "upgrade_test.claims",
    "SELECT registration_id, company_key FROM company_claim ORDER BY registration_id, company_key"};
const db::Statement select_names{
    "upgrade_test.names",
    "SELECT person_id, account_name || '/' || user_name FROM sign_in_name ORDER BY person_id"};

constexpr const char* k_upgrade = "0055";
constexpr int k_day = 86'400;

class NamesAndCountsUpgrade : public support::Engine {
 protected:
  std::string migrations() const override { return ""; }
  void take(const std::function<bool(const std::string&)>& which) {
    for (const auto& file : fs::directory_iterator(support::migrations_folder()))
      if (which(file.path().filename()))
        fs::copy_file(file.path(), folder_.file(file.path().filename()),
                      fs::copy_options::overwrite_existing);
    open().migrate(folder_.path());
  }
  void begin() {
    take([](const std::string& name) { return name < k_upgrade; });
    open().start();
  }
  void upgrade() {
    take([](const std::string&) { return true; });
  }
  void add(const db::Statement& statement, db::Params values) {
    const auto done =
        open().write(TenantId(1), [&](db::Transaction& tx) { return tx.change(statement, values) == 1; });
    ASSERT_EQ(done.fate, db::Fate::committed) << done.error;
  }
  /// Numbers, and the text that comes last, between blanks.
  std::vector<std::string> rows(const db::Statement& statement, std::size_t numbers) {
    std::vector<std::string> all;
    open().read([&](db::Reader& reader) {
      all.clear();
      for (const auto& row : reader.rows(statement)) {
        std::string text;
        for (std::size_t i = 0; i < numbers; ++i) text += std::to_string(row.integer(i)) + " ";
        all.push_back(text + row.text(numbers));
      }
    });
    return all;
  }

  const Instant midnight = Day{20'000}.begin();

 private:
  support::ScratchFolder folder_{"upgrade"};
};
PC_ON_BOTH_ENGINES(NamesAndCountsUpgrade)

TEST_P(NamesAndCountsUpgrade, counts_entries_and_records_on_the_days_of_beijing) {
  begin();
  add(insert_account, {std::int64_t{1}, std::string("partner.topup")});
  add(insert_account, {std::int64_t{2}, std::string("customer.topup")});
  const auto moved = [&](std::int64_t id, const std::string& code, bool to_customer, int seconds) {
    const std::int64_t from = to_customer ? 1 : 2;
    add(insert_transfer,
        {id, code, from, 3 - from, std::string("adjustment"), id, midnight.plus_seconds(seconds).micros});
    add(insert_adjustment,
        {id, std::string(to_customer ? "allocate" : "reclaim"), midnight.plus_seconds(seconds).micros});
  };
  moved(11, "give", true, 0);
  moved(12, "give", true, k_day - 1);
  moved(13, "back", false, k_day - 1);
  moved(14, "give", true, k_day);
  upgrade();
  EXPECT_EQ(rows(select_account_days, 4),
            (std::vector<std::string>{"1 20000 1 13 back", "1 20000 2 12 give", "1 20001 1 14 give"}));
  EXPECT_EQ(
      rows(select_adjustment_days, 4),
      (std::vector<std::string>{"7 20000 2 12 allocate", "7 20000 1 13 reclaim", "7 20001 1 14 allocate"}));
}

TEST_P(NamesAndCountsUpgrade, gives_bank_references_their_keys_and_leaves_the_first_its_own) {
  begin();
  add(insert_account, {std::int64_t{1}, std::string("partner.topup")});
  const auto booked = [&](std::int64_t id, const std::string& reference) {
    const auto at = midnight.plus_seconds(id).micros;
    add(insert_top_up, {reference, id, at});
    add(insert_transfer,
        {id, std::string("pay"), std::int64_t{9}, std::int64_t{1}, std::string("top_up"), id, at});
  };
  booked(1, "TT 2026-1");
  booked(2, "tt2026-1");
  booked(3, "ＴＴ2026-2");
  upgrade();
  for (int start = 0; start < 2; ++start) {
    funds::key_references(open());
    EXPECT_EQ(rows(select_references, 4),
              (std::vector<std::string>{"1 100 500 7 tt2026-1", "2 100 500 7   1 tt2026-1",
                                        "3 100 500 7 tt2026-2"}));
  }
}

TEST_P(NamesAndCountsUpgrade, gives_claims_of_companies_their_keys) {
  begin();
  const auto registered = [&](std::int64_t id, const std::string& company, const std::string& key) {
    add(insert_registration, {id, company});
    add(insert_claim, {key, id, midnight.plus_seconds(400 * 365 * std::int64_t{k_day}).micros});
  };
  registered(1, "试验一号ABC有限公司", "name:试验一号abc有限公司");
  registered(2, "试验一号\u00a0ＡＢＣ有限公司", "name:试验一号\u00a0ａｂｃ有限公司");
  registered(3, "Café", "name:café");
  add(insert_claim, {std::string("code:91310115MA1K4ABC2X"), std::int64_t{3}, std::int64_t{0}});
  upgrade();
  for (int start = 0; start < 2; ++start) {
    acquisition::key_companies(open());
    EXPECT_EQ(rows(select_claims, 1),
              (std::vector<std::string>{"1 company:试验一号abc有限公司", "3 code:91310115MA1K4ABC2X",
                                        "3 company:café"}));
  }
}

TEST_P(NamesAndCountsUpgrade, signs_in_by_small_letters_except_where_the_name_is_taken) {
  begin();
  add(insert_name, {std::string("YunFan"), std::string(), std::int64_t{1}});
  add(insert_name, {std::string("yunfan"), std::string("Li.Na"), std::int64_t{2}});
  add(insert_name, {std::string("HaiYue"), std::string(), std::int64_t{3}});
  add(insert_name, {std::string("haiyue"), std::string(), std::int64_t{4}});
  add(insert_name, {std::string("XINGHE"), std::string(), std::int64_t{6}});
  add(insert_name, {std::string("XingHe"), std::string(), std::int64_t{5}});
  upgrade();
  EXPECT_EQ(rows(select_names, 1), (std::vector<std::string>{"1 yunfan/", "2 yunfan/li.na", "3 HaiYue/",
                                                             "4 haiyue/", "5 xinghe/", "6 XINGHE/"}));
}

}  // namespace
}  // namespace pc::rooms
