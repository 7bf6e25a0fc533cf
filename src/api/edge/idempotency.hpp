// The store of request keys with their answers: a repeat gets the first answer, whatever happened in between.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>

#include "platform/db/db.hpp"

namespace pc::edge {

struct StoredAnswer {
  std::string request_hash, route;
  int status = 0;
  std::string body;
};

/// One a lane: keys of the batch are looked up in one round trip; answers of this batch are seen at
/// once and follow its savepoints.
class Idempotency : public db::Participant {
 public:
  const StoredAnswer* find(TenantId tenant, const std::string& key) const;
  void store(db::Transaction& tx, TenantId tenant, const std::string& key, const StoredAnswer& answer, Instant now);

  void batch_begins(db::Transaction& tx, std::span<const JobKey> keys) override;
  void mark() override { marks_.push_back(added_.size()); }
  void undo() override;
  void release() override { marks_.pop_back(); }
  void committed() override { forget(); }
  void rolled_back() override { forget(); }

 private:
  using Key = std::pair<std::int64_t, std::string>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const noexcept {
      return std::hash<std::string>{}(key.second) ^ static_cast<std::size_t>(key.first);
    }
  };
  void forget();

  std::unordered_map<Key, StoredAnswer, KeyHash> known_;
  std::vector<Key> added_;
  std::vector<std::size_t> marks_;
};

}  // namespace pc::edge
