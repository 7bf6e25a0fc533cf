#include "session.hpp"

#include <poll.h>

namespace pc::db::postgres {
namespace {

using SteadyClock = std::chrono::steady_clock;

std::string_view sqlstate_of(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state != nullptr ? state : "";
}

}  // namespace

Failure classify(std::string_view state) {
  if (state == "40001" || state == "40P01" || state == "55P03") return Failure::retry;
  // Shutdown, crash, starting up, a demoted node, connection trouble.
  if (state.starts_with("57P0") || state == "25006" || state.starts_with("08") || state.empty()) return Failure::lost;
  if (state.starts_with("23")) return Failure::constraint;
  if (state == "53100" || state == "53200") return Failure::full;
  if (state.starts_with("53")) return Failure::lost;
  return Failure::bug;
}

Session::Session(const std::string& conninfo, std::chrono::milliseconds answer_deadline)
    : answer_deadline_(answer_deadline) {
  connection_ = PQconnectdb(conninfo.c_str());
  if (PQstatus(connection_) != CONNECTION_OK) {
    const std::string text = PQerrorMessage(connection_);
    PQfinish(connection_);
    connection_ = nullptr;
    throw Error(Failure::lost, "connect: " + text);
  }
  PQsetNoticeReceiver(connection_, &Session::notice, this);
  PQsetnonblocking(connection_, 1);
}

Session::~Session() {
  if (connection_ != nullptr) PQfinish(connection_);
}

void Session::notice(void* self, const PGresult* result) {
  // "canceling wait for synchronous replication": committed here, perhaps nowhere else.
  const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (sqlstate_of(result) == "01000" && severity != nullptr && std::string_view(severity) == "WARNING")
    static_cast<Session*>(self)->replication_unsure_ = true;
}

SteadyClock::time_point Session::deadline() const { return SteadyClock::now() + answer_deadline_; }

void Session::lost(const char* what) {
  usable_ = false;
  throw Error(Failure::lost, std::string(what) + ": " + PQerrorMessage(connection_));
}

void Session::fail(const PGresult* result, const char* what) {
  const auto state = sqlstate_of(result);
  const Failure failure = classify(state);
  if (failure == Failure::lost) usable_ = false;
  throw Error(failure, std::string(what) + " [" + std::string(state) + "]: " + PQresultErrorMessage(result));
}

void Session::wait(bool for_write, SteadyClock::time_point until, const char* what) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - SteadyClock::now()).count();
  if (left <= 0) {
    usable_ = false;
    throw Error(Failure::lost, std::string(what) + ": no answer within the deadline");
  }
  pollfd entry{PQsocket(connection_), static_cast<short>(POLLIN | (for_write ? POLLOUT : 0)), 0};
  poll(&entry, 1, static_cast<int>(left));
  if ((entry.revents & (POLLIN | POLLERR | POLLHUP)) != 0 && PQconsumeInput(connection_) == 0) lost(what);
}

void Session::flush(SteadyClock::time_point until, const char* what) {
  for (;;) {
    const int state = PQflush(connection_);
    if (state == 0) return;
    if (state < 0) lost(what);
    wait(true, until, what);
  }
}

PGresult* Session::next_result(SteadyClock::time_point until, const char* what) {
  while (PQisBusy(connection_) != 0) {
    wait(false, until, what);
    flush(until, what);
  }
  return PQgetResult(connection_);
}

ResultPtr Session::ask(const std::function<int(PGconn*)>& send, const char* what) {
  const auto until = deadline();
  if (send(connection_) == 0) lost(what);
  flush(until, what);
  ResultPtr last;
  while (PGresult* result = next_result(until, what)) last.reset(result);
  if (!last || PQstatus(connection_) != CONNECTION_OK) {
    if (last && PQresultStatus(last.get()) == PGRES_FATAL_ERROR && !sqlstate_of(last.get()).empty())
      fail(last.get(), what);
    lost(what);
  }
  const auto status = PQresultStatus(last.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) fail(last.get(), what);
  return last;
}

ResultPtr Session::command(const char* sql) {
  return ask([sql](PGconn* connection) { return PQsendQuery(connection, sql); }, sql);
}

void Session::commit() {
  replication_unsure_ = false;
  ResultPtr result;
  try {
    result = command("COMMIT");
  } catch (const Error& error) {
    // Serialisation failures are told before anything is final; everything else leaves the question open.
    if (error.failure == Failure::retry || error.failure == Failure::constraint) throw;
    usable_ = false;
    throw Error(Failure::unknown, error.what());
  }
  if (std::string_view(PQcmdStatus(result.get())) == "ROLLBACK")
    throw Error(Failure::bug, "COMMIT of a failed transaction");
  if (replication_unsure_) {
    usable_ = false;
    throw Error(Failure::unknown, "committed locally, the standby did not confirm");
  }
}

std::vector<ResultPtr> Session::pipeline(std::size_t count, const std::function<int(PGconn*, std::size_t)>& send,
                                         const char* what) {
  const auto until = deadline();
  if (PQenterPipelineMode(connection_) == 0) lost(what);
  for (std::size_t i = 0; i < count; ++i)
    if (send(connection_, i) == 0) lost(what);
  if (PQpipelineSync(connection_) == 0) lost(what);
  flush(until, what);
  std::vector<ResultPtr> results;
  ResultPtr failed;
  for (bool synced = false; !synced;) {
    ResultPtr result(next_result(until, what));
    if (!result) {
      if (PQstatus(connection_) != CONNECTION_OK) lost(what);
      continue;  // the boundary between two statements of a pipeline
    }
    switch (PQresultStatus(result.get())) {
      case PGRES_PIPELINE_SYNC: synced = true; break;
      case PGRES_TUPLES_OK:
      case PGRES_COMMAND_OK: results.push_back(std::move(result)); break;
      case PGRES_PIPELINE_ABORTED: break;
      default:
        if (!failed) failed = std::move(result);
        if (sqlstate_of(failed.get()).empty()) lost(what);
    }
  }
  PQexitPipelineMode(connection_);
  if (failed) fail(failed.get(), what);
  return results;
}

}  // namespace pc::db::postgres
