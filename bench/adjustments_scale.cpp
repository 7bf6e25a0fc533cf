// adjustments_scale URL MIGRATIONS ADJUSTMENTS…: the records of one partner that has made so many allocations and
// reclaims, one in half a minute (the database grows from one size to the next). Prints one line of JSON a size:
// median and 99th percentile, in microseconds, of pages of its adjustments and of its statement.
#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <stdexcept>

#include "money/funds/account_statement.hpp"
#include "money/funds/adjustments.hpp"
#include "money/funds/allocate.hpp"
#include "money/funds/reclaim.hpp"
#include "money/funds/top_up.hpp"
#include "scale.hpp"

namespace {

using namespace pc;

constexpr std::int64_t k_customers = 1'000, k_step = 5'000, k_apart_seconds = 30;

class Bench {
 public:
  Bench(const std::string& url, const std::string& migrations) : url_(url) {
    db::Options options;
    options.url = url;
    options.services = &services_;
    options.lanes = 1;
    options.readers = 1;
    database_ = db::Database::open(options);
    database_->migrate(migrations);
    chart_.add(funds::postings::kinds, funds::postings::codes);
    ledger_ = std::make_unique<ledger::Ledger>(*database_, chart_, ids_);
    audit_log_ = std::make_unique<audit::AuditLog>(*database_);
    announcer_ = std::make_unique<events::Announcer>(ids_);
    services_.lend(*ledger_);
    services_.lend(chart_);
    services_.lend(clock_);
    services_.lend(ids_);
    services_.lend(*audit_log_);
    services_.lend(*announcer_);
    funds::lend_days(services_, *database_);
    funds::declare_trades(services_);
    database_->start();
    found();
  }
  ~Bench() { database_->stop(); }

  void grow(std::int64_t adjustments) {
    const auto begin = std::chrono::steady_clock::now();
    const auto before = made_;
    while (made_ < adjustments) {
      const std::int64_t end = std::min(adjustments, made_ + k_step);
      act([&](work::Work& work) {
        for (std::int64_t n = made_; n < end; ++n) move(work, n);
      });
      made_ = end;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    per_second_ = static_cast<double>(made_ - before) / took.count();
    if (database_->engine() == "postgres")
      bench::settle(url_, "adjustment, adjustment_day, transfer, account_day");
  }

  void measure() {
    std::string line = fmt::format("{{\"adjustments\":{},\"made_per_second\":{:.0f}", made_, per_second_);
    const auto figure = [&](const char* name, auto run) {
      const auto [median, late] = bench::time_of(*database_, who_, now_, run);
      line += fmt::format(",\"{}\":{{\"p50_us\":{},\"p99_us\":{}}}", name, median, late);
    };
    figure("adjustments_page",
           [&](const work::View& view, std::int64_t) { return adjustments(view, {}, 0); });
    figure("adjustments_of_one_kind", [&](const work::View& view, std::int64_t) {
      return adjustments(view, funds::Operation::reclaim, 0);
    });
    figure("adjustments_far_on",
           [&](const work::View& view, std::int64_t) { return adjustments(view, {}, 9'900); });
    figure("statement_page", [&](const work::View& view, std::int64_t) { return statement(view, {}, 0); });
    figure("statement_of_one_kind", [&](const work::View& view, std::int64_t) {
      return statement(view, funds::TradeType::reclaim, 0);
    });
    figure("statement_far_on",
           [&](const work::View& view, std::int64_t) { return statement(view, {}, 9'900); });
    std::cout << line << "}" << std::endl;
  }

 private:
  void found() {
    who_.side = access::Side::partner;
    who_.tenant = TenantId(1);
    who_.partner = 1;
    act([&](work::Work& work) {
      partners::create(work.tx, partners::PartnerId(1),
                       {partners::PartnerKind::solution_provider, "P", "p", {}}, now_);
      for (std::int64_t n = 1; n <= k_customers; ++n) customers::create(work.tx, customer(n), now_);
    });
    act([&](work::Work& work) {
      funds::TopUp bank{partners::PartnerId(1), Money::fen(limits::amount_fen_max / 100), {"1"}, {}};
      if (!funds::top_up(work, bank)) throw std::runtime_error("no top-up");
    });
  }

  static customers::Customer customer(std::int64_t n) {
    customers::Customer made;
    made.tenant = TenantId(1);
    made.id = customers::CustomerId(n);
    made.partner = partners::PartnerId(1);
    made.name = made.account_name = "Customer " + std::to_string(n);
    made.association = customers::Association::resale;
    made.customer_type = "company";
    return made;
  }

  /// Every tenth gives back what the first nine brought.
  void move(work::Work& work, std::int64_t n) {
    work.now = now_ = now_.plus_seconds(k_apart_seconds);
    const customers::CustomerId to(n / 10 % k_customers + 1);
    const bool back = n % 10 == 9;
    const auto done = back ? funds::reclaim(work, {to, 9_fen, {}}).ok()
                           : funds::allocate(work, {to, funds::Source::topup, 1_fen, {}}).ok();
    if (!done) throw std::runtime_error("a transfer was refused");
  }

  static bool adjustments(const work::View& view, std::optional<funds::Operation> operation,
                          std::int64_t offset) {
    funds::AdjustmentQuery query;
    query.operation_type = operation;
    query.limit.value = 100;
    query.offset.value = offset;
    return full(funds::list_adjustments(view, query));
  }
  static bool statement(const work::View& view, std::optional<funds::TradeType> type, std::int64_t offset) {
    funds::StatementQuery query;
    query.trade_type = type;
    query.limit.value = 100;
    query.offset.value = offset;
    return full(funds::list_statement(view, query));
  }
  template <class Page>
  static bool full(const Page& page) {
    return page.ok() && page->items.size() == 100;
  }

  void act(const std::function<void(work::Work&)>& body) {
    const auto finished = database_->write(TenantId(1), [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who_, now_);
      body(work);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error("not committed: " + finished.error);
  }

  Instant now_{1'795'492'800'000'000};
  std::string url_;
  Clock clock_;
  IdSource ids_{1};
  books::Chart chart_;
  Services services_;
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<ledger::Ledger> ledger_;
  std::unique_ptr<audit::AuditLog> audit_log_;
  std::unique_ptr<events::Announcer> announcer_;
  access::Principal who_;
  std::int64_t made_ = 0;
  double per_second_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  return pc::bench::at_each_size<Bench>(argc, argv, "adjustments_scale URL MIGRATIONS ADJUSTMENTS…");
}
