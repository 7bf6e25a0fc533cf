import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/adjustments',
      name: 'adjustments',
      component: () => import('./AdjustmentList.vue'),
      meta: { title: 'menu.adjustments', permission: 'funds.view' },
    },
    {
      path: '/sales/funds',
      name: 'funds',
      component: () => import('./FundsPage.vue'),
      meta: { permission: 'funds.view' },
    },
  ],
} satisfies Room
