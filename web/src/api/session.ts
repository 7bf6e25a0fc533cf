import { del, get, post, put } from './client'
import type { HomeView, Language, Session, TableSettings } from './types'

export interface Credentials { form: 'account' | 'member'; account: string; user?: string; password: string; code?: string; language?: Language }

export const signIn = (body: Credentials) => post<Session>('/session', { body, signingIn: true })

/** Who forgot the password, as on the sign-in page. */
export interface Forgotten { form: 'account' | 'member'; account: string; user?: string }
export const askRecovery = (body: Forgotten) => post<void>('/forgotten-passwords', { body, signingIn: true })
export const recoverPassword = (body: Forgotten & { mailed_code: string; new_password: string; disable_keys: boolean; code?: string }) =>
  put<void>('/forgotten-passwords', { body, signingIn: true })

export const readSession = () => get<Session>('/session', { signingIn: true })
export const signOut = (key: string) => del<void>('/session', { key })
export const setLanguage = (language: Language, key: string) => put<void>('/me/language', { body: { language }, key })
export const changePassword = (body: { old_password: string; new_password: string; disable_keys: boolean }, key: string) =>
  post<void>('/me/password', { body, key })
export const tableSettings = (table: string) => get<TableSettings>('/me/tables/{table}', { path: { table } })
export const keepTableSettings = (table: string, body: TableSettings, key: string) =>
  put<void>('/me/tables/{table}', { path: { table }, body, key })
export const home = () => get<HomeView>('/home')
export const hideFirstSteps = (hidden: boolean, key: string) => put<void>('/home/first-steps', { body: { hidden }, key })
