import { get, put } from './client'
import type { QueryOf, Schemas } from './contract'

export type TrailLine = Schemas['TrailRow']
export type Look = Schemas['LookRow']

export const trail = (query: QueryOf<'/trail'>) => get('/trail', { query })
export const trailActs = () => get('/trail/acts')
export const myReveals = (query: QueryOf<'/my/reveals'>) => get('/my/reveals', { query })
export const revealPolicy = () => get('/partner/settings/reveal')
export const setRevealPolicy = (reason_required: boolean, key: string) => put('/partner/settings/reveal', { body: { reason_required }, key })
