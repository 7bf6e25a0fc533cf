// The official SDK's core as a partner's system uses it.
import assert from 'node:assert/strict'
import core from '@huaweicloud/huaweicloud-sdk-core'
import builder from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js'

const { GlobalCredentials } = core
const { ClientBuilder } = builder

export function clientOf(demo, persona, secret = persona.sk) {
  const credential = new GlobalCredentials().withAk(persona.ak).withSk(secret).withDomainId(persona.domain_id)
  return new ClientBuilder((hc) => hc).withCredential(credential).withEndpoint(demo.address).build()
}

export const send = (from, method, url, { query = {}, data, headers = {} } = {}) =>
  from.sendRequest({ method, url, contentType: 'application/json', queryParams: query, pathParams: {}, headers, data })

export const customersOf = (demo, partner, type) =>
  demo.credentials.customers.filter((c) => c.partner === partner && (type === undefined || c.association_type === type))

/** The status, the code and the field of a refusal. */
export async function refused(promise) {
  try {
    await promise
  } catch (error) {
    const data = error.data ?? error.response?.data ?? error
    return { status: error.status ?? error.response?.status ?? error.httpStatusCode, code: data.errorCode ?? data.error_code ?? error.errorCode }
  }
  assert.fail('the request was not refused')
}

/** Asks for a token: the answer with it; null where none was given. */
export async function tokenOf(demo, auth, as) {
  const headers = { 'content-type': 'application/json', ...(as === undefined ? {} : { 'x-auth-token': as }) }
  const answer = await fetch(`${demo.address}/v3/auth/tokens`, { method: 'POST', headers, body: JSON.stringify({ auth }) })
  return { status: answer.status, token: answer.headers.get('x-subject-token'), body: await answer.json() }
}

/** Signs in to the console; what asks there as that person. */
export async function signIn(demo, { account, user, password }) {
  const form = user ? { form: 'member', account, user } : { form: 'account', account }
  const entered = await fetch(`${demo.address}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...form, password }) })
  assert.equal(entered.status, 200)
  const cookie = entered.headers.getSetCookie()[0].split(';')[0]
  const { csrf_token } = await entered.json()
  return async (method, path, data) => {
    const headers = { cookie, 'x-csrf-token': csrf_token, 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' }
    const answer = await fetch(demo.address + path, { method, headers, body: data && JSON.stringify(data) })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : undefined }
  }
}
