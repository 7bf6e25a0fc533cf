// partnerd on a data folder of its own, on SQLite or on a given database; it may be killed and started again.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const build = join(dirname(fileURLToPath(import.meta.url)), '../../build')

export class Server {
  folder = mkdtempSync(join(tmpdir(), 'partner-center-crash-'))
  port = 0

  constructor(database = '') {
    this.place = ['--data', this.folder, ...(database ? ['--database', database] : [])]
  }
  async start() {
    const child = spawn(join(build, 'partnerd'), ['--demo', ...this.place, '--listen', `127.0.0.1:${this.port}`, '--log-level', 'error', '--sign-ins-per-minute', '0'])
    this.child = child
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    for await (const chunk of child.stdout) {
      const found = String(chunk).match(/demo market at http:\/\/127\.0\.0\.1:(\d+)/)
      if (!found) continue
      this.port = Number(found[1])
      child.stdout.resume()
      return
    }
    assert.fail(`the server does not start: ${said}`)
  }
  /** Servers on one database share the file. */
  takeKeyOf(other) {
    copyFileSync(join(other.folder, 'secret.key'), join(this.folder, 'secret.key'))
  }
  async kill(signal) {
    const gone = once(this.child, 'exit')
    this.child.kill(signal)
    await gone
  }
  /** For the end of a test, whatever became of it. */
  dispose() {
    this.child?.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }
  async ready() {
    return (await fetch(`http://127.0.0.1:${this.port}/readyz`)).status
  }
  /** Stops it and lets every check run over its database. */
  async verify() {
    await this.kill('SIGTERM')
    const verdict = execFileSync(join(build, 'partnerctl'), ['verify', ...this.place], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    assert.match(verdict, /All checks passed/)
  }
  get url() {
    return `http://127.0.0.1:${this.port}/api/v1`
  }
}
