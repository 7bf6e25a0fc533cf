import { get, post, put, type Query } from './client'
import type { CreditLimit, Language, Page, Partner, PartnerKind, PartnerStatus, StatementLine, TopUp } from './types'

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

/** How a main account is entered for the first time. */
export type Entrance = 'told' | 'mailed' | 'later'
/** What was told once, or where a code went. */
export interface LetIn { account_name: string; initial_password: string | null; mailed_to: string | null }
export interface NewPartner {
  kind: PartnerKind
  distributor_id: string | null
  name: string
  account_name: string
  contact_name: string
  mobile: string
  email: string
  language: Language
  entrance: Entrance
}
export interface MainAccount { account_name: string; name: string; mobile: string; email: string; language: Language; entered: boolean; last_sign_in_at: string | null }
export interface ContactInput { partner_id: string; name: string; mobile: string | null; email: string | null }
export interface Profile { name: string; address: string; tax_number: string; logo: string | null; version: number; updated_at: string | null; updated_by: string | null }
export interface ProfileInput { version: number; name: string; address: string; tax_number: string }

export const createPartner = (body: NewPartner, key: string) => post<LetIn & { id: string }>('/partners', { body, key })
export const mainAccount = (partner_id: string) => get<MainAccount>('/partners/{partner_id}/main-account', { path: { partner_id } })
export const editContact = ({ partner_id, ...body }: ContactInput, key: string) =>
  put<void>('/partners/{partner_id}/main-account', { path: { partner_id }, body, key })
export const revealContact = (partner_id: string, reason: string, key: string) =>
  post<{ mobile: string; email: string }>('/partners/{partner_id}/main-account/reveal', { path: { partner_id }, body: reason ? { reason } : {}, key })
export const letPartnerIn = (partner_id: string, entrance: Entrance, key: string) =>
  post<LetIn>('/partners/{partner_id}/main-account/entrance', { path: { partner_id }, body: { entrance }, key })

/** Of a partner, for the vendor; without an id one's own. */
const company = (partner_id: string | undefined, what: string): { at: string; path: Record<string, string> } =>
  partner_id === undefined ? { at: `/partner/${what}`, path: {} } : { at: `/partners/{partner_id}/${what}`, path: { partner_id } }
export const profile = (partner_id?: string) => get<Profile>(company(partner_id, 'profile').at, { path: company(partner_id, 'profile').path })
export const editProfile = (partner_id: string | undefined, body: ProfileInput, key: string) =>
  put<void>(company(partner_id, 'profile').at, { path: company(partner_id, 'profile').path, body, key })
export const setLogo = (partner_id: string | undefined, content: string | null, key: string) =>
  put<void>(company(partner_id, 'logo').at, { path: company(partner_id, 'logo').path, body: { content }, key })
