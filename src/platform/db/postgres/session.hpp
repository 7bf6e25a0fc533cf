// One libpq session used asynchronously: every answer has our own deadline, because a hung server keeps its
// TCP connection alive for ever.
#pragma once
#include <libpq-fe.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace pc::db::postgres {

struct ResultDeleter {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultDeleter>;

inline constexpr const char* k_begin_write = "BEGIN ISOLATION LEVEL READ COMMITTED";
inline constexpr const char* k_begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
inline constexpr const char* k_commit = "COMMIT";

class Session {
 public:
  using Send = std::function<int(PGconn*, std::size_t)>;
  /// What came back from a pipeline: the results up to the first failure, and that failure.
  struct Answers {
    std::vector<ResultPtr> results;
    ResultPtr failed;
  };

  Session(const std::string& conninfo, std::chrono::milliseconds answer_deadline);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  bool usable() const { return usable_; }
  /// No transaction is open at the server.
  bool idle() const { return PQtransactionStatus(connection_) == PQTRANS_IDLE; }

  /// A command whose answer nobody needs alone (BEGIN, SAVEPOINT …): it travels with the next one, so that it
  /// costs no round trip. Its failure shows there.
  void defer(std::string sql) { deferred_.push_back(std::move(sql)); }
  void drop_deferred() { deferred_.clear(); }

  /// Sends what was deferred and `count` statements by `send` (libpq's PQsend… calls) in one pipeline;
  /// results of the latter in order. Throws the first failure after the pipeline was drained.
  std::vector<ResultPtr> pipeline(std::size_t count, const Send& send, const char* what);
  /// As `pipeline`, one statement.
  ResultPtr ask(const std::function<int(PGconn*)>& send, const char* what);
  /// Plain SQL, also several statements.
  void command(const char* sql);
  /// Once, before transactions.
  void prepare_commands();
  /// Forgets what was prepared but for these.
  void deallocate_all();
  /// `count` statements by `send`, and COMMIT, in one pipeline. No answer means that the outcome is unknown.
  void commit(std::size_t count, const Send& send);

 private:
  Answers exchange(std::size_t count, const Send& send, const char* what);
  void send_all(std::size_t count, const Send& send, const char* what);
  void wait(bool for_write, std::chrono::steady_clock::time_point until, const char* what);
  void flush(std::chrono::steady_clock::time_point until, const char* what);
  PGresult* next_result(std::chrono::steady_clock::time_point until, const char* what);
  [[noreturn]] void lost(const char* what);
  [[noreturn]] void fail(const PGresult* result, const char* what);
  static void notice(void* self, const PGresult* result);

  PGconn* connection_ = nullptr;
  std::chrono::milliseconds answer_deadline_;
  std::vector<std::string> deferred_;
  bool usable_ = true;
  bool replication_unsure_ = false;  // the server committed locally but gave up waiting for its standby
};

Failure classify(std::string_view sqlstate);

}  // namespace pc::db::postgres
