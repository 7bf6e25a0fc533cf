import { get, post, put, type Query } from './client'
import type { BankLine, Entrance, LetIn } from './partners'
import type { Customer, CustomerDetail, CustomerResults, Language, Page, Revealed, StatementLine } from './types'

/** A customer that is there already and is taken over; its main account comes in as `entrance` says. */
export interface AdmitInput {
  partner_id: string
  company_name: string
  account_name: string
  association_type: 'resale' | 'referral'
  mobile: string
  email: string
  account_manager: string
  level: string
  tags: string[]
  language: Language
  entrance: Entrance
}
export interface CustomerAccount { account_name: string; email: string; entered: boolean; last_sign_in_at: string | null }
export const admitCustomer = (body: AdmitInput, key: string) => post<LetIn & { id: string }>('/customers', { body, key })
export const customerAccount = (customer_id: string) => get<CustomerAccount>('/customers/{customer_id}/main-account', { path: { customer_id } })
export const letCustomerIn = (customer_id: string, entrance: Entrance, key: string) =>
  post<LetIn>('/customers/{customer_id}/main-account/entrance', { path: { customer_id }, body: { entrance }, key })

export const customers = (query: Query) => get<Page<Customer>>('/customers', { query })
export const customer = (customer_id: string) => get<CustomerDetail>('/customers/{customer_id}', { path: { customer_id } })
export const reveal = (customer_ids: string[], fields: string[], reason: string, key: string) =>
  post<{ items: Revealed[] }>('/customers/reveal', { body: { customer_ids, fields, ...(reason ? { reason } : {}) }, key })
/** Personal columns of these customers in full, in the order of the rows. */
export async function revealed(rows: Customer[], fields: string[], reason: string, key: string): Promise<Partial<Customer>[]> {
  const { items } = await reveal(rows.map((row) => row.id), fields, reason, key)
  const found = new Map(items.map((item) => [item.id, Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)) as Partial<Customer>]))
  return rows.map((row) => found.get(row.id) ?? {})
}
export const setTags = (customer_id: string, tags: string[], key: string) =>
  put<void>('/customers/{customer_id}/tags', { path: { customer_id }, body: { tags }, key })
export const bookRepayment = ({ customer_id, ...body }: BankLine & { customer_id: string }, key: string) =>
  post<{ transfer_id: string; arrears: string }>('/customers/{customer_id}/repayments', { path: { customer_id }, body, key })
export const tagMany = (input: { customer_ids: string[]; add: string[]; remove: string[] }, key: string) =>
  post<CustomerResults>('/customers/tags', { body: input, key })
export const customerStatement = (customer_id: string, query: Query) =>
  get<Page<StatementLine>>('/customers/{customer_id}/statement', { path: { customer_id }, query })
