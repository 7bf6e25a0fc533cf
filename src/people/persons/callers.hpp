// Public: callers known for a moment, so that the hot path asks no database, and how they are forgotten.
#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::persons {

/// Something that remembers callers.
class Memory {
 public:
  Memory() = default;
  virtual ~Memory() = default;
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  virtual void drop(access::PersonId person) = 0;
  virtual void drop_all() = 0;
};

/// What other processes change (sign-outs, roles) is honoured when an entry has aged k_cache_seconds; what this one
/// changes at once. Entry has a member `who`.
template <class Entry>
class Cache : public Memory {
 public:
  static constexpr std::int64_t k_cache_seconds = 5;
  static constexpr std::size_t k_entries_max = 50'000;

  std::optional<Entry> find(const std::string& key, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end() || now >= found->second.first.plus_seconds(k_cache_seconds))
      return std::nullopt;
    return found->second.second;
  }
  /// To be asked before an entry is read from the database, and given to `put`.
  std::uint64_t generation() {
    const std::lock_guard lock(mutex_);
    return generation_;
  }
  /// Keeps the entry unless something was dropped since it was read: it may be of before.
  void put(const std::string& key, Entry entry, Instant now, std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation != generation_) return;
    if (entries_.size() > k_entries_max) entries_.clear();
    entries_[key] = {now, std::move(entry)};
  }
  void drop(const std::string& key) {
    const std::lock_guard lock(mutex_);
    ++generation_;
    entries_.erase(key);
  }
  void drop(access::PersonId person) override {
    const std::lock_guard lock(mutex_);
    ++generation_;
    std::erase_if(entries_, [&](const auto& entry) { return entry.second.second.who.person == person; });
  }
  void drop_all() override {
    const std::lock_guard lock(mutex_);
    ++generation_;
    entries_.clear();
  }

 private:
  std::mutex mutex_;
  std::uint64_t generation_ = 0;
  std::unordered_map<std::string, std::pair<Instant, Entry>> entries_;
};

/// What rooms that use this one remember of callers; made by this room.
class Callers {
 public:
  explicit Callers(db::Database& database);
  /// Before the first request.
  void remembered_by(Memory& memory) { memories_.push_back(&memory); }

 private:
  friend void forget(db::Transaction& tx, access::PersonId id);
  friend void forget_everybody(db::Transaction& tx);
  class Leaving;
  std::size_t slot_;
  std::vector<Memory*> memories_;
};

/// What is remembered of a person, or of all, is forgotten once the transaction is durable.
void forget(db::Transaction& tx, access::PersonId id);
void forget_everybody(db::Transaction& tx);

}  // namespace pc::persons
