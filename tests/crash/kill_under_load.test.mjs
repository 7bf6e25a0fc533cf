// kill -9 of the server at random moments under concurrent allocations. Every client repeats its request under the
// same key until it is answered. Afterwards: as many allocations as keys, and the books are whole.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const build = join(dirname(fileURLToPath(import.meta.url)), '../../build')
const kills = Number(process.env.PC_CRASH_KILLS ?? 20)
const clients = 16

class Server {
  folder = mkdtempSync(join(tmpdir(), 'partner-center-crash-'))
  port = 0

  async start() {
    const listen = `127.0.0.1:${this.port}`
    this.child = spawn(join(build, 'partnerd'), ['--demo', '--data', this.folder, '--listen', listen, '--log-level', 'error'])
    this.child.stderr.on('data', (chunk) => process.stderr.write(chunk))
    for await (const chunk of this.child.stdout) {
      const found = String(chunk).match(/demo market at http:\/\/127\.0\.0\.1:(\d+)/)
      if (!found) continue
      this.port = Number(found[1])
      break
    }
    assert.notEqual(this.port, 0, 'the server starts')
  }
  async kill(signal) {
    const gone = once(this.child, 'exit')
    this.child.kill(signal)
    await gone
  }
  get url() { return `http://127.0.0.1:${this.port}/api/v1` }
}

async function signIn(server) {
  const answer = await fetch(`${server.url}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ form: 'account', account: 'yunfan', password: 'Demo-2026' }) })
  const cookie = answer.headers.getSetCookie()[0].split(';')[0]
  const { csrf_token } = await answer.json()
  return { cookie, 'x-csrf-token': csrf_token, 'content-type': 'application/json' }
}

/// Repeats one allocation under its key until the server has answered it.
async function allocate(server, headers, customer, key) {
  for (;;) {
    try {
      const answer = await fetch(`${server.url}/customers/${customer}/allocations`, { method: 'POST', headers: { ...headers, 'idempotency-key': key }, body: JSON.stringify({ source: 'topup', amount: '0.01', memo: 'crash' }), signal: AbortSignal.timeout(5000) })
      if (answer.status === 200) return (await answer.json()).trans_id
      assert.equal(answer.status, 503, await answer.text())
    } catch (error) {
      if (error.code === 'ERR_ASSERTION') throw error
    }
    await pause(5)
  }
}

test(`killed ${kills} times under load, no allocation is lost and none happens twice`, { timeout: 300_000 }, async () => {
  const server = new Server()
  await server.start()
  const headers = await signIn(server)
  const list = await (await fetch(`${server.url}/customers?association_type=resale&limit=${clients}`, { headers })).json()
  const customers = list.items.map((each) => each.id)
  const answers = new Map()
  let running = true
  const work = Array.from({ length: clients }, async (_, client) => {
    for (let n = 0; running; ++n) {
      const key = `crash-${client}-${n}`
      answers.set(key, await allocate(server, headers, customers[client % customers.length], key))
    }
  })
  for (let i = 0; i < kills; ++i) {
    await pause(50 + Math.random() * 250)
    await server.kill('SIGKILL')
    await server.start()
  }
  await pause(200)
  running = false
  await Promise.all(work)
  assert.ok(answers.size > kills, 'there was load')
  assert.equal(new Set(answers.values()).size, answers.size, 'every key has its own transaction')

  const counted = await (await fetch(`${server.url}/funds/adjustments?from=${new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)}&limit=1`, { headers })).json()
  assert.equal(counted.total, answers.size, 'as many allocations as answers')
  for (const [key, first] of [...answers].slice(-50))
    assert.equal(await allocate(server, headers, customers[Number(key.split('-')[1]) % customers.length], key), first, 'a repeat gets the first answer')

  await server.kill('SIGTERM')
  const verdict = execFileSync(join(build, 'partnerctl'), ['verify', '--data', server.folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  assert.match(verdict, /All checks passed/)
  rmSync(server.folder, { recursive: true, force: true })
})
