import { get, post, type Query } from './client'
import type { ExchangeRate, Import, ImportFault, Landed, Mapping, Page, WaitingAccount } from './types'

export interface MappingInput { billing_account_id: string; sub_account_id: string | null; customer_id: string }
export interface RateInput { currency: string; day: string; rate: string }

/** Imports of one kind of file: how to begin one and to ask for those there were. */
export const importsAt = (path: '/imports' | '/resource-imports') => ({
  path,
  upload: (file: File, key: string) =>
    post<{ id: string }>(path, { raw: file, key, headers: { 'Content-Type': 'text/csv', 'X-File-Name': encodeURIComponent(file.name) } }),
  list: (query: Query) => get<Page<Import>>(path, { query }),
  one: (import_id: string) => get<Import>(`${path}/{import_id}`, { path: { import_id } }),
  faults: (import_id: string, query: Query) => get<Page<ImportFault>>(`${path}/{import_id}/faults`, { path: { import_id }, query }),
})
export const waitingAccounts = (query: Query) => get<Page<WaitingAccount>>('/waiting-accounts', { query })
export const mappings = (query: Query) => get<Page<Mapping>>('/mappings', { query })
export const map = (body: MappingInput, key: string) => post<Landed>('/mappings', { body, key })
export const exchangeRates = (query: Query) => get<Page<ExchangeRate>>('/exchange-rates', { query })
export const addRate = (body: RateInput, key: string) => post<{ id: string }>('/exchange-rates', { body, key })
