// What the server says on its way (at the most talkative level) and in its answers holds no password, secret, token, code
// or session cookie: neither good ones nor those of a failed try.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Operations } from './operations.mjs'
import { Persona, personas } from './personas.mjs'
import { start } from './server.mjs'
import { missing } from './things.mjs'

let server, operations, everybody
const answers = []
const secrets = new Map()  // word → what it is

const keep = (word, what) => { if (word && String(word).length >= 6) secrets.set(String(word), what) }

before(async () => {
  server = await start('--log-level', 'debug')
  operations = new Operations(await (await fetch(`${server.base}/api/openapi.json`)).json())
  everybody = await personas(server)
})
after(async () => { await server?.stop() })

test('everybody goes about their business, well and badly', async () => {
  for (const persona of everybody) {
    if (!persona.person) continue
    const { password, sk } = persona.credential
    keep(password, 'a password')
    keep(sk, 'a secret of an access key')
    keep(persona.cookie.split('=')[1], 'a session cookie')
    keep(persona.csrf, 'a CSRF token')
    keep(persona.token, 'a token of the Open API')
  }
  // Sign-ins that fail: wrong password, unknown name, a password where the name belongs, broken JSON with a password in it.
  keep('Wrong-Pass-4711', 'a wrong password')
  const sign_in = (body) => fetch(`${server.base}/api/v1/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
  for (const body of [
    JSON.stringify({ form: 'account', account: 'yunfan', password: 'Wrong-Pass-4711' }),
    JSON.stringify({ form: 'account', account: 'nobody-here', password: 'Wrong-Pass-4711' }),
    JSON.stringify({ form: 'account', account: 'yunfan', password: 'Wrong-Pass-4711', passwort: 'Wrong-Pass-4711' }),
    '{"form":"account","account":"yunfan","password":"Wrong-Pass-4711"',
    JSON.stringify({ form: 'account', account: 'yunfan', password: ['Wrong-Pass-4711'] }),
    JSON.stringify({ form: 'Wrong-Pass-4711', account: 'yunfan', password: 'Wrong-Pass-4711' }),
  ]) answers.push(await (await sign_in(body)).text())
  const partner = everybody.find((each) => each.name === 'partner')
  keep('New-Pass-4712', 'a new password')
  for (const body of [{ old_password: 'Wrong-Pass-4711', new_password: 'New-Pass-4712' }, { old_password: partner.credential.password, new_password: 'New-Pass' }])
    answers.push((await partner.ask('post', '/api/v1/me/password', body)).text)
  // Signatures, cookies and tokens that are no good.
  for (const headers of [
    { Authorization: 'SDK-HMAC-SHA256 Access=AK4713, SignedHeaders=host;x-sdk-date, Signature=0badc0de4714', 'X-Sdk-Date': '20260101T000000Z' },
    { 'X-Auth-Token': 'bad-token-4715' }, { Cookie: 'pc_session=bad-cookie-4716' },
  ]) for (const path of ['/v2/accounts/partner-accounts/balances', '/api/v1/home', '/v3/auth/domains']) answers.push(await (await fetch(server.base + path, { headers })).text())
  for (const word of ['0badc0de4714', 'bad-token-4715', 'bad-cookie-4716']) keep(word, 'a bad credential')
  // Every route once by everybody who may, with things that are not there: all refusals of acts and decoders.
  for (const op of operations.all)
    for (const persona of everybody) {
      if (op.row.own === false) continue
      const { target, body } = operations.request(op, () => missing)
      const answer = await persona.ask(op.verb, target, body)
      if (answer.status >= 400) answers.push(answer.text)
    }
  assert.ok(answers.length > 200, `only ${answers.length} answers`)
  assert.ok(secrets.size > 30, `only ${secrets.size} secrets`)
})

test('no log line holds a secret', () => {
  const log = server.log()
  assert.ok(log.split('\n').length > 500, 'the log is there')
  assert.deepEqual([...secrets].filter(([word]) => log.includes(word)).map(([word, what]) => `${what}: ${word}`), [])
})

test('no error answer holds a secret', () => {
  const all = answers.join('\n')
  assert.deepEqual([...secrets].filter(([word]) => all.includes(word)).map(([word, what]) => `${what}: ${word}`), [])
})

test('no secret stands in the database as it is', () => {
  const found = []
  for (const name of server.tables()) {
    const text = JSON.stringify(server.rows(`SELECT * FROM "${name}"`))
    for (const [word, what] of secrets) if (!what.startsWith('a CSRF') && text.includes(word)) found.push(`${name}: ${what}`)
  }
  assert.deepEqual(found, [])
})
