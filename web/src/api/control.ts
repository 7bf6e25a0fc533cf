import { get, post, put } from './client'
import type { BodyOf } from './contract'

export type FreezeInput = BodyOf<'post', '/customers/freeze'>

/** Whether this partner works with freezing and budgets (冻结与预算) at all. */
export const control = () => get('/partner/settings/customer-control')
export const switchControl = (on: boolean, key: string) => put('/partner/settings/customer-control', { body: { on }, key })
export const grantControl = ({ partner_id, granted }: { partner_id: string; granted: boolean }, key: string) =>
  put('/resellers/{partner_id}/customer-control', { path: { partner_id }, body: { granted }, key })

export const freeze = (body: FreezeInput, key: string) => post('/customers/freeze', { body, key })
export const unfreeze = (body: FreezeInput, key: string) => post('/customers/unfreeze', { body, key })
export const freezes = (customer_id: string) => get('/customers/{customer_id}/freezes', { path: { customer_id } })
