import { get } from './client'
import type { QueryOf } from './contract'

export const lines = (query: QueryOf<'/consumption/lines'>) => get('/consumption/lines', { query })
export const cycles = () => get('/consumption/cycles')
export const trend = (query: QueryOf<'/consumption/trend'>) => get('/consumption/trend', { query })
export const byProduct = (query: QueryOf<'/consumption/by-product'>) => get('/consumption/by-product', { query })
export const byCustomer = (query: QueryOf<'/consumption/by-customer'>) => get('/consumption/by-customer', { query })
