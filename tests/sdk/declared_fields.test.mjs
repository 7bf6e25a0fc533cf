// Every answer has the fields that the official SDK's client declares, by name and type, no more and no less.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clientOf, customersOf, send } from './client.mjs'
import { declared, faults } from './fields.mjs'
import { startDemo } from './server.mjs'

let demo
let client
let resale

before(async () => {
  demo = await startDemo()
  client = clientOf(demo, demo.credentials.personas.partner)
  resale = customersOf(demo, 'partner', 'resale')[0].customer_id
})
after(() => demo?.stop())

/** Asks, and holds the answer to what is declared; some list in it must not be empty. */
async function ask(operation, options, from = client) {
  const [method, path] = operation.split(' ')
  // The client adds the status of its own.
  const { httpStatusCode, ...answer } = await send(from, method, path, options)
  assert.deepEqual(faults(answer, declared[operation]), [], operation)
  const list = Object.values(answer).find(Array.isArray)
  assert.ok(list === undefined || list.length > 0, `${operation} answers nothing to look at`)
  return answer
}

test('acts with money', async () => {
  const { distributor, reseller1 } = demo.credentials.personas
  const above = clientOf(demo, distributor)
  await ask('POST /v2/accounts/partner-accounts/adjust-amount', { data: { customer_id: resale, amount: 3 } })
  await ask('POST /v2/accounts/partner-accounts/reclaim', { data: { customer_id: resale, amount: 2 } })
  const data = { indirect_partner_id: reseller1.domain_id, amount: 5 }
  await ask('POST /v2/accounts/partner-accounts/indirect-partner-adjust', { data }, above)
  await ask('POST /v2/accounts/partner-accounts/indirect-partner-reclaim', { data: { ...data, amount: 4 } }, above)
})

test('balances and records', async () => {
  await ask('GET /v2/accounts/partner-accounts/balances')
  await ask('POST /v2/accounts/customer-accounts/balances/batch-query', { data: { customer_infos: [{ customer_id: resale }] } })
  for (const balance_type of ['BALANCE_TYPE_DEBIT', 'BALANCE_TYPE_CREDIT'])
    await ask('GET /v2/accounts/partner-accounts/account-change-records', { query: { balance_type, limit: 100 } })
  await ask('GET /v3/accounts/partner-accounts/adjust-records', { query: { limit: 100 } })
})

test('customers', async () => {
  const name = `fields_${Date.now() % 100_000_000}`
  const made = await ask('POST /v2/partners/sub-customers', { data: { domain_name: name, password: 'Right-2026', xaccount_type: 'crm', xaccount_id: `${name}-1` } })
  await ask('POST /v2/partners/sub-customers/users/check-identity', { data: { search_type: 'name', search_value: `${name}x` } })
  await ask('POST /v2/partners/sub-customers/new-customers-tags/batch-query', { data: { customer_ids: [made.domain_id] } })
  const { customer_infos } = await ask('POST /v2/partners/sub-customers/query', { data: { limit: 100 } })
  const mine = customer_infos.find((each) => each.customer_id === made.domain_id)
  assert.deepEqual([mine.xaccount_id, mine.xaccount_type], [`${name}-1`, 'crm'], 'an id of the partner\'s own system comes back')
  assert.ok(customer_infos.some((each) => each.account_managers.length > 0))
})

test('resources', async () => {
  for (const list of ['POST /v2/partners/sub-customers/on-demand-resources/query', 'POST /v2/orders/suscriptions/resources/query']) {
    const [method, path] = list.split(' ')
    for (const { customer_id } of customersOf(demo, 'partner')) {
      const { total_count } = await send(client, method, path, { data: { customer_id, limit: 1 } })
      if (total_count > 0) {
        await ask(list, { data: { customer_id, limit: 100 } })
        break
      }
    }
  }
})

test('what everybody may look up', async () => {
  const provinces = await ask('GET /v2/systems/configs/provinces', { query: { limit: 1000 } })
  assert.equal(provinces.count, provinces.provinces.length)
  const province = provinces.provinces.find((one) => one.name === '江苏省')
  const { cities } = await ask('GET /v2/systems/configs/cities', { query: { province_code: province.code, limit: 1000 } })
  const city = cities.find((one) => one.name === '南京市')
  const page = await ask('GET /v2/systems/configs/counties', { query: { city_code: city.code, limit: 2, offset: 1 } })
  assert.deepEqual([page.counties.length, page.count > 2], [2, true])
  const past = await send(client, 'GET', '/v2/systems/configs/counties', { query: { city_code: city.code, offset: 5000 } })
  assert.deepEqual([past.counties, past.count], [[], page.count], 'past the end is an empty page with the true count')
  const { measure_units } = await ask('GET /v2/bases/measurements', { headers: { 'X-Language': 'en_US' } })
  assert.equal(measure_units.find((one) => one.measure_id === 4).measure_name, 'hour')
  const chinese = await ask('GET /v2/bases/measurements')
  assert.equal(chinese.measure_units.find((one) => one.measure_id === 4).measure_name, '小时')
  const { conversions } = await ask('GET /v2/bases/conversions', { query: { measure_type: 3 } })
  assert.equal(conversions.find((one) => one.measure_id === 10 && one.ref_measure_id === 11).conversion_ratio, 1024)
  assert.ok(conversions.every((one) => one.measure_type === 3))
})
