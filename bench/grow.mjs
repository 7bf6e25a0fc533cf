// Grows a database of the demo market to many consumption lines by copying, in the database itself, those it has: what a
// page costs at size is to be measured, and importing ten million lines takes the better part of an hour. The copies keep
// customers, days and products; their fingerprints and numbers are new. A statement grows with them: the partner's top-up
// account gets one transfer for a hundred lines. The sums of days grow by the same factor. Books and lines of a grown
// database no longer prove each other: it is for measuring only.
import { execFileSync } from 'node:child_process'

const shell = {
  sqlite: (file, sql) => execFileSync('sqlite3', ['-bail', file], { input: `.output /dev/null\nPRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA temp_store=MEMORY;\n.output stdout\n${sql}`, encoding: 'utf8', maxBuffer: 1 << 28 }),
}

const columns_of = (ask, table, sqlite) =>
  ask(sqlite ? `SELECT name FROM pragma_table_info('${table}');` : `SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' ORDER BY ordinal_position;`)
    .trim().split('\n').filter((name) => /^[a-z_0-9]+$/.test(name))

/** @param where {sqlite: file} or {cluster, database}; returns how many lines there are afterwards. */
export function grow(where, lines) {
  const sqlite = where.sqlite !== undefined
  const ask = sqlite ? (sql) => shell.sqlite(where.sqlite, sql) : (sql) => where.cluster.client('psql', ['-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', where.database, '-c', sql])
  const number = (sql) => Number(ask(sql).trim().split('\n').at(-1))
  const have = number('SELECT COUNT(*) FROM consumption_line;')
  const times = Math.ceil(lines / have) - 1
  if (times < 1) return have
  const series = `generate_series(1, ${times})`
  const n = sqlite ? 's.value' : 's'
  const from = sqlite ? `${series} s` : `${series} AS s`
  const number_of = new Map([['line_id', `first.line_id + (first.most + 1) * ${n} + r.rank`], ['fingerprint', sqlite ? `printf('%08d-', ${n}) || c.fingerprint` : `lpad(CAST(${n} AS TEXT), 8, '0') || '-' || c.fingerprint`]])
  const names = columns_of(ask, 'consumption_line', sqlite)
  // Each round of copies in the order of its fingerprints, so that the unique index grows at its end.
  ask(`CREATE TABLE grown AS SELECT tenant_id, fingerprint, ROW_NUMBER() OVER (ORDER BY tenant_id, fingerprint) AS rank FROM consumption_line;
       INSERT INTO consumption_line (${names.join(', ')})
       SELECT ${names.map((name) => number_of.get(name) ?? `c.${name}`).join(', ')}
       FROM ${from} CROSS JOIN (SELECT MAX(line_id) AS line_id, COUNT(*) AS most FROM consumption_line) first
       CROSS JOIN grown r JOIN consumption_line c ON c.tenant_id = r.tenant_id AND c.fingerprint = r.fingerprint;
       DROP TABLE grown;
       UPDATE consumption_daily SET lines = lines * ${times + 1}, charged = charged * ${times + 1}, dropped_e11 = dropped_e11 * ${times + 1}, list_fen = list_fen * ${times + 1};`)
  grow_statement(ask, Math.floor((have * times) / 100), sqlite, n, from.replace(series, `generate_series(1, ${Math.floor((have * times) / 100)})`))
  ask('ANALYZE;')
  return number('SELECT COUNT(*) FROM consumption_line;')
}

/** Transfers out of the busiest partner's top-up account, one a second back from now, each linked to the one before. */
function grow_statement(ask, count, sqlite, n, from) {
  if (count < 1) return
  const names = columns_of(ask, 'transfer', sqlite)
  const of = new Map([
    ['transfer_id', `last.transfer_id + ${n}`], ['group_id', `last.transfer_id + ${n}`],
    ['from_previous', `CASE WHEN ${n} = 1 THEN top.last_transfer_id ELSE last.transfer_id + ${n} - 1 END`], ['from_account', 'top.account_id'],
    ['to_previous', 't.to_previous'], ['from_after', 'top.balance'],
  ])
  ask(`CREATE TABLE grown_account AS SELECT a.tenant_id, a.account_id, a.balance, a.last_transfer_id FROM account a WHERE a.kind LIKE '%topup%'
         AND EXISTS (SELECT 1 FROM transfer t WHERE t.tenant_id = a.tenant_id AND t.from_account = a.account_id) ORDER BY a.entries DESC LIMIT 1;
       CREATE TABLE grown_like AS SELECT t.* FROM transfer t JOIN grown_account g ON t.tenant_id = g.tenant_id AND t.from_account = g.account_id ORDER BY t.transfer_id DESC LIMIT 1;
       CREATE TABLE grown_last AS SELECT MAX(transfer_id) AS transfer_id FROM transfer;
       INSERT INTO transfer (${names.join(', ')}) SELECT ${names.map((name) => of.get(name) ?? `t.${name}`).join(', ')}
       FROM ${from} CROSS JOIN grown_account top CROSS JOIN grown_last last CROSS JOIN grown_like t;
       UPDATE account SET entries = entries + ${count}, last_transfer_id = (SELECT transfer_id FROM grown_last) + ${count}
       WHERE EXISTS (SELECT 1 FROM grown_account g WHERE g.tenant_id = account.tenant_id AND g.account_id = account.account_id);
       DROP TABLE grown_account; DROP TABLE grown_like; DROP TABLE grown_last;`)
}
