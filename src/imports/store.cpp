#include "store.hpp"

namespace pc::imports::store {

using enum db::ColumnType;

const db::Statement insert_run{
    "imports.insert_run",
    "INSERT INTO import_run (tenant_id, import_id, kind, file_name, state, bytes_total, bytes_done, lines_read, "
    "lines_landed, lines_waiting, lines_duplicate, lines_refused, error, operator_name, started_at, "
    "finished_at) "
    "VALUES ($1, $2, $3, $4, 'running', $5, 0, 0, 0, 0, 0, 0, '', $6, $7, 0)"};
const db::Statement update_run{"imports.update_run",
                               "UPDATE import_run SET state = $3, bytes_done = $4, lines_read = $5, "
                               "lines_landed = $6, lines_waiting = $7, lines_duplicate = $8, lines_refused = $9, "
                               "error = $10, finished_at = $11, error_zh = $12 "
                               "WHERE tenant_id = $1 AND import_id = $2"};
#define PC_RUN_COLUMNS                                                                              \
  "import_id, file_name, state, bytes_total, bytes_done, lines_read, lines_landed, lines_waiting, " \
  "lines_duplicate, lines_refused, error, operator_name, started_at, finished_at, error_zh"
const db::Statement select_run{"imports.run",
                               "SELECT " PC_RUN_COLUMNS
                               " FROM import_run WHERE tenant_id = $1 AND import_id = $2 AND kind = $3"};
const db::Statement select_runs{"imports.runs",
                                "SELECT " PC_RUN_COLUMNS
                                " FROM import_run WHERE tenant_id = $1 AND kind = $2 ORDER BY import_id DESC "
                                "LIMIT $3 OFFSET $4"};
const db::Statement count_runs{"imports.count_runs",
                               "SELECT COUNT(*) FROM import_run WHERE tenant_id = $1 AND kind = $2"};
const db::Statement close_cut_off_runs{"imports.close_cut_off_runs",
                                       "UPDATE import_run SET state = 'failed', error = $2, finished_at = $3, "
                                       "error_zh = $4 "
                                       "WHERE tenant_id = $1 AND state = 'running'"};
#define PC_FAULTS_OF_KIND                                                                                 \
  "FROM import_fault f JOIN import_run r ON r.tenant_id = f.tenant_id AND r.import_id = f.import_id "     \
  "WHERE f.tenant_id = $1 AND f.import_id = $2 AND r.kind = $3"
const db::Statement select_faults{
    "imports.faults",
    "SELECT f.line_number, f.column_name, f.reason_code, f.reason_en, f.reason_zh, f.value " PC_FAULTS_OF_KIND
    " ORDER BY f.fault_number LIMIT $4 OFFSET $5"};
const db::Statement count_faults{"imports.count_faults", "SELECT COUNT(*) " PC_FAULTS_OF_KIND};

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
                        {"value", text}}};

}  // namespace pc::imports::store
