import { get, post, put } from './client'

export interface SecuritySettings { verification: boolean; sign_in_totp: boolean; may_change: boolean }
export interface Authenticator { active: boolean; required: boolean; since: string | null; recovery_codes_left: number; mail: string }
export interface Enrolment { secret: string; uri: string; qr_svg: string }
export interface CodeSent { challenge_id: string; sent_to: string; expires_at: string; again_after_seconds: number }

export const sendCode = (id: string, key: string) => post<CodeSent>('/verification/challenges/{id}/code', { path: { id }, key })
export const security = () => get<SecuritySettings>('/security')
export const switchVerification = (on: boolean, key: string) => put<void>('/security/verification', { body: { on }, key })
export const authenticator = () => get<Authenticator>('/me/authenticator')
export const beginAuthenticator = (password: string, key: string) => post<Enrolment>('/me/authenticator', { body: { password }, key, signingIn: true })
export const confirmAuthenticator = (code: string, key: string) => post<{ codes: string[] }>('/me/authenticator/confirm', { body: { code }, key })
export const renewRecoveryCodes = (code: string, key: string) => post<{ codes: string[] }>('/me/authenticator/recovery-codes', { body: { code }, key })
export const removeAuthenticator = (code: string, key: string) => post<void>('/me/authenticator/remove', { body: { code }, key })
export const requireTotp = ({ id, required }: { id: string; required: boolean }, key: string) =>
  put<void>('/partners/{id}/sign-in-totp', { path: { id }, body: { required }, key })
export const totpRequired = (id: string) => get<{ required: boolean }>('/partners/{id}/sign-in-totp', { path: { id } })
