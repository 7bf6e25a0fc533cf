#include "worker.hpp"

#include <boost/asio/post.hpp>

#include <ctime>

#include "message.hpp"
#include "session.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::http {
namespace {

constexpr int k_gzip_level_each_time = 1;  // answers are small and the thread is shared

std::chrono::milliseconds sweep_interval(const Options& options) {
  auto shortest =
      std::min({options.header_timeout, options.body_timeout, options.idle_timeout, options.handler_timeout});
  return std::clamp(shortest / 4, std::chrono::milliseconds(10), std::chrono::milliseconds(1000));
}

}  // namespace

Worker::Worker(Shared& shared)
    : shared_(shared),
      context_(1),
      guard_(context_.get_executor()),
      sweeper_(context_.get_executor()),
      sweep_every_(sweep_interval(shared.options)),
      gzip_(k_gzip_level_each_time) {}

Worker::~Worker() { join(); }

void Worker::run() {
  boost::asio::post(context_, [this] { sweep(); });
  thread_ = std::thread([this] {
    for (;;) {
      try {
        context_.run();
        return;
      } catch (const std::exception& error) {
        log::error("an I/O thread goes on after an exception", {{"what", error.what()}});
      }
    }
  });
}

void Worker::begin_stop() {
  boost::asio::post(context_, [this] {
    stopping_ = true;
    for (Session* session : sessions_) session->close_if_idle();
  });
}

void Worker::abandon_all() {
  boost::asio::post(context_, [this] {
    stopping_ = true;
    const std::vector<Session*> all(sessions_.begin(), sessions_.end());
    for (Session* session : all) session->abandon();
  });
}

void Worker::join() {
  if (!thread_.joinable()) return;
  boost::asio::post(context_, [this] {
    guard_.reset();
    stopping_ = true;
    if (sessions_.empty()) sweeper_.cancel();
  });
  thread_.join();
}

void Worker::enter(Session& session) {
  sessions_.insert(&session);
  load_.fetch_add(1, std::memory_order_relaxed);
  shared_.open.add(1);
}

void Worker::leave(Session& session) {
  sessions_.erase(&session);
  load_.fetch_sub(1, std::memory_order_relaxed);
  shared_.open.add(-1);
  shared_.connections.fetch_sub(1);
  if (stopping_ && sessions_.empty()) sweeper_.cancel();
}

// One timer a thread looks after all deadlines: arming one for every read and write would cost more than
// parsing.
void Worker::sweep() {
  sweeper_.expires_after(sweep_every_);
  sweeper_.async_wait([this](boost::system::error_code error) {
    if (error || (stopping_ && sessions_.empty())) return;
    const auto now = SteadyClock::now();
    std::vector<Session*> late;
    for (Session* session : sessions_)
      if (session->is_late(now)) late.push_back(session);
    // Ending one may destroy it, but never another.
    for (Session* session : late) session->end_waiting();
    sweep();
  });
}

std::string_view Worker::date() {
  const auto second = static_cast<std::int64_t>(std::time(nullptr));
  if (second != date_second_) {
    date_second_ = second;
    date_ = http_date(second);
  }
  return date_;
}

void Worker::count(std::string_view route, int status, double seconds) {
  auto by_route = counted_.find(route);
  if (by_route == counted_.end())
    by_route = counted_.emplace(route, std::unordered_map<int, RouteMetrics>()).first;
  auto found = by_route->second.find(status);
  if (found == by_route->second.end()) {
    const std::string route_text(route);
    const std::string status_text = std::to_string(status);
    found =
        by_route->second
            .emplace(status,
                     RouteMetrics{
                         metrics::counter("partnerd_http_requests_total", "Requests by route and status.",
                                          {{"route", route_text}, {"status", status_text}}),
                         metrics::histogram(
                             "partnerd_http_request_seconds", "Seconds from the whole request to its answer.",
                             metrics::latency_buckets(), {{"route", route_text}, {"status", status_text}})})
            .first;
  }
  found->second.requests.add();
  found->second.seconds.observe(seconds);
}

}  // namespace pc::http
