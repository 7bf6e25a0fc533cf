import { get, post } from './client'
import type { BodyOf, QueryOf, Schemas } from './contract'

export type Subscription = Schemas['SubscriptionRow']
export type PolicyInput = BodyOf<'post', '/my/subscriptions/policies'>

export const subscriptions = (query: QueryOf<'/my/subscriptions'>) => get('/my/subscriptions', { query })
export const choosePolicy = (body: PolicyInput, key: string) => post('/my/subscriptions/policies', { body, key })
export const autoRenewal = () => get('/my/auto-renewal')
export const setAutoRenewal = (body: BodyOf<'post', '/my/auto-renewal'>, key: string) => post('/my/auto-renewal', { body, key })
