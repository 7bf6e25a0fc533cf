import { get, post, put } from './client'
import type { BodyOf, QueryOf } from './contract'
import type { BankLine, Entrance } from './partners'
import type { Customer } from './types'

/** A customer that is there already and is taken over; its main account comes in as `entrance` says. */
export type AdmitInput = BodyOf<'post', '/customers'>
export const admitCustomer = (body: AdmitInput, key: string) => post('/customers', { body, key })
export const customerAccount = (customer_id: string) => get('/customers/{customer_id}/main-account', { path: { customer_id } })
export const letCustomerIn = (customer_id: string, entrance: Entrance, key: string) =>
  post('/customers/{customer_id}/main-account/entrance', { path: { customer_id }, body: { entrance }, key })

export const customers = (query: QueryOf<'/customers'>) => get('/customers', { query })
export const customer = (customer_id: string) => get('/customers/{customer_id}', { path: { customer_id } })
/** Personal data in full; every look is written to the trail. */
export const reveal = (customer_ids: string[], fields: string[], reason: string, key: string) =>
  post('/customers/reveal', { body: { customer_ids, fields, ...(reason ? { reason } : {}) }, key })
/** Personal columns of these customers in full, in the order of the rows. */
export async function revealed(rows: Customer[], fields: string[], reason: string, key: string): Promise<Partial<Customer>[]> {
  const { items } = await reveal(
    rows.map((row) => row.id),
    fields,
    reason,
    key,
  )
  const found = new Map(items.map((item) => [item.id, Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)) as Partial<Customer>]))
  return rows.map((row) => found.get(row.id) ?? {})
}
export const setTags = (customer_id: string, tags: string[], key: string) =>
  put('/customers/{customer_id}/tags', { path: { customer_id }, body: { tags }, key })
export const bookRepayment = ({ customer_id, ...body }: BankLine & { customer_id: string }, key: string) =>
  post('/customers/{customer_id}/repayments', { path: { customer_id }, body, key })
export const tagMany = (body: BodyOf<'post', '/customers/tags'>, key: string) => post('/customers/tags', { body, key })
export const customerStatement = (customer_id: string, query: QueryOf<'/customers/{customer_id}/statement'>) =>
  get('/customers/{customer_id}/statement', { path: { customer_id }, query })
