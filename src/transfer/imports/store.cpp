#include "store.hpp"

namespace pc::imports::store {

const db::Sql<NewRun> insert_run{"imports.insert_run", db::insert_into<NewRun>("import_run")};
const db::Sql<NewFile> insert_file{"imports.insert_file", db::insert_into<NewFile>("import_file")};
const db::Sql<NewFile> replace_file{
    "imports.replace_file", db::insert_into<NewFile>("import_file") +
                                " ON CONFLICT (tenant_id, import_id, file_number) DO UPDATE SET file_name = "
                                "excluded.file_name, place = excluded.place, "
                                "bytes_total = excluded.bytes_total"};
const db::Sql<Place> set_place{"imports.set_place",
                               "UPDATE import_file SET place = :place WHERE tenant_id = :tenant_id AND "
                               "import_id = :import_id AND file_number = :file_number"};
const db::Sql<Taking> take_run{"imports.take_run", R"(
UPDATE import_run SET runner = :runner, alive_until = :alive_until, step = 'reading', bytes_done = 0,
  lines_read = 0, lines_landed = 0, lines_waiting = 0, lines_duplicate = 0, lines_changed = 0, lines_gone = 0,
  lines_refused = 0, error = '', error_zh = ''
WHERE tenant_id = :tenant_id AND import_id = :import_id AND state = 'running'
  AND (runner = '' OR alive_until < :now))"};
const db::Sql<Progress> update_run{"imports.update_run", R"(
UPDATE import_run SET state = :state, step = :step, bytes_done = :bytes_done, lines_read = :lines_read,
  lines_landed = lines_landed + :landed, lines_waiting = lines_waiting + :waiting,
  lines_duplicate = lines_duplicate + :duplicate, lines_changed = lines_changed + :changed,
  lines_gone = lines_gone + :gone, lines_refused = :lines_refused, error = :error, error_zh = :error_zh,
  finished_at = :finished_at, alive_until = :alive_until
WHERE tenant_id = :tenant_id AND import_id = :import_id AND runner = :runner AND state = 'running')"};
const db::Sql<Release> release_run{
    "imports.release_run",
    "UPDATE import_run SET runner = '', alive_until = 0, step = 'queued' WHERE tenant_id = :tenant_id AND "
    "import_id = :import_id AND runner = :runner AND state = 'running'"};
const db::Sql<Question> ask{
    "imports.ask",
    "UPDATE import_run SET state = 'waiting', step = '', runner = '', question = :question, answer = '', "
    "finished_at = :now WHERE tenant_id = :tenant_id AND import_id = :import_id AND runner = :runner AND "
    "state = 'running'"};
const db::Sql<Decision> decide_run{
    "imports.decide_run",
    "UPDATE import_run SET state = 'running', step = 'queued', runner = '', answer = :answer, "
    "alive_until = :alive_until, finished_at = 0 WHERE tenant_id = :tenant_id AND import_id = :import_id AND "
    "state = 'waiting'"};
const db::Sql<End> drop_run{
    "imports.drop_run",
    "UPDATE import_run SET state = 'dropped', step = '', finished_at = :now WHERE tenant_id = :tenant_id AND "
    "import_id = :import_id AND (state = 'waiting' OR state = 'collecting')"};
const db::Sql<Begin> begin_collected{"imports.begin_collected", R"(
UPDATE import_run SET state = 'running', alive_until = :alive_until,
  bytes_total = (SELECT CAST(SUM(f.bytes_total) AS BIGINT) FROM import_file f
                 WHERE f.tenant_id = :tenant_id AND f.import_id = :import_id)
WHERE tenant_id = :tenant_id AND import_id = :import_id AND state = 'collecting'
  AND files = (SELECT COUNT(*) FROM import_file f
               WHERE f.tenant_id = :tenant_id AND f.import_id = :import_id))"};
// A run that was cut off counts again what it finds; what had waited before then is known to it.
const db::Sql<Recount> recount_run{
    "imports.recount_run",
    "UPDATE import_run SET lines_landed = lines_landed + :landed, lines_waiting = CASE WHEN "
    "lines_waiting + :waiting > 0 THEN lines_waiting + :waiting ELSE 0 END "
    "WHERE tenant_id = :tenant_id AND import_id = :import_id"};
const db::Sql<OneRun, Runner> select_runner{
    "imports.runner", "SELECT " + db::columns<Runner>() +
                          " FROM import_run WHERE tenant_id = :tenant_id AND import_id = :import_id"};
const db::Sql<RunOfKind, Run> select_run{
    "imports.run",
    "SELECT " + db::columns<Run>() +
        " FROM import_run WHERE tenant_id = :tenant_id AND import_id = :import_id AND kind = :kind"};
const db::Sql<OneRun, File> select_files{
    "imports.files", "SELECT " + db::columns<File>() +
                         " FROM import_file WHERE tenant_id = :tenant_id AND import_id = :import_id "
                         "ORDER BY file_number"};
const db::Sql<AsOf, Dead> select_dead{"imports.dead",
                                      "SELECT " + db::columns<Dead>() +
                                          " FROM import_run WHERE tenant_id = :tenant_id AND state = "
                                          "'running' AND alive_until < :before ORDER BY import_id"};
const db::Sql<OneRun, State> select_state{
    "imports.state", "SELECT state FROM import_run WHERE tenant_id = :tenant_id AND import_id = :import_id"};
const db::Sql<AsOf, RunId> select_old_collecting{
    "imports.old_collecting",
    "SELECT import_id FROM import_run WHERE tenant_id = :tenant_id AND state = 'collecting' AND "
    "started_at < :before"};
const db::Sql<Close> close_run{
    "imports.close_run",
    "UPDATE import_run SET state = 'failed', step = '', error = :error, error_zh = :error_zh, "
    "finished_at = :now, runner = '' WHERE tenant_id = :tenant_id AND import_id = :import_id AND "
    "state = 'running' AND alive_until < :now"};
const db::Sql<OneRun> forget_faults{
    "imports.forget_faults",
    "DELETE FROM import_fault WHERE tenant_id = :tenant_id AND import_id = :import_id"};

const db::AppendOf<Fault> fault{"imports.insert_fault", "import_fault"};

}  // namespace pc::imports::store
