import { get, post, put } from './client'
import type { Schemas } from './contract'

export type CodeSent = Schemas['VerificationCodeSent']
export type Enrolment = Schemas['AuthenticatorEnrolment']

export const sendCode = (challenge_id: string, key: string) => post('/verification/challenges/{challenge_id}/code', { path: { challenge_id }, key })
export const security = () => get('/security')
export const switchVerification = (on: boolean, key: string) => put('/security/verification', { body: { on }, key })
export const authenticator = () => get('/me/authenticator')
export const beginAuthenticator = (password: string, key: string) => post('/me/authenticator', { body: { password }, key, signingIn: true })
export const confirmAuthenticator = (code: string, key: string) => post('/me/authenticator/confirm', { body: { code }, key })
export const renewRecoveryCodes = (code: string, key: string) => post('/me/authenticator/recovery-codes', { body: { code }, key })
export const removeAuthenticator = (code: string, key: string) => post('/me/authenticator/remove', { body: { code }, key })
export const requireTotp = ({ id, required }: { id: string; required: boolean }, key: string) =>
  put('/partners/{partner_id}/sign-in-totp', { path: { partner_id: id }, body: { required }, key })
export const totpRequired = (partner_id: string) => get('/partners/{partner_id}/sign-in-totp', { path: { partner_id } })
