// A customer's own programs, and a partner's that act for a customer, with the official SDK's core and with tokens,
// against both engines.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Node, address } from '../crash/postgres.mjs'
import { clientOf, refused, send, signIn, tokenOf } from './client.mjs'
import { startDemo } from './server.mjs'

const prices = '/v2/bills/ratings/period-resources/subscribe-rate'
const use = '/v2/bills/ratings/on-demand-resources'
const resources = '/v2/orders/suscriptions/resources/query'
const product = { id: '1', cloud_service_type: 'hws.service.type.ec2', resource_type: 'hws.resource.type.vm', resource_spec: 'c6.xlarge.2.linux', region: 'cn-north-4', subscription_num: 1 }
const a_month = { project_id: 'p', product_infos: [{ ...product, period_type: 2, period_num: 1 }] }
const an_hour = { project_id: 'p', product_infos: [{ ...product, usage_factor: 'duration', usage_value: 1, usage_measure_id: 4 }] }

describe('customers', { concurrency: true }, () => {
  for (const engine of ['SQLite', 'PostgreSQL']) describe(`on ${engine}`, { concurrency: false }, () => {
    let demo
    let node
    let personas
    let password
    let account  // of a customer
    let id
    let customer  // its session on the console
    let partner
    let key
    let client
    before(async () => {
      if (engine === 'PostgreSQL') {
        node = Node.primary()
        node.sql('CREATE DATABASE market')
      }
      demo = await startDemo(node ? address([node], 'market') : '')
      personas = demo.credentials.personas
      password = personas.partner.password
      account = personas.customer_of_partner.account
      customer = await signIn(demo, { account, password })
      partner = await signIn(demo, personas.partner)
      id = personas.customer_of_partner.domain_id
      key = await customer('POST', '/api/v1/me/keys', { scope: 'all', password })
      assert.equal(key.status, 200)
      client = clientOf(demo, { ak: key.body.id, sk: key.body.secret, domain_id: id })
    })
    after(async () => {
      await demo?.stop()
      node?.remove()
    })

    const assume = (token, role, more = {}) => tokenOf(demo, { identity: { methods: ['assume_role'], assume_role: { agency_name: 'erp', ...role } }, ...more }, token)
    const password_of = (name, secret = password) => ({ identity: { methods: ['password'], password: { user: { name, password: secret, domain: { name } } } }, scope: { domain: { name } } })
    async function with_token(token, path, data) {
      const headers = { 'x-auth-token': token, 'content-type': 'application/json' }
      const answer = await fetch(demo.address + path, { method: data ? 'POST' : 'GET', headers, body: data && JSON.stringify(data) })
      const body = await answer.json()
      return { status: answer.status, code: body.error_code, body }
    }

    test('a key of a customer signs its own operations', async () => {
      const { domains } = await send(client, 'GET', '/v3/auth/domains')
      assert.deepEqual(domains.map((one) => [one.id, one.name]), [[id, account]])
      const month = await send(client, 'POST', prices, { data: a_month })
      assert.equal(month.official_website_rating_result.official_website_amount, 464.1)
      assert.equal((await send(client, 'POST', use, { data: an_hour })).official_website_amount, 0.97)
      const own = await send(client, 'POST', resources, { data: { limit: 100 } })
      assert.ok(own.total_count > 0)
      assert.deepEqual(own, await send(clientOf(demo, personas.partner), 'POST', resources, { data: { customer_id: id, limit: 100 } }), 'what the partner sees of it')
      for (const foreign of demo.credentials.customers.filter((one) => one.customer_id !== id).slice(0, 3))
        assert.deepEqual(await refused(send(client, 'POST', resources, { data: { customer_id: foreign.customer_id } })), { status: 400, code: 'CBC.99000035' })
    })

    test('and no operation of partners', async () => {
      const document = await (await fetch(`${demo.address}/api/openapi.json`)).json()
      const own = [prices, use, resources, '/v2/bills/ratings/period-resources/renew-rate']
      let asked = 0
      for (const [path, verbs] of Object.entries(document.paths))
        for (const [verb, operation] of Object.entries(verbs)) {
          if (!/^\/v[23]\/(accounts|partners|bases\/verification|orders|bills)/.test(path) || own.includes(path) || (path.startsWith('/v2/orders/') && !path.includes('partners')) || path.startsWith('/v3/orders/')) continue
          ++asked
          assert.deepEqual(await refused(send(client, verb.toUpperCase(), path, { data: verb === 'get' ? undefined : { customer_id: id, indirect_partner_id: id, amount: 1 } })), { status: 403, code: 'CBC.0151' }, operation.operationId)
        }
      assert.ok(asked >= 12, `only ${asked}`)
    })

    test('a token by password opens the same, and a wrong password none', async () => {
      const given = await tokenOf(demo, password_of(account))
      assert.equal(given.status, 201)
      assert.deepEqual(given.body.token.domain, { id, name: account })
      assert.equal(Date.parse(given.body.token.expires_at) - Date.parse(given.body.token.issued_at), 24 * 3600 * 1000)
      assert.equal((await with_token(given.token, prices, a_month)).status, 200)
      assert.equal((await with_token(given.token, '/v2/accounts/partner-accounts/balances')).code, 'CBC.0151')
      assert.equal((await with_token(given.token, '/api/v1/me/keys')).status, 401, 'the console knows no tokens')
      const wrong = await tokenOf(demo, password_of(account, 'Wrong-2026'))
      assert.deepEqual([wrong.status, wrong.token, wrong.body.error.message], [401, null, 'The username or password is wrong.'])
    })

    test('a partner\'s program acts for a customer as long as it is authorised', async () => {
      const own = await tokenOf(demo, password_of(personas.partner.account))
      const own_id = (await customer('GET', '/api/v1/session')).body.customer.id
      assert.equal((await assume(own.token, { domain_id: id })).status, 400, 'not authorised yet')
      const { version } = (await partner('GET', '/api/v1/letters/partner_commitment')).body
      const letter = (await customer('GET', '/api/v1/letters/customer_authorization')).body.version
      async function authorise() {
        const asked = await partner('POST', `/api/v1/customers/${own_id}/authorizations`, { letter_version: version })
        assert.equal(asked.status, 200, JSON.stringify(asked.body))
        const decided = await customer('POST', `/api/v1/my/authorizations/${asked.body.id}/decision`, { agree: true, letter_version: letter })
        assert.equal(decided.status, 204, JSON.stringify(decided.body))
        return asked.body.id
      }
      const authorization = await authorise()
      const given = await assume(own.token, { domain_name: account.toUpperCase() }, { scope: { domain: { id } } })
      assert.equal(given.status, 201, JSON.stringify(given.body))
      assert.deepEqual(given.body.token.domain, { id, name: account })
      assert.equal(given.body.token.assumed_by.user.domain.id, personas.partner.domain_id)

      const month = await with_token(given.token, prices, a_month)
      assert.deepEqual([month.status, month.body.official_website_rating_result.official_website_amount], [200, 464.1])
      assert.equal((await with_token(given.token, resources, { limit: 1 })).status, 200)
      assert.equal((await with_token(own.token, prices, a_month)).code, 'CBC.0151', 'the partner\'s own token asks for no prices')
      for (const path of ['/v2/accounts/partner-accounts/adjust-amount', '/v2/partners/sub-customers/query'])
        assert.equal((await with_token(given.token, path, { customer_id: id, amount: 1 })).code, 'CBC.0151')
      assert.equal((await assume(given.token, { domain_id: id })).status, 403)
      assert.equal((await tokenOf(demo, password_of(account), given.token)).status, 403)
      for (const [path, data] of [['/api/v1/me/keys', { scope: 'all', password }], ['/api/v1/me/password', { old: password, new: 'Other-2026' }]])
        assert.equal((await with_token(given.token, path, data)).status, 401, path)

      assert.equal((await customer('POST', `/api/v1/my/authorizations/${authorization}/revocation`, { reason: 'enough' })).status, 204)
      const over = await with_token(given.token, prices, a_month)
      assert.deepEqual([over.status, over.code], [401, 'CBC.0154'])
      assert.equal((await assume(own.token, { domain_id: id })).status, 400)
      await authorise()
      assert.equal((await with_token(given.token, prices, a_month)).code, 'CBC.0154', 'an ended one stays so')
      assert.equal((await assume(own.token, { domain_id: id })).status, 201)
    })

    test('others get no token for it, and hostile words change nothing', async () => {
      const own = await tokenOf(demo, password_of(personas.partner.account))
      const other = await tokenOf(demo, password_of(personas.partner2.account))
      const of_customer = await tokenOf(demo, password_of(account))
      const missing = await assume(own.token, { domain_id: 'f'.repeat(32) })
      assert.equal(missing.status, 404)
      assert.deepEqual((await assume(other.token, { domain_id: id })).body, missing.body, 'a foreign one is a missing one')
      assert.equal((await assume(of_customer.token, { domain_id: id })).status, 403)
      assert.equal((await assume(undefined, { domain_id: id })).status, 401)
      assert.equal((await assume('x'.repeat(4000), { domain_id: id })).status, 401)
      for (const role of [{ domain_name: '\' OR 1=1 --' }, { domain_name: '客户' }, { domain_id: '../..' }, { domain_id: '%00' }])
        assert.deepEqual((await assume(own.token, role)).body, missing.body, JSON.stringify(role))
      for (const role of [{ domain_id: id, agency_name: '' }, { domain_id: id, agency_name: 'x'.repeat(65) }, { domain_id: 'x'.repeat(65) }, { domain_id: {} }, {}])
        assert.equal((await assume(own.token, role)).status, 400, JSON.stringify(role))
      assert.equal((await assume(own.token, { domain_id: id, agency_name: '"},{"x":"' })).status, 201)
      const { items } = (await partner('GET', '/api/v1/trail?act=iam.token&limit=10')).body
      assert.ok(items.some((line) => line.actor_name === personas.partner.name && line.person_name === personas.customer_of_partner.name), 'both names')
    })

    test('a partner that the vendor freezes acts for nobody; its customers\' keys stay theirs', async () => {
      const own = await tokenOf(demo, password_of(personas.partner.account))
      const given = await assume(own.token, { domain_id: id })
      assert.equal((await with_token(given.token, prices, a_month)).status, 200)
      const operator = await signIn(demo, personas.operator)
      const { partner: of } = (await partner('GET', '/api/v1/session')).body
      const state = (status) => operator('PUT', `/api/v1/partners/${of.id}/state`, { status, reason: 'they do not pay' })
      assert.equal((await state('frozen')).status, 200)
      assert.equal((await with_token(given.token, prices, a_month)).code, 'CBC.0154')
      assert.equal((await assume(own.token, { domain_id: id })).status, 400)
      assert.equal((await send(client, 'POST', prices, { data: a_month })).httpStatusCode, 200)
      assert.equal((await state('normal')).status, 200)
      assert.equal((await with_token(given.token, prices, a_month)).code, 'CBC.0154')
    })

    test('a key that was disabled or deleted opens nothing', async () => {
      const closed = { status: 401, code: 'APIGW.0301' }
      const asks = () => send(client, 'POST', use, { data: an_hour })
      assert.equal((await customer('PUT', `/api/v1/me/keys/${key.body.id}`, { status: 'disabled' })).status, 204)
      assert.deepEqual(await refused(asks()), closed)
      assert.equal((await customer('PUT', `/api/v1/me/keys/${key.body.id}`, { status: 'active' })).status, 400, 'not without the password')
      assert.deepEqual(await refused(asks()), closed)
      assert.equal((await customer('PUT', `/api/v1/me/keys/${key.body.id}`, { status: 'active', password })).status, 204)
      await asks()
      assert.equal((await customer('DELETE', `/api/v1/me/keys/${key.body.id}`)).status, 204)
      assert.deepEqual(await refused(asks()), closed)
    })
  })
})
