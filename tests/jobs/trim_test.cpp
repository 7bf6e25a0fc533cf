// Old rows go, young ones stay, over page and tenant boundaries. The rows are those of request keys.
#include "api/edge/edge.hpp"
#include "platform/base/limits.hpp"
#include "support/engine.hpp"

namespace pc::jobs {
namespace {

constexpr Instant k_noon{1'795'492'800'000'000};

const db::Statement insert_row{
    "test.insert_answer",
    "INSERT INTO idempotency (tenant_id, request_key, request_hash, route, status, answer, created_at) "
    "VALUES ($1, $2, '', '', 200, '', $3)"};
const db::Statement count_rows{"test.answers_everywhere",
                               "SELECT COUNT(*), MIN(created_at) FROM idempotency"};

class Trimming : public support::Engine {
 protected:
  void write(TenantId tenant, int rows, Instant at) {
    open().write(tenant, [&](db::Transaction& tx) {
      std::vector<db::Params> all;
      for (int i = 0; i < rows; ++i)
        all.push_back({tenant.value, std::to_string(i) + "@" + std::to_string(at.micros), at.micros});
      tx.change_each(insert_row, all);
      return true;
    });
  }
};
PC_ON_BOTH_ENGINES(Trimming)

TEST_P(Trimming, removes_what_is_old_of_every_tenant_and_nothing_else) {
  open().start();
  const Instant old = k_noon.plus_seconds(-limits::answers_kept_seconds - 1);
  const Instant young = k_noon.plus_seconds(-limits::answers_kept_seconds);
  for (const std::int64_t tenant : {1, 2, 3}) {
    write(TenantId(tenant), 1100, old);
    write(TenantId(tenant), 30, young);
  }
  EXPECT_EQ(edge::forget_old_answers(open(), k_noon), 3300);
  open().read([&](db::Reader& reader) {
    const auto row = reader.one(count_rows);
    EXPECT_EQ(row.integer(0), 90);
    EXPECT_EQ(row.instant(1), young);
  });
  EXPECT_EQ(edge::forget_old_answers(open(), k_noon), 0);
}

}  // namespace
}  // namespace pc::jobs
