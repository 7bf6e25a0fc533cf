import { get, post } from './client'
import type { BodyOf, QueryOf } from './contract'

export type AllocationInput = { customer_id: string } & BodyOf<'post', '/customers/{customer_id}/allocations'>
export type ReclaimInput = { customer_id: string } & BodyOf<'post', '/customers/{customer_id}/reclaims'>
export type BulkInput = BodyOf<'post', '/funds/bulk-allocations'>
/** An account that pays. The document names `mixed` too, which only records can be. */
export type Source = Exclude<BulkInput['source'], 'mixed'>
export type ResellerInput = { partner_id: string } & BodyOf<'post', '/resellers/{partner_id}/allocations'>

export const balances = (partner_id?: string) => get('/funds/balances', { query: { partner_id } })
export const allocate = ({ customer_id, ...body }: AllocationInput, key: string) =>
  post('/customers/{customer_id}/allocations', { path: { customer_id }, body, key })
export const reclaim = ({ customer_id, ...body }: ReclaimInput, key: string) => post('/customers/{customer_id}/reclaims', { path: { customer_id }, body, key })
export const bulkAllocate = (body: BulkInput, key: string) => post('/funds/bulk-allocations', { body, key })
export const adjustments = (query: QueryOf<'/funds/adjustments'>) => get('/funds/adjustments', { query })
export const statement = (query: QueryOf<'/funds/statement'>) => get('/funds/statement', { query })

export const resellers = (query: QueryOf<'/resellers'>) => get('/resellers', { query })
export const allocateToReseller = ({ partner_id, ...body }: ResellerInput, key: string) =>
  post('/resellers/{partner_id}/allocations', { path: { partner_id }, body, key })
export const reclaimFromReseller = ({ partner_id, ...body }: ResellerInput, key: string) =>
  post('/resellers/{partner_id}/reclaims', { path: { partner_id }, body, key })
