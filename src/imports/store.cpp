#include "store.hpp"

namespace pc::imports::store {

using enum db::ColumnType;

const db::Statement insert_run{"imports.insert_run",
                               "INSERT INTO import_run (tenant_id, import_id, kind, file_name, state, "
                               "bytes_total, bytes_done, lines_read, "
                               "lines_landed, lines_waiting, lines_duplicate, lines_refused, error, "
                               "operator_name, started_at, finished_at, mode, "
                               "files, step, alive_until) VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, 0, 0, "
                               "'', $7, $8, 0, $9, $10, 'queued', $11)"};
const db::Statement insert_file{
    "imports.insert_file",
    "INSERT INTO import_file (tenant_id, import_id, file_number, file_name, place, bytes_total) "
    "VALUES ($1, $2, $3, $4, $5, $6)"};
const db::Statement replace_file{
    "imports.replace_file",
    "INSERT INTO import_file (tenant_id, import_id, file_number, file_name, place, bytes_total) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, import_id, file_number) DO UPDATE SET "
    "file_name = excluded.file_name, place = excluded.place, bytes_total = excluded.bytes_total"};
const db::Statement set_place{
    "imports.set_place",
    "UPDATE import_file SET place = $4 WHERE tenant_id = $1 AND import_id = $2 AND file_number = $3"};
// Numbers begin anew: what landed in an earlier reading is found again.
const db::Statement take_run{
    "imports.take_run",
    "UPDATE import_run SET runner = $3, alive_until = $4, step = 'reading', bytes_done = 0, lines_read = 0, "
    "lines_landed = 0, lines_waiting = 0, lines_duplicate = 0, lines_changed = 0, lines_gone = 0, "
    "lines_refused = 0, "
    "error = '', error_zh = '' WHERE tenant_id = $1 AND import_id = $2 AND state = 'running' "
    "AND (runner = '' OR alive_until < $5)"};
const db::Statement update_run{
    "imports.update_run",
    "UPDATE import_run SET state = $4, bytes_done = $5, lines_read = $6, lines_landed = lines_landed + $7, "
    "lines_waiting = lines_waiting + $8, lines_duplicate = lines_duplicate + $9, lines_changed = "
    "lines_changed + $10, "
    "lines_gone = lines_gone + $11, lines_refused = $12, error = $13, error_zh = $14, finished_at = $15, "
    "step = $16, "
    "alive_until = $17 WHERE tenant_id = $1 AND import_id = $2 AND runner = $3 AND state = 'running'"};
const db::Statement release_run{"imports.release_run",
                                "UPDATE import_run SET runner = '', alive_until = $4, step = 'queued' WHERE "
                                "tenant_id = $1 AND import_id = $2 "
                                "AND runner = $3 AND state = 'running'"};
const db::Statement ask{"imports.ask",
                        "UPDATE import_run SET state = 'waiting', step = '', runner = '', question = $4, "
                        "answer = '', finished_at = $5 "
                        "WHERE tenant_id = $1 AND import_id = $2 AND runner = $3 AND state = 'running'"};
const db::Statement decide_run{"imports.decide_run",
                               "UPDATE import_run SET state = 'running', step = 'queued', runner = '', "
                               "answer = $3, alive_until = $4, finished_at = 0 "
                               "WHERE tenant_id = $1 AND import_id = $2 AND state = 'waiting'"};
const db::Statement drop_run{"imports.drop_run",
                             "UPDATE import_run SET state = 'dropped', step = '', finished_at = $3 WHERE "
                             "tenant_id = $1 AND import_id = $2 "
                             "AND (state = 'waiting' OR state = 'collecting')"};
const db::Statement begin_collected{
    "imports.begin_collected",
    "UPDATE import_run SET state = 'running', alive_until = $3, bytes_total = (SELECT "
    "CAST(SUM(f.bytes_total) AS BIGINT) "
    "FROM import_file f WHERE f.tenant_id = $1 AND f.import_id = $2) WHERE tenant_id = $1 AND import_id = $2 "
    "AND state = 'collecting' AND files = (SELECT COUNT(*) FROM import_file f WHERE f.tenant_id = $1 AND "
    "f.import_id = $2)"};
// A run that was cut off counts again what it finds; what had waited before then is known to it.
const db::Statement recount_run{
    "imports.recount_run",
    "UPDATE import_run SET lines_landed = lines_landed + $3, "
    "lines_waiting = CASE WHEN lines_waiting + $4 > 0 THEN lines_waiting + $4 ELSE 0 END "
    "WHERE tenant_id = $1 AND import_id = $2"};
const db::Statement select_runner{
    "imports.runner",
    "SELECT runner, state, alive_until FROM import_run WHERE tenant_id = $1 AND import_id = $2"};
#define PC_RUN_COLUMNS                                                                                       \
  "import_id, file_name, state, bytes_total, bytes_done, lines_read, lines_landed, lines_waiting, "          \
  "lines_duplicate, lines_refused, error, operator_name, started_at, finished_at, error_zh, lines_changed, " \
  "lines_gone, "                                                                                             \
  "mode, files, step, question, answer"
const db::Statement select_run{"imports.run",
                               "SELECT " PC_RUN_COLUMNS
                               " FROM import_run WHERE tenant_id = $1 AND import_id = $2 AND kind = $3"};
const db::Statement select_runs{"imports.runs",
                                "SELECT " PC_RUN_COLUMNS
                                " FROM import_run WHERE tenant_id = $1 AND kind = $2 ORDER BY import_id DESC "
                                "LIMIT $3 OFFSET $4"};
const db::Statement count_runs{"imports.count_runs",
                               "SELECT COUNT(*) FROM import_run WHERE tenant_id = $1 AND kind = $2"};
const db::Statement select_files{"imports.files",
                                 "SELECT file_number, file_name, place, bytes_total FROM import_file WHERE "
                                 "tenant_id = $1 AND import_id = $2 "
                                 "ORDER BY file_number"};
const db::Statement select_dead{"imports.dead",
                                "SELECT import_id, kind, operator_name, alive_until FROM import_run WHERE "
                                "tenant_id = $1 AND state = 'running' "
                                "AND alive_until < $2 ORDER BY import_id"};
const db::Statement select_state{
    "imports.state", "SELECT state, kind FROM import_run WHERE tenant_id = $1 AND import_id = $2"};
const db::Statement select_old_collecting{
    "imports.old_collecting",
    "SELECT import_id FROM import_run WHERE tenant_id = $1 AND state = 'collecting' AND started_at < $2"};
const db::Statement close_run{
    "imports.close_run",
    "UPDATE import_run SET state = 'failed', step = '', error = $3, error_zh = $4, finished_at = $5, runner "
    "= '' "
    "WHERE tenant_id = $1 AND import_id = $2 AND state = 'running' AND alive_until < $5"};
#define PC_FAULTS_OF_KIND                                                                                 \
  "FROM import_fault f JOIN import_run r ON r.tenant_id = f.tenant_id AND r.import_id = f.import_id "     \
  "WHERE f.tenant_id = $1 AND f.import_id = $2 AND r.kind = $3"
const db::Statement select_faults{"imports.faults",
                                  "SELECT f.line_number, f.column_name, f.reason_code, f.reason_en, "
                                  "f.reason_zh, f.value, f.file_name " PC_FAULTS_OF_KIND
                                  " ORDER BY f.file_name, f.line_number, f.fault_number LIMIT $4 OFFSET $5"};
const db::Statement count_faults{"imports.count_faults", "SELECT COUNT(*) " PC_FAULTS_OF_KIND};
const db::Statement forget_faults{"imports.forget_faults",
                                  "DELETE FROM import_fault WHERE tenant_id = $1 AND import_id = $2"};

const db::Append fault{"imports.insert_fault",
                       "import_fault",
                       {{"tenant_id", integer},
                        {"import_id", integer},
                        {"fault_number", integer},
                        {"line_number", integer},
                        {"column_name", text},
                        {"reason_code", text},
                        {"reason_en", text},
                        {"reason_zh", text},
                        {"value", text},
                        {"file_name", text}}};

}  // namespace pc::imports::store
