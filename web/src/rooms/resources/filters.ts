import type { QueryOf } from '@/api/contract'

export const noResourceFilters = {
  name: '',
  resource_id: '',
  service_type: '',
  region: '',
  status: '',
  expires_from: '',
  expires_to: '',
} satisfies QueryOf<'/my/resources'>

/** 包年/包月资源 and 按需资源, and the states there are. */
export const tabs = ['period', 'on_demand'] as const
export const statuses = {
  period: ['in_use', 'frozen', 'expired', 'closed'],
  on_demand: ['in_use', 'grace', 'freezing', 'changing', 'closing', 'closed'],
} as const
