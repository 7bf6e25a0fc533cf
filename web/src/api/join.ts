import { get, post } from './client'
import type { BodyOf, Schemas } from './contract'

export type Notice = Schemas['Notice']
export type OpenedInvitation = Schemas['OpenedInvitation']
export type Joined = Schemas['JoinedPartner']
export type MyAgreement = Schemas['AgreementRow']
export type OpenAccountInput = BodyOf<'post', '/join/accounts'>
export type MyPartner = Schemas['MyPartner']

// A fault here says something of the link or the account, never "session ended".
export const openInvitation = (token: string, key: string) => post('/join/view', { body: { token }, key, signingIn: true })
export const sendJoinCode = (body: BodyOf<'post', '/join/codes'>, key: string) => post('/join/codes', { body, key })
export const openAccount = (body: OpenAccountInput, key: string) => post('/join/accounts', { body, key })
export const acceptInvitation = (body: BodyOf<'post', '/join/acceptance'>, key: string) => post('/join/acceptance', { body, key })

export const myPartner = () => get('/my/partner')
export const myAgreements = () => get('/my/agreements')
export const signAgreement = (body: BodyOf<'post', '/my/agreements'>, key: string) => post('/my/agreements', { body, key })
