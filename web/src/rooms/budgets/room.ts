import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/budget-records',
      name: 'budget-records',
      component: () => import('./BudgetRecords.vue'),
      meta: { title: 'menu.budget_records', permission: 'customers.view' },
    },
  ],
} satisfies Room
