// Processes, folders and the portal API, for the benchmark.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')
export const seconds = Number(process.env.BENCH_SECONDS ?? 5)
const built = resolve(root, process.env.BENCH_BUILD ?? 'build/release')
const am_root = process.getuid() === 0

export function scratch() {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'partner-center-bench-'))
  chmodSync(folder, 0o711)
  if (statfsSync(folder).type === 0x01021994) console.log(`note: ${folder} is in memory; set BENCH_DIR to a folder on a disk`)
  return folder
}

export const bench = (name, ...args) => run(join(built, 'bench', name), args.map(String))

export function run(program, args, options = {}) {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28, ...options })
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

export async function until(what, ask, ms = 60_000) {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) if (await ask().catch(() => false)) return
  throw new Error(`${what} did not happen`)
}

/** A process that is stopped with SIGTERM. */
export function start(program, args, log, options = {}) {
  const out = openSync(log, 'a')
  const child = spawn(program, args, { stdio: ['ignore', out, out], ...options })
  const ended = new Promise((done) => child.on('exit', done))
  return {
    child,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

let next_port = 18_500
export const port = () => next_port++

/** partnerd on a data folder of its own. */
export async function partnerd(folder, { database = '', batch_max = 512 } = {}) {
  const data = join(folder, 'data')
  const listen = `127.0.0.1:${port()}`
  const args = ['--demo', '--data', data, '--listen', listen, '--batch-max', String(batch_max)]
  if (database) args.push('--database', database)
  const server = start(join(root, 'build/partnerd'), args, join(folder, 'partnerd.log'))
  const base = `http://${listen}`
  try {
    await until('partnerd is ready', async () => (await fetch(`${base}/readyz`)).ok, 180_000)
  } catch (fault) {
    await server.stop()
    throw new Error(`${fault.message}:\n${readFileSync(join(folder, 'partnerd.log'), 'utf8').slice(-2000)}`)
  }
  return { ...server, base, port: Number(listen.split(':')[1]), data, credentials: () => JSON.parse(readFileSync(join(data, 'credentials.json'), 'utf8')) }
}

export function partnerctl(args) {
  return run(join(root, 'build/partnerctl'), args)
}

/** A throw-away PostgreSQL on a socket, with the guards against power loss on, as by default. */
export function postgres(folder) {
  const bin = ['15', '16', '17', '18'].map((v) => `/usr/lib/postgresql/${v}/bin`).find((path) => exists(join(path, 'initdb')))
  if (!bin) throw new Error('PostgreSQL is not installed: tools/install.sh bench')
  const home = join(folder, 'pg')
  mkdirSync(home)
  if (am_root) chownSync(home, Number(run('id', ['-u', 'postgres'])), Number(run('id', ['-g', 'postgres'])))
  const as = (program, args) => (am_root ? run('runuser', ['-u', 'postgres', '--', join(bin, program), ...args], { cwd: '/' }) : run(join(bin, program), args))
  const cluster = join(home, 'data')
  as('initdb', ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8'])
  as('pg_ctl', ['-D', cluster, '-w', '-l', join(home, 'log'), '-o', `-k ${home} -c listen_addresses= -c shared_buffers=2GB -c max_wal_size=4GB -c max_connections=200`, 'start'])
  const client = (program, args, options) => run(join(bin, program), ['-h', home, '-U', 'postgres', ...args], options)
  return {
    client,
    create(name) {
      client('createdb', [name])
      return `host=${home} user=postgres dbname=${name}`
    },
    tpcb(clients) {
      const said = client('pgbench', ['-b', 'tpcb-like', '-c', String(clients), '-j', '2', '-T', String(Math.ceil(seconds)), 'tpcb'])
      return Number(/tps = ([0-9.]+)/.exec(said)[1])
    },
    stop: () => as('pg_ctl', ['-D', cluster, '-m', 'fast', '-w', 'stop']),
  }
}

function exists(path) {
  try {
    return statSync(path) !== undefined
  } catch {
    return false
  }
}

/** A signed-in session of the portal. */
export class Session {
  static async open(base, who) {
    const { cookie, body } = await Session.sign_in(base, who)
    return new Session(base, cookie, body)
  }
  static async sign_in(base, who) {
    const account = who.account ?? who.account_name ?? who.name
    const form = who.user ? { form: 'member', account, user: who.user } : { form: 'account', account }
    const answer = await fetch(`${base}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...form, password: who.password }),
    })
    if (!answer.ok) throw new Error(`sign-in of ${account}: ${answer.status} ${await answer.text()}`)
    return { cookie: answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; '), body: await answer.json() }
  }
  constructor(base, cookie, body) {
    Object.assign(this, { base, cookie, ...body })
  }
  may(permission) {
    return this.person.permissions.includes(permission)
  }
  async get(path) {
    const answer = await fetch(`${this.base}/api/v1${path}`, { headers: { Cookie: this.cookie } })
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  async post(path, body) {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method: 'POST',
      headers: { Cookie: this.cookie, 'X-CSRF-Token': this.csrf_token, 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? null : answer.json()
  }
}

/** Everybody in credentials.json who can sign in with a password, whatever the shape of the file. */
export async function sessions(server) {
  const people = []
  const collect = (value) => {
    if (value === null || typeof value !== 'object') return
    if (typeof value.password === 'string' && (value.account ?? value.account_name ?? value.name)) people.push(value)
    Object.values(value).forEach(collect)
  }
  collect(server.credentials())
  const all = []
  for (const who of people) all.push(await Session.open(server.base, who))
  return all
}

/** Sends the lines of a plan for `seconds`; lines are [method, path, session, body]. */
export function load(server_port, clients, lines, folder) {
  const plan = join(folder, 'plan.tsv')
  writeFileSync(plan, lines.map(([method, path, session, body]) =>
    [method, path, session ? `Cookie: ${session.cookie}|X-CSRF-Token: ${session.csrf_token}` : '', body ? JSON.stringify(body) : ''].join('\t')).join('\n') + '\n')
  return JSON.parse(bench('load', '127.0.0.1', server_port, clients, seconds, plan))
}

/** Requests a second of wrk with 32 connections. */
export function wrk(url, cookie = '') {
  const said = run('wrk', ['-t', '1', '-c', '32', '-d', `${Math.ceil(seconds)}s`, ...(cookie ? ['-H', `Cookie: ${cookie}`] : []), url])
  if (/Non-2xx/.test(said)) throw new Error(`wrk ${url}: ${said}`)
  return Number(/Requests\/sec:\s+([0-9.]+)/.exec(said)[1])
}

export function remove(folder) {
  rmSync(folder, { recursive: true, force: true })
}
