import type { QueryOf } from '@/api/contract'

export const noLineFilters = {
  cycle: '',
  customer_name: '',
  account_name: '',
  customer_id: '',
  resource_id: '',
  resource_name: '',
  product_type: '',
  association_type: '',
  charging_mode: '',
  bill_type: '',
  region: '',
  from: '',
  to: '',
  hide_zero: false,
  manager_id: '',
  charge_id: '',
} satisfies QueryOf<'/consumption/lines'>

/** Filters with a fixed choice of values; `words` is where the values have their names. */
export const enumerations = [
  { filter: 'association_type', words: 'association', values: ['resale', 'referral'] },
  { filter: 'charging_mode', words: 'charging', values: ['on_demand', 'period', 'other'] },
  {
    filter: 'bill_type',
    words: 'bill_type',
    values: [
      'usage',
      'purchase',
      'renewal',
      'auto_renewal',
      'change',
      'unsubscribe',
      'change_refund',
      'on_demand_refund',
      'credit',
      'adjustment',
      'tax',
      'refund',
    ],
  },
] as const
