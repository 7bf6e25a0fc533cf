// One libpq session used asynchronously: every answer has our own deadline, because a hung server keeps its TCP
// connection alive for ever.
#pragma once
#include <libpq-fe.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "../db.hpp"

namespace pc::db::postgres {

struct ResultDeleter {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultDeleter>;

class Session {
 public:
  Session(const std::string& conninfo, std::chrono::milliseconds answer_deadline);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  PGconn* get() const { return connection_; }
  bool usable() const { return usable_; }

  /// Sends by `send` (a libpq PQsend… call) and waits for its results; throws Error.
  ResultPtr ask(const std::function<int(PGconn*)>& send, const char* what);
  /// Plain SQL.
  ResultPtr command(const char* sql);
  /// As `command`, for COMMIT: no answer means that the outcome is unknown.
  void commit();
  /// Sends many in one pipeline; results in order. The first failure is thrown after the pipeline was drained.
  std::vector<ResultPtr> pipeline(std::size_t count, const std::function<int(PGconn*, std::size_t)>& send,
                                  const char* what);

 private:
  void wait(bool for_write, std::chrono::steady_clock::time_point until, const char* what);
  void flush(std::chrono::steady_clock::time_point until, const char* what);
  PGresult* next_result(std::chrono::steady_clock::time_point until, const char* what);
  [[noreturn]] void lost(const char* what);
  [[noreturn]] void fail(const PGresult* result, const char* what);
  std::chrono::steady_clock::time_point deadline() const;
  static void notice(void* self, const PGresult* result);

  PGconn* connection_ = nullptr;
  std::chrono::milliseconds answer_deadline_;
  bool usable_ = true;
  bool replication_unsure_ = false;  // the server committed locally but gave up waiting for its standby
};

Failure classify(std::string_view sqlstate);

}  // namespace pc::db::postgres
