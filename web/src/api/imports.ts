import { get, post, put } from './client'
import type { BodyOf, QueryOf } from './contract'
import type { DeliveryMode, Mapping, WaitingAccount } from './types'

export type MappingInput = BodyOf<'post', '/mappings'>
export type RateInput = BodyOf<'post', '/exchange-rates'>
export type Answer = BodyOf<'post', '/imports/{import_id}/decision'>['answer']

const named = (file: File) => ({ 'Content-Type': 'text/csv', 'X-File-Name': encodeURIComponent(file.name) })

/** Imports of one kind of file: how to begin one and to ask for those there were. */
export const importsAt = (path: '/imports' | '/resource-imports' | '/customer-imports' | '/product-imports') => ({
  path,
  /** The first of `files`; the others are sent one by one. */
  upload: (file: File, key: string, files = 1, mode: '' | DeliveryMode = '') =>
    post(path, { raw: file, key, headers: named(file), query: files > 1 || mode ? { files, mode } : {} }),
  list: (query: QueryOf<typeof path>) => get(path, { query }),
  one: (import_id: string) => get(`${path}/{import_id}` as const, { path: { import_id } }),
  faults: (import_id: string, query: QueryOf<`${typeof path}/{import_id}/faults`>) =>
    get(`${path}/{import_id}/faults` as const, { path: { import_id }, query }),
})
/** Bills: several files may be one delivery, of which somebody may have to say how it is meant. */
export const uploadMore = (import_id: string, number: number, file: File, key: string) =>
  post('/imports/{import_id}/files', { path: { import_id }, query: { number }, raw: file, key, headers: named(file) })
export const filesOf = (import_id: string) => get('/imports/{import_id}/files', { path: { import_id }, query: { limit: 100 } })
export const comparison = (import_id: string) => get('/imports/{import_id}/comparison', { path: { import_id } })
export const decideImport = (import_id: string, answer: Answer, key: string) =>
  post('/imports/{import_id}/decision', { path: { import_id }, body: { answer }, key })
export const waitingAccounts = (query: QueryOf<'/waiting-accounts'>) => get('/waiting-accounts', { query })
export const waitingCurrencies = (billing_account_id: string, sub_account_id: string) =>
  get('/waiting-accounts/currencies', { query: { billing_account_id, sub_account_id } })
export const settleFar = (act: 'agree' | 'drop', account: WaitingAccount, key: string) =>
  post(act === 'agree' ? '/waiting-accounts/agree' : '/waiting-accounts/drop', {
    body: { billing_account_id: account.billing_account_id, sub_account_id: account.sub_account_id, currency: account.currency },
    key,
  })
export const mappings = (query: QueryOf<'/mappings'>) => get('/mappings', { query })
export const map = (body: MappingInput, key: string) => post('/mappings', { body, key })
const ofMapping = (mapping_id: string) => ({ path: { mapping_id } })
export const changeMapping = (id: string, body: BodyOf<'post', '/mappings/{mapping_id}/change'>, key: string) =>
  post('/mappings/{mapping_id}/change', { ...ofMapping(id), body, key })
export const endMapping = (id: string, to: string, key: string) => post('/mappings/{mapping_id}/end', { ...ofMapping(id), body: { to }, key })
export const setDelivery = (id: string, delivery: Mapping['delivery'], key: string) =>
  put('/mappings/{mapping_id}/delivery', { ...ofMapping(id), body: { delivery }, key })
export const runMapping = (id: string, key: string) => post('/mappings/{mapping_id}/run', { ...ofMapping(id), body: {}, key })
export const exchangeRates = (query: QueryOf<'/exchange-rates'>) => get('/exchange-rates', { query })
export const addRate = (body: RateInput, key: string) => post('/exchange-rates', { body, key })
