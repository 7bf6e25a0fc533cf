import { del, get, post, type Query } from './client'
import type { Association, Page, Session } from './types'

export type RelationKind = 'associate' | 'part' | 'switch'
export type RelationState = 'waiting' | 'agreed' | 'rejected' | 'withdrawn' | 'expired'
export type Party = 'partner' | 'customer'
export interface RelationEvent {
  id: string
  row_key: string
  customer_id: string
  customer_name: string
  account_name: string
  partner_name: string
  kind: RelationKind
  from_type: Association
  to_type: Association
  initiator: Party
  state: RelationState
  reason: string
  requested_at: string
  requested_by: string
  expires_at: string | null
  decided_at: string | null
  decided_by: string
  answer: string
  can_decide: boolean
  can_withdraw: boolean
}
export interface RelationCheck {
  passed: boolean
  becomes: Association
  obstacles: { code: string; message: string }[]
}

export type AuthorizationState = 'waiting' | 'granted' | 'refused' | 'revoked' | 'lapsed'
export interface Authorization {
  id: string
  partner_name: string
  state: AuthorizationState
  requested_at: string
  requested_by: string
  decided_at: string | null
  ended_at: string | null
  decided_by: string
  ended_by: string
  reason: string
}
export type ActingPurpose = 'order' | 'operate'
export interface Acting { id: string; partner_name: string; person_name: string; purpose: ActingPurpose; from: string; to: string | null }
export interface CustomerAuthorization {
  authorization: Authorization | null
  letter_accepted: boolean
  can_ask: boolean
  can_act: boolean
  acting: Acting[]
}
export type LetterKind = 'partner_commitment' | 'customer_authorization'
export interface Letter { version: string; title: string; paragraphs: string[] }

export const checkRelation = (customer_id: string, kind: RelationKind) =>
  get<RelationCheck>('/customers/{customer_id}/relation-check', { path: { customer_id }, query: { kind } })
export const requestParting = (customer_id: string, reason: string, key: string) =>
  post<{ id: string }>('/customers/{customer_id}/parting-requests', { path: { customer_id }, body: { reason }, key })
export const requestSwitch = (customer_id: string, reason: string, key: string) =>
  post<{ id: string }>('/customers/{customer_id}/switch-requests', { path: { customer_id }, body: { reason }, key })
export const relationEvents = (query: Query) => get<Page<RelationEvent>>('/relation-events', { query })

export interface Decision { request_id: string; agree: boolean; answer: string }
export const decideRequest = (mine: boolean, { request_id, ...body }: Decision, key: string) =>
  post<void>(`${mine ? '/my' : ''}/relation-requests/{request_id}/decision`, { path: { request_id }, body, key })
export const withdrawRequest = (mine: boolean, request_id: string, key: string) =>
  post<void>(`${mine ? '/my' : ''}/relation-requests/{request_id}/withdrawal`, { path: { request_id }, key })

export const myRelationCheck = () => get<RelationCheck>('/my/relation-check')
export const requestMyParting = (reason: string, key: string) => post<{ id: string }>('/my/parting-requests', { body: { reason }, key })
export const myRelationEvents = () => get<Page<RelationEvent>>('/my/relation-events')

export const letter = (which: LetterKind) => get<Letter>('/letters/{letter}', { path: { letter: which } })
export const authorizationOf = (customer_id: string) =>
  get<CustomerAuthorization>('/customers/{customer_id}/authorization', { path: { customer_id } })
export const askAuthorization = (customer_id: string, letter_version: string | null, key: string) =>
  post<{ id: string }>('/customers/{customer_id}/authorizations', { path: { customer_id }, body: { letter_version }, key })
export const myAuthorizations = () => get<{ items: Authorization[]; acting: Acting[] }>('/my/authorizations')
export interface AuthorizationDecision { authorization_id: string; agree: boolean; letter_version: string | null; reason: string }
export const decideAuthorization = ({ authorization_id, ...body }: AuthorizationDecision, key: string) =>
  post<void>('/my/authorizations/{authorization_id}/decision', { path: { authorization_id }, body, key })
export const revokeAuthorization = (authorization_id: string, reason: string, key: string) =>
  post<void>('/my/authorizations/{authorization_id}/revocation', { path: { authorization_id }, body: { reason }, key })

export const beginActing = (customer_id: string, purpose: ActingPurpose, key: string) =>
  post<Session>('/acting-sessions', { body: { customer_id, purpose }, key })
export const endActing = (key: string) => del<Session>('/acting-session', { key })
