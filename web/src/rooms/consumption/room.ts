import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/consumption',
      name: 'consumption',
      component: () => import('./LineList.vue'),
      meta: { title: 'menu.consumption', permission: 'consumption.view', menu: { group: 'customers', order: 30 } },
    },
    {
      path: '/sales/dashboard',
      name: 'dashboard',
      component: () => import('./DashboardPage.vue'),
      meta: { title: 'menu.dashboard', permission: 'consumption.view', menu: { group: 'boards', order: 10 } },
    },
  ],
} satisfies Room
