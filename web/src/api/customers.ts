import { get, post, put, type Query } from './client'
import type { Customer, CustomerDetail, Page, Revealed, StatementLine } from './types'

export const customers = (query: Query) => get<Page<Customer>>('/customers', { query })
export const customer = (customer_id: string) => get<CustomerDetail>('/customers/{customer_id}', { path: { customer_id } })
export const reveal = (customer_ids: string[], key: string) =>
  post<{ items: Revealed[] }>('/customers/reveal', { body: { customer_ids }, key })
export const setTags = (customer_id: string, tags: string[], key: string) =>
  put<void>('/customers/{customer_id}/tags', { path: { customer_id }, body: { tags }, key })
export const customerStatement = (customer_id: string, query: Query) =>
  get<Page<StatementLine>>('/customers/{customer_id}/statement', { path: { customer_id }, query })
