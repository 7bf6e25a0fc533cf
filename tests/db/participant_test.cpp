// State beside the transaction: told of every savepoint, and asked before the commit.
#include "notes.hpp"

namespace pc::db::test {
namespace {

/// Writes down what it is told; may object to the commit, so often.
class Diary : public Participant {
 public:
  explicit Diary(std::string& text, std::atomic<int>& objections) : text_(text), objections_(objections) {}
  void mark() override { text_ += "mark "; }
  void undo() override { text_ += "undo "; }
  void release() override { text_ += "release "; }
  void batch_begins(Transaction&, std::span<const JobKey> keys) override {
    text_ += "begins(";
    for (const auto& each : keys) text_ += std::string(each.key) + ",";
    text_ += ") ";
  }
  void before_commit(Transaction& tx) override {
    text_ += "before_commit ";
    if (objections_ > 0) {
      --objections_;
      throw Conflict("something else was written meanwhile");
    }
    if (extra) tx.append(note_rows, {tenant.value, *extra, std::string("extra")});
    extra.reset();
  }
  void committed() override { text_ += "committed "; }
  void rolled_back() override {
    text_ += "rolled_back ";
    extra.reset();
  }

  std::optional<std::int64_t> extra;

 private:
  std::string& text_;
  std::atomic<int>& objections_;
};

class Participants : public Notes {
 protected:
  std::string text_;
  std::atomic<int> objections_ = 0;
  std::size_t slot_ = 0;

  Database& with_diary() {
    slot_ = open().add_participant([this] { return std::make_unique<Diary>(text_, objections_); });
    return started();
  }
  /// What was written down since the last call.
  std::string told() { return std::exchange(text_, {}); }
};
PC_ON_BOTH_ENGINES(Participants)

TEST_P(Participants, are_told_of_every_savepoint_properly_nested) {
  Database& database = with_diary();
  database.write(
      tenant,
      [](Transaction& tx) {
        tx.nested([] { return true; });
        tx.nested([] { return false; });
        return true;
      },
      "k1");
  EXPECT_EQ(told(), "begins(k1,) mark mark release mark undo release before_commit committed ");
  database.write(tenant, [](Transaction&) -> bool { throw std::runtime_error("no"); });
  EXPECT_EQ(told(), "begins() mark undo before_commit committed ");
}

TEST_P(Participants, may_gather_rows_before_the_commit) {
  Database& database = with_diary();
  database.write(tenant, [this](Transaction& tx) {
    static_cast<Diary&>(tx.participant(slot_)).extra = 5;
    return true;
  });
  EXPECT_EQ(stored(), "5=extra");
}

TEST_P(Participants, that_object_make_the_closures_run_again_one_by_one) {
  Database& database = with_diary();
  std::atomic<bool> first = true;
  const auto objecting = [&](Transaction& tx) {
    if (first.exchange(false)) objections_ = 1;
    return note(1, "a")(tx);
  };
  const auto finished = batch(database, {objecting, note(2, "b"), refusing(note(3, "c"))}, {"x", "y", ""});
  EXPECT_EQ(finished[0].fate, Fate::committed);
  EXPECT_EQ(finished[1].fate, Fate::committed);
  EXPECT_EQ(finished[2].fate, Fate::refused);
  EXPECT_EQ(stored(), "1=a 2=b");
  const auto text = told();
  EXPECT_NE(text.find("begins(x,y,) mark release mark release mark undo before_commit rolled_back "
                      "begins(x,) mark release before_commit committed "
                      "begins(y,) mark release before_commit committed "
                      "begins() mark undo before_commit committed "),
            std::string::npos)
      << text;
  EXPECT_EQ(database.lanes().at(0).conflicts, 1u);
}

TEST_P(Participants, that_object_for_ever_leave_the_closure_unanswered_in_the_end) {
  Database& database = with_diary();
  objections_ = 1000;
  const auto finished = database.write(tenant, note(1, "a"));
  EXPECT_EQ(finished.fate, Fate::unavailable);
  EXPECT_EQ(finished.error, "something else was written meanwhile");
  objections_ = 0;
  EXPECT_EQ(database.write(tenant, note(2, "b")).fate, Fate::committed);
  EXPECT_EQ(stored(), "2=b");
}

TEST_P(Participants, forget_when_a_gathered_row_was_refused) {
  Database& database = with_diary();
  batch(database, {gathered_note(1, "a"), gathered_note(1, "again")});
  const auto text = told();
  EXPECT_NE(text.find("before_commit rolled_back begins() mark release before_commit committed "
                      "begins() mark release before_commit rolled_back "),
            std::string::npos)
      << text;
  EXPECT_EQ(stored(), "1=a");
}

}  // namespace
}  // namespace pc::db::test
