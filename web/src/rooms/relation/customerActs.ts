import type { Customer } from '@/api/types'
import type { CustomerAct, CustomerActs } from '@/lib/customerActs'
import { later } from '@/lib/later'
import { relationActs } from './acts'

const RelationDialogs = later(() => import('./RelationDialogs.vue'))

const actsOf = (customer: Customer): CustomerAct[] =>
  relationActs(customer).map((act) => ({ key: act, text: `relation.${act}`, divided: act === 'switch', dialog: RelationDialogs, props: { customer, act } }))

export default {
  order: { list: 60, page: 20 },
  use: () => ({
    row: (customer, own) => (own ? actsOf(customer).map((act, i) => ({ ...act, divided: i === 0 || act.divided })) : []),
    page: (customer, own) => {
      const menu = { text: 'customers.more', label: 'customers.more_of' }
      return own ? actsOf(customer).map((act) => (act.key === 'authorise' ? act : { ...act, menu })) : []
    },
  }),
} satisfies CustomerActs
