import { get, post } from './client'
import type { BodyOf, QueryOf, Schemas } from './contract'

export type RenewalTask = Schemas['RenewalTaskRow']
export type RecordInput = BodyOf<'post', '/renewal-tasks/{task_id}/records'>

export const renewalTasks = (query: QueryOf<'/renewal-tasks'>) => get('/renewal-tasks', { query })
export const renewalTask = (task_id: string) => get('/renewal-tasks/{task_id}', { path: { task_id } })
export const processTask = (task_id: string, body: RecordInput, key: string) => post('/renewal-tasks/{task_id}/records', { path: { task_id }, body, key })
export const closeTask = (task_id: string, reason: string, key: string) =>
  post('/renewal-tasks/{task_id}/closure', { path: { task_id }, body: { reason }, key })
