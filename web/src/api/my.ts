import { get } from './client'
import type { QueryOf } from './contract'

export const myBalance = () => get('/my/balance')
export const myStatement = (query: QueryOf<'/my/statement'>) => get('/my/statement', { query })
export const myConsumption = (query: QueryOf<'/my/consumption'>) => get('/my/consumption', { query })
