// No list and no export shows a mobile number, an e-mail or an account name in full: the server masks them, and the full
// text comes only by a reveal, which is written down. Every GET of the API is asked as everybody and its text is searched
// for what the database knows of the people and customers of the demo market.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Operations } from './operations.mjs'
import { Persona, personas } from './personas.mjs'
import { start } from './server.mjs'
import * as table from './table.mjs'
import { Things, missing } from './things.mjs'

let server, operations, everybody, things, personal

before(async () => {
  server = await start()
  operations = new Operations(await (await fetch(`${server.base}/api/openapi.json`)).json())
  everybody = await personas(server)
  things = new Things(server, table.kinds)
  personal = personal_data()
})
after(async () => { await server?.stop() })

/** Word → what it is and whose. Read from whatever columns of people and customers there are. */
function personal_data() {
  const found = new Map()
  for (const of of ['customer', 'person']) {
    const columns = server.columns(of)
    for (const column of ['mobile', 'email', 'account_name', 'user_name'].filter((each) => columns.includes(each)))
      for (const row of server.rows(`SELECT CAST(${of}_id AS TEXT) AS id, ${column} AS word, CAST(customer_id AS TEXT) AS customer_id FROM ${of}`))
        // The account names of partners and operators are names of companies' accounts, not of people.
        if (row.word && !(of === 'person' && column === 'account_name' && row.customer_id === '0')) found.set(row.word, { of, column, id: row.id, customer: row.customer_id })
  }
  return found
}

/** Every personal word in a text that does not belong to who asks. */
function shown_in(text, persona) {
  const words = text.split(/[^A-Za-z0-9_.@+-]+/)
  return words.filter((word) => {
    const data = personal.get(word)
    if (!data) return false
    if (persona.customer && data.customer === persona.customer) return false
    return data.id !== persona.person?.id && word !== persona.person?.account_name && word !== persona.credential?.user
  })
}

test('no GET shows personal data in full to anybody', async () => {
  const found = []
  let texts = 0, length = 0
  for (const op of operations.all.filter((each) => each.verb === 'get'))
    for (const persona of everybody) {
      if (!persona.person || (op.permission && !persona.permissions.includes(op.permission))) continue
      for (const slots of [0, 1, 2]) {  // of each place the first, second and third thing, where it has ids
        if (slots > 0 && op.slots.length === 0) break
        const mine = (slot) => things.rows[slot.kind]?.filter((row) => things.within(persona, row))[slots]?.id ?? missing
        const { target } = operations.request(op, mine)
        const more = op.parameters.some((each) => each.name === 'limit') ? `${target.includes('?') ? '&' : '?'}limit=100` : ''
        const answer = await persona.ask('get', target + more)
        if (answer.status !== 200) continue
        ++texts
        length += answer.text.length
        const shown = shown_in(answer.text, persona)
        const allowed = table.rows[op.name]?.unmasked?.columns ?? []
        const bad = shown.filter((word) => !allowed.includes(personal.get(word).column))
        if (bad.length > 0) found.push(`${op.name} as ${persona.name}: ${personal.get(bad[0]).column} of a ${personal.get(bad[0]).of}: ${bad[0]}`)
      }
    }
  assert.deepEqual(found, [], found.join('\n'))
  assert.ok(texts > 200 && length > 200_000, `only ${texts} texts of ${length} characters were searched`)
})

test('the scan would notice', async () => {
  const partner = everybody.find((each) => each.name === 'partner')
  const [mobile] = [...personal].find(([, data]) => data.column === 'mobile')
  assert.deepEqual(shown_in(`{"mobile":"${mobile}"}`, partner), [mobile])
  assert.ok(personal.size > 100)
})

test('a reveal gives the full text, and only of what one may see', async () => {
  const partner = everybody.find((each) => each.name === 'partner')
  const [first] = await partner.all('/api/v1/customers')
  const op = operations.all.find((each) => each.name === 'POST /api/v1/customers/reveal')
  const shown = await partner.ask('post', op.path, { ...operations.request(op, () => first.id).body, customer_ids: [first.id] })
  assert.equal(shown.status, 200, shown.text)
  assert.ok(shown_in(shown.text, partner).length > 0, shown.text)
  const foreign = things.rows.customer.find((row) => !things.within(partner, row))
  const refused = await partner.ask('post', op.path, { ...operations.request(op, () => first.id).body, customer_ids: [foreign.id] })
  assert.deepEqual(shown_in(refused.text, partner), [])
})

/** Names of fields that a schema says are personal. */
function personal_fields(schema, into = new Set(), seen = new Set()) {
  const plain = operations.resolve(schema)
  if (!plain || seen.has(plain)) return into
  seen.add(plain)
  for (const [name, of] of Object.entries(plain.properties ?? {})) {
    const all = [of, ...(of.anyOf ?? [])].map((each) => operations.resolve(each))
    if (all.some((each) => each?.['x-personal'] || /\bmasked\b/i.test(of.description ?? ''))) into.add(name)
    for (const each of all) personal_fields(each, into, seen)
  }
  for (const each of [plain.items, ...(plain.anyOf ?? [])].filter(Boolean)) personal_fields(each, into, seen)
  return into
}

test('what is shown masked is found by nobody who may not see it in full', async () => {
  const reader = everybody.find((each) => each.person && !each.permissions.includes('customers.reveal') && each.permissions.includes('customers.view') && each.permissions.includes('consumption.view'))
  const knower = everybody.find((each) => each.permissions.includes('customers.reveal') && each.side === 'partner')
  assert.ok(reader && knower)
  const asked = []
  for (const op of operations.all.filter((each) => each.verb === 'get' && each.portal)) {
    const fields = personal_fields(op.operation.responses?.['200']?.content?.['application/json']?.schema)
    for (const { name } of op.parameters.filter((each) => each.in === 'query' && fields.has(each.name))) {
      const target = `${op.path}?${name}=13811654932`
      const mine = op.permission && !reader.permissions.includes(op.permission) ? null : await reader.ask('get', target)
      if (mine === null) continue
      asked.push(`${op.path} ${name}`)
      if (op.path === '/api/v1/account-managers') continue  // by user names, which are shown; see below
      assert.equal(mine.status, 403, `${target} as ${reader.name}: ${mine.status} ${mine.text.slice(0, 200)}`)
      assert.equal(mine.json.error_code, 'lists.masked_filter')
      if (knower.permissions.includes(op.permission)) assert.equal((await knower.ask('get', target)).status, 200, target)
    }
  }
  assert.ok(asked.length >= 3, asked.join('\n'))
  const [manager] = server.rows("SELECT display_name AS name FROM person WHERE roles = 'account_manager' AND account_name = 'yunfan' LIMIT 1")
  const found = async (account, user) => {
    const who = await new Persona(server, user, { account, user, password: 'Demo-2026' }).sign_in()
    return (await who.ask('get', `/api/v1/account-managers?name=${encodeURIComponent(manager.name)}`)).json.total
  }
  const [blind] = server.rows("SELECT user_name FROM person WHERE roles = 'read_only' AND account_name = 'yunfan' LIMIT 1")
  assert.equal(await found('yunfan', undefined), 1)
  if (blind) assert.equal(await found('yunfan', blind.user_name), 0)
})

test('the Open API masks what its caller may not see in full, and does not search by it', async () => {
  const ask = (persona, body) => persona.ask('post', '/v2/partners/sub-customers/query', { limit: 5, ...body })
  const partner = everybody.find((each) => each.name === 'partner')
  const reader = everybody.find((each) => each.token && each.side === 'partner' && !each.permissions.includes('customers.reveal') && each.permissions.includes('customers.view'))
  const full = await ask(partner, {})
  assert.match(full.json.customer_infos[0].telephone, /^1\d{10}$/)
  const masked = await ask(reader, {})
  assert.equal(masked.status, 200, masked.text)
  for (const one of masked.json.customer_infos) assert.match(one.telephone, /\*/)
  assert.equal((await ask(reader, { account_name: 'cust' })).status, 403)
})
