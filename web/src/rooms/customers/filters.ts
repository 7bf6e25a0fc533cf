import type { QueryOf } from '@/api/contract'

export const noCustomerFilters = {
  name: '',
  account_name: '',
  customer_id: '',
  association_type: '',
  associated_from: '',
  associated_to: '',
  mobile: '',
  tag: '',
  level: '',
  in_arrears: false,
  manager_id: '',
  unassigned: false,
  frozen: '',
  budget_used: '',
  spent_from: '',
  spent_to: '',
  resource_expires_from: '',
  resource_expires_to: '',
} satisfies QueryOf<'/customers'>
export type CustomerFilterValues = typeof noCustomerFilters & { scope: string }
