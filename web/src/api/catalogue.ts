import { get, post, put } from './client'
import type { BodyOf, QueryOf } from './contract'

export type OfferInput = BodyOf<'post', '/products'>
export type ProductInput = BodyOf<'put', '/products/{product_id}'>
export type PriceInput = BodyOf<'post', '/products/{product_id}/prices'>

const of = (product_id: string) => ({ path: { product_id } })
export const products = (query: QueryOf<'/products'>) => get('/products', { query })
export const product = (id: string) => get('/products/{product_id}', of(id))
export const measures = () => get('/measures')
export const putOffer = (body: OfferInput, key: string) => post('/products', { body, key })
export const changeProduct = (id: string, body: ProductInput, key: string) => put('/products/{product_id}', { ...of(id), body, key })
export const setPrice = (id: string, body: PriceInput, key: string) => post('/products/{product_id}/prices', { ...of(id), body, key })
