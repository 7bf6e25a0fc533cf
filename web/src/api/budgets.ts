import { get, post, put } from './client'
import type { BodyOf, QueryOf, Schemas } from './contract'

export type BudgetInput = BodyOf<'post', '/customers/budgets'>
/** 月度预算, 一次性预算. */
export type BudgetKind = BudgetInput['kind']
/** 手动, 自动冻结账号, 自动冻结账号和资源. */
export type WhenUsedUp = BudgetInput['when_used_up']
export type BudgetRecord = Schemas['BudgetRecord']
/** 预算配额 of a reseller; null: no limit. */
export type QuotaInput = { partner_id: string } & BodyOf<'put', '/resellers/{partner_id}/budget-quota'>

export const budgetOf = (customer_id: string) => get('/customers/{customer_id}/budget', { path: { customer_id } })
export const setBudgets = (body: BudgetInput, key: string) => post('/customers/budgets', { body, key })
export const removeBudgets = (customer_ids: string[], key: string) => post('/customers/budgets/removal', { body: { customer_ids }, key })
export const myQuota = () => get('/partner/settings/budget-quota')
export const setQuota = ({ partner_id, ...body }: QuotaInput, key: string) => put('/resellers/{partner_id}/budget-quota', { path: { partner_id }, body, key })
export const budgetRecords = (query: QueryOf<'/budget-records'>) => get('/budget-records', { query })
