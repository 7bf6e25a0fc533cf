// How the Open API reads what callers' libraries write: numbers by their value, empty values as none, blanks as nothing;
// and whom it answers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clientOf, customersOf, refused, send } from './client.mjs'
import { startDemo } from './server.mjs'

let demo
let token
let resale
const adjust = '/v2/accounts/partner-accounts/adjust-amount'
const customers = '/v2/partners/sub-customers/query'

before(async () => {
  demo = await startDemo()
  token = await tokenOf(demo.credentials.personas.partner.account)
  resale = customersOf(demo, 'partner', 'resale')[0]
})
after(() => demo?.stop())

async function tokenOf(account) {
  const { password } = demo.credentials.personas.partner
  const user = { name: account, password, domain: { name: account } }
  const auth = { identity: { methods: ['password'], password: { user } }, scope: { domain: { name: account } } }
  const answer = await fetch(`${demo.address}/v3/auth/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ auth }) })
  assert.equal(answer.status, 201)
  return answer.headers.get('x-subject-token')
}

/** Sends these very bytes. */
async function raw(method, path, body, as = token) {
  const headers = { 'x-auth-token': as, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
  const answer = await fetch(demo.address + path, { method, headers, body })
  return { status: answer.status, body: await answer.json() }
}

async function amountOf({ customer_id }) {
  const { body } = await raw('POST', '/v2/accounts/customer-accounts/balances/batch-query', JSON.stringify({ customer_infos: [{ customer_id }] }))
  return Math.round(body.customer_balances[0].amount * 100)
}

test('an amount is its value, however the caller\'s library writes it', async () => {
  for (const [written, fen] of [['1E+2', 10000], ['1.0E+1', 1000], ['2.5', 250], ['"3.00"', 300], ['1E-2', 1], ['1.10000000', 110]]) {
    const before = await amountOf(resale)
    const said = await raw('POST', adjust, `{"customer_id":"${resale.customer_id}","amount":${written}}`)
    assert.equal(said.status, 200, `${written}: ${JSON.stringify(said.body)}`)
    assert.equal((await amountOf(resale)) - before, fen, written)
  }
  const before = await amountOf(resale)
  for (const written of ['1E-3', '0.001', '1.005', '0E5', '-1', '1E+99', '1e', 'NaN', '"1,000"'])
    assert.equal((await raw('POST', adjust, `{"customer_id":"${resale.customer_id}","amount":${written}}`)).status, 400, written)
  assert.equal(await amountOf(resale), before)
})

test('a whole number may be written with a point, and an empty value asks for nothing', async () => {
  for (const body of ['{"limit":5.0}', '{"limit":"5"}', '{"limit":0.5E1,"account_name":"","association_type":""}'])
    assert.equal((await raw('POST', customers, body)).body.customer_infos?.length, 5, body)
  for (const body of ['{"limit":5.5}', '{"limit":0}', '{"limit":101}']) assert.equal((await raw('POST', customers, body)).status, 400, body)
  const records = (query) => raw('GET', `/v3/accounts/partner-accounts/adjust-records?${query}`)
  const all = await records('limit=&offset=&customer_id=&operation_type=')
  assert.equal(all.status, 200)
  assert.equal(all.body.total_count, (await records('')).body.total_count)
})

test('a customer is found by its account name with blanks around it', async () => {
  const { body } = await raw('POST', customers, JSON.stringify({ limit: 1 }))
  const name = body.customer_infos[0].account_name
  const found = await raw('POST', customers, JSON.stringify({ account_name: `\u3000${name}  ` }))
  assert.deepEqual(found.body.customer_infos.map((each) => each.account_name), [name])
})

test('lists that name no end of their rows may be asked far behind the last', async () => {
  const { status, body } = await raw('GET', '/v3/accounts/partner-accounts/adjust-records?offset=2000000000')
  assert.equal(status, 200)
  assert.deepEqual(body.records, [])
})

test('a name with characters that turn or hide others is refused', async () => {
  for (const name of ['a\u202eb', 'a\u0001b', 'a\ufffeb']) {
    const said = await raw('POST', '/v2/partners/sub-customers', JSON.stringify({ domain_name: name, xaccount_type: 'crm', xaccount_id: name }))
    assert.equal(said.status, 400)
    assert.equal(said.body.error_code, 'CBC.0100')
  }
})

test('an operation under another method is none', async () => {
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const said = await raw(method, adjust)
    assert.equal(said.status, 404)
    assert.equal(said.body.error_code, 'APIG.0101')
  }
})

test('a partner that is no general distributor moves no money to resellers', async () => {
  const { partner, reseller1 } = demo.credentials.personas
  const data = { indirect_partner_id: reseller1.domain_id, amount: 1 }
  const client = clientOf(demo, partner)
  for (const path of ['indirect-partner-adjust', 'indirect-partner-reclaim'])
    assert.equal((await refused(send(client, 'POST', `/v2/accounts/partner-accounts/${path}`, { data }))).code, 'CBC.99000037', path)
})

test('a number stands for a customer only with the code that was sent to it', async () => {
  const client = clientOf(demo, demo.credentials.personas.partner)
  const name = `mobile_${Date.now() % 100_000_000}`
  const create = (more) => send(client, 'POST', '/v2/partners/sub-customers', { data: { domain_name: name, xaccount_type: 'crm', xaccount_id: name, ...more } })
  const said = await refused(create({ mobile_phone: '0086-13912345670' }))
  assert.equal(said.status, 400)
  const { check_result } = await send(client, 'POST', '/v2/partners/sub-customers/users/check-identity', { data: { search_type: 'name', search_value: name } })
  assert.equal(check_result, 'available', 'nothing was created')
})

test('a customer sees its own yearly and monthly resources with its own token', async () => {
  const path = '/v2/orders/suscriptions/resources/query'
  const { account, domain_id: customer_id } = demo.credentials.personas.customer_of_partner
  const mine = await tokenOf(account)
  const seen = await raw('POST', path, JSON.stringify({ limit: 100 }), mine)
  assert.equal(seen.status, 200)
  const partners = await raw('POST', path, JSON.stringify({ limit: 100, customer_id }))
  assert.deepEqual(seen.body, partners.body, 'what its partner sees of it')
  assert.ok(seen.body.total_count > 0)
  const other = customersOf(demo, 'partner').find((each) => each.customer_id !== customer_id)
  assert.equal((await raw('POST', path, JSON.stringify({ customer_id: other.customer_id }), mine)).status, 400)
})
