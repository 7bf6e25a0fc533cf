import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { control } from '@/api/control'
import { standing } from '@/api/partners'
import type { Customer, Frozen } from '@/api/types'
import { can, session } from '@/lib/session'

/** 冻结账号, 冻结账号和资源, 解冻账号, 解冻账号和资源. */
export type FreezeAct = 'freeze_account' | 'freeze_resources' | 'unfreeze_account' | 'unfreeze_resources'
export const freezeActs: FreezeAct[] = ['freeze_account', 'freeze_resources', 'unfreeze_account', 'unfreeze_resources']

export const whatOf = (act: FreezeAct): Frozen => (act.endsWith('account') ? 'account' : 'account_and_resources')
export const isFreeze = (act: FreezeAct): boolean => act.startsWith('freeze')

/** What can be done with a customer as it is frozen itself, whatever its partner's state does to it. */
export function freezeActsOf(customer: Customer): FreezeAct[] {
  if (customer.association_type !== 'resale') return []
  if (customer.own_frozen === 'none') return ['freeze_account', 'freeze_resources']
  return customer.own_frozen === 'account' ? ['freeze_resources', 'unfreeze_account'] : ['unfreeze_resources']
}

/** Whether this partner works with freezing and budgets, and what this person may do of it. */
export function useControl() {
  const partner = computed(() => session.value?.person.kind === 'partner')
  const { data } = useQuery({ queryKey: ['customer-control'], queryFn: control, enabled: partner, staleTime: 60_000 })
  const on = computed(() => data.value?.on === true)
  const { data: standingNow } = useQuery({ queryKey: ['standing'], queryFn: standing, enabled: partner, staleTime: 60_000 })
  return { on, standingNow, mayFreeze: computed(() => on.value && can('customers.freeze')), mayBudget: computed(() => on.value && can('budgets.set')) }
}
