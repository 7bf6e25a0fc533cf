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
      meta: { title: 'menu.funds', permission: 'funds.view', menu: { group: 'accounts', order: 10 } },
    },
  ],
} satisfies Room
