import { get, post, put, type Query } from './client'
import type { CustomerResults, Page } from './types'

/** 月度预算, 一次性预算. */
export type BudgetKind = 'monthly' | 'one_off'
/** 手动, 自动冻结账号, 自动冻结账号和资源. */
export type WhenUsedUp = 'nothing' | 'freeze_account' | 'freeze_resources'
export interface Budget {
  set: boolean
  kind: BudgetKind
  when_used_up: WhenUsedUp
  thaws: boolean
  amount: string | null
  used: string | null
  left: string | null
  percent: number | null
  since: string | null
  restored_at: string | null
  set_at: string | null
  counted_at: string | null
}
/** 预算配额 of a reseller; null: no limit. */
export interface Quota { amount: string | null; granted: string | null; left: string | null }
export interface QuotaInput { partner_id: string; amount: string | null }
export interface BudgetInput { customer_ids: string[]; kind: BudgetKind; amount: string; when_used_up: WhenUsedUp; thaws: boolean }
export interface BudgetRecord {
  id: string
  customer_id: string
  customer_name: string
  partner_name: string
  action: 'setting' | 'removal'
  kind: BudgetKind
  amount: string
  when_used_up: WhenUsedUp
  by: string
  at: string
}

export const budgetOf = (customer_id: string) => get<Budget>('/customers/{customer_id}/budget', { path: { customer_id } })
export const setBudgets = (body: BudgetInput, key: string) => post<CustomerResults>('/customers/budgets', { body, key })
export const removeBudgets = (customer_ids: string[], key: string) =>
  post<CustomerResults>('/customers/budgets/removal', { body: { customer_ids }, key })
export const myQuota = () => get<Quota>('/partner/settings/budget-quota')
export const setQuota = ({ partner_id, ...body }: QuotaInput, key: string) =>
  put<Quota>('/resellers/{partner_id}/budget-quota', { path: { partner_id }, body, key })
export const budgetRecords = (query: Query) => get<Page<BudgetRecord>>('/budget-records', { query })
