// What the catalogue tells programs: codes for everybody, prices for customers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clientOf, send } from './client.mjs'
import { declared, faults } from './fields.mjs'
import { startDemo } from './server.mjs'

let demo
let client
let customer

before(async () => {
  demo = await startDemo()
  client = clientOf(demo, demo.credentials.personas.partner)
  customer = await tokenOf({ account: 'cust_1001', password: demo.credentials.personas.partner.password })
})
after(() => demo?.stop())

async function tokenOf({ account, password }) {
  const user = { name: account, password, domain: { name: account } }
  const auth = { identity: { methods: ['password'], password: { user } }, scope: { domain: { name: account } } }
  const answer = await fetch(`${demo.address}/v3/auth/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ auth }) })
  assert.equal(answer.status, 201)
  return answer.headers.get('x-subject-token')
}

/** Asks as the partner; the answer has the declared fields. */
async function ask(operation, options) {
  const [method, path] = operation.split(' ')
  const { httpStatusCode, ...answer } = await send(client, method, path, options)
  assert.deepEqual(faults(answer, declared[operation]), [], operation)
  return answer
}

/** Asks for prices as a customer, or as somebody else. */
async function price(path, data, token = customer) {
  const headers = { 'x-auth-token': token, 'content-type': 'application/json' }
  const answer = await fetch(`${demo.address}/v2/bills/ratings/${path}`, { method: 'POST', headers, body: JSON.stringify(data) })
  const text = await answer.text()
  return { status: answer.status, text, body: JSON.parse(text) }
}

const server = { id: '1', cloud_service_type: 'hws.service.type.ec2', resource_type: 'hws.resource.type.vm', resource_spec: 'c6.xlarge.2.linux', region: 'cn-north-4', subscription_num: 1 }
const disk = { id: '2', cloud_service_type: 'hws.service.type.ebs', resource_type: 'hws.resource.type.volume', resource_spec: 'GPSSD', region: 'cn-north-4', resource_size: 40, size_measure_id: 17, subscription_num: 2 }
const period = (product, period_type, period_num) => ({ ...product, period_type, period_num })
const used = (product, usage_value, usage_measure_id = 4, usage_factor = 'duration') => ({ ...product, usage_factor, usage_value, usage_measure_id })
const asked = (...product_infos) => ({ project_id: 'p', product_infos })

test('services, types and usage types are looked up by pages', async () => {
  const services = await ask('GET /v2/products/service-types', { query: { limit: 3 } })
  assert.equal(services.service_types.length, 3)
  assert.ok(services.total_count > 3)
  const named = await ask('GET /v2/products/service-types', { query: { service_type_name: '弹性云' } })
  assert.deepEqual(named.service_types.map((one) => one.abbreviation), ['ECS'])
  const english = await ask('GET /v2/products/service-types', { query: { service_type_name: '弹性云' }, headers: { 'X-Language': 'en_US' } })
  assert.equal(english.service_types[0].service_type_name, 'Elastic Cloud Server')
  const types = await ask('GET /v2/products/resource-types', { query: { limit: 100 } })
  assert.ok(types.resource_types.some((one) => one.resource_type_code === 'hws.resource.type.vm' && one.service_type_code === 'hws.service.type.ec2'))
  const of = await ask('GET /v2/products/service-resources', { query: { service_type_code: 'hws.service.type.ec2' } })
  assert.deepEqual(of.infos.map((one) => one.basic_info.name), ['云主机'])
  const usage = await ask('GET /v2/products/usage-types', { query: { resource_type_code: 'hws.resource.type.vm' } })
  assert.deepEqual(usage.usage_types.map((one) => [one.code, one.name]), [['duration', '时长']])
})

test('specifications that are sold are paged by a marker', async () => {
  const data = { cloud_service_type: server.cloud_service_type, resource_type: server.resource_type, region_code: 'cn-north-4', charge_mode: '1' }
  const operation = 'POST /v2/products/resource-specs-query'
  const all = await ask(operation, { data })
  const specs = all.cloud_service_basics.map((one) => one.resource_spec)
  assert.equal(all.page_info.next_marker, null)
  assert.ok(specs.includes(server.resource_spec))
  assert.ok(!specs.includes('s3.large.2.linux'), 'what is withdrawn is not told')
  const paged = []
  for (let marker; ;) {
    const page = await ask(operation, { data: { ...data, limit: 2, marker } })
    paged.push(...page.cloud_service_basics.map((one) => one.resource_spec))
    if (!(marker = page.page_info.next_marker)) break
  }
  assert.deepEqual(paged, specs)
  const some = await ask(operation, { data: { ...data, filters: [{ key: 'resource_spec', value: 'c6' }] } })
  assert.deepEqual(some.cloud_service_basics.map((one) => one.resource_spec), specs.filter((one) => one.startsWith('c6')))
})

test('a customer asks what products paid by period would cost', async () => {
  const answer = await price('period-resources/subscribe-rate', asked(period(server, 2, 3), period(disk, 3, 1)))
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual(faults(answer.body, declared['POST /v2/bills/ratings/period-resources/subscribe-rate']), [])
  const { official_website_rating_result: official } = answer.body
  assert.deepEqual(official.product_rating_results.map((one) => [one.id, one.official_website_amount]), [['1', 1392.3], ['2', 560]])
  assert.match(answer.text, /"official_website_amount":1952\.30,/, 'two decimals are kept')
  const options = answer.body.optional_discount_rating_results
  const season = options.find((one) => one.discount_type === 200)
  assert.deepEqual([season.discount_name, season.amount, season.discount_amount], ['新客上云季', 1673.84, 278.46], 'of the server alone')
  assert.equal(options.filter((one) => one.best_offer === 1).length, 1)
  for (const one of options) {
    assert.equal(Math.round((one.amount + one.discount_amount) * 100), 195230)
    assert.equal(Math.round(one.product_rating_results.reduce((sum, each) => sum + each.amount, 0) * 100), Math.round(one.amount * 100))
  }
})

test('and what use would cost', async () => {
  const answer = await price('on-demand-resources', asked(used(server, 1.5), used(disk, '90', 5)))
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual(faults(answer.body, declared['POST /v2/bills/ratings/on-demand-resources']), [])
  assert.deepEqual(answer.body.product_rating_results.map((one) => one.official_website_amount), [1.455, 0.12])
  assert.equal(answer.body.official_website_amount, 1.575)
  const { amount, discount_amount } = answer.body
  assert.ok(Math.abs(amount + discount_amount - 1.575) < 1e-9)
  assert.equal(amount, 1.4004, 'with the commercial discount of servers, 88 %')
  const precise = await price('on-demand-resources', { ...asked(used(server, 1, 6)), inquiry_precision: 1 })
  assert.match(precise.text, /"official_website_amount":0\.0002694444,/)
  assert.match((await price('on-demand-resources', asked(used(server, 1, 6)))).text, /"official_website_amount":0\.000269,/)
})

test('prices are a customer\'s, and faults have the numbers of the dialect', async () => {
  const path = 'period-resources/subscribe-rate'
  const code = async (data, of = path, token) => {
    const { status, body } = await price(of, data, token)
    return `${status} ${body.error_code}`
  }
  assert.equal(await code(asked(period(server, 2, 1)), path, await tokenOf(demo.credentials.personas.partner)), '403 CBC.0151')
  assert.equal(await code(asked(period({ ...server, region: 'cn-west-3' }, 2, 1))), '400 CBC.99006006')
  assert.equal(await code(asked(period(server, 0, 1))), '400 CBC.99006006', 'not offered by the day')
  assert.equal(await code(asked(period(server, 4, 1))), '400 CBC.0100')
  assert.equal(await code(asked(period({ ...disk, size_measure_id: 18 }, 2, 1))), '400 CBC.99006050')
  assert.equal(await code(asked(period({ ...disk, resource_size: 2147483647, subscription_num: 2147483647 }, 3, 2147483647))), '400 CBC.99006055')
  assert.equal(await code(asked(used(server, 1, 10)), 'on-demand-resources'), '400 CBC.99006050')
  assert.equal(await code(asked(used(server, 1, 4, 'upflow')), 'on-demand-resources'), '400 CBC.99006074')
  assert.equal(await code(asked(used(server, -1)), 'on-demand-resources'), '400 CBC.0100')
  assert.equal(await code(asked()), '400 CBC.0100')
})
