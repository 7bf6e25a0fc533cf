import type { CustomerActs } from '@/lib/customerActs'
import { later } from '@/lib/later'
import { can } from '@/lib/session'

const BulkTagsDialog = later(() => import('./BulkTagsDialog.vue'))
const RepaymentDialog = later(() => import('./RepaymentDialog.vue'))

export default {
  order: { list: 50, page: 40 },
  use: () => ({
    row: ({ id }) => [{ key: 'detail', text: 'customers.see_detail', to: { name: 'customer', params: { id } } }],
    picked: (customers) => [
      {
        key: 'tags',
        text: 'customers.bulk_tags',
        when: can('customers.edit'),
        disabled: customers.length === 0,
        dialog: BulkTagsDialog,
        props: { customers },
      },
    ],
    ticks: () => can('customers.edit'),
    page: (customer) => [
      {
        key: 'repayment',
        text: 'customers.book_repayment',
        when: can('funds.top_up') && customer.association_type !== 'resale' && !!customer.arrears,
        primary: true,
        dialog: RepaymentDialog,
        props: { customer },
      },
    ],
  }),
} satisfies CustomerActs
