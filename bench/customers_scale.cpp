// customers_scale URL MIGRATIONS CUSTOMERS…: 客户管理 of one partner with so many customers (the database grows from one
// size to the next). Prints one line of JSON a size: median and 99th percentile, in microseconds, of the first page, of
// searches by name and of one customer in full.
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <iostream>
#include <memory>
#include <random>
#include <stdexcept>

#include "market/customers/customers.hpp"
#include "market/customers/name_parts.hpp"
#include "scale.hpp"
#include "views/directory/customer_list.hpp"

namespace {

using namespace pc;

constexpr db::ColumnType k_integer = db::ColumnType::integer, k_text = db::ColumnType::text;
const db::Append insert_customer{"bench.insert_customer",
                                 "customer",
                                 {{"tenant_id", k_integer}, {"customer_id", k_integer}, {"partner_id", k_integer},
                                  {"name", k_text}, {"account_name", k_text}, {"association_type", k_text},
                                  {"associated_at", k_integer}, {"level", k_text}, {"customer_type", k_text},
                                  {"verified_status", k_text}, {"country_code", k_text}, {"mobile", k_text},
                                  {"email", k_text}, {"tags", k_text}, {"frozen", k_integer},
                                  {"created_at", k_integer}, {"name_parts", k_integer}}};
const db::Append insert_part{"bench.insert_name_part",
                             "customer_name_part",
                             {{"tenant_id", k_integer}, {"part", k_integer}, {"customer_id", k_integer}}};

constexpr std::array k_syllables{"云", "帆", "星", "河", "青", "禾", "磐", "石", "东", "篱", "锦", "程", "天", "枢",
                                 "明", "澈", "百", "川", "知", "行", "金", "桥", "启", "航", "南", "山", "华", "宇",
                                 "同", "舟", "朗", "润", "鼎", "新", "万", "象", "晨", "曦", "海", "岳", "中", "联",
                                 "蜀", "道", "岭", "数", "智", "远", "景", "方", "正", "安", "泰", "恒", "信", "诚"};
constexpr std::array k_tails{"科技有限公司", "软件有限公司", "电子商务有限公司", "智能制造集团"};

class Bench {
 public:
  Bench(const std::string& url, const std::string& migrations) : url_(url) {
    db::Options options;
    options.url = url;
    options.lanes = 1;
    options.readers = 1;
    database_ = db::Database::open(options);
    database_->migrate(migrations);
    database_->start();
    write([&](db::Transaction& tx) {
      partner_ = partners::create(tx, partners::PartnerId(1), {partners::PartnerKind::solution_provider, "P", "p", {}},
                                  now_);
    });
    who_.side = access::Side::partner;
    who_.tenant = partner_.tenant;
    who_.partner = partner_.id.value;
  }
  ~Bench() { database_->stop(); }

  void grow(std::int64_t customers) {
    constexpr std::int64_t k_step = 5'000;
    while (made_ < customers) {
      const std::int64_t end = std::min(customers, made_ + k_step);
      write([&](db::Transaction& tx) {
        for (std::int64_t n = made_; n < end; ++n) add(tx, n);
      });
      made_ = end;
    }
    if (database_->engine() == "postgres") bench::settle(url_, "customer, customer_name_part");
  }

  void measure() {
    std::string line = fmt::format("{{\"customers\":{}", made_);
    const auto figure = [&](const char* name, auto run) {
      const auto [median, late] = bench::time_of(*database_, who_, now_, run);
      line += fmt::format(",\"{}\":{{\"p50_us\":{},\"p99_us\":{}}}", name, median, late);
    };
    figure("first_page", [&](const work::View& view, std::int64_t) { return list(view, {}); });
    figure("name_search", [&](const work::View& view, std::int64_t n) {
      const auto name = name_of(n * 7'919 % made_);
      return list(view, name.substr(0, 12));
    });
    figure("whole_name",
           [&](const work::View& view, std::int64_t n) { return list(view, name_of(n * 7'919 % made_)); });
    figure("frequent_name", [&](const work::View& view, std::int64_t) { return list(view, "科技"); });
    figure("no_such_name", [&](const work::View& view, std::int64_t) { return list(view, "不存在的公司"); });
    figure("one_customer", [&](const work::View& view, std::int64_t n) {
      return directory::show_customer(view, {customers::CustomerId(n * 7'919 % made_ + 1)}).ok();
    });
    std::cout << line << "}" << std::endl;
  }

 private:
  static std::string name_of(std::int64_t n) {
    // The same customer has the same name at every size.
    std::mt19937_64 random(static_cast<std::uint64_t>(n) * 2'654'435'761u + 1);
    std::string name;
    for (int i = 0; i < 4; ++i) name += k_syllables[random() % k_syllables.size()];
    return name + k_tails[random() % k_tails.size()];
  }

  void add(db::Transaction& tx, std::int64_t n) {
    const auto name = name_of(n);
    const auto parts = customers::name_parts(name);
    const std::int64_t id = n + 1;
    tx.append(insert_customer,
              {partner_.tenant.value, id, partner_.id.value, name, "cust_" + std::to_string(id), "resale",
               now_.micros + n * 1'000'000, "V0", "company", "verified", "0086", "13800000000", "it@example.com",
               "", std::int64_t{0}, now_.micros, static_cast<std::int64_t>(parts.size())});
    for (const auto part : parts) tx.append(insert_part, {partner_.tenant.value, part, id});
  }

  static bool list(const work::View& view, const std::string& name) {
    directory::CustomerQuery query;
    if (!name.empty()) query.name = Text<0, 64>{name};
    query.limit.value = 20;
    return directory::list_customers(view, query).ok();
  }

  void write(const std::function<void(db::Transaction&)>& body) {
    const auto finished = database_->write(TenantId(1), [&](db::Transaction& tx) {
      body(tx);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error("not committed: " + finished.error);
  }

  Instant now_{1'795'492'800'000'000};
  std::string url_;
  std::unique_ptr<db::Database> database_;
  partners::Partner partner_;
  access::Principal who_;
  std::int64_t made_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  return pc::bench::at_each_size<Bench>(argc, argv, "customers_scale URL MIGRATIONS CUSTOMERS…");
}
