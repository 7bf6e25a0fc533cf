// PostgreSQL as an engine: prepared statements by parameter types, sets by arrays, pipelines.
#include <algorithm>
#include <charconv>
#include <map>

#include "platform/db/clauses.hpp"
#include "platform/db/connection.hpp"
#include "session.hpp"

namespace pc::db {
namespace {

using postgres::ResultPtr;
using postgres::Session;

constexpr Oid k_int8 = 20, k_int2 = 21, k_int4 = 23, k_text = 25, k_varchar = 1043, k_int8_array = 1016,
              k_text_array = 1009;

/// Parameters in libpq's form; keeps the texts alive.
struct Bound {
  std::vector<std::string> texts;
  std::vector<const char*> values;
  std::vector<Oid> types;

  void add(std::string text, Oid type) {
    texts.push_back(std::move(text));
    types.push_back(type);
  }
  void finish(const std::vector<bool>& nulls) {
    for (std::size_t i = 0; i < texts.size(); ++i) values.push_back(nulls[i] ? nullptr : texts[i].c_str());
  }
  int count() const { return static_cast<int>(texts.size()); }
};

/// libpq would cut a text at its first zero byte, without a word.
const std::string& whole(const std::string& text) {
  if (text.find('\0') != std::string::npos) throw Error(Failure::bug, "a text with a zero byte");
  return text;
}

Bound bind(const Params& params) {
  Bound bound;
  std::vector<bool> nulls;
  for (const auto& value : params) {
    nulls.push_back(std::holds_alternative<std::monostate>(value));
    if (const auto* number = std::get_if<std::int64_t>(&value))
      bound.add(std::to_string(*number), k_int8);
    else if (const auto* text = std::get_if<std::string>(&value))
      bound.add(whole(*text), k_text);
    else
      bound.add({}, 0);
  }
  bound.finish(nulls);
  return bound;
}

void append_quoted(std::string& array, const std::string& text) {
  array.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') array.push_back('\\');
    array.push_back(c);
  }
  array.push_back('"');
}

std::string array_of(std::span<const Params> rows, std::size_t column) {
  std::string array = "{";
  for (const auto& row : rows) {
    if (array.size() > 1) array.push_back(',');
    if (const auto* number = std::get_if<std::int64_t>(&row[column]))
      array += std::to_string(*number);
    else if (const auto* text = std::get_if<std::string>(&row[column]))
      append_quoted(array, whole(*text));
    else
      array += "NULL";
  }
  return array + "}";
}

/// SQLite's LIKE takes a and A for the same, PostgreSQL's does not. People who search want the former.
std::string ignoring_case(std::string sql) {
  constexpr std::string_view like = " LIKE ";
  for (auto at = sql.find(like); at != std::string::npos; at = sql.find(like, at + like.size()))
    sql.replace(at, like.size(), " ILIKE ");
  return sql;
}

Bound arrays_of(const Set& set) {
  Bound bound;
  const auto& columns = set.append->columns;
  for (std::size_t i = 0; i < columns.size(); ++i)
    bound.add(array_of(set.rows, i), columns[i].type == ColumnType::integer ? k_int8_array : k_text_array);
  bound.finish(std::vector<bool>(columns.size(), false));
  return bound;
}

std::string set_sql(const Append& append) {
  std::string names;
  std::string arrays;
  for (std::size_t i = 0; i < append.columns.size(); ++i) {
    names += (i == 0 ? "" : ", ") + append.columns[i].name;
    arrays += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
  }
  return "INSERT INTO " + std::string(append.table) + " (" + names + ") SELECT * FROM unnest(" + arrays + ")";
}

/// Whether a column of the parameters is integers or texts throughout.
bool alike(std::span<const Params> rows) {
  const Params& first = rows.front();
  return !first.empty() && std::all_of(rows.begin(), rows.end(), [&](const Params& row) {
    return std::equal(row.begin(), row.end(), first.begin(), first.end(), [](const Value& one, const Value& other) {
      return one.index() == other.index() && !std::holds_alternative<std::monostate>(one);
    });
  });
}

Bound arrays_of(std::span<const Params> rows) {
  Bound bound;
  const Params& first = rows.front();
  for (std::size_t i = 0; i < first.size(); ++i)
    bound.add(array_of(rows, i), std::holds_alternative<std::int64_t>(first[i]) ? k_int8_array : k_text_array);
  bound.finish(std::vector<bool>(first.size(), false));
  return bound;
}

/// The statement for each of a set of parameters, in their order: running it costs less than a statement's messages.
/// OFFSET 0 keeps the planner from joining the tables inside by hashes of all their rows.
std::string each_sql(std::string_view sql, std::size_t params) {
  std::string arrays, names, inside;
  for (std::size_t i = 1; i <= params; ++i) {
    arrays += (i == 1 ? "$" : ", $") + std::to_string(i);
    names += "p" + std::to_string(i) + ", ";
  }
  for (const char c : sql)
    if (c == '$') inside += "each_of.p";
    else inside.push_back(c);
  return "SELECT each_of.place, found.* FROM unnest(" + arrays + ") WITH ORDINALITY AS each_of (" + names +
         "place), LATERAL (" + inside + " OFFSET 0) found";
}

Value value_of(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) return std::monostate{};
  const char* text = PQgetvalue(result, row, column);
  const auto length = static_cast<std::size_t>(PQgetlength(result, row, column));
  switch (PQftype(result, column)) {
    case k_int8:
    case k_int4:
    case k_int2: {
      std::int64_t number = 0;
      std::from_chars(text, text + length, number);
      return number;
    }
    case k_text:
    case k_varchar: return std::string(text, length);
    default:
      throw Error(Failure::bug,
                  std::string("a column that is neither integer nor text: ") + PQfname(result, column));
  }
}

Row row_of(const PGresult* result, int row, int first = 0) {
  std::vector<Value> values;
  const int columns = PQnfields(result);
  values.reserve(static_cast<std::size_t>(columns));
  for (int c = first; c < columns; ++c) values.push_back(value_of(result, row, c));
  return Row(std::move(values));
}

class PostgresConnection : public Connection {
 public:
  PostgresConnection(const std::string& conninfo, Access access, std::int64_t deadline_ms)
      : session_(with_defaults(conninfo), std::chrono::milliseconds(deadline_ms)) {
    session_.prepare_commands();
    if (access == Access::only_read) session_.command("SET default_transaction_read_only = on");
    // Somebody who holds a lock for long is told apart from a server that is gone, and sooner.
    session_.command(("SET lock_timeout = " + std::to_string(deadline_ms * 3 / 10)).c_str());
    // A statement we gave up must not hold its locks until it ends by itself.
    set_if_known("SET client_connection_check_interval = '2s'");
    // Planning a short statement costs more than running it, and clauses leave nothing to guess from parameters.
    set_if_known("SET plan_cache_mode = force_generic_plan");
    // Such a plan may be made while a table is empty and live until it is large.
    set_if_known("SET enable_seqscan = off");
    // Pages that are asked for again are in memory or on a solid disk; at 4 a frequent name reads all its parts first.
    set_if_known("SET random_page_cost = 1.1");
    // A list of customers joins nine tables; what narrows it must not come last. Below geqo_threshold.
    set_if_known("SET join_collapse_limit = 11");
    set_if_known("SET from_collapse_limit = 11");
    // A plan reckoned for millions of rows of which twenty are asked would be compiled, and by several processes.
    set_if_known("SET jit = off");
    set_if_known("SET max_parallel_workers_per_gather = 0");
  }

  void begin_write() override { session_.defer(postgres::k_begin_write); }
  void begin_read() override { session_.defer(postgres::k_begin_read); }
  void end_read(bool another_follows) override {
    if (session_.idle()) return session_.drop_deferred();  // nothing was asked
    if (another_follows) return session_.defer(postgres::k_commit);
    session_.command(postgres::k_commit);
  }
  void commit(std::span<const Set> sets) override {
    if (sets.empty() && session_.idle()) return session_.drop_deferred();  // nothing was asked
    std::vector<Bound> bound;
    std::vector<std::string> names;
    for (const auto& set : sets) {
      set.append->mark.use("statement", set.append->name);
      bound.push_back(arrays_of(set));
      names.push_back(prepare(set.append->name, {k_append_numbers + set.append->number, 0, bound.back().types},
                              [&] { return set_sql(*set.append); }));
    }
    session_.commit(bound.size(),
                    [&](PGconn* connection, std::size_t i) { return send(connection, names[i], bound[i]); });
  }
  void rollback() noexcept override {
    session_.drop_deferred();
    if (!session_.usable() || session_.idle()) return;
    try {
      session_.command("ROLLBACK");
    } catch (const std::exception&) {
      // the connection is gone, and the transaction with it
    }
  }
  void savepoint(int level) override { session_.defer("SAVEPOINT s" + std::to_string(level)); }
  void release(int level) override { session_.defer("RELEASE s" + std::to_string(level)); }
  void rollback_to(int level) override {
    if (!session_.usable()) throw Error(Failure::lost, "the connection was lost");
    session_.defer("ROLLBACK TO s" + std::to_string(level));
    session_.defer("RELEASE s" + std::to_string(level));
  }

  void query(const Statement& statement, const Params& params,
             const std::function<bool(const Row&)>& row) override {
    const ResultPtr result = run(statement, params);
    check_columns(statement, result.get());
    for (int i = 0; i < PQntuples(result.get()); ++i)
      if (!row(row_of(result.get(), i))) return;
  }

  void query_each(const Statement& statement, std::span<const Params> params,
                  const std::function<void(std::size_t, const Row&)>& row) override {
    if (params.size() > 1 && alike(params)) return query_set(statement, params, row);
    const auto results = run_each(statement, params);
    if (!results.empty()) check_columns(statement, results.front().get());
    for (std::size_t at = 0; at < results.size(); ++at)
      for (int i = 0; i < PQntuples(results[at].get()); ++i) row(at, row_of(results[at].get(), i));
  }

  /// By a cursor: libpq would hold the whole answer in memory.
  void query_pages(const Statement& statement, const Params& params, std::size_t rows,
                   const std::function<bool(const Rows&)>& page) override {
    const std::string name = "c" + std::to_string(++names_given_);
    const auto choice = statement.clauses->choose(params);
    run_once("DECLARE " + name + " NO SCROLL CURSOR FOR " + ignoring_case(statement.clauses->text(choice)),
             bind(params), statement.name);
    const std::string fetch = "FETCH FORWARD " + std::to_string(rows) + " FROM " + name;
    for (bool wanted = true; wanted;) {
      const ResultPtr result = run_once(fetch, {}, statement.name);
      check_columns(statement, result.get());
      Rows gathered;
      for (int i = 0; i < PQntuples(result.get()); ++i) gathered.push_back(row_of(result.get(), i));
      if (!gathered.empty()) wanted = page(gathered);
      if (gathered.size() < rows) break;
    }
    run_once("CLOSE " + name, {}, statement.name);
  }

  std::int64_t execute(const Statement& statement, const Params& params) override {
    return changed(run(statement, params));
  }

  std::vector<std::int64_t> execute_each(const Statement& statement,
                                         std::span<const Params> params) override {
    std::vector<std::int64_t> all;
    for (const auto& result : run_each(statement, params)) all.push_back(changed(result));
    return all;
  }

  void script(const std::string& sql) override { session_.command(sql.c_str()); }
  bool remote() const override { return true; }
  bool usable() const override { return session_.usable(); }

 private:
  static constexpr int k_append_numbers = 1 << 20;
  static constexpr std::size_t k_prepared_max = 1000;

  /// Readers too want a node that may write: another one can be behind, or cut off without knowing it.
  static std::string with_defaults(const std::string& conninfo) {
    const bool uri = conninfo.starts_with("postgres://") || conninfo.starts_with("postgresql://");
    std::string text = conninfo;
    const auto add = [&](const std::string& name, const std::string& value) {
      if (conninfo.find(name + "=") != std::string::npos) return;
      if (uri)
        text += (text.find('?') == std::string::npos ? "?" : "&") + name + "=" + value;
      else
        text += " " + name + "=" + value;
    };
    add("connect_timeout", "2");
    add("target_session_attrs", "read-write");
    add("application_name", "partnerd");
    return text;
  }

  void set_if_known(const char* sql) {
    try {
      session_.command(sql);
    } catch (const Error& error) {
      if (error.failure != Failure::bug) throw;  // an older server
    }
  }

  static int send(PGconn* connection, const std::string& name, const Bound& bound) {
    return PQsendQueryPrepared(connection, name.c_str(), bound.count(), bound.values.data(), nullptr, nullptr,
                               0);
  }

  static std::int64_t changed(const ResultPtr& result) {
    const std::string_view text = PQcmdTuples(result.get());
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
  }

  void query_set(const Statement& statement, std::span<const Params> params,
                 const std::function<void(std::size_t, const Row&)>& row) {
    statement.mark.use("statement", statement.name);
    ensure(statement.clauses->none(), "a statement asked many times in one go has no clauses");
    const Bound bound = arrays_of(params);
    const std::string name = prepare(statement.name, {statement.number, 0, bound.types},
                                     [&] { return each_sql(statement.sql, bound.types.size()); });
    const ResultPtr result =
        session_.ask([&](PGconn* connection) { return send(connection, name, bound); }, statement.name);
    check_columns(statement, result.get(), 1);
    for (int i = 0; i < PQntuples(result.get()); ++i)
      row(static_cast<std::size_t>(std::get<std::int64_t>(value_of(result.get(), i, 0)) - 1),
          row_of(result.get(), i, 1));
  }

  /// Once a statement. `first`: the columns before it are ours.
  void check_columns(const Statement& statement, const PGresult* result, int first = 0) {
    const auto at = static_cast<std::size_t>(statement.number);
    if (checked_.size() <= at) checked_.resize(at + 1);
    if (checked_[at]) return;
    statement.check_columns(static_cast<std::size_t>(PQnfields(result) - first), [&](std::size_t column) {
      return PQfname(result, first + static_cast<int>(column));
    });
    checked_[at] = true;
  }

  /// Not prepared: its text is its own every time.
  ResultPtr run_once(const std::string& sql, const Bound& bound, const char* what) {
    return session_.ask(
        [&](PGconn* connection) {
          return PQsendQueryParams(connection, sql.c_str(), bound.count(), bound.types.data(), bound.values.data(),
                                   nullptr, nullptr, 0);
        },
        what);
  }

  ResultPtr run(const Statement& statement, const Params& params) {
    const Bound bound = bind(params);
    const std::string name = prepare(statement, params, bound.types);
    return session_.ask([&](PGconn* connection) { return send(connection, name, bound); }, statement.name);
  }

  std::vector<ResultPtr> run_each(const Statement& statement, std::span<const Params> params) {
    if (params.empty()) return {};
    std::vector<Bound> bound;
    for (const auto& each : params) bound.push_back(bind(each));
    ensure(statement.clauses->none(), "a statement asked many times in one go has no clauses");
    const std::string name = prepare(statement, params.front(), bound.front().types);
    return session_.pipeline(
        bound.size(), [&](PGconn* connection, std::size_t i) { return send(connection, name, bound[i]); },
        statement.name);
  }

  std::string prepare(const Statement& statement, const Params& params, const std::vector<Oid>& types) {
    statement.mark.use("statement", statement.name);
    if (prepared_.size() >= k_prepared_max) forget_prepared();
    const auto choice = statement.clauses->choose(params);
    return prepare(statement.name, {statement.number, choice, types}, [&] { return statement.clauses->text(choice); });
  }

  /// Callers may ask lists by any choice of filters; the server keeps a plan for each.
  void forget_prepared() {
    session_.deallocate_all();
    prepared_.clear();
  }

  /// Prepared once per choice of clauses and of parameter types, because a type is not always to be told from the text.
  using Key = std::tuple<int, Clauses::Choice, std::vector<Oid>>;
  std::string prepare(const char* what, const Key& key, const std::function<std::string()>& sql) {
    auto& name = prepared_[key];
    if (name.empty()) {
      const std::string text = ignoring_case(sql());
      const auto& types = std::get<2>(key);
      const std::string fresh = "p" + std::to_string(++names_given_);
      session_.ask(
          [&](PGconn* connection) {
            return PQsendPrepare(connection, fresh.c_str(), text.c_str(), static_cast<int>(types.size()),
                                 types.data());
          },
          what);
      name = fresh;
    }
    return name;
  }

  Session session_;
  int names_given_ = 0;
  std::map<Key, std::string> prepared_;
  std::vector<bool> checked_;  // by number of the statement
};

}  // namespace

std::unique_ptr<Connection> connect_postgres(const std::string& conninfo, Access access,
                                             std::int64_t deadline_ms) {
  return std::make_unique<PostgresConnection>(conninfo, access, deadline_ms);
}

}  // namespace pc::db
