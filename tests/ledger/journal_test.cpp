// The exported journal in the hands of hledger, which knows nothing of us.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>

#include "small_world.hpp"

namespace pc::ledger::test {
namespace {

struct Ran {
  int status;
  std::string output;
};

Ran run(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::string output;
  char buffer[4096];
  while (const auto count = fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, count);
  return {pclose(pipe), output};
}

/// "account","CNY 12.30" → account → fen; "account","POINTS 12" → account → points.
std::map<std::string, std::int64_t> balances_of(const std::string& csv) {
  std::map<std::string, std::int64_t> all;
  std::size_t begin = 0;
  while (begin < csv.size()) {
    const auto end = std::min(csv.find('\n', begin), csv.size());
    const std::string line = csv.substr(begin, end - begin);
    begin = end + 1;
    const auto middle = line.find("\",\"");
    if (middle == std::string::npos || line.starts_with("\"account\"")) continue;
    std::string amount = line.substr(middle + 3, line.size() - middle - 4);
    if (amount.starts_with("POINTS ")) {
      all[line.substr(1, middle - 1)] = std::stoll(amount.substr(7));
      continue;
    }
    if (amount.starts_with("CNY ")) amount.erase(0, 4);
    const auto money = Money::parse(amount);
    EXPECT_TRUE(money.has_value()) << line;
    if (money) all[line.substr(1, middle - 1)] = money->in_fen();
  }
  return all;
}

class JournalOn : public OnEngine {
 protected:
  void SetUp() override {
    support::Engine::SetUp();
    if (std::system("command -v hledger >/dev/null") != 0) GTEST_SKIP() << "hledger is not installed";
  }
  support::ScratchFolder folder{"journal"};
  std::string export_to(const std::string& name) {
    const std::string path = folder.file(name);
    std::ofstream out(path);
    process.database().read([&](db::Reader& reader) { export_hledger(reader, chart(), out); });
    return path;
  }
  void trade(TenantId tenant, int count) {
    std::mt19937 random(static_cast<unsigned>(tenant.value));
    const auto upto = [&](int n) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(n)); };
    const auto& ledger = process.ledger();
    process.write(tenant, [&](db::Transaction& tx) {
      EXPECT_TRUE(ledger.set_credit_limit(tx, {tenant, 1, &credit}, 5'000, noon).ok());
      for (int i = 0; i < count; ++i) {
        const auto* code = codes[upto(std::size(codes))];
        const auto owner = upto(3) + 1;
        const Transfer transfer{code, code->from == &bank ? 0 : owner, code->to == &bank ? 0 : owner % 3 + 1,
                                upto(9'999) + 1};
        // Across a midnight (GMT+08:00), some minutes out of order.
        const Instant now = noon.plus_seconds(12 * 3600 - 600 + i * 2 + upto(900));
        static_cast<void>(ledger.post(tx, tenant, {&transfer, 1}, because, now));
      }
      return true;
    });
  }
};
PC_ON_ENGINES(JournalOn);

TEST_P(JournalOn, hledger_accepts_every_assertion_and_has_our_balances) {
  trade(TenantId(7), 500);
  trade(TenantId(8), 500);
  const auto path = export_to("books.journal");
  const auto checked = run("hledger -f " + path + " check accounts commodities balancednoautoconversion");
  EXPECT_EQ(checked.status, 0) << checked.output;
  const auto answer = run("hledger -f " + path + " balance --flat -E -N -O csv");
  ASSERT_EQ(answer.status, 0) << answer.output;
  const auto theirs = balances_of(answer.output);
  std::size_t accounts = 0;
  for (const std::int64_t tenant : {7, 8})
    for (const auto* kind : kinds)
      for (std::int64_t owner = 0; owner < 4; ++owner) {
        std::optional<books::Balance> ours;
        process.database().read([&](db::Reader& reader) {
          ours = balance(reader, {TenantId(tenant), owner, kind});
        });
        std::string name =
            "t" + std::to_string(tenant) + ":" + std::string(kind->id) + ":" + std::to_string(owner);
        if (const auto dot = name.find('.'); dot != std::string::npos) name[dot] = ':';
        ASSERT_EQ(theirs.contains(name), ours.has_value()) << name << "\n" << answer.output;
        if (!ours) continue;
        EXPECT_EQ(theirs.at(name), ours->balance) << name;
        ++accounts;
      }
  EXPECT_EQ(accounts, theirs.size());
  EXPECT_GE(accounts, 14U);
}

TEST_P(JournalOn, hledger_rejects_a_journal_whose_balance_was_changed) {
  trade(TenantId(7), 20);
  const auto path = export_to("books.journal");
  const auto tampered = run("sed -i '0,/= CNY /s/= CNY /= CNY 1/' " + path);
  ASSERT_EQ(tampered.status, 0) << tampered.output;
  EXPECT_NE(run("hledger -f " + path + " check").status, 0);
}

}  // namespace
}  // namespace pc::ledger::test
