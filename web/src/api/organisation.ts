import { del, get, post, put } from './client'
import type { BodyOf, QueryOf, Schemas } from './contract'

export type Member = Schemas['PersonRow']
export type MemberInput = BodyOf<'post', '/people'>
export type Created = Schemas['CreatedPerson']
export type RolesInput = BodyOf<'put', '/people/{person_id}/roles'>
/** What happens to those below a supervisor who leaves, and to the customers of an account manager who does. */
export type Settled = Required<BodyOf<'post', '/people/{person_id}/disable'>>
export type Successor = Schemas['SuccessorInput']

export type Role = Schemas['RoleRow']
export type PermissionPage = Schemas['PageView']
export type RoleInput = BodyOf<'post', '/roles'>

export type Contact = Schemas['ContactView']
export type AccessKey = Schemas['KeyRow']
export type KeyInput = BodyOf<'post', '/me/keys'>
export type SessionRow = Schemas['SessionRow']

const of = (person_id: string) => ({ path: { person_id } })

export const people = (query: QueryOf<'/people'>) => get('/people', { query })
export const createPerson = (body: MemberInput, key: string) => post('/people', { body, key })
export const editPerson = ({ id, ...body }: { id: string } & BodyOf<'put', '/people/{person_id}'>, key: string) =>
  put('/people/{person_id}', { ...of(id), body, key })
export const setRoles = ({ id, ...body }: RolesInput & { id: string }, key: string) => put('/people/{person_id}/roles', { ...of(id), body, key })
export const managersOf = (id: string) => get('/people/{person_id}/managers', of(id))
export const enablePerson = (id: string, key: string) => post('/people/{person_id}/enable', { ...of(id), body: {}, key })
export const disablePerson = ({ id, ...body }: Settled & { id: string }, key: string) => post('/people/{person_id}/disable', { ...of(id), body, key })
export const resetPassword = (id: string, key: string) => post('/people/{person_id}/reset-password', { ...of(id), body: {}, key })
export const revealPeople = (ids: string[], reason: string, key: string) => post('/people/reveal', { body: { ids, ...(reason ? { reason } : {}) }, key })
export const sessionsOf = (id: string) => get('/people/{person_id}/sessions', of(id))
export const endSessionsOf = (id: string, key: string) => del('/people/{person_id}/sessions', { ...of(id), key })
export const keysOf = (id: string) => get('/people/{person_id}/keys', of(id))
export const switchKeyOf = ({ id, key_id, ...body }: { id: string; key_id: string } & BodyOf<'put', '/people/{person_id}/keys/{key_id}'>, key: string) =>
  put('/people/{person_id}/keys/{key_id}', { path: { person_id: id, key_id }, body, key })

export const roles = () => get('/roles')
export const permissionTree = () => get('/permissions')
export const previewRoles = (body: BodyOf<'post', '/roles/preview'>, key: string) => post('/roles/preview', { body, key })
export const saveRole = ({ id, ...body }: RoleInput & { id: string }, key: string): Promise<unknown> =>
  id === '' ? post('/roles', { body, key }) : put('/roles/{role_id}', { path: { role_id: id }, body, key })
export const deleteRole = (role_id: string, key: string) => del('/roles/{role_id}', { path: { role_id }, key })

export const contacts = () => get('/contacts')
export const setContacts = (list: Contact[], key: string) => put('/contacts', { body: { contacts: list }, key })

export const myKeys = () => get('/me/keys')
export const createKey = (body: KeyInput, key: string) => post('/me/keys', { body, key })
export const editKey = ({ key_id, ...body }: { key_id: string } & BodyOf<'put', '/me/keys/{key_id}'>, key: string) =>
  put('/me/keys/{key_id}', { path: { key_id }, body, key })
export const deleteKey = (key_id: string, key: string) => del('/me/keys/{key_id}', { path: { key_id }, key })
export const mySessions = () => get('/me/sessions')
export const endMySessions = (key: string) => del('/me/sessions', { key })
