// What the edge is made of: edge.cpp lets requests in and reads, writing.cpp takes acts through their lane.
#pragma once
#include <array>

#include "edge.hpp"
#include "errors.hpp"
#include "idempotency.hpp"
#include "passage.hpp"
#include "pool.hpp"
#include "rate.hpp"
#include "readiness.hpp"

namespace pc::edge {

struct Edge::Parts {
  Parts(const House& house_, Limits limits)
      : house(house_),
        router(house_.routes),
        per_key(limits.requests_per_second_per_key),
        per_account(limits.requests_per_second_per_account),
        readiness(house_.database, limits.ready_backlog),
        pool(k_threads) {
    slot = house.database.add_participant([] { return std::make_unique<Idempotency>(); });
    dialects[static_cast<std::size_t>(Dialect::portal)].errors = &portal_errors;
  }
  static constexpr int k_threads = 4;
  House house;
  Router router;
  PortalErrors portal_errors;
  std::array<DialectParts, 3> dialects;
  RateLimit per_key, per_account, per_address{0};
  std::size_t slot = 0;
  std::string openapi_text, docs_page;
  std::vector<std::pair<std::string, std::function<std::string()>>> pages;
  Readiness readiness;
  Pool pool;

  bool built_in(const http::Request& request, const http::Reply& reply);
  void admit(const PassagePtr& passage, Result<Caller> caller);
  Outcome gate(Passage& passage);
  void run(const PassagePtr& passage);
  void run_read(const PassagePtr& passage);
  void run_write(const PassagePtr& passage);
  void submit_write(const PassagePtr& passage, TenantId tenant);
  bool write_on_lane(Passage& passage, TenantId tenant, db::Transaction& tx, Answer& answer, bool& replayed);
  Result<std::string> act(Passage& passage, work::Work& work, StepUpCheck* step_up, int& status,
                          audit::Note& note);
  StepUpCheck* step_up_of(const Passage& passage) const;
  Outcome confirm_direct(Passage& passage);
  void run_direct(const PassagePtr& passage);
  void run_download(const PassagePtr& passage);
};

}  // namespace pc::edge
