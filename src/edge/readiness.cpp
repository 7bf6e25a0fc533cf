#include "readiness.hpp"

#include <algorithm>

#include "telemetry/metrics.hpp"

namespace pc::edge {
namespace {

const db::Statement select_one{"edge.ready", "SELECT 1"};

}  // namespace

std::string Health::json() const {
  return std::string(R"({"database":")") + (database ? "ok" : "unavailable") + R"(","lane_backlog":)" +
         std::to_string(backlog) + R"(,"lane_backlog_bearable":)" + std::to_string(bearable) +
         R"(,"lane_capacity":)" + std::to_string(capacity) + "}";
}

Readiness::Readiness(db::Database& database, int bearable)
    : database_(database), bearable_(static_cast<std::size_t>(bearable)), asker_(1) {}

Readiness::~Readiness() = default;

void Readiness::ask(std::function<void(const Health&)> done) {
  asker_.submit([this, done = std::move(done)] { done(health()); });
}

Health Readiness::health() {
  Health health;
  health.database = database_answers();
  for (const auto& lane : database_.lanes()) {
    health.backlog = std::max(health.backlog, lane.waiting);
    health.capacity = lane.capacity;
  }
  health.bearable = bearable_ > 0 ? bearable_ : health.capacity * 9 / 10;
  return health;
}

bool Readiness::database_answers() {
  const auto over = [](Probe& probe) {
    const std::lock_guard lock(probe.mutex);
    return probe.finished;
  };
  if (!probe_ || over(*probe_)) {
    probe_ = std::make_shared<Probe>();
    database_.submit_read([](db::Reader& reader) { reader.one(select_one); },
                          [probe = probe_](const std::string& error) {
                            const std::lock_guard lock(probe->mutex);
                            probe->finished = true;
                            probe->good = error.empty();
                            probe->answered.notify_all();
                          });
  }
  std::unique_lock lock(probe_->mutex);
  probe_->answered.wait_for(lock, k_deadline, [&] { return probe_->finished; });
  return probe_->finished && probe_->good;
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
  }
}

}  // namespace pc::edge
