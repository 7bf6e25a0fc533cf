import type { CustomerActs } from '@/lib/customerActs'
import { later } from '@/lib/later'
import { useControl } from '@/rooms/freezing/acts'

const BudgetDialog = later(() => import('./BudgetDialog.vue'))
const RemoveDialog = later(() => import('./RemoveDialog.vue'))

export default {
  order: { list: 70, page: 0 },
  use: () => {
    const { mayBudget } = useControl()
    const set = { key: 'budget', text: 'budgets.set', dialog: BudgetDialog }
    const remove = { key: 'unbudget', text: 'budgets.remove', dialog: RemoveDialog }
    return {
      row: (customer, own) => {
        const may = own && mayBudget.value,
          props = { customers: [customer] }
        return [
          { ...set, when: may && customer.association_type === 'resale', divided: true, props },
          { ...remove, when: may && customer.budget_kind !== null, props },
        ]
      },
      picked: (customers) => {
        const settable = customers.filter((one) => one.can_adjust),
          removable = customers.filter((one) => one.budget_kind !== null)
        return [
          { ...set, when: mayBudget.value, disabled: settable.length === 0, props: { customers: settable } },
          { ...remove, when: mayBudget.value && removable.length > 0, props: { customers: removable } },
        ]
      },
      ticks: (customer) => mayBudget.value && customer.can_adjust,
    }
  },
} satisfies CustomerActs
