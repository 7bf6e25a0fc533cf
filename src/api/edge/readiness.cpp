#include "readiness.hpp"

#include <algorithm>

#include "platform/db/sql.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::edge {
namespace {

struct One {
  std::int64_t one;
};
const db::Sql<db::None, One> select_one{"edge.ready", "SELECT 1 AS one"};
struct WriteProbe {
  std::int64_t lane;
  Instant written_at;
};
const db::Sql<WriteProbe> write_probe{
    "edge.write_probe", db::insert_into<WriteProbe>("write_probe") +
                            " ON CONFLICT (lane) DO UPDATE SET written_at = excluded.written_at"};

/// A batch that is at work for longer waits for something.
constexpr std::int64_t k_batch_ms = 2'000;

}  // namespace

std::string Health::json() const {
  const auto said = [](bool fine) { return fine ? std::string("\"ok\"") : std::string("\"unavailable\""); };
  return R"({"database":)" + said(database) + R"(,"writes":)" + said(writes) +
         R"(,"seconds_since_write":)" + std::to_string(written_ms_ago / 1000) + R"(,"lane_backlog":)" +
         std::to_string(backlog) + R"(,"lane_backlog_bearable":)" + std::to_string(bearable) +
         R"(,"lane_capacity":)" + std::to_string(capacity) + "}";
}

Readiness::Readiness(db::Database& database, const Clock& clock, int bearable,
                     std::function<bool()> disk_takes_more)
    : database_(database),
      clock_(clock),
      bearable_(static_cast<std::size_t>(bearable)),
      disk_takes_more_(std::move(disk_takes_more)),
      asker_(1) {}

Readiness::~Readiness() = default;

void Readiness::ask(std::function<void(const Health&)> done) {
  asker_.submit([this, done = std::move(done)] { done(health()); });
}

Health Readiness::health() {
  const auto until = std::chrono::steady_clock::now() + k_deadline;
  Health health;
  const auto lanes = database_.lanes();
  ask_read();
  health.writes = writes(lanes, until);
  health.database = good_by(read_, until);
  for (const auto& lane : lanes) {
    health.backlog = std::max(health.backlog, lane.waiting);
    health.capacity = lane.capacity;
    health.written_ms_ago = std::max(health.written_ms_ago, lane.written_ms);
  }
  health.bearable = bearable_ > 0 ? bearable_ : health.capacity * 9 / 10;
  return health;
}

void Readiness::Probe::answer(bool fine) {
  const std::lock_guard lock(mutex);
  --answers;
  good = good && fine;
  answered.notify_all();
}

void Readiness::begin(ProbePtr& probe, std::size_t answers, const std::function<void(const ProbePtr&)>& ask) {
  if (probe) {
    const std::lock_guard lock(probe->mutex);
    if (probe->answers > 0) return;
  }
  probe = std::make_shared<Probe>(answers);
  ask(probe);
}

bool Readiness::good_by(const ProbePtr& probe, Until until) {
  std::unique_lock lock(probe->mutex);
  probe->answered.wait_until(lock, until, [&] { return probe->answers == 0; });
  return probe->answers == 0 && probe->good;
}

void Readiness::ask_read() {
  begin(read_, 1, [this](const ProbePtr& probe) {
    database_.submit_read([](db::Reader& reader) { reader.one(select_one, {}); },
                          [probe](const std::string& error) { probe->answer(error.empty()); });
  });
}

void Readiness::ask_write(std::size_t lanes) {
  begin(write_, lanes, [this](const ProbePtr& probe) {
    database_.submit_everywhere(
        [this](std::int64_t lane, db::Transaction& tx) {
          tx.change(write_probe, {lane, clock_.now()});
          return true;
        },
        [probe](const db::Finished& finished) { probe->answer(finished.fate == db::Fate::committed); });
  });
}

/// Busy lanes tell by what they do; idle ones, and those that failed, are asked to write a row.
bool Readiness::writes(const std::vector<db::LaneStatus>& lanes, Until until) {
  const auto all = [&](const auto& holds) { return std::ranges::all_of(lanes, holds); };
  if (disk_takes_more_ && !disk_takes_more_()) return false;
  if (!all([](const db::LaneStatus& lane) { return lane.batch_ms < k_batch_ms; })) return false;
  if (all([](const db::LaneStatus& lane) { return lane.failing.empty() && lane.written_ms < k_fresh_ms; }))
    return true;
  ask_write(lanes.size());
  return good_by(write_, until);
}

void measure_lanes(const db::Database& database) {
  const auto lanes = database.lanes();
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const auto set = [&](const std::string& name, const std::string& help, double value) {
      metrics::gauge(name, help, {{"lane", std::to_string(i)}}).set(value);
    };
    set("partnerd_lane_waiting", "Closures waiting in the lane.", static_cast<double>(lanes[i].waiting));
    set("partnerd_lane_batches", "Batches committed.", static_cast<double>(lanes[i].batches));
    set("partnerd_lane_closures", "Closures run.", static_cast<double>(lanes[i].closures));
    set("partnerd_lane_conflicts", "Batches run again one by one.", static_cast<double>(lanes[i].conflicts));
    set("partnerd_lane_retries", "Tries after a lost connection.", static_cast<double>(lanes[i].retries));
    set("partnerd_lane_failing_seconds", "Since when nothing can be written; 0: it can.",
        static_cast<double>(lanes[i].failing_ms) / 1000);
    set("partnerd_lane_since_write_seconds", "Since rows were last written for good.",
        static_cast<double>(lanes[i].written_ms) / 1000);
  }
}

}  // namespace pc::edge
