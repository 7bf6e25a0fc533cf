// What the server's own document says (schema.d.ts is written by the build), in the form in which the client asks.
import type { components, paths } from './schema'

/** What answers hold, by the names of the document. */
export type Schemas = components['schemas']

export type Verb = 'get' | 'post' | 'put' | 'delete'

type Operations<V extends Verb> = {
  [P in keyof paths as P extends `/api/v1${infer Rest}` ? (paths[P] extends Record<V, { responses: unknown }> ? Rest : never) : never]: paths[P][V]
}
interface Known {
  get: Operations<'get'>
  post: Operations<'post'>
  put: Operations<'put'>
  delete: Operations<'delete'>
}

/** Addresses that know the verb, without the common beginning. */
export type PathOf<V extends Verb> = keyof Known[V] & string
type Operation<V extends Verb, P extends PathOf<V>> = Known[V][P]

type Variables<O> = O extends { parameters: { path: infer Path } } ? Path : never
type Asked<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never
type Sent<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : never
type IsFile<O> = O extends { requestBody: { content: { 'text/csv': unknown } } } ? true : false

/** What a field of a search may hold: what says nothing is not sent. */
export type Filter = string | number | boolean | null | undefined
/** The search of a list, with the names that the server knows. */
export type QueryOf<P extends PathOf<V>, V extends Verb = 'get'> = { [Name in keyof Asked<Operation<V, P>>]: Filter }
/** What stands in the address. */
export type VariablesOf<V extends Verb, P extends PathOf<V>> = Variables<Operation<V, P>>
export type BodyOf<V extends Verb, P extends PathOf<V>> = Sent<Operation<V, P>>

type Success = 200 | 201 | 202 | 204
type Told<R> = { [S in keyof R & Success]: R[S] extends { content: { 'application/json': infer Answer } } ? Answer : void }[keyof R & Success]
/** What is answered when all went well; of an act that may wait for a second person, either answer. */
export type AnswerOf<V extends Verb, P extends PathOf<V>> = Operation<V, P> extends { responses: infer R } ? Told<R> : never

type Filled<P extends string> = P extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Filled<After>}` : P
/** Where a list stands of which the server makes files, with what stands in its address. */
export type ExportPath = { [P in PathOf<'get'>]: P extends `${infer List}/export` ? Filled<List> : never }[PathOf<'get'>]

interface Always {
  /** Idempotency key of the submit. */
  key?: string
  headers?: Record<string, string>
  /** A 401 here says "wrong password", not "session ended". */
  signingIn?: boolean
}
type WithPath<O> = [Variables<O>] extends [never] ? { path?: undefined } : { path: Variables<O> }
type WithQuery<Q> = [Q] extends [never] ? { query?: undefined } : object extends Q ? { query?: Q } : { query: Q }
type WithBody<O> =
  IsFile<O> extends true
    ? { /** A body that is sent as it is. */ raw: Blob; body?: undefined }
    : [Sent<O>] extends [never]
      ? { body?: Record<string, never> }
      : { body: Sent<O> }

export type InitOf<V extends Verb, P extends PathOf<V>> = Always &
  WithPath<Operation<V, P>> &
  WithQuery<[Asked<Operation<V, P>>] extends [never] ? never : QueryOf<P, V>> &
  WithBody<Operation<V, P>>
/** The second argument, where the operation needs none it may be left out. */
export type Args<V extends Verb, P extends PathOf<V>> = object extends InitOf<V, P> ? [init?: InitOf<V, P>] : [init: InitOf<V, P>]
