// What a batch keeps and what it undoes.
#include "notes.hpp"

namespace pc::db::test {
namespace {

using Batch = Notes;
PC_ON_BOTH_ENGINES(Batch)

std::vector<Fate> fates(const std::vector<Finished>& finished) {
  std::vector<Fate> all;
  for (const auto& each : finished) all.push_back(each.fate);
  return all;
}

TEST_P(Batch, commits_once_for_all_closures_that_were_waiting) {
  Database& database = started();
  const auto before = database.lanes().at(0).batches;
  const auto finished = batch(database, {note(1, "a"), note(2, "b"), gathered_note(3, "c")});
  EXPECT_EQ(fates(finished), std::vector<Fate>(3, Fate::committed));
  EXPECT_EQ(database.lanes().at(0).batches - before, 2u);  // the one that held the lane up, and ours
  EXPECT_EQ(stored(), "1=a 2=b 3=c");
}

TEST_P(Batch, undoes_a_refused_closure_alone) {
  Database& database = started();
  const auto finished = batch(database, {note(1, "a"), refusing(note(2, "b")),
                                         refusing(gathered_note(3, "c")), gathered_note(4, "d")});
  EXPECT_EQ(fates(finished), (std::vector{Fate::committed, Fate::refused, Fate::refused, Fate::committed}));
  EXPECT_EQ(stored(), "1=a 4=d");
}

TEST_P(Batch, undoes_a_throwing_closure_alone_and_keeps_its_words) {
  Database& database = started();
  const auto finished = batch(database, {note(1, "a"), throwing(note(2, "b")), note(3, "c")});
  EXPECT_EQ(fates(finished), (std::vector{Fate::committed, Fate::failed, Fate::committed}));
  EXPECT_EQ(finished[1].error, "thrown by the closure");
  EXPECT_EQ(stored(), "1=a 3=c");
}

TEST_P(Batch, undoes_a_closure_whose_row_clashes_with_a_key_alone) {
  Database& database = started();
  const auto finished = batch(database, {note(1, "a"), note(1, "again"), note(2, "b")});
  EXPECT_EQ(fates(finished), (std::vector{Fate::committed, Fate::failed, Fate::committed}));
  EXPECT_EQ(stored(), "1=a 2=b");
}

TEST_P(Batch, finds_the_closure_whose_gathered_row_clashes) {
  Database& database = started();
  const auto finished =
      batch(database, {gathered_note(1, "a"), gathered_note(1, "again"), gathered_note(2, "b")});
  EXPECT_EQ(fates(finished), (std::vector{Fate::committed, Fate::failed, Fate::committed}));
  EXPECT_EQ(stored(), "1=a 2=b");
}

TEST_P(Batch, survives_a_wrong_statement_of_one_closure) {
  static const Statement wrong{"test.wrong", "SELECT nothing_such FROM note WHERE tenant_id = $1"};
  Database& database = started();
  const auto finished =
      batch(database,
            {note(1, "a"), [](Transaction& tx) { return tx.maybe(wrong, {7}).has_value(); }, note(2, "b")});
  EXPECT_EQ(fates(finished), (std::vector{Fate::committed, Fate::failed, Fate::committed}));
  EXPECT_EQ(stored(), "1=a 2=b");
}

TEST_P(Batch, a_closure_sees_what_those_before_it_changed) {
  Database& database = started();
  std::string seen;
  batch(database, {note(1, "a"), [&](Transaction& tx) {
                     seen = tx.one(select_note, {tenant.value, 1}).text(0);
                     return true;
                   }});
  EXPECT_EQ(seen, "a");
}

TEST_P(Batch, undoes_a_nested_part_alone) {
  Database& database = started();
  database.write(tenant, [](Transaction& tx) {
    note(1, "kept")(tx);
    const bool inner = tx.nested([&] {
      note(2, "undone")(tx);
      gathered_note(3, "undone")(tx);
      return false;
    });
    EXPECT_FALSE(inner);
    EXPECT_TRUE(tx.nested([&] { return note(4, "kept")(tx); }));
    return true;
  });
  EXPECT_EQ(stored(), "1=kept 4=kept");
}

TEST_P(Batch, undoes_kept_nested_parts_with_the_closure_around_them) {
  Database& database = started();
  const auto finished = database.write(tenant, [](Transaction& tx) {
    tx.nested([&] { return note(1, "a")(tx) && tx.nested([&] { return gathered_note(2, "b")(tx); }); });
    return false;
  });
  EXPECT_EQ(finished.fate, Fate::refused);
  EXPECT_EQ(stored(), "");
}

TEST_P(Batch, goes_on_after_a_clash_caught_around_a_nested_part) {
  Database& database = started();
  const auto finished = database.write(tenant, [](Transaction& tx) {
    note(1, "a")(tx);
    try {
      tx.nested([&] { return note(1, "again")(tx); });
    } catch (const Error& error) {
      EXPECT_EQ(error.failure, Failure::constraint);
    }
    return note(2, "b")(tx);
  });
  EXPECT_EQ(finished.fate, Fate::committed);
  EXPECT_EQ(stored(), "1=a 2=b");
}

TEST_P(Batch, undoes_what_a_reading_call_of_a_writing_statement_did) {
  Database& database = started();
  batch(database, {refusing([](Transaction& tx) {
                     return tx.maybe(insert_note_once, {tenant.value, 1, std::string("a")}).has_value();
                   }),
                   note(2, "b")});
  EXPECT_EQ(stored(), "2=b");
}

TEST_P(Batch, tells_how_many_rows_each_statement_changed) {
  Database& database = started();
  std::vector<std::int64_t> counts;
  std::vector<std::int64_t> single;
  database.write(tenant, [&](Transaction& tx) {
    note(1, "a")(tx);
    note(3, "c")(tx);
    counts = tx.change_each(change_note, std::vector<Params>{{tenant.value, 1, std::string("x")},
                                                             {tenant.value, 2, std::string("y")},
                                                             {tenant.value, 3, std::monostate{}}});
    single = {tx.change(insert_note_once, {tenant.value, 1, std::string("again")}),
              tx.change(change_note, {tenant.value, 1, std::string("z")})};
    return true;
  });
  EXPECT_EQ(counts, (std::vector<std::int64_t>{1, 0, 1}));
  EXPECT_EQ(single, (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(stored(), "1=z 3=-");
}

TEST_P(Batch, stores_any_text_and_nothing_as_they_are) {
  const std::string awkward = "{\"a\": [1, 'x', \\\\ , \"\"]}\n\t微信, NULL \xF0\x9F\x98\x80";
  Database& database = started();
  database.write(tenant, [&](Transaction& tx) {
    tx.append(note_rows, {tenant.value, INT64_MIN, awkward});
    tx.append(note_rows, {tenant.value, 2, std::monostate{}});
    tx.append(note_rows, {tenant.value, 3, std::string()});
    tx.append(note_rows, {tenant.value, 4, std::string("NULL")});
    return note(INT64_MAX, awkward)(tx);
  });
  EXPECT_EQ(stored(), std::to_string(INT64_MIN) + "=" + awkward + " 2=- 3= 4=NULL " +
                          std::to_string(INT64_MAX) + "=" + awkward);
}

TEST_P(Batch, a_search_takes_capitals_and_small_letters_for_the_same) {
  static const Statement search{"test.search",
                                "SELECT number FROM note WHERE tenant_id = $1 AND body LIKE $2 ESCAPE '!'"};
  Database& database = started();
  batch(database, {note(1, "Acme 微信"), note(2, "100%"), note(3, "1000")});
  database.read([](Reader& reader) {
    EXPECT_EQ(reader.rows(search, {tenant.value, std::string("%aCME%")}).size(), 1u);
    EXPECT_EQ(reader.rows(search, {tenant.value, std::string("%微%")}).size(), 1u);
    EXPECT_EQ(reader.rows(search, {tenant.value, std::string("%100!%%")}).size(), 1u);
  });
}

TEST_P(Batch, refuses_a_gathered_value_of_the_wrong_type_or_number) {
  Database& database = started();
  const auto finished =
      batch(database, {[](Transaction& tx) {
                         tx.append(note_rows, {tenant.value, std::string("1"), std::string("a")});
                         return true;
                       },
                       [](Transaction& tx) {
                         tx.append(note_rows, {tenant.value, 1});
                         return true;
                       },
                       gathered_note(2, "b")});
  EXPECT_EQ(fates(finished), (std::vector{Fate::failed, Fate::failed, Fate::committed}));
  EXPECT_EQ(stored(), "2=b");
}

TEST_P(Batch, writes_thousands_of_gathered_rows) {
  Database& database = started();
  std::vector<Database::Closure> closures;
  for (int i = 0; i < 500; ++i)
    closures.push_back([i](Transaction& tx) {
      for (int k = 0; k < 10; ++k) tx.append(note_rows, {tenant.value, i * 10 + k, std::string(100, 'x')});
      return i % 2 == 0;
    });
  batch(database, closures);
  database.read([](Reader& reader) { EXPECT_EQ(reader.one(count_notes, {tenant.value}).integer(0), 2500); });
}

}  // namespace
}  // namespace pc::db::test
