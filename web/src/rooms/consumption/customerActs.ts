import type { Customer } from '@/api/types'
import type { CustomerAct, CustomerActs } from '@/lib/customerActs'
import { can } from '@/lib/session'

const see = ({ id }: Customer): CustomerAct[] => [
  { key: 'consumption', text: 'customers.see_consumption', when: can('consumption.view'), to: { name: 'consumption', query: { customer_id: id } } },
]

export default { order: { list: 30, page: 10 }, use: () => ({ row: see, page: see }) } satisfies CustomerActs
