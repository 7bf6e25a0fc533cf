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
