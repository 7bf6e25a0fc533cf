// A part of a bill on its way to the customers: it lands while the next part is read.
#pragma once
#include <functional>
#include <future>
#include <memory>
#include <vector>

#include "landing.hpp"

namespace pc::consumption {

/// Some lines of one import. Every tenant's lines are one transaction, all tenants at once.
class Chunk {
 public:
  /// Begins at once; `lines` and `mappings` are not used after `settle`.
  Chunk(std::vector<UsageLine> lines, const Mappings& mappings);
  /// Waits, so that nothing refers to the lines afterwards.
  ~Chunk();
  Chunk(const Chunk&) = delete;
  Chunk& operator=(const Chunk&) = delete;

  /// Waits for all of it. Throws std::runtime_error when a transaction was not committed.
  imports::Landed settle();

 private:
  using Lines = std::vector<std::pair<Home, const UsageLine*>>;
  void write(TenantId tenant, std::function<void(db::Transaction&)> work);

  std::vector<UsageLine> lines_;
  std::map<TenantId, Lines> at_home_;
  std::vector<const UsageLine*> homeless_;
  std::map<TenantId, Landed> landed_;
  Queued queued_;
  std::vector<std::future<db::Finished>> pending_;
};

}  // namespace pc::consumption
