// The document at /api/openapi.json is one that strict tools accept, and the answers of the server are what it says.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import Ajv2020 from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { start } from './server.mjs'

const here = import.meta.dirname
let server, document, folder

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partner-center-lint-'))
  server = await start()
  document = await (await fetch(`${server.base}/api/openapi.json`)).json()
})
after(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function lint(text) {
  const file = join(folder, 'openapi.json')
  writeFileSync(file, text)
  try {
    const said = execFileSync(join(here, 'node_modules/.bin/redocly'),
      ['lint', file, '--config', join(here, 'redocly.yaml'), '--format', 'json', '--max-problems', '1000'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, REDOCLY_TELEMETRY: 'off' } })
    return JSON.parse(said).problems
  } catch (fault) {
    if (!fault.stdout) throw fault
    return JSON.parse(fault.stdout).problems
  }
}

test('a strict linter finds nothing in the document', () => {
  const problems = lint(JSON.stringify(document, null, 1)).map((each) => `${each.ruleId} ${each.location?.[0]?.pointer ?? ''}: ${each.message}`)
  assert.deepEqual(problems, [])
})

test('partnerctl tells the same document without a server, and leaves nothing behind', () => {
  const empty = mkdtempSync(join(folder, 'empty-'))
  const program = resolve(process.env.PARTNERCTL ?? join(here, '../../build/partnerctl'))
  const told = JSON.parse(execFileSync(program, ['openapi', '--data', join(empty, 'data'), '--database', `sqlite:${join(empty, 'books')}`],
    { cwd: empty, encoding: 'utf8', maxBuffer: 64 << 20 }))
  // The server under test does not bound sign-ins a minute, as one with the usual settings does.
  const usual = (all) => JSON.parse(JSON.stringify(all), (key, value) =>
    key === 'x-refusals' ? value.filter((each) => each.error_code !== 'edge.too_many_requests') : value)
  assert.deepEqual(usual(told), usual(document))
  assert.deepEqual(readdirSync(empty), [])
})

test('the linter notices an operation without an answer', () => {
  const broken = structuredClone(document)
  const path = Object.keys(broken.paths)[0]
  const verb = Object.keys(broken.paths[path])[0]
  delete broken.paths[path][verb].responses
  assert.notEqual(lint(JSON.stringify(broken)).length, 0)
})

test('every list of the console can be exported', () => {
  const resolve = (schema) => (schema?.$ref ? resolve(schema.$ref.split('/').slice(1).reduce((at, step) => at[step], document)) : schema)
  const kept_out = {
    '/api/v1/exports': 'the exports themselves',
    '/api/v1/messages': 'an inbox',
    '/api/v1/imports/{import_id}/files': 'the few files of one delivery',
    '/api/v1/invitation-links': 'cards, each with its code to be scanned',
    '/api/v1/my/relation-events': 'a few lines of a page',
    '/api/v1/my/discounts': 'a few lines of a page',
    '/api/v1/webhooks': 'ten at most, settings',
    '/api/v1/webhook-messages': 'a log for a month, whose lines are opened one by one',
    '/api/v1/my/offers': 'what is chosen from, the same for everybody',
    '/api/v1/promotions': 'a few lines, the same for everybody',
    '/api/v1/discount-ceilings': 'a line for a service, a setting',
    '/api/v1/discounts/ceilings': 'what is chosen from in a form',
  }
  const lists = Object.keys(document.paths).filter((path) => {
    const answer = resolve(document.paths[path].get?.responses['200']?.content?.['application/json']?.schema)
    return path.startsWith('/api/v1') && answer?.properties?.items && answer.properties.total
  })
  assert.ok(lists.length > 20)
  assert.deepEqual(lists.filter((path) => !document.paths[`${path}/export`] && !kept_out[path]), [])
})

/** Everybody in the credentials who can sign in with a password. */
function people(value, found = []) {
  if (value === null || typeof value !== 'object') return found
  if (typeof value.password === 'string' && (value.account ?? value.account_name ?? value.name)) found.push(value)
  Object.values(value).forEach((each) => people(each, found))
  return found
}

async function cookies() {
  const all = []
  for (const who of people(server.credentials())) {
    const account = who.account ?? who.account_name ?? who.name
    const form = who.user ? { form: 'member', account, user: who.user } : { form: 'account', account }
    const answer = await fetch(`${server.base}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...form, password: who.password }),
    })
    if (answer.ok) all.push(answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; '))
  }
  return all
}

function declared(operation, status) {
  const answer = operation.responses[status] ?? operation.responses.default
  return answer?.$ref ? document.components.responses[answer.$ref.split('/').at(-1)] : answer
}

test('files say codes in words and times as people read them', async () => {
  const codes = new Set(['true', 'false'])
  JSON.stringify(document.components.schemas, (key, value) => {
    if (key === 'enum') value.forEach((each) => codes.add(each))
    return value
  })
  codes.delete('')
  const faults = new Set()
  let files = 0
  const visitors = await cookies()
  for (const path of Object.keys(document.paths).filter((each) => each.endsWith('/export')))
    for (const cookie of visitors) {
      const answer = await fetch(server.base + path.replaceAll(/\{[^}]+\}/g, '999'), { headers: { Cookie: cookie } })
      if (!answer.ok) continue
      ++files
      for (const cell of (await answer.text()).split(/[,\r\n]+/)) if (codes.has(cell) || /^"?\d{4}-\d\d-\d\dT/.test(cell)) faults.add(`${path}: ${cell}`)
    }
  assert.ok(files > 30, `${files}`)
  assert.deepEqual([...faults], [])
})

test('every GET answers, for everybody, with a declared status and a body of the declared shape', async () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats(ajv)
  ajv.addSchema({ $id: 'document', components: document.components }, 'document')
  const check = (schema) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components')))
  const faults = []
  const visitors = ['', ...(await cookies())]
  assert.ok(visitors.length > 3, 'the demo market has people of each kind')
  let good = 0
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith('/api/v1') || !item.get) continue
    for (const cookie of visitors) {
      const target = path.replaceAll(/\{[^}]+\}/g, '999')
      const answer = await fetch(server.base + target, { headers: cookie ? { Cookie: cookie } : {} })
      const text = await answer.text()
      const found = declared(item.get, String(answer.status))
      if (!found) {
        faults.push(`GET ${target}: ${answer.status} is not declared`)
        continue
      }
      if (answer.status === 200) ++good
      const schema = found.content?.['application/json']?.schema
      if (!schema || !(answer.headers.get('content-type') ?? '').startsWith('application/json')) continue
      const validate = check(schema)
      if (!validate(JSON.parse(text))) faults.push(`GET ${target} (${answer.status}): ${ajv.errorsText(validate.errors)}`)
    }
  }
  assert.deepEqual(faults, [])
  assert.ok(good > 20, `only ${good} answers were good`)
})

test('every writing route refuses who is not signed in, in the declared form', async () => {
  const faults = []
  for (const [path, item] of Object.entries(document.paths)) {
    if (!path.startsWith('/api/v1') || path === '/api/v1/session') continue
    for (const verb of ['post', 'put', 'delete']) {
      // Open to anyone: signing in, following an invitation.
      if (!item[verb] || item[verb].security?.length === 0) continue
      const answer = await fetch(server.base + path.replaceAll(/\{[^}]+\}/g, '999'), {
        method: verb.toUpperCase(),
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: verb === 'delete' ? undefined : '{}',
      })
      if (answer.status !== 401) faults.push(`${verb} ${path}: ${answer.status}`)
      else if (!declared(item[verb], '401')) faults.push(`${verb} ${path}: 401 is not declared`)
    }
  }
  assert.deepEqual(faults, [])
})
