#include "session.hpp"

#include <poll.h>

#include <algorithm>
#include <array>

namespace pc::db::postgres {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// Of every transaction. They are prepared under their own texts, because parsing them costs as much as running them.
constexpr std::array k_commands{k_begin_write, k_begin_read, k_commit};

int send_command(PGconn* connection, const std::string& sql) {
  if (std::find(k_commands.begin(), k_commands.end(), sql) != k_commands.end())
    return PQsendQueryPrepared(connection, sql.c_str(), 0, nullptr, nullptr, nullptr, 0);
  return PQsendQueryParams(connection, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0);
}

std::string_view sqlstate_of(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state != nullptr ? state : "";
}

}  // namespace

Failure classify(std::string_view state) {
  if (state == "40001" || state == "40P01" || state == "55P03") return Failure::retry;
  // Shutdown, crash, starting up, a demoted node, connection trouble.
  if (state.starts_with("57P0") || state == "25006" || state.starts_with("08") || state.empty())
    return Failure::lost;
  // 42P07, 42710: two programs create the table of migrations at once; IF NOT EXISTS does not see the other's, which
  // clashes by its name or by that of its row type.
  if (state.starts_with("23") || state == "42P07" || state == "42710") return Failure::constraint;
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

void Session::send_all(std::size_t count, const Send& send, const char* what) {
  if (PQenterPipelineMode(connection_) == 0) lost(what);
  for (const auto& sql : deferred_)
    if (send_command(connection_, sql) == 0) lost(what);
  for (std::size_t i = 0; i < count; ++i)
    if (send(connection_, i) == 0) lost(what);
  if (PQpipelineSync(connection_) == 0) lost(what);
}

Session::Answers Session::exchange(std::size_t count, const Send& send, const char* what) {
  const auto until = SteadyClock::now() + answer_deadline_;
  send_all(count, send, what);
  std::size_t skip = deferred_.size();
  deferred_.clear();
  flush(until, what);
  Answers answers;
  for (bool synced = false; !synced;) {
    ResultPtr result(next_result(until, what));
    if (!result) {
      if (PQstatus(connection_) != CONNECTION_OK) lost(what);
      continue;  // the boundary between two statements of a pipeline
    }
    switch (PQresultStatus(result.get())) {
      case PGRES_PIPELINE_SYNC: synced = true; break;
      case PGRES_TUPLES_OK:
      case PGRES_COMMAND_OK:
        if (skip > 0)
          --skip;
        else
          answers.results.push_back(std::move(result));
        break;
      case PGRES_PIPELINE_ABORTED: break;
      default:
        if (sqlstate_of(result.get()).empty()) lost(what);
        if (!answers.failed) answers.failed = std::move(result);
        if (PQstatus(connection_) != CONNECTION_OK) {
          usable_ = false;
          return answers;
        }
    }
  }
  PQexitPipelineMode(connection_);
  return answers;
}

std::vector<ResultPtr> Session::pipeline(std::size_t count, const Send& send, const char* what) {
  auto answers = exchange(count, send, what);
  if (answers.failed) fail(answers.failed.get(), what);
  return std::move(answers.results);
}

ResultPtr Session::ask(const std::function<int(PGconn*)>& send, const char* what) {
  auto results = pipeline(
      1, [&](PGconn* connection, std::size_t) { return send(connection); }, what);
  return std::move(results.at(0));
}

void Session::prepare_commands() {
  pipeline(
      k_commands.size(),
      [](PGconn* connection, std::size_t i) {
        return PQsendPrepare(connection, k_commands[i], k_commands[i], 0, nullptr);
      },
      "prepare");
}

void Session::deallocate_all() {
  command("DEALLOCATE ALL");
  prepare_commands();
}

void Session::command(const char* sql) {
  if (!deferred_.empty()) pipeline(0, {}, sql);
  const auto until = SteadyClock::now() + answer_deadline_;
  if (PQsendQuery(connection_, sql) == 0) lost(sql);
  flush(until, sql);
  ResultPtr failed;
  while (PGresult* result = next_result(until, sql)) {
    ResultPtr owned(result);
    const auto status = PQresultStatus(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && !failed) failed = std::move(owned);
  }
  if (failed) fail(failed.get(), sql);
  if (PQstatus(connection_) != CONNECTION_OK) lost(sql);
}

void Session::commit(std::size_t count, const Send& send) {
  replication_unsure_ = false;
  Answers answers;
  try {
    answers = exchange(
        count + 1,
        [&](PGconn* connection, std::size_t i) {
          if (i < count) return send(connection, i);
          return send_command(connection, k_commit);
        },
        "COMMIT");
  } catch (const Error& error) {
    // No answer, or only a part of it.
    usable_ = false;
    throw Error(Failure::unknown, error.what());
  }
  // A statement before COMMIT failed, so COMMIT was skipped and nothing is open to doubt.
  if (answers.failed && answers.results.size() < count) fail(answers.failed.get(), "rows before COMMIT");
  if (answers.failed) {
    // Serialisation failures and refused rows are told before anything is final; all else leaves the question
    // open.
    const auto failure = classify(sqlstate_of(answers.failed.get()));
    if (failure != Failure::retry && failure != Failure::constraint) usable_ = false;
    if (usable_) fail(answers.failed.get(), "COMMIT");
    throw Error(Failure::unknown, std::string("COMMIT: ") + PQresultErrorMessage(answers.failed.get()));
  }
  if (std::string_view(PQcmdStatus(answers.results.back().get())) == "ROLLBACK")
    throw Error(Failure::bug, "COMMIT of a failed transaction");
  if (replication_unsure_) {
    usable_ = false;
    throw Error(Failure::unknown, "committed locally, the standby did not confirm");
  }
}

}  // namespace pc::db::postgres
