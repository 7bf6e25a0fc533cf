// What somebody meets who has no account, on the wire and on the disk of an installation: bodies, cookies, files, keys.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'

const build = resolve(import.meta.dirname, '../../build')
const folders = []
const running = []
after(async () => {
  for (const server of running) server.child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A server without the demo market, with one operator. */
function installation() {
  const folder = mkdtempSync(join(tmpdir(), 'partner-center-edge-'))
  folders.push(folder)
  const data = join(folder, 'data')
  execFileSync(join(build, 'partnerctl'), ['operator', 'create', 'watcher', '--password', 'Right-2026', '--data', data])
  return data
}
async function run(data, ...flags) {
  const child = spawn(join(build, 'partnerd'), ['--listen', '127.0.0.1:0', '--data', data, ...flags], { stdio: ['ignore', 'ignore', 'pipe'] })
  const server = { child, log: '', ended: new Promise((done) => child.on('exit', done)) }
  running.push(server)
  const port = await new Promise((found, failed) => {
    child.stderr.on('data', (chunk) => {
      server.log += chunk
      const said = /"listening".*?:([1-9][0-9]*)"/.exec(server.log)
      if (said) found(Number(said[1]))
    })
    child.on('exit', (code) => failed(new Error(`partnerd ended with ${code}: ${server.log}`)))
  })
  return Object.assign(server, { port, base: `http://127.0.0.1:${port}` })
}
async function stop(server, signal = 'SIGTERM') {
  server.child.kill(signal)
  await server.ended
}
/** What comes back for these bytes; the connection stays open for more. */
function raw(port, bytes) {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
  socket.on('error', () => {})
  socket.write(bytes)
  return { socket, answer: async (within = 2000) => {
    for (const until = Date.now() + within; Date.now() < until && !answer.includes('\r\n\r\n');) await pause(10)
    return answer
  } }
}
const spooled = (data) => readdirSync(join(data, 'spool'), { recursive: true }).filter((name) => name.includes('upload-'))
const sign_in = (server, init = {}) => fetch(`${server.base}/api/v1/session`, {
  method: 'POST', headers: { 'Content-Type': 'application/json', ...init.headers },
  body: init.body ?? JSON.stringify({ form: 'account', account: 'watcher', password: 'Right-2026' }),
})

test('nobody who is not signed in has a byte of an upload kept', async () => {
  const data = installation()
  const server = await run(data)
  for (const path of ['/api/v1/imports', '/api/v1/resource-imports', '/api/v1/customers/1/allocations', '/nowhere']) {
    const upload = raw(server.port, `POST ${path} HTTP/1.1\r\nHost: h\r\nContent-Length: 4000000000\r\nContent-Type: text/csv\r\n\r\n`)
    for (let i = 0; i < 100; ++i) upload.socket.write(Buffer.alloc(65536, 'x'))
    assert.match(await upload.answer(), /^HTTP\/1\.1 4(01|04) /, path)
    assert.deepEqual(spooled(data), [])
    upload.socket.destroy()
  }
  await stop(server)
})

test('a sign-in comes from our own page, in JSON, and leaves nothing in an address', async () => {
  const server = await run(installation())
  const query = 'form=account&account=watcher&password=Right-2026'
  assert.equal((await fetch(`${server.base}/api/v1/session?${query}`, { method: 'POST' })).status, 415)
  assert.equal((await fetch(`${server.base}/api/v1/session?${query}`, { method: 'POST', headers: { 'Content-Type': 'application/json' } })).status, 400)
  const form = await sign_in(server, { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: query })
  assert.equal(form.status, 415)
  assert.equal((await sign_in(server, { headers: { 'Content-Type': 'text/plain' } })).status, 415)
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }, { Origin: 'null' }]) {
    const foreign = await sign_in(server, { headers })
    assert.equal(foreign.status, 403)
    assert.equal(foreign.headers.get('set-cookie'), null)
  }
  assert.equal((await sign_in(server, { headers: { Origin: server.base } })).status, 200)
  await stop(server)
})

test('behind a proxy that ends TLS the cookie is bound to the host and https', async () => {
  const server = await run(installation(), '--public-url', 'https://partners.example')
  const answer = await sign_in(server, { headers: { Origin: 'https://partners.example' } })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('set-cookie'), /^__Host-pc_session=.*; Secure$/)
  assert.match(answer.headers.get('strict-transport-security'), /max-age=31536000/)
  const cookie = answer.headers.get('set-cookie').split(';')[0]
  assert.equal((await fetch(`${server.base}/api/v1/session`, { headers: { Cookie: cookie } })).status, 200)
  await stop(server)
})

test('headers that are no UTF-8 spoil nothing', async () => {
  const server = await run(installation())
  const body = JSON.stringify({ form: 'account', account: 'watcher', password: 'Right-2026' })
  const agent = Buffer.concat([Buffer.from('User-Agent: '), Buffer.alloc(199, 'a'), Buffer.from('中'), Buffer.from([0xff, 0xfe]), Buffer.from('\r\n')])
  const asked = raw(server.port, Buffer.concat([Buffer.from('POST /api/v1/session HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n'), agent, Buffer.from(`Content-Length: ${body.length}\r\n\r\n${body}`)]))
  const answer = await asked.answer()
  assert.match(answer, /^HTTP\/1\.1 200 /)
  asked.socket.destroy()
  const cookie = /pc_session=[^;]+/.exec(answer)[0]
  const sessions = await fetch(`${server.base}/api/v1/me/sessions`, { headers: { Cookie: cookie } })
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await sessions.arrayBuffer())
  assert.ok(JSON.parse(text).items.length > 0)
  const csrf = (await (await fetch(`${server.base}/api/v1/session`, { headers: { Cookie: cookie } })).json()).csrf_token
  const key = raw(server.port, Buffer.concat([Buffer.from(`PUT /api/v1/me/language HTTP/1.1\r\nHost: h\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${csrf}\r\nContent-Type: application/json\r\nIdempotency-Key: k`), Buffer.from([0xff]), Buffer.from('\r\nContent-Length: 17\r\n\r\n{"language":"en"}')]))
  assert.match(await key.answer(), /^HTTP\/1\.1 400 [\s\S]*edge\.idempotency_key_missing/)
  key.socket.destroy()
  await stop(server)
})

test('what a killed server left in its spool is gone after the next start, and nothing is readable by others', async () => {
  const data = installation()
  const first = await run(data)
  const cookie = (await sign_in(first)).headers.get('set-cookie').split(';')[0]
  const { csrf_token } = await (await fetch(`${first.base}/api/v1/session`, { headers: { Cookie: cookie } })).json()
  const upload = raw(first.port, `POST /api/v1/imports HTTP/1.1\r\nHost: h\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${csrf_token}\r\nIdempotency-Key: k\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\nhalf of it`)
  for (let i = 0; i < 200 && spooled(data).length === 0; ++i) await pause(10)
  assert.equal(spooled(data).length, 1, await upload.answer(10))
  await stop(first, 'SIGKILL')
  assert.equal(spooled(data).length, 1)
  const second = await run(data)
  assert.deepEqual(spooled(data), [])
  assert.equal(statSync(data).mode & 0o077, 0)
  for (const name of readdirSync(data)) assert.equal(statSync(join(data, name)).mode & 0o077, 0, name)
  await stop(second)
  assert.deepEqual(readdirSync(join(data, 'spool')), ['lock'])
})

test('two servers on one database have numbers of their own', async () => {
  const data = installation()
  const one = await run(data)
  const two = await run(data)
  const node = (server) => /"node":"(\d+)"/.exec(server.log)[1]
  assert.notEqual(node(one), node(two))
  await stop(one)
  const three = await run(data)
  assert.equal(node(three), node(one), 'a number that was given back is had again')
  await stop(two)
  await stop(three)
})

test('without its key file, or with another, a server that has sealed something does not start', async () => {
  const data = installation()
  const server = await run(data)
  const cookie = (await sign_in(server)).headers.get('set-cookie').split(';')[0]
  const { csrf_token } = await (await fetch(`${server.base}/api/v1/session`, { headers: { Cookie: cookie } })).json()
  const made = await fetch(`${server.base}/api/v1/me/keys`, {
    method: 'POST', headers: { Cookie: cookie, 'X-CSRF-Token': csrf_token, 'Idempotency-Key': 'k', 'Content-Type': 'application/json' },
    body: JSON.stringify({ scope: 'read', password: 'Right-2026' }),
  })
  assert.equal(made.status, 200, await made.text())
  await stop(server)
  const file = join(data, 'secret.key')
  renameSync(file, `${file}.away`)
  await assert.rejects(run(data), /secret\.key is missing/)
  assert.ok(!readdirSync(data).includes('secret.key'), 'no new one is made')
  writeFileSync(file, `${'ab'.repeat(32)}\n`, { mode: 0o600 })
  await assert.rejects(run(data), /does not open all that is sealed/)
  execFileSync(join(build, 'partnerctl'), ['verify', '--data', data])
  const said = execFileSync(join(build, 'partnerctl'), ['keys', 'abandon', '--data', data], { encoding: 'utf8' })
  assert.match(said, /^1 access keys and 0 authenticator apps/)
  await stop(await run(data))
})

test('metrics can be told apart from the public address', async () => {
  const server = await run(installation(), '--metrics-listen', '127.0.0.1:0')
  for (let i = 0; i < 100 && !/told apart/.test(server.log); ++i) await pause(10)
  const port = /told apart.*?"port":"(\d+)"/.exec(server.log)[1]
  assert.equal((await fetch(`${server.base}/metrics`)).status, 404)
  const told = await fetch(`http://127.0.0.1:${port}/metrics`)
  assert.match(await told.text(), /partnerd_lane_since_write_seconds/)
  assert.equal((await fetch(`http://127.0.0.1:${port}/readyz`)).status, 200)
  assert.equal((await fetch(`http://127.0.0.1:${port}/api/v1/session`)).status, 404)
  await stop(server)
})
