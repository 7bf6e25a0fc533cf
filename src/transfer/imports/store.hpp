// Statements of imports.
#pragma once
#include "platform/db/sql.hpp"

namespace pc::imports::store {

/// Imports are the vendor's.
inline constexpr TenantId k_vendor{};

struct OneRun {
  TenantId tenant_id;
  std::int64_t import_id;
};

struct NewRun {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string kind, file_name, state;
  std::int64_t bytes_total = 0, bytes_done = 0, lines_read = 0, lines_landed = 0, lines_waiting = 0,
               lines_duplicate = 0, lines_refused = 0;
  std::string error, operator_name;
  Instant started_at, finished_at;
  std::string mode;
  std::int64_t files;
  std::string step = "queued";
  Instant alive_until;
};
extern const db::Sql<NewRun> insert_run;

struct NewFile {
  TenantId tenant_id;
  std::int64_t import_id, file_number;
  std::string file_name, place;
  std::int64_t bytes_total;
};
extern const db::Sql<NewFile> insert_file, replace_file;

struct Place {
  TenantId tenant_id;
  std::int64_t import_id, file_number;
  std::string place;
};
extern const db::Sql<Place> set_place;

struct Taking {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string runner;
  Instant alive_until, now;
};
/// Numbers begin anew: what landed in an earlier reading is found again.
extern const db::Sql<Taking> take_run;

struct Progress {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string runner, state, step;
  std::int64_t bytes_done, lines_read, landed, waiting, duplicate, changed, gone, lines_refused;
  std::string error, error_zh;
  Instant finished_at, alive_until;
};
/// What landed is added to what had landed before.
extern const db::Sql<Progress> update_run;

struct Release {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string runner;
};
extern const db::Sql<Release> release_run;

struct Question {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string runner, question;
  Instant now;
};
extern const db::Sql<Question> ask;

struct Decision {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string answer;
  Instant alive_until;
};
extern const db::Sql<Decision> decide_run;

struct End {
  TenantId tenant_id;
  std::int64_t import_id;
  Instant now;
};
extern const db::Sql<End> drop_run;

struct Begin {
  TenantId tenant_id;
  std::int64_t import_id;
  Instant alive_until;
};
/// Begins when all its files are there.
extern const db::Sql<Begin> begin_collected;

struct Recount {
  TenantId tenant_id;
  std::int64_t import_id, landed, waiting;
};
extern const db::Sql<Recount> recount_run;

struct Runner {
  std::string runner, state;
  Instant alive_until;
};
extern const db::Sql<OneRun, Runner> select_runner;

struct RunOfKind {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string kind;
};
struct Run {
  std::string state, mode;
  std::int64_t files, bytes_total;
  std::string question, answer;
};
extern const db::Sql<RunOfKind, Run> select_run;

struct File {
  std::int64_t file_number;
  std::string file_name, place;
  std::int64_t bytes_total;
};
extern const db::Sql<OneRun, File> select_files;

struct AsOf {
  TenantId tenant_id;
  Instant before;
};
struct Dead {
  std::int64_t import_id;
  std::string kind, operator_name;
  Instant alive_until;
};
extern const db::Sql<AsOf, Dead> select_dead;

struct State {
  std::string state;
};
extern const db::Sql<OneRun, State> select_state;

struct RunId {
  std::int64_t import_id;
};
extern const db::Sql<AsOf, RunId> select_old_collecting;

struct Close {
  TenantId tenant_id;
  std::int64_t import_id;
  std::string error, error_zh;
  Instant now;
};
extern const db::Sql<Close> close_run;

extern const db::Sql<OneRun> forget_faults;

struct Fault {
  TenantId tenant_id;
  std::int64_t import_id, fault_number, line_number;
  std::string column_name, reason_code, reason_en, reason_zh, value, file_name;
};
extern const db::AppendOf<Fault> fault;

}  // namespace pc::imports::store
