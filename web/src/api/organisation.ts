import { del, get, post, put, type Query } from './client'
import type { Language, Page } from './types'

export interface RoleRef { id: string; name: string }
export interface Member {
  id: string
  name: string
  account_name: string
  user_name: string
  main_account: boolean
  mobile: string
  email: string
  roles: RoleRef[]
  supervisor: { id: string; name: string } | null
  status: 'active' | 'disabled'
  last_sign_in_at: string | null
  created_at: string
  must_change_password: boolean
}
export interface MemberInput { user_name: string; name: string; mobile: string; email: string; roles: string[]; supervisor_id: string | null; language: Language }
export interface Created { id: string; account_name: string; user_name: string; initial_password: string }
export interface Successor { manager_id: string; supervisor_id: string | null }
/** What happens to those below a supervisor who leaves, and to the customers of an account manager who does. */
export interface Settled { successors: Successor[]; take_back: boolean }
export interface RolesInput extends Settled { roles: string[]; supervisor_id: string | null }

export interface Role {
  id: string
  name: string
  remark: string
  preset: boolean
  administrator: boolean
  people: number
  permissions: string[]
  updated_at: string | null
}
export interface Ability { id: string; name: string; items: string[]; needs: string; always: boolean }
export interface PermissionPage { id: string; path: string[]; functions: Ability[] }
export interface Preview { rows: 'all' | 'team' | 'own'; pages: PermissionPage[] }
export interface RoleInput { name: string; remark: string; permissions: string[] }

export interface Contact { name: string; duty: string; mobile: string; email: string }
export interface AccessKey {
  id: string
  status: 'active' | 'disabled'
  scope: 'all' | 'read'
  remark: string
  created_at: string
  expires_at: string | null
  last_used_at: string | null
  expired: boolean
}
export interface KeyInput { remark: string; scope: 'all' | 'read'; expires_on: string | null; password?: string }
export interface SessionRow { began_at: string; seen_at: string; ends_at: string; remote: string; user_agent: string; current: boolean }

const of = (person_id: string) => ({ path: { person_id } })

export const people = (query: Query) => get<Page<Member>>('/people', { query })
export const createPerson = (body: MemberInput, key: string) => post<Created>('/people', { body, key })
export const editPerson = ({ id, ...body }: { id: string; name: string; mobile: string | null; email: string | null }, key: string) =>
  put<void>('/people/{person_id}', { ...of(id), body, key })
export const setRoles = ({ id, ...body }: RolesInput & { id: string }, key: string) => put<void>('/people/{person_id}/roles', { ...of(id), body, key })
export const managersOf = (id: string) => get<{ items: { id: string; name: string }[] }>('/people/{person_id}/managers', of(id))
export const enablePerson = (id: string, key: string) => post<void>('/people/{person_id}/enable', { ...of(id), body: {}, key })
export const disablePerson = ({ id, ...body }: Settled & { id: string }, key: string) => post<void>('/people/{person_id}/disable', { ...of(id), body, key })
export const resetPassword = (id: string, key: string) => post<{ initial_password: string }>('/people/{person_id}/reset-password', { ...of(id), body: {}, key })
export const revealPeople = (ids: string[], reason: string, key: string) =>
  post<{ items: { id: string; mobile: string; email: string }[] }>('/people/reveal', { body: { ids, ...(reason ? { reason } : {}) }, key })
export const sessionsOf = (id: string) => get<{ items: SessionRow[] }>('/people/{person_id}/sessions', of(id))
export const endSessionsOf = (id: string, key: string) => del<void>('/people/{person_id}/sessions', { ...of(id), key })
export const keysOf = (id: string) => get<{ items: AccessKey[] }>('/people/{person_id}/keys', of(id))
export const switchKeyOf = ({ id, key_id, ...body }: { id: string; key_id: string; status: string; password?: string }, key: string) =>
  put<void>('/people/{person_id}/keys/{key_id}', { path: { person_id: id, key_id }, body, key })

export const roles = () => get<{ custom_most: number; items: Role[] }>('/roles')
export const permissionTree = () => get<{ pages: PermissionPage[] }>('/permissions')
export const previewRoles = (body: { roles: string[]; permissions?: string[] }, key: string) => post<Preview>('/roles/preview', { body, key })
export const saveRole = ({ id, ...body }: RoleInput & { id: string }, key: string): Promise<unknown> =>
  id === '' ? post('/roles', { body, key }) : put('/roles/{role_id}', { path: { role_id: id }, body, key })
export const deleteRole = (role_id: string, key: string) => del<void>('/roles/{role_id}', { path: { role_id }, key })

export const contacts = () => get<{ items: Contact[]; administrator: boolean }>('/contacts')
export const setContacts = (list: Contact[], key: string) => put<void>('/contacts', { body: { contacts: list }, key })

export const myKeys = () => get<{ most: number; items: AccessKey[] }>('/me/keys')
export const createKey = (body: KeyInput, key: string) => post<{ id: string; secret: string }>('/me/keys', { body, key })
export const editKey = ({ key_id, ...body }: { key_id: string; status?: string; remark?: string; password?: string }, key: string) =>
  put<void>('/me/keys/{key_id}', { path: { key_id }, body, key })
export const deleteKey = (key_id: string, key: string) => del<void>('/me/keys/{key_id}', { path: { key_id }, key })
export const mySessions = () => get<{ items: SessionRow[] }>('/me/sessions')
export const endMySessions = (key: string) => del<void>('/me/sessions', { key })
