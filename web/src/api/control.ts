import { get, post, put } from './client'
import type { CustomerResults, Frozen } from './types'

/** Whether this partner works with freezing and budgets (冻结与预算) at all. */
export interface Control {
  on: boolean
  switched_on: boolean
  needs_grant: boolean
  granted: boolean
  may_change: boolean
  changed_by: string | null
  changed_at: string | null
}
export interface FreezeInput { customer_ids: string[]; what: Frozen; reason: string }
export interface FreezeRecord { at: string; was: Frozen; becomes: Frozen; automatic: boolean; reason: string; by: string }

export const control = () => get<Control>('/partner/settings/customer-control')
export const switchControl = (on: boolean, key: string) => put<void>('/partner/settings/customer-control', { body: { on }, key })
export const grantControl = ({ partner_id, granted }: { partner_id: string; granted: boolean }, key: string) =>
  put<void>('/resellers/{partner_id}/customer-control', { path: { partner_id }, body: { granted }, key })

export const freeze = (body: FreezeInput, key: string) => post<CustomerResults>('/customers/freeze', { body, key })
export const unfreeze = (body: FreezeInput, key: string) => post<CustomerResults>('/customers/unfreeze', { body, key })
export const freezes = (customer_id: string) => get<{ items: FreezeRecord[] }>('/customers/{customer_id}/freezes', { path: { customer_id } })
