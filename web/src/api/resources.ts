import { get, type Query } from './client'
import type { Page, Resource, ResourceDetail, ResourceSummary } from './types'

/** Whose resources: a customer's by its id, or the signed-in customer's own. */
export interface ResourceOwner {
  path: string
  list: (query: Query) => Promise<Page<Resource>>
  one: (instance_id: string) => Promise<ResourceDetail>
  summary: () => Promise<ResourceSummary>
}

export const resourcesOf = (customer_id: string): ResourceOwner => ({
  path: `/customers/${customer_id}/resources`,
  list: (query) => get<Page<Resource>>('/customers/{customer_id}/resources', { path: { customer_id }, query }),
  one: (instance_id) => get<ResourceDetail>('/customers/{customer_id}/resources/{instance_id}', { path: { customer_id, instance_id } }),
  summary: () => get<ResourceSummary>('/customers/{customer_id}/resource-summary', { path: { customer_id } }),
})

export const myResources: ResourceOwner = {
  path: '/my/resources',
  list: (query) => get<Page<Resource>>('/my/resources', { query }),
  one: (instance_id) => get<ResourceDetail>('/my/resources/{instance_id}', { path: { instance_id } }),
  summary: () => get<ResourceSummary>('/my/resource-summary'),
}
