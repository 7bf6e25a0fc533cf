import { get, post, put } from './client'
import type { QueryOf, Schemas } from './contract'
import type { CustomerResults } from './types'

/** An account manager (客户经理); personal fields are masked. */
export type Manager = Schemas['ManagerRow']

export const managers = (query: QueryOf<'/account-managers'> = {}) => get('/account-managers', { query })
export const revealManagers = (manager_ids: string[], reason: string, key: string) =>
  post('/account-managers/reveal', { body: { manager_ids, ...(reason ? { reason } : {}) }, key })
export const managerPeriods = (customer_id: string) => get('/customers/{customer_id}/account-managers', { path: { customer_id } })

/** `seen`: who looked after the customer when it was shown; null for nobody. */
export const setManager = (customer_id: string, manager_id: string, seen: string | null, key: string) =>
  put('/customers/{customer_id}/account-manager', {
    path: { customer_id },
    body: { manager_id, ...(seen === null ? { only_unassigned: true } : { expected_manager_id: seen }) },
    key,
  })
export const takeBack = (customer_id: string, seen: string, key: string) =>
  post('/customers/{customer_id}/account-manager/take-back', { path: { customer_id }, body: { expected_manager_id: seen }, key })

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
    post('/account-managers/{manager_id}/customers', { path: { manager_id }, body: { customer_ids, only_unassigned }, key: partKey }),
  )
export const takeManyBack = (manager_id: string, ids: string[], key: string) =>
  inParts(ids, key, (customer_ids, partKey) =>
    post('/account-managers/{manager_id}/customers/take-back', { path: { manager_id }, body: { customer_ids }, key: partKey }),
  )

export const byManager = (query: QueryOf<'/consumption/by-manager'>) => get('/consumption/by-manager', { query })
export const byAssociation = (query: QueryOf<'/consumption/by-association'>) => get('/consumption/by-association', { query })
