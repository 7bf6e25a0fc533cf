import type { InReview } from './approvals'
import { get, post, type Query } from './client'
import type { Adjustment, BulkAnswer, FundsBalance, Page, Reseller, Source, StatementLine } from './types'

export interface AllocationInput { customer_id: string; source: Source; amount: string; memo?: string }
export interface ReclaimInput { customer_id: string; amount: string; memo?: string }
export interface BulkInput { source: Source; memo?: string; items: { customer_id: string; amount: string }[] }
export interface ResellerInput { partner_id: string; amount: string; memo?: string }

export const balances = (partner_id?: string) => get<FundsBalance>('/funds/balances', { query: { partner_id } })
export const allocate = ({ customer_id, ...body }: AllocationInput, key: string) =>
  post<Adjustment | InReview>('/customers/{customer_id}/allocations', { path: { customer_id }, body, key })
export const reclaim = ({ customer_id, ...body }: ReclaimInput, key: string) =>
  post<Adjustment | InReview>('/customers/{customer_id}/reclaims', { path: { customer_id }, body, key })
export const bulkAllocate = (body: BulkInput, key: string) => post<BulkAnswer>('/funds/bulk-allocations', { body, key })
export const adjustments = (query: Query) => get<Page<Adjustment>>('/funds/adjustments', { query })
export const statement = (query: Query) => get<Page<StatementLine>>('/funds/statement', { query })

export const resellers = (query: Query) => get<Page<Reseller>>('/resellers', { query })
export const allocateToReseller = ({ partner_id, ...body }: ResellerInput, key: string) =>
  post<Adjustment | InReview>('/resellers/{partner_id}/allocations', { path: { partner_id }, body, key })
export const reclaimFromReseller = ({ partner_id, ...body }: ResellerInput, key: string) =>
  post<Adjustment | InReview>('/resellers/{partner_id}/reclaims', { path: { partner_id }, body, key })
