// Lists asked by any choice of filters; reads one after the other.
#include "notes.hpp"

namespace pc::db::test {
namespace {

const Statement filtered{"test.filtered",
                         "SELECT number FROM note WHERE tenant_id = $1 [2:AND number >= $2] [3:AND body = $3] "
                         "ORDER BY [4=1:number DESC,] number"};

class Reading : public Notes {
 protected:
  std::string numbers(const Params& params) {
    std::string text;
    open().read([&](Reader& reader) {
      text.clear();
      for (const auto& row : reader.rows(filtered, params)) text += std::to_string(row.integer(0));
    });
    return text;
  }
};
PC_ON_BOTH_ENGINES(Reading)

Params asking(std::int64_t from, const std::string& body, std::int64_t order) {
  return {tenant.value, from, body, order};
}

TEST_P(Reading, a_list_answers_any_choice_of_its_filters) {
  Database& database = started();
  for (const auto& [number, body] : {std::pair{1, "a"}, {2, "b"}, {3, "a"}}) database.write(tenant, note(number, body));
  EXPECT_EQ(numbers(asking(0, "", 0)), "123");
  EXPECT_EQ(numbers(asking(2, "", 0)), "23");
  EXPECT_EQ(numbers(asking(0, "a", 1)), "31");
  EXPECT_EQ(numbers(asking(2, "a", 0)), "3");
  EXPECT_EQ(numbers(asking(0, "", 0)), "123");
}

TEST_P(Reading, a_statement_asked_for_many_parameters_answers_each_in_its_place) {
  static const Statement of_body{"test.of_body",
                                 "SELECT number, body FROM note WHERE tenant_id = $1 AND body = $2 "
                                 "ORDER BY number DESC LIMIT $3"};
  Database& database = started();
  const std::string odd = "{\"a\",\\ 云}";
  for (const auto& [number, body] : {std::pair<int, std::string>{1, "a"}, {2, odd}, {3, "a"}, {4, "a"}, {5, ""}})
    database.write(tenant, note(number, body));
  const auto asked = [](const std::string& body, std::int64_t limit) { return Params{tenant.value, body, limit}; };
  const std::vector<Params> wanted{asked("a", 2), asked("none", 9), asked(odd, 9), asked("", 9), asked("a", 2)};
  std::vector<std::string> found(wanted.size());
  database.read([&](Reader& reader) {
    reader.each_of(of_body, wanted, [&](std::size_t place, const Row& row) {
      found.at(place) += std::to_string(row.integer(0)) + row.text(1) + ".";
    });
  });
  EXPECT_EQ(found, (std::vector<std::string>{"4a.3a.", "", "2" + odd + ".", "5.", "4a.3a."}));
}

TEST_P(Reading, every_read_sees_what_was_written_before_it_was_asked) {
  Database& database = started();
  for (int i = 1; i <= 20; ++i) {
    database.write(tenant, note(i, "a"));
    database.read([&](Reader& reader) { EXPECT_EQ(reader.one(count_notes, {tenant.value}).integer(0), i); });
  }
}

TEST_P(Reading, reads_that_come_at_once_each_have_their_snapshot_and_a_wrong_one_disturbs_nobody) {
  static const Statement wrong{"test.wrong_read", "SELECT nothing_such FROM note WHERE tenant_id = $1"};
  Options options;
  options.readers = 1;
  Database& database = started(options);
  database.write(tenant, note(1, "a"));
  std::vector<std::promise<std::string>> faults(30);
  std::atomic<int> seen = 0;
  for (std::size_t i = 0; i < faults.size(); ++i)
    database.submit_read(
        [&, i](Reader& reader) {
          if (i % 3 == 1) return;  // asks nothing
          seen += static_cast<int>(reader.rows(i % 3 == 0 ? select_notes : wrong, {tenant.value}).size());
        },
        [&, i](std::string fault) { faults[i].set_value(std::move(fault)); });
  for (std::size_t i = 0; i < faults.size(); ++i) EXPECT_EQ(faults[i].get_future().get().empty(), i % 3 != 2);
  EXPECT_EQ(seen, 10);
}

}  // namespace
}  // namespace pc::db::test
