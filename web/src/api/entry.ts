import { get, post, put } from './client'
import type { BodyOf, QueryOf, Schemas } from './contract'
import type { Association } from './types'

export type Registration = Schemas['RegistrationRow']
export type RegistrationState = Registration['state']
export type RegisterInput = BodyOf<'post', '/registrations'>
export type Invitation = Schemas['InvitationRow']
export type InvitationState = Invitation['state']
export type InvitationLink = Schemas['InvitationLink']
export type Invited = Schemas['InvitedRow']

export const registrations = (query: QueryOf<'/registrations'>) => get('/registrations', { query })
export const registrationQuota = () => get('/registrations/quota')
export const registerCompany = (body: RegisterInput, key: string) => post('/registrations', { body, key })
export const withdrawRegistration = (registration_id: string, key: string) =>
  post('/registrations/{registration_id}/withdrawal', { path: { registration_id }, body: {}, key })
export const setRegistrationEmail = (registration_id: string, email: string, key: string) =>
  put('/registrations/{registration_id}/email', { path: { registration_id }, body: { email }, key })
export const revealRegistrations = (registration_ids: string[], reason: string, key: string) =>
  post('/registrations/reveal', { body: { registration_ids, ...(reason ? { reason } : {}) }, key })

export const reviews = (query: QueryOf<'/registration-reviews'>) => get('/registration-reviews', { query })
export const approveRegistration = (registration_id: string, key: string) =>
  post('/registrations/{registration_id}/approval', { path: { registration_id }, body: {}, key })
export const rejectRegistration = (registration_id: string, reason: string, key: string) =>
  post('/registrations/{registration_id}/rejection', { path: { registration_id }, body: { reason }, key })

export const mailPreview = (registration_id: string, association_type: Association) =>
  get('/registrations/{registration_id}/mail-preview', { path: { registration_id }, query: { association_type } })
export const inviteByMail = (body: BodyOf<'post', '/invitations'>, key: string) => post('/invitations', { body, key })
export const personalLink = (registration_id: string, association_type: Association, key: string) =>
  post('/registrations/{registration_id}/links', { path: { registration_id }, body: { association_type }, key })
export const invitations = (query: QueryOf<'/invitations'>) => get('/invitations', { query })
export const revealInvitations = (invitation_ids: string[], reason: string, key: string) =>
  post('/invitations/reveal', { body: { invitation_ids, ...(reason ? { reason } : {}) }, key })
export const resendInvitation = (invitation_id: string, key: string) =>
  post('/invitations/{invitation_id}/resending', { path: { invitation_id }, body: {}, key })
export const revokeInvitation = (invitation_id: string, key: string) =>
  post('/invitations/{invitation_id}/revocation', { path: { invitation_id }, body: {}, key })
export const genericLinks = (query: QueryOf<'/invitation-links'>) => get('/invitation-links', { query })
export const makeGenericLink = (association_type: Association, key: string) => post('/invitation-links', { body: { association_type }, key })
/** Where no mail can be sent: a code for the customer, told once. */
export const inviterCode = (invitation_id: string, key: string) => post('/invitations/{invitation_id}/codes', { path: { invitation_id }, body: {}, key })
export const qrAddress = (id: string, form: 'svg' | 'png') => `/api/v1/invitations/${id}/qr.${form}`
