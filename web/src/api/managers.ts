import { get, post, put } from './client'
import type { CustomerResults, Page } from './types'

/** An account manager (客户经理); personal fields are masked. */
export interface Manager {
  id: string
  name: string
  account_name: string
  user_name: string
  mobile: string
  email: string
  active: boolean
  customers: number
}
export interface Managers extends Page<Manager> { unassigned: number }
export interface ManagerSet { customer_id: string; manager_id: string | null; manager_name: string | null; changed: boolean }
export interface ManagerPeriod { manager_id: string; manager_name: string; from: string; to: string | null; assigned_by: string; ended_by: string }
export interface ManagerShare { manager_id: string | null; manager_name: string | null; customers: number; payable: string; share: string }
export interface AssociationShare { association_type: 'resale' | 'referral'; customers: number; payable: string; share: string }

export const managers = (query: { name?: string; active?: boolean } = {}) => get<Managers>('/account-managers', { query })
export const revealManagers = (manager_ids: string[], reason: string, key: string) =>
  post<{ items: Partial<Manager>[] }>('/account-managers/reveal', { body: { manager_ids, ...(reason ? { reason } : {}) }, key })
export const managerPeriods = (customer_id: string) =>
  get<{ items: ManagerPeriod[] }>('/customers/{customer_id}/account-managers', { path: { customer_id } })

/** `seen`: who looked after the customer when it was shown; null for nobody. */
export const setManager = (customer_id: string, manager_id: string, seen: string | null, key: string) =>
  put<ManagerSet>('/customers/{customer_id}/account-manager', {
    path: { customer_id },
    body: { manager_id, ...(seen === null ? { only_unassigned: true } : { expected_manager_id: seen }) },
    key,
  })
export const takeBack = (customer_id: string, seen: string, key: string) =>
  post<ManagerSet>('/customers/{customer_id}/account-manager/take-back', { path: { customer_id }, body: { expected_manager_id: seen }, key })

const k_at_once = 100

/** However many: a hundred a request, each under a key of its own. */
async function inParts(ids: string[], key: string, send: (part: string[], key: string) => Promise<CustomerResults>): Promise<CustomerResults> {
  const all: CustomerResults = { succeeded: 0, failed: 0, results: [] }
  for (let from = 0; from < ids.length; from += k_at_once) {
    const answer = await send(ids.slice(from, from + k_at_once), from === 0 ? key : `${key}-${from}`)
    all.succeeded += answer.succeeded
    all.failed += answer.failed
    all.results.push(...answer.results)
  }
  return all
}
export const assignMany = (manager_id: string, ids: string[], only_unassigned: boolean, key: string) =>
  inParts(ids, key, (customer_ids, partKey) =>
    post<CustomerResults>('/account-managers/{manager_id}/customers', { path: { manager_id }, body: { customer_ids, only_unassigned }, key: partKey }))
export const takeManyBack = (manager_id: string, ids: string[], key: string) =>
  inParts(ids, key, (customer_ids, partKey) =>
    post<CustomerResults>('/account-managers/{manager_id}/customers/take-back', { path: { manager_id }, body: { customer_ids }, key: partKey }))

export const byManager = (query: Record<string, string | number | undefined>) =>
  get<{ items: ManagerShare[]; payable_total: string }>('/consumption/by-manager', { query })
export const byAssociation = (query: Record<string, string | number | undefined>) =>
  get<{ items: AssociationShare[]; payable_total: string }>('/consumption/by-association', { query })
