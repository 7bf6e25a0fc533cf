import type { Customer } from '@/api/types'
import type { CustomerAct, CustomerActs } from '@/lib/customerActs'
import { later } from '@/lib/later'
import { freezeActs, freezeActsOf, isFreeze, useControl, type FreezeAct } from './acts'

const FreezeDialog = later(() => import('./FreezeDialog.vue'))

const actsOf = (acts: FreezeAct[], customers: Customer[]): CustomerAct[] =>
  acts.map((act) => ({ key: act, text: `freezing.${act}`, dialog: FreezeDialog, props: { customers, act } }))
/** 冻结 / 解冻, with a line between the two. */
const inMenu = (acts: FreezeAct[], customers: Customer[]): CustomerAct[] =>
  actsOf(acts, customers).map((act, i) => ({
    ...act,
    menu: { text: 'freezing.menu' },
    disabled: customers.length === 0,
    divided: i > 0 && !isFreeze(acts[i]!) && isFreeze(acts[i - 1]!),
  }))

export default {
  order: { list: 80, page: 30 },
  use: () => {
    const { mayFreeze, mayBudget } = useControl()
    return {
      row: (customer, own) =>
        own && mayFreeze.value ? actsOf(freezeActsOf(customer), [customer]).map((act, i) => ({ ...act, divided: i === 0 && !mayBudget.value })) : [],
      picked: (customers) => (mayFreeze.value ? inMenu(freezeActs, customers) : []),
      ticks: (customer) => mayFreeze.value && customer.can_adjust,
      page: (customer, own) => (own && mayFreeze.value ? inMenu(freezeActsOf(customer), [customer]) : []),
    }
  },
} satisfies CustomerActs
