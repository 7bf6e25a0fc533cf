// No list and no export shows a mobile number, an e-mail or an account name in full: the server masks them, and the full
// text comes only by a reveal, which is written down. Every GET of the API is asked as everybody and its text is searched
// for what the database knows of the people and customers of the demo market.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Operations } from './operations.mjs'
import { personas } from './personas.mjs'
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
    const columns = server.rows(`SELECT name FROM pragma_table_info('${of}')`).map((each) => each.name)
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
