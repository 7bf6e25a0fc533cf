// partnerd with the demo market on an empty data folder and an unused port; what it says and what it keeps can be read.
// MATRIX_ENGINE=postgres: on a throw-away PostgreSQL.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Node, address } from '../crash/postgres.mjs'

const program = resolve(process.env.PARTNERD ?? join(import.meta.dirname, '../../build/partnerd'))

const lines_of = (text) => (text.trim() === '' ? [] : JSON.parse(text))

/** The embedded database. */
class Sqlite {
  constructor(data) { this.file = join(data, 'partner.db') }
  flags = []
  rows(sql) {
    return lines_of(execFileSync('sqlite3', ['-readonly', '-json', this.file, sql], { encoding: 'utf8', maxBuffer: 1 << 28 }))
  }
  tables() { return this.rows("SELECT name FROM sqlite_master WHERE type = 'table'").map((row) => row.name) }
  columns(table) { return this.rows(`SELECT name FROM pragma_table_info('${table}')`).map((row) => row.name) }
  remove() {}
}

class Postgres {
  node = Node.primary()
  constructor() {
    this.node.sql('CREATE DATABASE matrix')
    this.flags = ['--database', address([this.node], 'matrix')]
  }
  rows(sql) { return lines_of(this.node.sql(`SELECT json_agg(found) FROM (${sql}) found`, 'matrix')) ?? [] }
  tables() { return this.rows("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'").map((row) => row.name) }
  columns(table) { return this.rows(`SELECT column_name AS name FROM information_schema.columns WHERE table_name = '${table}'`).map((row) => row.name) }
  remove() { this.node.remove() }
}

export async function start(...flags) {
  const folder = mkdtempSync(join(tmpdir(), 'partner-center-matrix-'))
  const data = join(folder, 'data')
  const database = process.env.MATRIX_ENGINE === 'postgres' ? new Postgres() : new Sqlite(data)
  const server = spawn(program, ['--demo', '--listen', '127.0.0.1:0', '--data', data, '--sign-ins-per-minute', '0', ...database.flags, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let logged = ''
  server.stderr.on('data', (chunk) => { logged += chunk })
  const base = await new Promise((found, failed) => {
    const listen = (chunk) => {
      said += chunk
      const address = /"?listening"?[^\n]*?(https?:\/\/[0-9.]+:[1-9][0-9]*)/.exec(said)?.[1]
      if (address) found(address)
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    server.on('exit', (code) => failed(new Error(`partnerd ended with ${code}:\n${said}`)))
    setTimeout(() => failed(new Error(`partnerd did not begin to listen:\n${said}`)), 300_000).unref()
  })
  return {
    base,
    data,
    log: () => logged,
    credentials: () => JSON.parse(readFileSync(join(data, 'credentials.json'), 'utf8')),
    /** Rows of the database; ids as text, because they do not fit a number of JavaScript. */
    rows: (sql) => database.rows(sql),
    tables: () => database.tables(),
    columns: (table) => database.columns(table),
    async stop() {
      const ended = new Promise((done) => server.on('exit', done))
      server.kill('SIGTERM')
      await ended
      database.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
