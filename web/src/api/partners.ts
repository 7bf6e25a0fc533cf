import { get, post, put } from './client'
import type { BodyOf, QueryOf, Schemas } from './contract'

type TopUpBody = BodyOf<'post', '/partners/{partner_id}/top-ups'>
/** What a bank's line says. */
export type BankLine = TopUpBody
export type TopUpInput = { partner_id: string } & TopUpBody
export type StateInput = { partner_id: string } & BodyOf<'put', '/partners/{partner_id}/state'>
export type CreditInput = { partner_id: string } & BodyOf<'put', '/partners/{partner_id}/credit-limit'>

export const partners = (query: QueryOf<'/partners'>) => get('/partners', { query })
export const partner = (partner_id: string) => get('/partners/{partner_id}', { path: { partner_id } })
export const topUp = ({ partner_id, ...body }: TopUpInput, key: string) => post('/partners/{partner_id}/top-ups', { path: { partner_id }, body, key })
export const topUps = (partner_id: string, query: QueryOf<'/partners/{partner_id}/top-ups'>) =>
  get('/partners/{partner_id}/top-ups', { path: { partner_id }, query })
export const setCreditLimit = ({ partner_id, ...body }: CreditInput, key: string) =>
  put('/partners/{partner_id}/credit-limit', { path: { partner_id }, body, key })
export const setPartnerState = ({ partner_id, ...body }: StateInput, key: string) => put('/partners/{partner_id}/state', { path: { partner_id }, body, key })
export const partnerStates = (partner_id: string) => get('/partners/{partner_id}/states', { path: { partner_id } })
/** How many customers a state reaches. */
export const partnerReach = (partner_id: string) => get('/partners/{partner_id}/reach', { path: { partner_id } })
/** The state of one's own partner, with the cloud vendor's reason. */
export const standing = () => get('/partner/standing')
export const partnerStatement = (partner_id: string, query: QueryOf<'/partners/{partner_id}/statement'>) =>
  get('/partners/{partner_id}/statement', { path: { partner_id }, query })

export type NewPartner = BodyOf<'post', '/partners'>
/** How a main account is entered for the first time. */
export type Entrance = NewPartner['entrance']
/** What was told once, or where a code went. */
export type LetIn = Schemas['PartnerLetIn']
export type MainAccount = Schemas['PartnerMainAccount']
export type ContactInput = { partner_id: string } & BodyOf<'put', '/partners/{partner_id}/main-account'>
export type Profile = Schemas['PartnerProfile']
export type ProfileInput = BodyOf<'put', '/partner/profile'>

export const createPartner = (body: NewPartner, key: string) => post('/partners', { body, key })
export const mainAccount = (partner_id: string) => get('/partners/{partner_id}/main-account', { path: { partner_id } })
export const editContact = ({ partner_id, ...body }: ContactInput, key: string) =>
  put('/partners/{partner_id}/main-account', { path: { partner_id }, body, key })
export const revealContact = (partner_id: string, reason: string, key: string) =>
  post('/partners/{partner_id}/main-account/reveal', { path: { partner_id }, body: reason ? { reason } : {}, key })
export const letPartnerIn = (partner_id: string, entrance: Entrance, key: string) =>
  post('/partners/{partner_id}/main-account/entrance', { path: { partner_id }, body: { entrance }, key })

// Of a partner, for the vendor; without an id one's own.
export const profile = (partner_id?: string) =>
  partner_id === undefined ? get('/partner/profile') : get('/partners/{partner_id}/profile', { path: { partner_id } })
export const editProfile = (partner_id: string | undefined, body: ProfileInput, key: string) =>
  partner_id === undefined ? put('/partner/profile', { body, key }) : put('/partners/{partner_id}/profile', { path: { partner_id }, body, key })
export const setLogo = (partner_id: string | undefined, content: string | null, key: string) =>
  partner_id === undefined
    ? put('/partner/logo', { body: { content }, key })
    : put('/partners/{partner_id}/logo', { path: { partner_id }, body: { content }, key })
