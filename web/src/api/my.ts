import { get, type Query } from './client'
import type { Line, MyBalance, Page, StatementLine } from './types'

export const myBalance = () => get<MyBalance>('/my/balance')
export const myStatement = (query: Query) => get<Page<StatementLine>>('/my/statement', { query })
export const myConsumption = (query: Query) => get<Page<Line>>('/my/consumption', { query })
