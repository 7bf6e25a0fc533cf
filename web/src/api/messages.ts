import { del, get, post, put, type Query } from './client'
import type { Page } from './types'

export interface Message { id: string; kind: string; kind_name: string; subject: string; body: string; link: string; read: boolean; created_at: string }
export interface MessagePreference { kind: string; name: string; in_app: boolean; mail: boolean; required: boolean }

/** By what people outside can be reached. */
export const channels = () => get<{ mail: boolean }>('/channels')
export const messages = (query: Query) => get<Page<Message> & { unread: number }>('/messages', { query })
export const unreadMessages = () => get<{ unread: number }>('/messages/unread')
export const markRead = (id: string, key: string) => post<void>('/messages/{id}/read', { path: { id }, key })
export const markAllRead = (key: string) => post<void>('/messages/read-all', { key })
export const deleteMessage = (id: string, key: string) => del<void>('/messages/{id}', { path: { id }, key })
export const messagePreferences = () => get<{ items: MessagePreference[] }>('/me/message-preferences')
export const setMessagePreference = ({ kind, ...body }: { kind: string; in_app: boolean; mail: boolean }, key: string) =>
  put<void>('/me/message-preferences/{kind}', { path: { kind }, body, key })
