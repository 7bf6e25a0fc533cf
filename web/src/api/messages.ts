import { del, get, post, put } from './client'
import type { BodyOf, QueryOf, Schemas } from './contract'

export type Message = Schemas['Message']
export type MessagePreference = Schemas['MessagePreference']

/** By what people outside can be reached. */
export const channels = () => get('/channels')
export const messages = (query: QueryOf<'/messages'>) => get('/messages', { query })
export const unreadMessages = () => get('/messages/unread')
export const markRead = (message_id: string, key: string) => post('/messages/{message_id}/read', { path: { message_id }, key })
export const markAllRead = (key: string) => post('/messages/read-all', { key })
export const deleteMessage = (message_id: string, key: string) => del('/messages/{message_id}', { path: { message_id }, key })
export const messagePreferences = () => get('/me/message-preferences')
export const setMessagePreference = ({ kind, ...body }: { kind: string } & BodyOf<'put', '/me/message-preferences/{kind}'>, key: string) =>
  put('/me/message-preferences/{kind}', { path: { kind }, body, key })
