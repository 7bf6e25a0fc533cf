import type { CustomerAct, CustomerActs } from '@/lib/customerActs'
import { later } from '@/lib/later'
import type { Customer } from '@/api/types'
import { can, isOperator } from '@/lib/session'

const AllocateDialog = later(() => import('./AllocateDialog.vue'))
const BulkAllocateDialog = later(() => import('./BulkAllocateDialog.vue'))
const ReclaimDialog = later(() => import('./ReclaimDialog.vue'))

const allocate = (customer: Customer): CustomerAct => ({
  key: 'allocate',
  text: 'funds.allocate',
  when: can('funds.allocate'),
  primary: true,
  dialog: AllocateDialog,
  props: { customer },
})
const reclaim = (customer: Customer): CustomerAct => ({
  key: 'reclaim',
  text: 'funds.reclaim',
  when: can('funds.reclaim'),
  dialog: ReclaimDialog,
  props: { customer },
})

/** Money moves for 代售 customers only. */
export default {
  order: { list: 10, page: 50 },
  use: () => ({
    row: (customer, own) => {
      const how = { direct: true, ...(customer.can_adjust ? {} : { disabled: true, why: 'funds.only_resale' }) }
      return own
        ? [
            { ...allocate(customer), ...how },
            { ...reclaim(customer), ...how },
          ]
        : []
    },
    picked: (all, untick) => {
      const customers = all.filter((one) => one.can_adjust)
      return [
        {
          key: 'bulk_allocate',
          text: 'funds.bulk_allocate',
          when: can('funds.allocate'),
          primary: true,
          disabled: customers.length === 0,
          dialog: BulkAllocateDialog,
          props: { customers, onFinished: untick },
        },
      ]
    },
    ticks: (customer) => can('funds.allocate') && customer.can_adjust,
    page: (customer) => (customer.can_adjust && !isOperator.value ? [reclaim(customer), allocate(customer)] : []),
  }),
} satisfies CustomerActs
