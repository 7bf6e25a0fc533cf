import type { InReview } from './approvals'
import { get, post } from './client'
import type { BodyOf, QueryOf } from './contract'

export type OrderItem = BodyOf<'post', '/my/order-quotes'>['items'][number]
export type NewOrder = BodyOf<'post', '/my/orders'>
export type Renewal = BodyOf<'post', '/my/renewals'>
export type ReturnInput = BodyOf<'post', '/my/returns'>
export type Refusal = BodyOf<'post', '/orders/refusals'>
export type Adjustment = { order_id: string } & BodyOf<'post', '/orders/{order_id}/price'>
export type Delivery = { order_id: string; line_id: string } & BodyOf<'post', '/all-orders/{order_id}/lines/{line_id}/delivered'>
export type Failure = { order_id: string; line_id: string } & BodyOf<'post', '/all-orders/{order_id}/lines/{line_id}/failed'>

const of = (order_id: string) => ({ path: { order_id } })

/** A customer's: what it may buy, what that costs, and its orders. */
export const offers = (query: QueryOf<'/my/offers'>) => get('/my/offers', { query })
export const quote = (body: BodyOf<'post', '/my/order-quotes'>, key: string) => post('/my/order-quotes', { body, key })
export const place = (body: NewOrder, key: string) => post('/my/orders', { body, key })
export const myOrders = (query: QueryOf<'/my/orders'>) => get('/my/orders', { query })
export const myOrder = (id: string) => get('/my/orders/{order_id}', of(id))
export const payOrders = (order_ids: string[], key: string) => post('/my/orders/payments', { body: { order_ids }, key })
export const cancelOrder = (id: string, key: string) => post('/my/orders/{order_id}/cancel', { ...of(id), body: {}, key })
export const askPartner = (id: string, key: string) => post('/my/orders/{order_id}/partner-payment', { ...of(id), body: {}, key })
export const askBack = (id: string, key: string) => post('/my/orders/{order_id}/partner-payment/withdraw', { ...of(id), body: {}, key })

/** What it does with what it has. */
export const quoteRenewal = (body: Renewal, key: string) => post('/my/renewal-quotes', { body, key })
export const renew = (body: Renewal, key: string) => post('/my/renewals', { body, key })
export const quoteReturn = (body: BodyOf<'post', '/my/return-quotes'>, key: string) => post('/my/return-quotes', { body, key })
export const giveBack = (body: ReturnInput, key: string) => post('/my/returns', { body, key })

/** A partner's: its customers' orders. */
export const orders = (query: QueryOf<'/orders'>) => get('/orders', { query })
export const order = (id: string) => get('/orders/{order_id}', of(id))
export const orderLines = (query: QueryOf<'/order-lines'>) => get('/order-lines', { query })
/** Waits for a second person where the partner's setting says so. */
export const payFor = (id: string, key: string): Promise<InReview | void> => post('/orders/{order_id}/payment', { ...of(id), body: {}, key })
export const refuseOrders = (body: Refusal, key: string) => post('/orders/refusals', { body, key })
export const priceRoom = (id: string) => get('/orders/{order_id}/price-room', of(id))
export const adjustPrice = ({ order_id, ...body }: Adjustment, key: string) => post('/orders/{order_id}/price', { ...of(order_id), body, key })

/** The vendor's. */
export const allOrders = (query: QueryOf<'/all-orders'>) => get('/all-orders', { query })
export const anyOrder = (id: string) => get('/all-orders/{order_id}', of(id))
export const allOrderLines = (query: QueryOf<'/all-order-lines'>) => get('/all-order-lines', { query })
export const reportDelivered = ({ order_id, line_id, ...body }: Delivery, key: string) =>
  post('/all-orders/{order_id}/lines/{line_id}/delivered', { path: { order_id, line_id }, body, key })
export const reportFailed = ({ order_id, line_id, ...body }: Failure, key: string) =>
  post('/all-orders/{order_id}/lines/{line_id}/failed', { path: { order_id, line_id }, body, key })
