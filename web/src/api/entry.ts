import { get, post, put, type Query } from './client'
import type { Page } from './types'

export type AssociationType = 'resale' | 'referral' | 'none'
export type RegistrationState = 'pending' | 'registered' | 'rejected' | 'expired' | 'associated' | 'withdrawn'
export type InvitationState = 'waiting' | 'associated' | 'failed' | 'expired' | 'revoked'

export interface Registration {
  id: string
  partner_id: string
  partner_name: string
  company_name: string
  credit_code: string
  contact_name: string
  mobile: string
  email: string
  remark: string
  has_email: boolean
  state: RegistrationState
  reason: string
  created_by: string
  created_at: string
  reviewed_by: string | null
  reviewed_at: string | null
  expires_at: string | null
  customer_id: string | null
}
export interface RegisterInput { company_name: string; credit_code?: string; contact_name: string; mobile: string; email?: string; remark?: string }
export interface Quota { live: number; limit: number; days_valid: number }
export interface Invitation {
  id: string
  kind: 'mail' | 'personal' | 'generic' | 'joined'
  state: InvitationState
  association_type: AssociationType
  company_name: string
  email: string
  account_name: string
  tag: string
  inviter: string
  to_manager: boolean
  failure: string | null
  reason: string | null
  advice: string | null
  registration_id: string | null
  customer_id: string | null
  created_at: string
  expires_at: string | null
  ended_at: string | null
}
export interface InvitationLink {
  id: string
  kind: Invitation['kind']
  state: InvitationState
  association_type: AssociationType
  company_name: string
  tag: string
  inviter: string
  link: string
  to_manager: boolean
  created_at: string
  expires_at: string
}
export interface Invited { registration_id: string; invitation_id: string | null; error_code: string | null; error_msg: string | null }
export interface MailPreview { to: string; subject: string; body: string; expires_at: string }

export const registrations = (query: Query) => get<Page<Registration>>('/registrations', { query })
export const registrationQuota = () => get<Quota>('/registrations/quota')
export const registerCompany = (body: RegisterInput, key: string) => post<Registration>('/registrations', { body, key })
export const withdrawRegistration = (registration_id: string, key: string) =>
  post<void>('/registrations/{registration_id}/withdrawal', { path: { registration_id }, body: {}, key })
export const setRegistrationEmail = (registration_id: string, email: string, key: string) =>
  put<void>('/registrations/{registration_id}/email', { path: { registration_id }, body: { email }, key })
export const revealRegistrations = (registration_ids: string[], reason: string, key: string) =>
  post<{ items: Pick<Registration, 'id' | 'contact_name' | 'mobile' | 'email'>[] }>('/registrations/reveal', { body: { registration_ids, ...(reason ? { reason } : {}) }, key })

export const reviews = (query: Query) => get<Page<Registration>>('/registration-reviews', { query })
export const approveRegistration = (registration_id: string, key: string) =>
  post<Registration>('/registrations/{registration_id}/approval', { path: { registration_id }, body: {}, key })
export const rejectRegistration = (registration_id: string, reason: string, key: string) =>
  post<Registration>('/registrations/{registration_id}/rejection', { path: { registration_id }, body: { reason }, key })

export const mailPreview = (registration_id: string, association_type: string) =>
  get<MailPreview>('/registrations/{registration_id}/mail-preview', { path: { registration_id }, query: { association_type } })
export const inviteByMail = (body: { registration_ids: string[]; association_type: string }, key: string) =>
  post<{ items: Invited[] }>('/invitations', { body, key })
export const personalLink = (registration_id: string, association_type: string, key: string) =>
  post<InvitationLink>('/registrations/{registration_id}/links', { path: { registration_id }, body: { association_type }, key })
export const invitations = (query: Query) => get<Page<Invitation>>('/invitations', { query })
export const revealInvitations = (invitation_ids: string[], reason: string, key: string) =>
  post<{ items: Pick<Invitation, 'id' | 'email' | 'account_name'>[] }>('/invitations/reveal', { body: { invitation_ids, ...(reason ? { reason } : {}) }, key })
export const resendInvitation = (invitation_id: string, key: string) =>
  post<InvitationLink>('/invitations/{invitation_id}/resending', { path: { invitation_id }, body: {}, key })
export const revokeInvitation = (invitation_id: string, key: string) =>
  post<void>('/invitations/{invitation_id}/revocation', { path: { invitation_id }, body: {}, key })
export const genericLinks = (query: Query) => get<Page<InvitationLink>>('/invitation-links', { query })
export const makeGenericLink = (association_type: string, key: string) =>
  post<InvitationLink>('/invitation-links', { body: { association_type }, key })
/** Where no mail can be sent: a code for the customer, told once. */
export const inviterCode = (invitation_id: string, key: string) =>
  post<{ code: string; expires_at: string }>('/invitations/{invitation_id}/codes', { path: { invitation_id }, body: {}, key })
export const qrAddress = (id: string, form: 'svg' | 'png') => `/api/v1/invitations/${id}/qr.${form}`
