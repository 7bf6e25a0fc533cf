import { get, put, type Query } from './client'
import type { Page } from './types'

export interface TrailLine {
  id: string
  at: string
  person_name: string
  actor_name: string | null
  act: string
  act_text: string
  subject: string
  outcome: 'done' | 'refused'
  refusal: string | null
  refusal_text: string | null
  detail: string
  request_id: string
  hash: string
}
export interface Look {
  id: string
  at: string
  side: 'vendor' | 'partner' | 'customer'
  person_name: string
  fields: string[]
  reason: string
}
export interface RevealPolicy { reason_required: boolean; changed_by: string | null; changed_at: string | null }

export const trail = (query: Query) => get<Page<TrailLine>>('/trail', { query })
export const trailActs = () => get<{ items: { id: string; text: string }[] }>('/trail/acts')
export const myReveals = (query: Query) => get<Page<Look>>('/my/reveals', { query })
export const revealPolicy = () => get<RevealPolicy>('/partner/settings/reveal')
export const setRevealPolicy = (reason_required: boolean, key: string) => put<void>('/partner/settings/reveal', { body: { reason_required }, key })
