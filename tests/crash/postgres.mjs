// Throw-away PostgreSQL nodes from Debian's packages, reached through a socket in their own folder.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const bin = ['15', '16', '17', '18'].map((version) => `/usr/lib/postgresql/${version}/bin`).find((path) => existsSync(join(path, 'initdb')))
const amRoot = process.getuid() === 0

/** PostgreSQL refuses to run as root. */
function as(program, args) {
  const options = { encoding: 'utf8', cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] }
  return amRoot ? execFileSync('runuser', ['-u', 'postgres', '--', join(bin, program), ...args], options) : execFileSync(join(bin, program), args, options)
}

export class Node {
  home = mkdtempSync(join(tmpdir(), 'partner-center-pg-'))
  data = join(this.home, 'data')

  constructor() {
    assert.ok(bin, 'PostgreSQL is installed')
    chmodSync(this.home, 0o711)
    if (amRoot) chownSync(this.home, Number(execFileSync('id', ['-u', 'postgres'])), Number(execFileSync('id', ['-g', 'postgres'])))
  }
  static primary() {
    const node = new Node()
    as('initdb', ['-D', node.data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '-N'])
    node.start()
    return node
  }
  /** A synchronous standby: from now on `primary` acknowledges nothing that this node has not flushed. */
  static standbyOf(primary) {
    const node = new Node()
    as('pg_basebackup', ['-h', primary.home, '-U', 'postgres', '-D', node.data, '-R', '-X', 'stream', '-c', 'fast'])
    node.start()
    primary.sql(`ALTER SYSTEM SET synchronous_standby_names = '*'`)
    primary.sql('SELECT pg_reload_conf()')
    return node
  }
  start() {
    as('pg_ctl', ['-D', this.data, '-w', '-l', join(this.home, 'log'), '-o', `-k ${this.home} -c listen_addresses= -c max_connections=60 -c shared_buffers=64MB`, 'start'])
  }
  sql(text, database = 'postgres') {
    return as('psql', ['-h', this.home, '-U', 'postgres', '-d', database, '-Atqc', text]).trim()
  }
  get postmaster() {
    return Number(readFileSync(join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0])
  }
  /** As a power cut: no checkpoint, nothing is flushed, connections end without a word. */
  kill() {
    process.kill(this.postmaster, 'SIGKILL')
  }
  freeze() {
    const leader = this.postmaster
    const children = execFileSync('ps', ['--ppid', String(leader), '-o', 'pid='], { encoding: 'utf8' }).split('\n').filter(Boolean).map(Number)
    for (const pid of [leader, ...children]) process.kill(pid, 'SIGSTOP')
    return () => { for (const pid of [leader, ...children]) try { process.kill(pid, 'SIGKILL') } catch { /* gone */ } }
  }
  /** After `kill`: the old processes have to leave first. */
  async startAgain() {
    for (let tries = 0; ; ++tries)
      try {
        return this.start()
      } catch (error) {
        if (tries > 50) throw error
        await pause(100)
      }
  }
  promote() {
    as('pg_ctl', ['-D', this.data, '-w', 'promote'])
    this.sql(`ALTER SYSTEM SET synchronous_standby_names = ''`)
    this.sql('SELECT pg_reload_conf()')
  }
  remove() {
    try {
      as('pg_ctl', ['-D', this.data, '-m', 'immediate', '-w', 'stop'])
    } catch { /* it was killed already */ }
    rmSync(this.home, { recursive: true, force: true })
  }
}

/** For partnerd: whichever of the nodes takes writes. */
export function address(nodes, database) {
  return `host=${nodes.map((node) => node.home).join(',')} user=postgres dbname=${database}`
}
