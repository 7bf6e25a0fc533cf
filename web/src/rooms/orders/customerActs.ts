import type { Customer } from '@/api/types'
import type { CustomerAct, CustomerActs } from '@/lib/customerActs'
import { can, isOperator } from '@/lib/session'

const see = ({ id, partner_id }: Customer, own: boolean): CustomerAct[] => [
  {
    key: 'see_orders',
    text: 'orders.see',
    when: can('orders.view') && !isOperator.value && !!partner_id,
    to: { name: 'customer-orders', query: { customer_id: id, ...(own ? {} : { of_resellers: 'true' }) } },
  },
]

export default { order: { list: 35, page: 15 }, use: () => ({ row: see, page: see }) } satisfies CustomerActs
