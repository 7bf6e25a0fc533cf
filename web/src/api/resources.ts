import { get } from './client'
import type { AnswerOf, ExportPath, QueryOf } from './contract'
import type { Page, Resource } from './types'

/** Whose resources: a customer's by its id, or the signed-in customer's own. */
export interface ResourceOwner {
  path: ExportPath
  list: (query: QueryOf<'/my/resources'>) => Promise<Page<Resource>>
  one: (instance_id: string) => Promise<AnswerOf<'get', '/my/resources/{instance_id}'>>
  summary: () => Promise<AnswerOf<'get', '/my/resource-summary'>>
}

export const resourcesOf = (customer_id: string): ResourceOwner => ({
  path: `/customers/${customer_id}/resources`,
  list: (query) => get('/customers/{customer_id}/resources', { path: { customer_id }, query }),
  one: (instance_id) => get('/customers/{customer_id}/resources/{instance_id}', { path: { customer_id, instance_id } }),
  summary: () => get('/customers/{customer_id}/resource-summary', { path: { customer_id } }),
})

export const myResources: ResourceOwner = {
  path: '/my/resources',
  list: (query) => get('/my/resources', { query }),
  one: (instance_id) => get('/my/resources/{instance_id}', { path: { instance_id } }),
  summary: () => get('/my/resource-summary'),
}
