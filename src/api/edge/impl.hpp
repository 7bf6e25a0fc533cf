// What the edge is made of: edge.cpp lets requests in and reads, gate.cpp says who may go on, writing.cpp takes acts
// through their lane, built_in.cpp answers what is the edge's own.
#pragma once
#include <array>
#include <chrono>
#include <mutex>

#include "edge.hpp"
#include "errors.hpp"
#include "idempotency.hpp"
#include "pool.hpp"
#include "rate.hpp"
#include "readiness.hpp"
#include "request_context.hpp"

namespace pc::edge {

struct Edge::Impl {
  Impl(const EdgeServices& services_, const Limits& limits_)
      : services(services_),
        limits(limits_),
        router(services_.routes),
        per_key(limits.requests_per_second_per_key),
        per_account(limits.requests_per_second_per_account),
        readiness(services_.database, services_.clock, limits.ready_backlog, services_.disk_takes_more),
        pool(k_threads, k_waiting_most),
        strangers(k_stranger_threads, k_strangers_waiting_most) {
    slot = services.database.add_participant([] { return std::make_unique<Idempotency>(); });
    dialects[static_cast<std::size_t>(Dialect::portal)].errors = &portal_errors;
  }
  static constexpr int k_threads = 4, k_stranger_threads = 2;
  static constexpr std::size_t k_waiting_most = 10'000, k_strangers_waiting_most = 64;
  EdgeServices services;
  Limits limits;
  Router router;
  PortalErrors portal_errors;
  std::array<DialectParts, 3> dialects;
  RateLimit per_key, per_account, per_address{0};
  std::size_t slot = 0;
  http::SharedTextPtr openapi_text, docs_page, metrics;
  std::mutex metrics_mutex;
  std::chrono::steady_clock::time_point metrics_until;
  std::vector<std::pair<std::string, std::function<std::string()>>> pages;
  Readiness readiness;
  Pool pool, strangers;

  bool built_in(const http::Request& request, const http::Reply& reply);
  bool watched(const http::Request& request, const http::Reply& reply);
  http::SharedTextPtr metrics_text();
  void approach(const RequestContextPtr& context, std::function<void()> next);
  void enter(const RequestContextPtr& context);
  Outcome check_rate(const RequestContext& context, bool known);
  Outcome gate(RequestContext& context);
  void run(const RequestContextPtr& context);
  void run_read(const RequestContextPtr& context);
  void run_write(const RequestContextPtr& context);
  void submit_write(const RequestContextPtr& context, TenantId tenant);
  bool write_on_lane(RequestContext& context, TenantId tenant, db::Transaction& tx, Answer& answer,
                     bool& replayed);
  Result<std::string> act(RequestContext& context, work::Work& work, StepUpCheck* step_up, int& status,
                          audit::Note& note);
  StepUpCheck* step_up_of(const RequestContext& context) const;
  Outcome confirm_direct(RequestContext& context);
  void run_direct(const RequestContextPtr& context);
  void run_download(const RequestContextPtr& context);
};

}  // namespace pc::edge
