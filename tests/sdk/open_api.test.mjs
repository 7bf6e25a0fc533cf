// A partner's own system, with the official SDK's core as it is published, against the Open API.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clientOf as clientAt, customersOf, refused, send as sendFrom } from './client.mjs'
import { startDemo } from './server.mjs'

let demo
let client
let resale
let referral
let foreign

before(async () => {
  demo = await startDemo()
  client = clientOf(demo.credentials.personas.partner)
  resale = customersOf(demo, 'partner', 'resale')[0].customer_id
  referral = customersOf(demo, 'partner', 'referral')[0].customer_id
  foreign = demo.credentials.customers.find((c) => c.partner === 'partner2').customer_id
})
after(() => demo?.stop())

const clientOf = (persona, secret) => clientAt(demo, persona, secret)
const send = (method, url, { from = client, ...more } = {}) => sendFrom(from, method, url, more)

const allocate = (customer_id, amount, from, headers) =>
  send('POST', '/v2/accounts/partner-accounts/adjust-amount', { data: { customer_id, amount }, from, headers })

async function topupBalance() {
  const { account_balances } = await send('GET', '/v2/accounts/partner-accounts/balances')
  return account_balances.find((account) => account.account_type === 1).amount
}

test('an allocation leaves the top-up account and arrives at the customer', async () => {
  const before = await topupBalance()
  const { transfer_id } = await allocate(resale, 10.5)
  assert.match(transfer_id, /^AD\d+$/)
  assert.equal(Math.round((before - (await topupBalance())) * 100), 1050)
  const { customer_balances } = await send('POST', '/v2/accounts/customer-accounts/balances/batch-query', {
    data: { customer_infos: [{ customer_id: resale }, { customer_id: foreign }] },
  })
  assert.deepEqual(customer_balances.map((b) => b.customer_id), [resale], 'foreign customers are left out')
  assert.ok(customer_balances[0].amount >= 10.5)
})

test('a reclaim brings it back, and both stand in the adjustment records', async () => {
  const before = await topupBalance()
  await allocate(resale, 7)
  const { trans_id } = await send('POST', '/v2/accounts/partner-accounts/reclaim', { data: { customer_id: resale, amount: 7 } })
  assert.match(trans_id, /^RE\d+$/)
  assert.equal(await topupBalance(), before)
  const found = await send('GET', '/v3/accounts/partner-accounts/adjust-records', { query: { trans_id } })
  assert.equal(found.total_count, 1)
  assert.equal(found.records[0].operation_type, 'SOURCE_OPERATION_BERETRIEVE')
  assert.equal(found.records[0].amount, '7.00')
  assert.equal(found.records[0].customer_id, resale)
})

test('the statement tells the change and the balance after it', async () => {
  const { transfer_id } = await allocate(resale, 3.21)
  const { records, currency } = await send('GET', '/v2/accounts/partner-accounts/account-change-records', {
    query: { balance_type: 'BALANCE_TYPE_DEBIT', trade_type: 'BEADJUST', limit: 1 },
  })
  assert.equal(currency, 'CNY')
  assert.equal(records[0].trade_id, transfer_id)
  assert.equal(records[0].change_amount, '3.21')
  assert.equal(records[0].type, '2')
  assert.equal(Number(records[0].balance_after_change), await topupBalance())
})

test('customers are listed by rows, with their association', async () => {
  const page = await send('POST', '/v2/partners/sub-customers/query', { data: { limit: 5, offset: 2, association_type: '2' } })
  assert.equal(page.customer_infos.length, 5)
  assert.ok(page.count > 5)
  assert.ok(page.customer_infos.every((c) => c.association_type === '2' && /^[0-9a-f]{32}$/.test(c.customer_id)))
})

test('money that may not move is refused in the words of the API', async () => {
  const before = await topupBalance()
  assert.deepEqual(await refused(allocate(resale, 99999999)), { status: 400, code: 'CBC.99005003' })
  assert.equal((await refused(allocate(referral, 1))).code, 'CBC.99000014')
  assert.equal((await refused(allocate(foreign, 1))).code, 'CBC.99000035')
  assert.equal((await refused(allocate(resale, 0))).code, 'CBC.0100')
  assert.equal((await refused(allocate(resale, 1.005))).code, 'CBC.0100')
  assert.equal(await topupBalance(), before)
})

test('a wrong secret key is told by the gateway', async () => {
  const answer = await refused(allocate(resale, 1, clientOf(demo.credentials.personas.partner, 'wrong')))
  assert.deepEqual(answer, { status: 401, code: 'APIGW.0301' })
})

test('only a general distributor acts for a reseller', async () => {
  const { reseller1, distributor } = demo.credentials.personas
  const query = { indirect_partner_id: reseller1.domain_id }
  assert.equal((await refused(send('GET', '/v2/accounts/partner-accounts/balances', { query }))).code, 'CBC.99000037')
  const { account_balances } = await send('GET', '/v2/accounts/partner-accounts/balances', { query, from: clientOf(distributor) })
  assert.ok(account_balances.length >= 1)
})

/** What the SDK would send, and the way it sends it. */
async function recorded(act) {
  const signed = []
  const http = client.httpClient
  const original = http.sendRequest.bind(http)
  http.sendRequest = (request) => {
    signed.push({ ...request, headers: { ...request.headers } })
    return original(request)
  }
  try {
    return { answer: await act(), signed: signed[0], again: (more = {}) => original({ ...signed[0], headers: { ...signed[0].headers, ...more } }) }
  } finally {
    http.sendRequest = original
  }
}
const used = { status: 409, code: 'CBC.99007009' }

test('a signed request that is sent twice moves money once, and the second is refused', async () => {
  // The transport repeats the very same bytes, as it does after a lost answer.
  const before = await topupBalance()
  const { again } = await recorded(() => allocate(resale, 2.22))
  assert.deepEqual(await refused(again()), used)
  assert.deepEqual(await refused(again({ 'Idempotency-Key': 'of-somebody-on-the-way' })), used)
  assert.equal(Math.round((before - (await topupBalance())) * 100), 222)
})

test('equal calls in one second have one signature: one is done and the others hear so', async () => {
  const before = await topupBalance()
  await new Promise((done) => setTimeout(done, 1010 - (Date.now() % 1000)))
  const all = await Promise.all(Array.from({ length: 5 }, () => allocate(resale, 0.5).then(() => 'done', (error) => refused(Promise.reject(error)))))
  assert.equal(all.filter((one) => one === 'done').length, 1)
  for (const one of all.filter((each) => each !== 'done')) assert.deepEqual(one, used)
  assert.equal(Math.round((before - (await topupBalance())) * 100), 50)
})

test('a signed Idempotency-Key gets the first answer again, and makes equal transfers different', async () => {
  const before = await topupBalance()
  const with_key = (key) => allocate(resale, 0.25, undefined, { 'Idempotency-Key': key })
  const first = await with_key('transfer-1')
  await new Promise((done) => setTimeout(done, 1100))
  assert.equal((await with_key('transfer-1')).transfer_id, first.transfer_id)
  const others = await Promise.all(['transfer-2', 'transfer-3'].map(with_key))
  assert.equal(new Set([first, ...others].map((one) => one.transfer_id)).size, 3)
  assert.equal(Math.round((before - (await topupBalance())) * 100), 75)
})

test('a token by password opens the same operations', async () => {
  const { account, password } = demo.credentials.personas.partner
  const auth = { identity: { methods: ['password'], password: { user: { name: account, password, domain: { name: account } } } }, scope: { domain: { name: account } } }
  const answer = await fetch(`${demo.address}/v3/auth/tokens?nocatalog=true`, { method: 'POST', headers: { 'content-type': 'application/json;charset=utf8' }, body: JSON.stringify({ auth }) })
  assert.equal(answer.status, 201)
  const token = answer.headers.get('x-subject-token')
  const balances = await fetch(`${demo.address}/v2/accounts/partner-accounts/balances`, { headers: { 'x-auth-token': token } })
  assert.equal(balances.status, 200)
  auth.identity.password.user.password = 'wrong'
  const wrong = await fetch(`${demo.address}/v3/auth/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ auth }) })
  assert.equal(wrong.status, 401)
  assert.equal((await wrong.json()).error.title, 'Unauthorized')
})

test('the SDK finds the account by itself', async () => {
  const domains = await send('GET', '/v3/auth/domains')
  assert.equal(domains.domains[0].id, demo.credentials.personas.partner.domain_id)
})

const create = (data, from) => send('POST', '/v2/partners/sub-customers', { data: { xaccount_type: 'crm', ...data }, from })

test('a customer is created once for each of the caller\'s ids, and its name is taken then', async () => {
  const name = `sdk_${Date.now() % 100_000_000}`
  const check = (search_type, search_value) =>
    send('POST', '/v2/partners/sub-customers/users/check-identity', { data: { search_type, search_value } })
  assert.equal((await check('name', name)).check_result, 'available')
  const made = await create({ domain_name: name, password: 'Right-2026', xaccount_id: `${name}-1` })
  assert.equal(made.domain_name, name)
  assert.match(made.domain_id, /^[0-9a-f]{32}$/)
  const { customer_infos } = await send('POST', '/v2/partners/sub-customers/query', { data: { account_name: name } })
  assert.equal(customer_infos[0].association_type, '2')
  const taken = await check('name', name)
  assert.equal(taken.check_result, 'used_by_user')
  assert.equal(taken.error_code, 'CBC.0000')
  assert.equal((await check('mobile', '0086-13912340000')).mobile_remain_available_num, 5)
  assert.equal((await refused(create({ domain_name: name, xaccount_id: `${name}-2` }))).code, 'CBC.99000038')
  assert.equal((await refused(create({ domain_name: `${name}x`, xaccount_id: `${name}-1` }))).code, 'CBC.99000039')
  assert.equal((await refused(create({ domain_name: 'op_name', xaccount_id: `${name}-3` }))).code, 'CBC.99000031')
  assert.equal((await refused(create({ domain_name: `${name}y`, password: 'short', xaccount_id: `${name}-4` }))).code, 'CBC.99000036')
  const { new_customer_tags } = await send('POST', '/v2/partners/sub-customers/new-customers-tags/batch-query', {
    data: { customer_ids: [made.domain_id, foreign] },
  })
  assert.deepEqual(new_customer_tags.map((tag) => [tag.customer_id, tag.new_customer_tag]), [[made.domain_id, '']])
})

test('a code is sent to a number, and a wrong one is refused', async () => {
  const mobile_phone = '13912345678'
  await send('POST', '/v2/bases/verificationcode/send', { data: { receiver_type: 1, mobile_phone } })
  const name = `code_${Date.now() % 100_000_000}`
  const wrong = await refused(create({ domain_name: name, mobile_phone, verification_code: 'x', xaccount_id: name }))
  assert.equal(wrong.code, 'CBC.99004010')
  const bad = await refused(send('POST', '/v2/bases/verificationcode/send', { data: { receiver_type: 1, mobile_phone: '123' } }))
  assert.equal(bad.code, 'CBC.5017')
})

const resourcesOf = (list, data) => send('POST', list, { data })
const onDemand = '/v2/partners/sub-customers/on-demand-resources/query'
const byPeriod = '/v2/orders/suscriptions/resources/query'

/** One of the partner's customers that has resources of both kinds. */
async function withResources() {
  for (const { customer_id, partner } of demo.credentials.customers)
    if (partner === 'partner' && (await resourcesOf(byPeriod, { customer_id, limit: 1 })).total_count > 3) return customer_id
  assert.fail('the demo market has no resources')
}

test('on-demand resources are listed, by id, status and time', async () => {
  const customer_id = await withResources()
  const all = await resourcesOf(onDemand, { customer_id, limit: 100 })
  assert.ok(all.total_count >= all.resources.length && all.resources.length > 3)
  for (const each of all.resources) {
    assert.equal(each.customer_id, customer_id)
    assert.ok(each.status >= 1 && each.status <= 6)
    assert.match(each.effective_time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  }
  const [first, second, third] = all.resources
  const two = await resourcesOf(onDemand, { customer_id, resource_ids: [first.resource_id, third.resource_id, 'none'] })
  assert.deepEqual(two.resources.map((each) => each.resource_id).sort(), [first.resource_id, third.resource_id].sort())
  const usable = await resourcesOf(onDemand, { customer_id, status: 1, limit: 1 })
  assert.ok(usable.total_count > 0 && usable.total_count <= all.total_count)
  const since = await resourcesOf(onDemand, {
    customer_id, effective_time_begin: second.effective_time, effective_time_end: second.effective_time,
    service_type_code: second.service_type_code, region_code: second.region_code,
  })
  assert.ok(since.resources.some((each) => each.resource_id === second.resource_id))
})

test('yearly and monthly resources are listed with their expiry and what becomes of them', async () => {
  const customer_id = await withResources()
  const all = await resourcesOf(byPeriod, { customer_id, limit: 100 })
  for (const each of all.data) {
    assert.ok([2, 3, 4, 5].includes(each.status))
    assert.ok(each.expire_policy >= 0 && each.expire_policy <= 5)
    assert.equal(each.is_main_resource, each.parent_resource_id ? 0 : 1)
  }
  const [one] = all.data
  const same = await resourcesOf(byPeriod, { customer_id, resource_ids: [one.resource_id] })
  assert.equal(same.total_count, 1)
  assert.equal((await resourcesOf(byPeriod, { customer_id, order_id: 'none' })).total_count, 0)
  const then = await resourcesOf(byPeriod, { customer_id, expire_time_begin: one.expire_time, expire_time_end: one.expire_time })
  assert.ok(then.data.some((each) => each.resource_id === one.resource_id))
  const over = await resourcesOf(byPeriod, { customer_id, status_list: [3, 5], limit: 100 })
  assert.ok(over.data.every((each) => each.status === 3 || each.status === 5))
  const main = await resourcesOf(byPeriod, { customer_id, only_main_resource: 1, limit: 100 })
  assert.ok(main.data.every((each) => each.is_main_resource === 1))
})

test('resources of somebody else\'s customer are refused, and a customer must be named', async () => {
  for (const list of [onDemand, byPeriod]) {
    assert.deepEqual(await refused(resourcesOf(list, { customer_id: foreign })), { status: 400, code: 'CBC.99000035' })
    assert.equal((await refused(resourcesOf(list, {}))).status, 400)
  }
  const many = Array.from({ length: 51 }, (_, i) => `r-${i}`)
  assert.equal((await refused(resourcesOf(onDemand, { customer_id: resale, resource_ids: many }))).status, 400)
})
