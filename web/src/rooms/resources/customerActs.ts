import type { CustomerActs } from '@/lib/customerActs'
import { can } from '@/lib/session'

export default {
  order: { list: 20, page: 0 },
  use: () => ({
    row: ({ id }) => [{ key: 'resources', text: 'resources.see', when: can('resources.view'), to: { name: 'customer-resources', params: { id } } }],
  }),
} satisfies CustomerActs
