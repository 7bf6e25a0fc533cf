import { get, post, put, type Query } from './client'
import type { CreditLimit, Page, Partner, PartnerStatus, StatementLine, TopUp } from './types'

/** What a bank's line says. */
export interface BankLine { amount: string; reference: string; remark?: string }
export interface TopUpInput extends BankLine { partner_id: string }
export interface StateInput { partner_id: string; status: PartnerStatus; reason: string }
export interface StateRecord { at: string; was: PartnerStatus; becomes: PartnerStatus; reason: string; by: string }
/** How many customers a state reaches. */
export interface Reach { customers: number; resellers: number; resellers_customers: number }
/** The state of one's own partner, with the cloud vendor's reason. */
export interface Standing { standing: PartnerStatus; by_distributor: boolean; since: string | null; reason: string | null }
export interface CreditInput { partner_id: string; limit: string; expires_on: string | null }

export const partners = (query: Query) => get<Page<Partner>>('/partners', { query })
export const partner = (partner_id: string) => get<Partner>('/partners/{partner_id}', { path: { partner_id } })
export const topUp = ({ partner_id, ...body }: TopUpInput, key: string) =>
  post<{ transfer_id: string; topup_balance: string }>('/partners/{partner_id}/top-ups', { path: { partner_id }, body, key })
export const topUps = (partner_id: string, query: Query) =>
  get<Page<TopUp>>('/partners/{partner_id}/top-ups', { path: { partner_id }, query })
export const setCreditLimit = ({ partner_id, ...body }: CreditInput, key: string) =>
  put<CreditLimit>('/partners/{partner_id}/credit-limit', { path: { partner_id }, body, key })
export const setPartnerState = ({ partner_id, ...body }: StateInput, key: string) =>
  put<{ status: PartnerStatus; standing: PartnerStatus }>('/partners/{partner_id}/state', { path: { partner_id }, body, key })
export const partnerStates = (partner_id: string) => get<{ items: StateRecord[] }>('/partners/{partner_id}/states', { path: { partner_id } })
export const partnerReach = (partner_id: string) => get<Reach>('/partners/{partner_id}/reach', { path: { partner_id } })
export const standing = () => get<Standing>('/partner/standing')
export const partnerStatement = (partner_id: string, query: Query) =>
  get<Page<StatementLine>>('/partners/{partner_id}/statement', { path: { partner_id }, query })
