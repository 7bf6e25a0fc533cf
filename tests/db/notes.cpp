#include "notes.hpp"

namespace pc::db::test {

const Statement insert_note{"test.insert_note",
                            "INSERT INTO note (tenant_id, number, body) VALUES ($1, $2, $3)"};
const Statement insert_note_once{"test.insert_note_once",
                                 "INSERT INTO note (tenant_id, number, body) VALUES ($1, $2, $3) "
                                 "ON CONFLICT (tenant_id, number) DO NOTHING RETURNING number"};
const Statement change_note{"test.change_note",
                            "UPDATE note SET body = $3 WHERE tenant_id = $1 AND number = $2"};
const Statement select_note{"test.select_note", "SELECT body FROM note WHERE tenant_id = $1 AND number = $2"};
const Statement select_notes{"test.select_notes",
                             "SELECT number, body FROM note WHERE tenant_id = $1 ORDER BY number"};
const Statement count_notes{"test.count_notes", "SELECT count(*) FROM note WHERE tenant_id = $1"};
const Append note_rows{
    "test.note_rows",
    "note",
    {{"tenant_id", ColumnType::integer}, {"number", ColumnType::integer}, {"body", ColumnType::text}}};

std::string Notes::migrations() const {
  static const support::ScratchFolder folder("migrations");
  static const std::string file =
      folder.write("0001_note.sql",
                   "-- For tests.\n"
                   "CREATE TABLE note (tenant_id BIGINT NOT NULL, number BIGINT NOT NULL,\n"
                   "  body TEXT, PRIMARY KEY (tenant_id, number));\n");
  return folder.path();
}

Database& Notes::started(Options options) {
  if (options.lanes == 0) options.lanes = 1;
  Database& database = open(options);
  database.start();
  return database;
}

std::vector<Finished> Notes::batch(Database& database, const std::vector<Database::Closure>& closures,
                                   const std::vector<std::string>& keys) {
  std::promise<void> held;
  std::promise<void> go;
  auto gate = go.get_future().share();
  std::atomic<bool> first = true;
  database.submit(
      tenant, {},
      [&, gate](Transaction&) {
        if (first.exchange(false)) held.set_value();
        gate.wait();
        return true;
      },
      [](const Finished&) {});
  held.get_future().wait();
  std::vector<std::promise<Finished>> answers(closures.size());
  for (std::size_t i = 0; i < closures.size(); ++i)
    database.submit(tenant, i < keys.size() ? keys[i] : "", closures[i],
                    [&answers, i](Finished finished) { answers[i].set_value(std::move(finished)); });
  go.set_value();
  std::vector<Finished> all;
  for (auto& answer : answers) all.push_back(answer.get_future().get());
  return all;
}

std::string Notes::stored() {
  std::string text;
  open().read([&](Reader& reader) {
    text.clear();
    reader.each(select_notes, {tenant.value}, [&](const Row& row) {
      text += (text.empty() ? "" : " ") + std::to_string(row.integer(0)) + "=" +
              (row.null(1) ? "-" : row.text(1));
      return true;
    });
  });
  return text;
}

Database::Closure note(std::int64_t number, const std::string& text) {
  return [=](Transaction& tx) { return tx.change(insert_note, {tenant.value, number, text}) == 1; };
}

Database::Closure gathered_note(std::int64_t number, const std::string& text) {
  return [=](Transaction& tx) {
    tx.append(note_rows, {tenant.value, number, text});
    return true;
  };
}

Database::Closure refusing(Database::Closure closure) {
  return [closure = std::move(closure)](Transaction& tx) {
    closure(tx);
    return false;
  };
}

Database::Closure throwing(Database::Closure closure) {
  return [closure = std::move(closure)](Transaction& tx) -> bool {
    closure(tx);
    throw std::runtime_error("thrown by the closure");
  };
}

}  // namespace pc::db::test
