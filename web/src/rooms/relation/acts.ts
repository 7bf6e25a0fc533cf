import type { Permission } from '@/api/permissions'
import type { Customer } from '@/api/types'
import { can } from '@/lib/session'

/** What 更多 of a customer offers of its relation. */
export type RelationAct = 'authorise' | 'order' | 'operate' | 'switch' | 'part'

const needs: Record<RelationAct, Permission> = {
  authorise: 'customers.authorise',
  order: 'customers.act_for',
  operate: 'customers.act_for',
  switch: 'customers.switch',
  part: 'customers.part',
}

export function relationActs(customer: Customer): RelationAct[] {
  if (customer.association_type === 'none') return []
  const offered = Object.keys(needs) as RelationAct[]
  const resaleOnly: RelationAct[] = ['authorise', 'order', 'operate']
  return offered.filter((act) => can(needs[act]) && (customer.association_type === 'resale' || !resaleOnly.includes(act)))
}
