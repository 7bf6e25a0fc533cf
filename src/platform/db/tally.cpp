#include "tally.hpp"

#include <algorithm>
#include <map>

namespace pc::db {
namespace {

class Gathered : public Participant {
 public:
  explicit Gathered(const Statement& add) : add_(add) {}

  void count(Params key, std::int64_t number) { counted_.emplace_back(std::move(key), number); }

  void mark() override { marks_.push_back(counted_.size()); }
  void undo() override {
    counted_.resize(marks_.back());
    marks_.pop_back();
  }
  void release() override { marks_.pop_back(); }
  // In the order of keys, so that two processes do not wait for each other in a circle.
  void before_commit(Transaction& tx) override {
    struct Sum {
      std::int64_t count = 0, newest = 0;
    };
    std::map<Params, Sum> sums;
    for (const auto& [key, number] : counted_) {
      Sum& sum = sums[key];
      ++sum.count;
      sum.newest = std::max(sum.newest, number);
    }
    std::vector<Params> rows;
    for (const auto& [key, sum] : sums) {
      rows.push_back(key);
      rows.back().insert(rows.back().end(), {sum.count, sum.newest});
    }
    if (!rows.empty()) tx.change_each(add_, rows);
  }
  void committed() override { counted_.clear(); }
  void rolled_back() override {
    counted_.clear();
    marks_.clear();
  }

 private:
  const Statement& add_;
  std::vector<std::pair<Params, std::int64_t>> counted_;
  std::vector<std::size_t> marks_;
};

}  // namespace

Tally::Tally(Database& database, const Statement& add)
    : slot_(database.add_participant([&add] { return std::make_unique<Gathered>(add); })) {}

void Tally::count(Transaction& tx, Params key, std::int64_t number) const {
  static_cast<Gathered&>(tx.participant(slot_)).count(std::move(key), number);
}

}  // namespace pc::db
