import { get, post } from './client'
import type { BodyOf, QueryOf } from './contract'

export type DiscountInput = BodyOf<'post', '/discounts'>
export type PromotionInput = BodyOf<'post', '/promotions'>
export type CeilingInput = BodyOf<'post', '/discount-ceilings'>
export type CeilingKey = BodyOf<'post', '/discount-ceilings/remove'>

export const services = () => get('/services')
/** Of the partner's customers, or, for the vendor's people, of all. */
export const discounts = (query: QueryOf<'/discounts'>) => get('/discounts', { query })
export const allDiscounts = (query: QueryOf<'/commercial-discounts'>) => get('/commercial-discounts', { query })
export const myDiscounts = (query: QueryOf<'/my/discounts'>) => get('/my/discounts', { query })
export const grant = (body: DiscountInput, key: string) => post('/discounts', { body, key })
export const agree = (body: DiscountInput, key: string) => post('/commercial-discounts', { body, key })
export const takeBack = (discount_id: string, key: string) => post('/discounts/{discount_id}/end', { path: { discount_id }, body: {}, key })
export const endDiscount = (customer_id: string, discount_id: string, key: string) =>
  post('/customers/{customer_id}/discounts/{discount_id}/end', { path: { customer_id, discount_id }, body: {}, key })
export const promotions = (query: QueryOf<'/promotions'>) => get('/promotions', { query })
export const promote = (body: PromotionInput, key: string) => post('/promotions', { body, key })
export const endPromotion = (discount_id: string, key: string) => post('/promotions/{discount_id}/end', { path: { discount_id }, body: {}, key })
export const ceilings = (query: QueryOf<'/discount-ceilings'>) => get('/discount-ceilings', { query })
/** For the partner that gives. */
export const myCeilings = (query: QueryOf<'/discounts/ceilings'>) => get('/discounts/ceilings', { query })
export const putCeiling = (body: CeilingInput, key: string) => post('/discount-ceilings', { body, key })
export const removeCeiling = (body: CeilingKey, key: string) => post('/discount-ceilings/remove', { body, key })
