// One column written anew: stopped anywhere and begun again, every row gets it once. Here: answers of request keys.
#include "core/jobs/rewrite.hpp"
#include "support/engine.hpp"

namespace pc::jobs {
namespace {

const db::Statement insert_row{
    "test.insert_old_answer",
    "INSERT INTO idempotency (tenant_id, request_key, request_hash, route, status, answer, created_at) "
    "VALUES ($1, $2, '', '', 200, 'old', 0)"};
const db::Statement page{
    "test.old_answers_everywhere",
    "SELECT tenant_id, request_key, answer FROM idempotency WHERE (tenant_id, request_key) > ($1, $2) "
    "AND answer NOT LIKE $3 ORDER BY tenant_id, request_key LIMIT 100"};
const db::Statement change{
    "test.change_answer",
    "UPDATE idempotency SET answer = $4 WHERE tenant_id = $1 AND request_key = $2 AND answer = $3"};
const db::Statement count_new{"test.new_answers_everywhere",
                              "SELECT COUNT(*) FROM idempotency WHERE answer = 'new:1'"};
const db::Statement overtake{
    "test.overtake", "UPDATE idempotency SET answer = 'newest' WHERE tenant_id = $1 AND request_key = '0'"};

class Rewriting : public support::Engine {
 protected:
  static constexpr int k_rows = 250;
  const Rewrite what{page, change, {std::int64_t{0}, std::string()}};

  void fill() {
    open().start();
    for (const std::int64_t tenant : {1, 2})
      open().write(TenantId(tenant), [&](db::Transaction& tx) {
        std::vector<db::Params> all;
        for (int i = 0; i < k_rows; ++i) all.push_back({tenant, std::to_string(i)});
        tx.change_each(insert_row, all);
        return true;
      });
  }
  std::int64_t written() {
    std::int64_t count = 0;
    open().read([&](db::Reader& reader) { count = reader.one(count_new).integer(0); });
    return count;
  }
  std::int64_t run(const std::function<std::optional<std::string>(const std::string&)>& fresh) {
    return rewrite(open(), what, "new:%", fresh);
  }
};
PC_ON_BOTH_ENGINES(Rewriting)

TEST_P(Rewriting, stopped_anywhere_and_begun_again_every_row_is_written_once) {
  fill();
  int seen = 0;
  const auto stops = [&](const std::string&) -> std::optional<std::string> {
    if (++seen % 120 == 0) throw std::runtime_error("stopped");
    return "new:1";
  };
  std::int64_t before = 0, more = 0;
  for (int stop = 0; stop < 4; ++stop) {
    EXPECT_THROW(run(stops), std::runtime_error);
    more = written() - before;
    EXPECT_EQ(more, 100) << "a page is whole or not begun";
    before += more;
    seen = 0;
  }
  EXPECT_EQ(run([](const std::string&) { return std::optional<std::string>("new:1"); }), 2 * k_rows - before);
  EXPECT_EQ(written(), 2 * k_rows);
  EXPECT_EQ(run(stops), 0);
}

TEST_P(Rewriting, what_somebody_else_changed_meanwhile_stays) {
  fill();
  bool once = false;
  EXPECT_EQ(run([&](const std::string&) {
              if (!once)
                open().write(TenantId(1),
                             [](db::Transaction& tx) { return tx.change(overtake, {std::int64_t{1}}) == 1; });
              once = true;
              return std::optional<std::string>("new:1");
            }),
            2 * k_rows - 1);
  EXPECT_EQ(written(), 2 * k_rows - 1);
}

TEST_P(Rewriting, a_row_that_cannot_be_written_does_not_stop_the_others) {
  fill();
  int seen = 0;
  const auto picky = [&](const std::string&) {
    return ++seen % 50 == 0 ? std::nullopt : std::optional<std::string>("new:1");
  };
  EXPECT_EQ(run(picky), 2 * k_rows - 10);
}

}  // namespace
}  // namespace pc::jobs
