import createClient from 'openapi-fetch'
import type { AnswerOf, Args, Filter, PathOf, Verb } from './contract'
import { Fault, type Challenge } from './fault'

/** What the client adds to every request; the session sets it. */
export const caller = {
  csrf: '',
  language: 'zh-CN',
  /** Called when the server no longer knows the session. */
  signedOut: () => {},
  /** Called when acting for a customer has ended under way. */
  actingOver: () => {},
  /** Asks the person for a code, again with what was wrong with the last one; null: given up. */
  askCode: (_challenge: Challenge, _wrong: Fault | null): Promise<string | null> => Promise.resolve(null),
  /** The code was taken, or is no longer wanted. */
  codeDone: () => {},
}

/** A search whose names are not known here: tables hand theirs to the function that asks. */
export type Query = Record<string, Filter>

/** What `InitOf` says of each operation, for all. */
interface Init {
  path?: Record<string, string>
  query?: Query
  body?: unknown
  key?: string
  headers?: Record<string, string>
  raw?: Blob
  signingIn?: boolean
}

interface Answer {
  data?: unknown
  error?: unknown
  response: Response
}
type Send = (verb: Verb, path: string, init: Record<string, unknown>) => Promise<Answer>

const client = createClient<Record<string, never>>({ baseUrl: '/api/v1' })
const send = client.request as unknown as Send

/** Filters that say nothing are not sent. */
export function meaningful(query: Query = {}): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) kept[name] = String(value)
  }
  return kept
}

function faultOf(response: Response, error: unknown): Fault {
  const body = (typeof error === 'object' && error !== null ? error : {}) as Record<string, string | undefined> & { challenge?: Challenge }
  return new Fault({
    status: response.status,
    code: body.error_code ?? `http.${response.status}`,
    message: body.error_msg,
    field: body.field,
    allowed: body.allowed,
    requestId: body.request_id ?? response.headers.get('X-Request-Id') ?? '',
    challenge: body.challenge,
  })
}

function headersOf(verb: Verb, init: Init): Record<string, string> {
  const headers: Record<string, string> = { 'X-Language': caller.language, ...init.headers }
  if (verb !== 'get' && caller.csrf) headers['X-CSRF-Token'] = caller.csrf
  if (init.key) headers['Idempotency-Key'] = init.key
  return headers
}

async function ask<Out>(verb: Verb, path: string, init: Init): Promise<Out> {
  let answer: Answer
  try {
    answer = await send(verb, path, {
      params: { path: init.path ?? {}, query: meaningful(init.query) },
      headers: headersOf(verb, init),
      ...(init.body === undefined ? {} : { body: init.body }),
      ...(init.raw === undefined ? {} : { body: init.raw, bodySerializer: (body: Blob) => body }),
    })
  } catch {
    throw new Fault({ status: 0, code: 'offline' })
  }
  if (answer.response.ok) return answer.data as Out
  const fault = faultOf(answer.response, answer.error)
  // A password that was asked for once more is wrong: that ends no session.
  if (answer.response.status === 401 && !init.signingIn && !/\.wrong_password$/.test(fault.code)) caller.signedOut()
  if (fault.code === 'session.acting_over') caller.actingOver()
  throw fault
}

/** A sensitive act is sent again, under the same key, with a code until it is taken or the person gives up. */
async function call<Out>(verb: Verb, path: string, init: Init = {}): Promise<Out> {
  let challenge: Challenge | undefined
  let wrong: Fault | null = null
  let shown: Record<string, string> = {}
  try {
    for (;;) {
      try {
        return await ask<Out>(verb, path, { ...init, headers: { ...init.headers, ...shown } })
      } catch (thrown) {
        if (!(thrown instanceof Fault)) throw thrown
        if (thrown.challenge) challenge = thrown.challenge
        else if (!challenge || !/^verification\.(wrong_code|ended)$/.test(thrown.code)) throw thrown
        // A code that is over: without one, the server names a new challenge.
        else if (thrown.code === 'verification.ended') {
          wrong = thrown
          shown = {}
          challenge = undefined
          continue
        } else wrong = thrown
        const code = await caller.askCode(challenge, wrong)
        if (code === null) throw new Fault({ status: 428, code: 'verification.cancelled', message: thrown.message })
        shown = { 'X-Verification': `${challenge.id}:${code}` }
      }
    }
  } finally {
    if (challenge || wrong) caller.codeDone()
  }
}

/** The document says which addresses there are, what they take and what they answer. */
const verb =
  <V extends Verb>(which: V) =>
  <P extends PathOf<V>>(path: P, ...[init]: Args<V, P>): Promise<AnswerOf<V, P>> =>
    call(which, path, init as Init | undefined)

export const get = verb('get')
export const post = verb('post')
export const put = verb('put')
export const del = verb('delete')
