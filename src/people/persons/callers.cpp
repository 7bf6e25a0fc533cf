#include "callers.hpp"

namespace pc::persons {

/// Of one lane: who has changed in what it is about to commit.
class Callers::Leaving : public db::Participant {
 public:
  explicit Leaving(const Callers& callers) : callers_(callers) {}
  void person(access::PersonId id) { persons_.push_back(id); }
  void everybody() { everybody_ = true; }
  void committed() override {
    for (auto* memory : callers_.memories_) {
      for (const auto id : persons_) memory->drop(id);
      if (everybody_) memory->drop_all();
    }
    rolled_back();
  }
  void rolled_back() override {
    persons_.clear();
    everybody_ = false;
  }

 private:
  const Callers& callers_;
  std::vector<access::PersonId> persons_;
  bool everybody_ = false;
};

Callers::Callers(db::Database& database)
    : slot_(database.add_participant([this] { return std::make_unique<Leaving>(*this); })) {}

void forget(db::Transaction& tx, access::PersonId id) {
  if (const auto* callers = tx.services().find<Callers>())
    static_cast<Callers::Leaving&>(tx.participant(callers->slot_)).person(id);
}

void forget_everybody(db::Transaction& tx) {
  if (const auto* callers = tx.services().find<Callers>())
    static_cast<Callers::Leaving&>(tx.participant(callers->slot_)).everybody();
}

}  // namespace pc::persons
