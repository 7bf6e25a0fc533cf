import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/consumption',
      name: 'consumption',
      component: () => import('./LineList.vue'),
      meta: { permission: 'consumption.view' },
    },
    {
      path: '/sales/dashboard',
      name: 'dashboard',
      component: () => import('./DashboardPage.vue'),
      meta: { permission: 'consumption.view' },
    },
  ],
} satisfies Room
