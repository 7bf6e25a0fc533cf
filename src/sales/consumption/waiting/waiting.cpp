#include "waiting.hpp"

#include <map>

#include "money/catalogue/exchange.hpp"
#include "sales/consumption/consumption.hpp"
#include "sales/consumption/landing/booking.hpp"
#include "sales/consumption/landing/waiting_store.hpp"

namespace pc::consumption {
namespace {

constexpr std::int64_t k_page = 500;

void write(db::Database& database, TenantId tenant, const std::function<void(db::Transaction&)>& work) {
  const auto finished = database.write(tenant, [&](db::Transaction& tx) {
    work(tx);
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
}

/// Calls `page` for all that waits, in parts; what it does may take lines away.
void each_page(db::Database& database, const WaitingFilter& filter,
               const std::function<void(db::Reader&, std::vector<WaitingCharge>&)>& look,
               const std::function<void(std::vector<WaitingCharge>&)>& page) {
  std::int64_t after = 0;
  for (;;) {
    std::vector<WaitingCharge> lines;
    database.read([&](db::Reader& reader) {
      lines = store::waiting_page(reader, filter, after, k_page);
      look(reader, lines);
    });
    if (lines.empty()) return;
    after = lines.back().place.charge_id;
    page(lines);
  }
}

/// One part of what waits: where it can land, and what the rest waits for.
class Part {
 public:
  void look(db::Reader& reader, const std::vector<WaitingCharge>& lines) {
    Homes homes;
    homes.load(reader);
    at_home_.clear();
    waits_.clear();
    std::map<std::pair<std::string, std::int32_t>, bool> rated;
    for (const auto& waiting : lines) {
      if (waiting.reason == waits_for::word) continue;
      const auto& line = waiting.line;
      const auto home = homes.find(line.billing_account_id, line.sub_account_id, line.consumed_from);
      const Day day = Day::of(line.consumed_from);
      auto [known, fresh] = rated.try_emplace({line.currency, day.number});
      if (fresh) known->second = catalogue::rate_on(reader, line.currency, day).has_value();
      if (home && known->second)
        at_home_[home->tenant].push_back({&waiting, *home});
      else if (const char* reason = home ? waits_for::rate : waits_for::account; waiting.reason != reason)
        waits_.emplace_back(waiting.place.charge_id, reason);
    }
  }

  void land(db::Database& database, WaitingLanded& all) {
    for (const auto& [tenant, lines] : at_home_) {
      Booked booked;
      write(database, tenant, [&](db::Transaction& tx) { booked = land_waiting(tx, tenant, lines); });
      all.landed += booked.landed.landed;
      all.charged += booked.charged;
    }
    if (waits_.empty()) return;
    write(database, TenantId(), [&](db::Transaction& tx) {
      for (const auto& [id, reason] : waits_) store::set_reason(tx, id, reason);
    });
  }

 private:
  std::map<TenantId, std::vector<WaitingLine>> at_home_;
  std::vector<std::pair<std::int64_t, std::string>> waits_;
};

struct Newest {
  std::int64_t entered_at = 0;
};
const db::Sql<db::None, Newest> select_newest_rate{
    "consumption.newest_rate", "SELECT COALESCE(MAX(entered_at), 0) AS entered_at FROM exchange_rate"};

std::int64_t newest_rate(db::Database& database) {
  std::int64_t at = 0;
  database.read([&](db::Reader& reader) { at = reader.one(select_newest_rate, {}).entered_at; });
  return at;
}

}  // namespace

WaitingLanded land_what_waits(db::Database& database, const WaitingFilter& filter) {
  WaitingLanded all;
  Part part;
  each_page(
      database, filter,
      [&](db::Reader& reader, std::vector<WaitingCharge>& lines) { part.look(reader, lines); },
      [&](std::vector<WaitingCharge>&) { part.land(database, all); });
  return all;
}

WaitingLanded agree_to(db::Database& database, const WaitingFilter& given) {
  WaitingFilter filter = given;
  filter.reason = waits_for::word;
  each_page(
      database, filter, [](db::Reader&, std::vector<WaitingCharge>&) {},
      [&](std::vector<WaitingCharge>& lines) {
        write(database, TenantId(), [&](db::Transaction& tx) {
          for (const auto& waiting : lines)
            store::set_reason(tx, waiting.place.charge_id, waits_for::account);
        });
      });
  filter.reason.clear();
  return land_what_waits(database, filter);
}

std::int64_t drop_waiting(db::Database& database, const WaitingFilter& given) {
  WaitingFilter filter = given;
  filter.reason = waits_for::word;
  std::int64_t dropped = 0;
  each_page(
      database, filter, [](db::Reader&, std::vector<WaitingCharge>&) {},
      [&](std::vector<WaitingCharge>& lines) {
        std::int64_t here = 0;
        write(database, TenantId(), [&](db::Transaction& tx) {
          here = 0;
          std::vector<std::int64_t> ids;
          for (const auto& waiting : lines) ids.push_back(waiting.place.charge_id);
          const auto removed = store::remove_waiting(tx, ids);
          for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!removed[i]) continue;
            imports::recount(tx, lines[i].line.import_id, {.waiting = -1, .refused = {}});
            ++here;
          }
        });
        dropped += here;
      });
  return dropped;
}

bool rates_were_entered(db::Database& database) {
  return newest_rate(database) > use<RatesSeen>(database).newest;
}

std::int64_t land_after_rates(db::Database& database) {
  const auto newest = newest_rate(database);
  WaitingFilter filter;
  filter.reason = waits_for::rate;
  const auto landed = land_what_waits(database, filter);
  use<RatesSeen>(database).newest = newest;
  return landed.landed;
}

}  // namespace pc::consumption
