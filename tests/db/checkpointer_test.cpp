// SQLite's log goes into the file beside the lane.
#include <chrono>
#include <filesystem>
#include <thread>

#include "notes.hpp"

namespace pc::db::test {
namespace {

namespace fs = std::filesystem;
using Log = Notes;
PC_ON_BOTH_ENGINES(Log)

TEST_P(Log, is_copied_into_the_file_before_the_lane_would_have_to) {
  if (on_postgres()) GTEST_SKIP() << "of SQLite";
  Database& database = started();
  const std::string body(3'000, 'x');
  // Six megabytes: more than a thousand pages and fewer than the four thousand at which the lane lends a hand.
  for (std::int64_t batch = 0; batch < 8; ++batch) {
    const auto finished = database.write(tenant, [&](Transaction& tx) {
      for (std::int64_t i = 0; i < 250; ++i) tx.append(note_rows, {tenant.value, batch * 250 + i, body});
      return true;
    });
    ASSERT_EQ(finished.fate, Fate::committed);
  }
  const fs::path file = storage().url().substr(std::string_view("sqlite:").size());
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (fs::file_size(file) < 3'000'000 && std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  EXPECT_GE(fs::file_size(file), 3'000'000u);
  EXPECT_GT(fs::file_size(file.string() + "-wal"), 5'000'000u) << "the log is still that of all batches";
}

}  // namespace
}  // namespace pc::db::test
