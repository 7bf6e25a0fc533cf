import { get, post } from './client'
import type { AssociationType } from './entry'
import type { Frozen, PartnerStatus } from './types'

export interface Notice { agreement: string; version: number; day: string; title: string; text: string }
export interface OpenedInvitation {
  partner_name: string
  association_type: AssociationType
  company_name: string | null
  expires_at: string
  notice: Notice
}
export interface Joined {
  customer_id: string
  partner_name: string
  account_name: string
  association_type: AssociationType
  sign_in_again: boolean
}
export interface OpenAccountInput {
  token: string
  notice_version: number
  account_name: string
  password: string
  company_name?: string
  mobile: string
  email: string
  code: string
}
export interface MyPartner {
  associated: boolean
  partner_name: string
  partner_logo: string | null
  association_type: AssociationType
  since: string
  contacts: { name: string; duty: string; mobile: string; email: string }[]
  frozen: Frozen
  frozen_by_partner: PartnerStatus | null
  frozen_at: string | null
  frozen_due_at: string | null
  frozen_reason: string | null
  unsigned_agreements: number
}
export interface MyAgreement extends Notice { current: boolean; accepted_at: string | null; accepted_by: string | null }

// A fault here says something of the link or the account, never "session ended".
export const openInvitation = (token: string, key: string) =>
  post<OpenedInvitation>('/join/view', { body: { token }, key, signingIn: true })
export const sendJoinCode = (body: { token: string; email: string }, key: string) => post<void>('/join/codes', { body, key })
export const openAccount = (body: OpenAccountInput, key: string) => post<Joined>('/join/accounts', { body, key })
export const acceptInvitation = (body: { token: string; notice_version: number }, key: string) =>
  post<Joined>('/join/acceptance', { body, key })

export const myPartner = () => get<MyPartner>('/my/partner')
export const myAgreements = () => get<{ items: MyAgreement[] }>('/my/agreements')
export const signAgreement = (body: { agreement: string; version: number }, key: string) =>
  post<void>('/my/agreements', { body, key })
