import { del, get, post, put } from './client'
import type { BodyOf } from './contract'
import type { Language } from './types'

export type Credentials = BodyOf<'post', '/session'>

export const signIn = (body: Credentials) => post('/session', { body, signingIn: true })

/** Who forgot the password, as on the sign-in page. */
export type Forgotten = BodyOf<'post', '/forgotten-passwords'>
export const askRecovery = (body: Forgotten) => post('/forgotten-passwords', { body, signingIn: true })
export const recoverPassword = (body: BodyOf<'put', '/forgotten-passwords'>) => put('/forgotten-passwords', { body, signingIn: true })

export const readSession = () => get('/session', { signingIn: true })
export const signOut = (key: string) => del('/session', { key })
export const setLanguage = (language: Language, key: string) => put('/me/language', { body: { language }, key })
export const changePassword = (body: BodyOf<'post', '/me/password'>, key: string) => post('/me/password', { body, key })
export const tableSettings = (table: string) => get('/me/tables/{table}', { path: { table } })
export const keepTableSettings = (table: string, body: BodyOf<'put', '/me/tables/{table}'>, key: string) =>
  put('/me/tables/{table}', { path: { table }, body, key })
export const home = () => get('/home')
export const hideFirstSteps = (hidden: boolean, key: string) => put('/home/first-steps', { body: { hidden }, key })
