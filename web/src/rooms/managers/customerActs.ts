import type { CustomerActs } from '@/lib/customerActs'
import { later } from '@/lib/later'
import { can } from '@/lib/session'

const AssignDialog = later(() => import('./AssignDialog.vue'))

export default {
  order: { list: 40, page: 0 },
  use: () => ({
    row: (customer, own) => [
      { key: 'assign', text: 'managers.assign', when: own && can('customers.assign_managers'), dialog: AssignDialog, props: { customers: [customer] } },
    ],
    picked: (customers) => [
      {
        key: 'bulk_assign',
        text: 'managers.bulk_assign',
        when: can('customers.assign_managers'),
        disabled: customers.length === 0,
        dialog: AssignDialog,
        props: { customers },
      },
    ],
    ticks: () => can('customers.assign_managers'),
  }),
} satisfies CustomerActs
