import { del, get, post } from './client'
import type { BodyOf, QueryOf, Schemas, VariablesOf } from './contract'

export type RelationEvent = Schemas['RelationEventRow']
type RelationKind = RelationEvent['kind']
export type RelationState = RelationEvent['state']
export type RelationCheck = Schemas['RelationChecked']
export type Authorization = Schemas['AuthorizationRow']
export type AuthorizationState = Authorization['state']
export type ActingPurpose = Schemas['ActingRow']['purpose']
export type LetterKind = VariablesOf<'get', '/letters/{letter}'>['letter']

export const checkRelation = (customer_id: string, kind: RelationKind) =>
  get('/customers/{customer_id}/relation-check', { path: { customer_id }, query: { kind } })
export const requestDisassociation = (customer_id: string, reason: string, key: string) =>
  post('/customers/{customer_id}/parting-requests', { path: { customer_id }, body: { reason }, key })
export const requestSwitch = (customer_id: string, reason: string, key: string) =>
  post('/customers/{customer_id}/switch-requests', { path: { customer_id }, body: { reason }, key })
export const relationEvents = (query: QueryOf<'/relation-events'>) => get('/relation-events', { query })

export type Decision = { request_id: string } & BodyOf<'post', '/relation-requests/{request_id}/decision'>
export const decideRequest = (mine: boolean, { request_id, ...body }: Decision, key: string) =>
  post(mine ? '/my/relation-requests/{request_id}/decision' : '/relation-requests/{request_id}/decision', { path: { request_id }, body, key })
export const withdrawRequest = (mine: boolean, request_id: string, key: string) =>
  post(mine ? '/my/relation-requests/{request_id}/withdrawal' : '/relation-requests/{request_id}/withdrawal', { path: { request_id }, key })

export const myRelationCheck = () => get('/my/relation-check')
export const requestMyDisassociation = (reason: string, key: string) => post('/my/parting-requests', { body: { reason }, key })
export const myRelationEvents = () => get('/my/relation-events')

export const letter = (which: LetterKind) => get('/letters/{letter}', { path: { letter: which } })
export const authorizationOf = (customer_id: string) => get('/customers/{customer_id}/authorization', { path: { customer_id } })
export const askAuthorization = (customer_id: string, letter_version: string | null, key: string) =>
  post('/customers/{customer_id}/authorizations', { path: { customer_id }, body: { letter_version }, key })
export const myAuthorizations = () => get('/my/authorizations')
export type AuthorizationDecision = { authorization_id: string } & BodyOf<'post', '/my/authorizations/{authorization_id}/decision'>
export const decideAuthorization = ({ authorization_id, ...body }: AuthorizationDecision, key: string) =>
  post('/my/authorizations/{authorization_id}/decision', { path: { authorization_id }, body, key })
export const revokeAuthorization = (authorization_id: string, reason: string, key: string) =>
  post('/my/authorizations/{authorization_id}/revocation', { path: { authorization_id }, body: { reason }, key })

export const beginActing = (customer_id: string, purpose: ActingPurpose, key: string) => post('/acting-sessions', { body: { customer_id, purpose }, key })
export const endActing = (key: string) => del('/acting-session', { key })
