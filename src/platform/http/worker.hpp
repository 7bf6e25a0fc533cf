// An I/O thread: its loop, its connections and what they share, so that none of it needs a lock.
#pragma once
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "body.hpp"
#include "encoding.hpp"
#include "http.hpp"
#include "peers.hpp"
#include "static_files.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::http {

class Session;

using Executor = boost::asio::io_context::executor_type;  // a known type: nothing erased on the hot path
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using SteadyClock = std::chrono::steady_clock;

/// What all threads of a server share; read-only but for the counters.
struct Shared {
  Options options;
  Handler& handler;
  StaticFiles files;
  std::atomic<std::size_t> connections{0};
  PeerCounts peers;
  Allowance bodies, spool;  // bytes that arrive in memory, that lie in files
  metrics::Gauge open;
  metrics::Gauge in_flight;
};

class Worker {
 public:
  explicit Worker(Shared& shared);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void run();          // starts the thread
  void begin_stop();   // any thread: idle connections close, the others after their answer
  void abandon_all();  // any thread: what is still open closes now
  void join();         // any other thread: when the last connection is gone

  boost::asio::io_context& context() { return context_; }
  Shared& shared() { return shared_; }
  std::size_t load() const { return load_.load(std::memory_order_relaxed); }

  // On this thread only.
  void enter(Session& session);
  void leave(Session& session);
  bool stopping() const { return stopping_; }
  std::string_view date();
  Gzip& gzip() { return gzip_; }
  void count(std::string_view route, int status, double seconds);

 private:
  using Timer =
      boost::asio::basic_waitable_timer<SteadyClock, boost::asio::wait_traits<SteadyClock>, Executor>;
  struct RouteMetrics {
    metrics::Counter requests;
    metrics::Histogram seconds;
  };
  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  void sweep();

  Shared& shared_;
  boost::asio::io_context context_;
  boost::asio::executor_work_guard<Executor> guard_;
  Timer sweeper_;
  std::chrono::milliseconds sweep_every_;
  std::unordered_set<Session*> sessions_;
  std::atomic<std::size_t> load_{0};
  bool stopping_ = false;
  std::int64_t date_second_ = -1;
  std::string date_;
  Gzip gzip_;
  std::unordered_map<std::string, std::unordered_map<int, RouteMetrics>, TextHash, std::equal_to<>> counted_;
  std::thread thread_;
};

}  // namespace pc::http
