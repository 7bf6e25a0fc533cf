// Orders by a customer's own program and its partner's, with the official SDK's core: every field that its client declares.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { clientOf, refused, send, signIn } from './client.mjs'
import { declared, faults } from './fields.mjs'
import { startDemo } from './server.mjs'

let demo
let id
let customer  // its session on the console
let client
let partner

before(async () => {
  demo = await startDemo()
  const { personas } = demo.credentials
  const { account, domain_id } = personas.customer_of_partner
  const password = personas.partner.password
  id = domain_id
  customer = await signIn(demo, { account, password })
  const key = await customer('POST', '/api/v1/me/keys', { scope: 'all', password })
  client = clientOf(demo, { ak: key.body.id, sk: key.body.secret, domain_id: id })
  partner = clientOf(demo, personas.partner)
  await send(partner, 'POST', '/v2/accounts/partner-accounts/adjust-amount', { data: { customer_id: id, amount: 5000 } })
})
after(() => demo?.stop())

async function ask(operation, options, from = client) {
  const [method, path] = operation.split(' ')
  const real = path.replace('{order_id}', options?.order_id ?? '')
  const { httpStatusCode, ...answer } = await send(from, method, real, options)
  assert.deepEqual(faults(answer, declared[operation]), [], operation)
  return answer
}
async function ordered(number = 1) {
  const offers = await customer('GET', '/api/v1/my/offers?service_type=ec2&limit=100')
  const { id: product_id } = offers.body.items.find((one) => one.spec === 's6.large.2.linux' && one.region === 'cn-north-4')
  const placed = await customer('POST', '/api/v1/my/orders', { items: [{ product_id, unit: 'month', periods: 1, number }] })
  assert.equal(placed.status, 200, JSON.stringify(placed.body))
  return placed.body.order_id
}
async function delivered(order) {
  for (let i = 0; i < 60; ++i) {
    const { order_line_items } = await ask('GET /v2/orders/customer-orders/details/{order_id}', { order_id: order })
    if (order_line_items.every((line) => line.effective_time)) return order_line_items
    await new Promise((done) => setTimeout(done, 500))
  }
  return assert.fail('the demo market has a cloud that delivers')
}
const pay = (order, more = {}) => send(client, 'POST', '/v3/orders/customer-orders/pay', { data: { order_id: order, use_coupon: 'NO', use_discount: 'NO', ...more } })

test('what waits is listed, priced, paid and delivered', async () => {
  const order = await ordered(2)
  const pending = await ask('GET /v2/orders/customer-orders', { query: { status: 6, order_by: '-createTime' } })
  assert.equal(pending.order_infos[0].order_id, order)
  assert.equal(pending.order_infos[0].official_amount, 343.8)
  const of_partner = await ask('GET /v2/orders/customer-orders', { query: { order_id: order } }, partner)
  assert.deepEqual(of_partner.order_infos[0], pending.order_infos[0], 'its partner sees the same')
  const { discounts } = await ask('GET /v2/orders/customer-orders/order-discounts', { query: { order_id: order } })
  await ask('GET /v2/orders/customer-orders/order-coupons', { query: { order_id: order } })
  const discount = discounts[0]
  await pay(order, discount && { use_discount: 'YES', discount_infos: [{ id: discount.discount_id, type: discount.discount_type }] })
  assert.deepEqual(await refused(pay(order)), { status: 400, code: 'CBC.99005010' })
  const lines = await delivered(order)
  assert.equal(lines.length, 2)
})

test('what is not paid is cancelled once, and what is too dear is not paid', async () => {
  const order = await ordered()
  const cancel = (headers) => send(client, 'PUT', '/v2/orders/customer-orders/cancel', { data: { order_id: order }, headers })
  await cancel()
  assert.deepEqual(await refused(cancel({ 'x-request-id': 'again' })), { status: 400, code: 'CBC.99005010' })
  const dear = await ordered(90)
  assert.deepEqual(await refused(pay(dear)), { status: 400, code: 'CBC.99005003' })
  assert.deepEqual(await refused(pay('77')), { status: 400, code: 'CBC.0100' })
})

test('what runs is renewed and given back', async () => {
  const order = await ordered()
  await pay(order)
  await delivered(order)
  const { data } = await send(client, 'POST', '/v2/orders/suscriptions/resources/query', { data: { order_id: order } })
  const resource_ids = [data[0].resource_id, 'nothing']
  const month = { resource_ids, period_type: 2, period_num: 1 }
  const rate = await ask('POST /v2/bills/ratings/period-resources/renew-rate', { data: month })
  assert.equal(rate.renew_inquiry_results[0].amount, '171.90')
  assert.equal(rate.fail_resource_infos[0].error_code, 'CBC.30050009')
  const renewed = await ask('POST /v2/orders/subscriptions/resources/renew', { data: { ...month, is_auto_pay: 1 } })
  assert.equal(renewed.order_ids.length, 1)
  assert.deepEqual(renewed.fail_resource_infos.map((one) => one.resource_id), ['nothing'])
  const back = await ask('POST /v2/orders/subscriptions/resources/unsubscribe', { data: { resource_ids: resource_ids.slice(0, 1), unsubscribe_type: 1 } })
  const refund = await ask('GET /v2/orders/customer-orders/refund-orders', { query: { order_id: back.order_ids[0] } })
  assert.equal(refund.refund_infos.reduce((sum, one) => sum + one.amount, 0), 343.8, 'within five days all comes back')
  assert.deepEqual(refund.refund_infos.map((one) => one.base_order_id).sort(), [order, renewed.order_ids[0]].sort())
  assert.deepEqual(await refused(send(client, 'GET', '/v2/orders/customer-orders/refund-orders', { query: { order_id: order } })), { status: 400, code: 'CBC.99005026' })
})

test('a customer says what becomes of it at its expiry', async () => {
  const order = await ordered()
  await pay(order)
  await delivered(order)
  const query = () => send(client, 'POST', '/v2/orders/suscriptions/resources/query', { data: { order_id: order } })
  const resource = (await query()).data[0].resource_id
  const policy = async () => (await query()).data[0].expire_policy
  const renewal = (method, options, id = resource) => send(client, method, `/v2/orders/subscriptions/resources/autorenew/${id}`, options)
  assert.equal((await renewal('POST', { data: { auto_renew_times: 2, period_type: 'MONTH' } })).httpStatusCode, 204)
  assert.equal(await policy(), 3)
  await renewal('POST')
  await renewal('DELETE')
  assert.equal(await policy(), 0)
  assert.deepEqual(await refused(renewal('DELETE', { headers: { 'x-request-id': 'again' } })), { status: 400, code: 'CBC.99003605' })
  assert.deepEqual(await refused(renewal('POST', {}, 'nothing')), { status: 400, code: 'CBC.99003012' })
  assert.deepEqual(await refused(renewal('POST', { data: { period_type: 'DAY' } })), { status: 400, code: 'CBC.0100' })

  const turn = (operation, ...resource_ids) => ask('POST /v2/orders/subscriptions/resources/to-on-demand', { data: { operation, resource_ids } })
  const set = await turn('SET_UP', resource, 'nothing')
  assert.deepEqual(set.error_details.map((one) => [one.id, one.error_code]), [['nothing', 'CBC.99003012']])
  assert.equal(await policy(), 1)
  const back = await turn('CANCEL', resource, 'nothing')
  assert.equal(back.error_details.length, 1)
  assert.equal(await policy(), 0)

  const config = (config_name, config_value) => ask('POST /v2/orders/subscriptions/resources/renew/config', { data: { config_name, config_value } })
  assert.equal((await config('DEDUCTION_DATE', '3')).error_code, 'CBC.0000')
  assert.equal((await customer('GET', '/api/v1/my/auto-renewal')).body.begins_before, 3)
  assert.deepEqual(await refused(config('DEDUCTION_DATE', '8')), { status: 400, code: 'CBC.0100' })
  assert.deepEqual(await refused(config('EXPIRE', '1')), { status: 400, code: 'CBC.0100' })
})
