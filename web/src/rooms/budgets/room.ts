import type { Room } from '@/app/rooms'

export default {
  pages: [
    { path: '/sales/budget-records', name: 'budget-records', component: () => import('./BudgetRecords.vue'), meta: { title: 'menu.budget_records', permission: 'customers.view' } },
  ],
} satisfies Room
