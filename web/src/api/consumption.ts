import { get, type Query } from './client'
import type { CustomerShare, Line, Page, ProductShare, Trend } from './types'

export const lines = (query: Query) => get<Page<Line>>('/consumption/lines', { query })
export const cycles = () => get<{ items: string[] }>('/consumption/cycles')
export const trend = (query: Query) => get<Trend>('/consumption/trend', { query })
export const byProduct = (query: Query) => get<{ items: ProductShare[] }>('/consumption/by-product', { query })
export const byCustomer = (query: Query) => get<{ items: CustomerShare[] }>('/consumption/by-customer', { query })
