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
}
export type CustomerFilterValues = typeof noCustomerFilters & { scope: string }
