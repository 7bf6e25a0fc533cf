#include "node_lease.hpp"

#include <unistd.h>

#include <array>
#include <map>

#include "platform/base/hash.hpp"
#include "platform/db/sql.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::jobs {
namespace {

constexpr int k_nodes = 1024;

struct Ends {
  int node;
  Instant ends_at;
};
const db::Sql<db::None, Ends> select_nodes{"jobs.nodes",
                                           "SELECT node, ends_at FROM node_lease ORDER BY node"};
struct Lease {
  int node;
  std::string holder;
  Instant ends_at;
};
const db::Sql<Lease> insert_node{"jobs.insert_node",
                                 db::insert_into<Lease>("node_lease") + " ON CONFLICT (node) DO NOTHING"};
struct TakeOver {
  int node;
  std::string holder;
  Instant ends_at, ended_at;
};
/// No row: another process was faster.
const db::Sql<TakeOver> take_over{
    "jobs.take_over_node",
    "UPDATE node_lease SET holder = :holder, ends_at = :ends_at WHERE node = :node AND ends_at = :ended_at"};
const db::Sql<Lease> renew_node{
    "jobs.renew_node", "UPDATE node_lease SET ends_at = :ends_at WHERE node = :node AND holder = :holder"};
const db::Sql<Lease> release_node{
    "jobs.release_node",
    "UPDATE node_lease SET holder = '', ends_at = :ends_at WHERE node = :node AND holder = :holder"};

/// A stop is heard between two tries, which are half a second apart.
constexpr int k_looks_between_tries = 10;

std::string why_not(std::optional<int> wanted) {
  if (!wanted) return "all node numbers are taken";
  return "node " + std::to_string(*wanted) +
         " is another process's on this database; leave --node out and one that is free is taken";
}

/// For people who look into the table; random, because numbers of processes come again.
std::string own_name() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return valid_utf8(host.data()) + "/" + std::to_string(::getpid()) + "/" + random_hex(8);
}

struct Found {
  int node = -1;                    // none is free
  std::optional<Instant> ended_at;  // nothing: nobody ever had it
  Instant taken_until;              // of the wanted one that is not free
};

Found free_node(db::Reader& reader, std::optional<int> wanted, Instant now) {
  std::map<int, Instant> taken, ended;
  for (const auto& row : reader.rows(select_nodes, {}))
    (row.ends_at > now ? taken : ended).emplace(row.node, row.ends_at);
  for (int node = wanted.value_or(0); node < (wanted ? *wanted + 1 : k_nodes); ++node) {
    if (taken.contains(node)) continue;
    const auto before = ended.find(node);
    return {node, before == ended.end() ? std::nullopt : std::optional(before->second), {}};
  }
  return {-1, {}, wanted ? taken.at(*wanted) : Instant{}};
}

}  // namespace

NodeLease::NodeLease(db::Database& database, const Clock& clock, IdSource& ids)
    : database_(database), clock_(clock), ids_(ids), holder_(own_name()) {}

NodeLease::~NodeLease() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  if (node_ < 0) return;
  const Instant ended = ids_.give_up();
  try {
    database_.apart([&](db::Transaction& tx) { tx.change(release_node, {node_, holder_, ended}); });
  } catch (const std::exception& error) {
    log::warn("the node number is kept until its lease ends", {{"why", error.what()}});
  }
}

std::optional<Instant> NodeLease::try_take(std::optional<int> wanted) {
  const Instant now = clock_.now();
  Found found;
  bool taken = false;
  const Instant until = now.plus_seconds(k_node_seconds);
  database_.apart([&](db::Transaction& tx) {
    found = free_node(tx, wanted, now);
    if (found.node < 0) return;
    taken = found.ended_at ? tx.change(take_over, {found.node, holder_, until, *found.ended_at}) == 1
                           : tx.change(insert_node, {found.node, holder_, until}) == 1;
  });
  if (!taken) return found.taken_until;
  node_ = found.node;
  until_ = until;
  // Its last holder may have made ids up to the end of its time, which a clock ahead of ours said.
  const Instant from = std::max(now, found.ended_at.value_or(Instant()));
  ids_.grant(node_, {from, until_});
  return std::nullopt;
}

void NodeLease::take(std::optional<int> wanted) { take_within(wanted, 0); }

void NodeLease::take_within(std::optional<int> wanted, std::int64_t seconds,
                            const std::function<bool()>& stopping) {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  std::optional<Instant> seen;
  for (int tries = 1;; ++tries) {
    const auto taken_until = try_take(wanted);
    if (!taken_until) return;
    if (!wanted && tries < k_nodes) continue;  // somebody was faster: the next one
    const bool renewed = seen && *taken_until > *seen;
    if (renewed || std::chrono::steady_clock::now() >= give_up) throw std::runtime_error(why_not(wanted));
    if (!seen) log::warn("waiting for the node number", {{"node", std::to_string(wanted.value_or(-1))}});
    if (!seen) seen = taken_until;
    for (int i = 0; i < k_looks_between_tries; ++i) {
      if (stopping && stopping()) throw AskedToStop("stopped while waiting for the node number");
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
}

void NodeLease::renew() {
  const Instant now = clock_.now();
  if (now.plus_seconds(k_node_renewed_at) < until_) return;
  const Instant until = now.plus_seconds(k_node_seconds);
  bool ours = false;
  database_.apart([&](db::Transaction& tx) { ours = tx.change(renew_node, {node_, holder_, until}) == 1; });
  if (ours) {
    until_ = until;
    return ids_.extend(until);
  }
  log::error("the node number was lost to another process; taking another",
             {{"node", std::to_string(node_)}});
  ids_.give_up();
  take({});
}

void NodeLease::start() {
  thread_ = std::thread([this] { loop(); });
}

void NodeLease::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      renew();
    } catch (const std::exception& error) {
      log::warn("the node number could not be renewed", {{"why", error.what()}});
    }
    lock.lock();
    wake_.wait_for(lock, std::chrono::seconds(1), [&] { return stopping_; });
  }
}

}  // namespace pc::jobs
