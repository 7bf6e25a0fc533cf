// ledger_alone URL MIGRATIONS SECONDS hot|spread BATCH…: the ledger without HTTP. For each batch size, transactions
// of that many transfers are committed one after the other; prints one line of JSON a size.
#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <stdexcept>

#include "core/ledger/ledger.hpp"

namespace {

using namespace pc;

constexpr books::AccountKind k_bank{"bank", &books::Asset::CNY, books::Floor::none, "Bank", "银行"};
constexpr books::AccountKind k_cash{"bench.cash", &books::Asset::CNY, books::Floor::zero, "Cash", "现金"};
constexpr books::AccountKind k_shop{"bench.shop", &books::Asset::CNY, books::Floor::zero, "Shop", "商店"};
constexpr books::TransferCode k_top_up{"bench.top_up", &k_bank, &k_cash, "Top-up", "充值"};
constexpr books::TransferCode k_pay{"bench.pay", &k_cash, &k_shop, "Payment", "付款"};
constexpr const books::AccountKind* k_kinds[] = {&k_bank, &k_cash, &k_shop};
constexpr const books::TransferCode* k_codes[] = {&k_top_up, &k_pay};
constexpr std::int64_t k_accounts = 1'000;
constexpr TenantId k_tenant{1};

class Bench {
 public:
  Bench(const std::string& url, const std::string& migrations, bool hot) : hot_(hot) {
    chart_.add(k_kinds, k_codes);
    db::Options options;
    options.url = url;
    options.lanes = 1;
    options.readers = 1;
    database_ = db::Database::open(options);
    database_->migrate(migrations);
    ledger_ = std::make_unique<ledger::Ledger>(*database_, chart_, ids_);
    database_->start();
    commit([&](db::Transaction& tx) {
      for (std::int64_t owner = 1; owner <= k_accounts; ++owner)
        post(tx, {&k_top_up, 0, owner, 10'000'000'000});
    });
  }
  ~Bench() { database_->stop(); }

  void batch(int size) {
    commit([&](db::Transaction& tx) {
      for (int i = 0; i < size; ++i) {
        const std::int64_t turn = next_ + i;
        post(tx, {&k_pay, hot_ ? 1 : turn % k_accounts + 1, turn * 7 % k_accounts + 1, 1});
      }
    });
    next_ += size;
  }

 private:
  void post(db::Transaction& tx, const ledger::Transfer& transfer) {
    const auto posted = ledger_->post(tx, k_tenant, {&transfer, 1}, {"bench", 1}, clock_.now());
    ensure(posted.ok(), "a transfer of the benchmark is covered");
  }
  void commit(const std::function<void(db::Transaction&)>& body) {
    const auto finished = database_->write(k_tenant, [&](db::Transaction& tx) {
      body(tx);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error("not committed: " + finished.error);
  }

  bool hot_;
  Clock clock_;
  IdSource ids_{7};
  books::Chart chart_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<ledger::Ledger> ledger_;
  std::int64_t next_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) {
    std::cerr << "usage: ledger_alone URL MIGRATIONS SECONDS hot|spread BATCH...\n";
    return 2;
  }
  try {
    using Time = std::chrono::steady_clock;
    Bench bench(argv[1], argv[2], std::string_view(argv[4]) == "hot");
    const double seconds = std::stod(argv[3]);
    for (int i = 5; i < argc; ++i) {
      const int size = std::stoi(argv[i]);
      bench.batch(size);  // warm
      const auto start = Time::now();
      double passed = 0;
      std::int64_t done = 0;
      for (; passed < seconds; passed = std::chrono::duration<double>(Time::now() - start).count()) {
        bench.batch(size);
        done += size;
      }
      std::cout << fmt::format(R"({{"batch":{},"per_second":{:.1f}}})", size,
                               static_cast<double>(done) / passed)
                << std::endl;
    }
  } catch (const std::exception& fault) {
    std::cerr << "ledger_alone: " << fault.what() << "\n";
    return 1;
  }
}
