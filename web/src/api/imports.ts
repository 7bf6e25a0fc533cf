import { get, post, put, type Query } from './client'
import type { DeliveryComparison, DeliveryMode, ExchangeRate, Import, ImportFault, ImportFile, Landed, Mapping, Page, WaitingAccount, WaitingCurrency } from './types'

export interface MappingInput {
  billing_account_id: string
  sub_account_id: string | null
  customer_id: string
  from: string | null
  to: string | null
  delivery: 'unsaid' | DeliveryMode
}
export interface RateInput { currency: string; day: string; rate: string }
export type Answer = DeliveryMode | 'drop'

const named = (file: File) => ({ 'Content-Type': 'text/csv', 'X-File-Name': encodeURIComponent(file.name) })

/** Imports of one kind of file: how to begin one and to ask for those there were. */
export const importsAt = (path: '/imports' | '/resource-imports' | '/customer-imports') => ({
  path,
  /** The first of `files`; the others are sent one by one. */
  upload: (file: File, key: string, files = 1, mode: '' | DeliveryMode = '') =>
    post<{ id: string }>(path, { raw: file, key, headers: named(file), query: files > 1 || mode ? { files, mode } : {} }),
  uploadMore: (import_id: string, number: number, file: File, key: string) =>
    post<{ id: string }>(`${path}/{import_id}/files`, { path: { import_id }, query: { number }, raw: file, key, headers: named(file) }),
  list: (query: Query) => get<Page<Import>>(path, { query }),
  one: (import_id: string) => get<Import>(`${path}/{import_id}`, { path: { import_id } }),
  files: (import_id: string) => get<Page<ImportFile>>(`${path}/{import_id}/files`, { path: { import_id }, query: { limit: 100 } }),
  faults: (import_id: string, query: Query) => get<Page<ImportFault>>(`${path}/{import_id}/faults`, { path: { import_id }, query }),
  comparison: (import_id: string) => get<DeliveryComparison>(`${path}/{import_id}/comparison`, { path: { import_id } }),
  decide: (import_id: string, answer: Answer, key: string) =>
    post<{ id: string }>(`${path}/{import_id}/decision`, { path: { import_id }, body: { answer }, key }),
})
export const waitingAccounts = (query: Query) => get<Page<WaitingAccount>>('/waiting-accounts', { query })
export const waitingCurrencies = (billing_account_id: string, sub_account_id: string) =>
  get<{ items: WaitingCurrency[] }>('/waiting-accounts/currencies', { query: { billing_account_id, sub_account_id } })
export const settleFar = (act: 'agree' | 'drop', account: WaitingAccount, key: string) =>
  post<{ lines: number; amount_charged: string }>(act === 'agree' ? '/waiting-accounts/agree' : '/waiting-accounts/drop', {
    body: { billing_account_id: account.billing_account_id, sub_account_id: account.sub_account_id, currency: account.currency },
    key,
  })
export const mappings = (query: Query) => get<Page<Mapping>>('/mappings', { query })
export const map = (body: MappingInput, key: string) => post<Landed>('/mappings', { body, key })
const ofMapping = (mapping_id: string) => ({ path: { mapping_id } })
export const changeMapping = (id: string, body: { from: string; customer_id: string }, key: string) =>
  post<Landed>('/mappings/{mapping_id}/change', { ...ofMapping(id), body, key })
export const endMapping = (id: string, to: string, key: string) => post<void>('/mappings/{mapping_id}/end', { ...ofMapping(id), body: { to }, key })
export const setDelivery = (id: string, delivery: string, key: string) => put<void>('/mappings/{mapping_id}/delivery', { ...ofMapping(id), body: { delivery }, key })
export const runMapping = (id: string, key: string) => post<Landed>('/mappings/{mapping_id}/run', { ...ofMapping(id), body: {}, key })
export const exchangeRates = (query: Query) => get<Page<ExchangeRate>>('/exchange-rates', { query })
export const addRate = (body: RateInput, key: string) => post<{ id: string }>('/exchange-rates', { body, key })
