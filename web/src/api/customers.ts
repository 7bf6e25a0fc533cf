import { get, put, type Query } from './client'
import type { Customer, CustomerDetail, Page, StatementLine } from './types'

export const customers = (query: Query) => get<Page<Customer>>('/customers', { query })
export const customer = (customer_id: string, reveal: string[] = []) =>
  get<CustomerDetail>('/customers/{customer_id}', { path: { customer_id }, query: { reveal: reveal.join(',') } })
export const setTags = (customer_id: string, tags: string[], key: string) =>
  put<void>('/customers/{customer_id}/tags', { path: { customer_id }, body: { tags }, key })
export const customerStatement = (customer_id: string, query: Query) =>
  get<Page<StatementLine>>('/customers/{customer_id}/statement', { path: { customer_id }, query })
