import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/resellers',
      name: 'resellers',
      component: () => import('./ResellerList.vue'),
      meta: { title: 'menu.resellers', permission: 'resellers.view', menu: { group: 'resellers', order: 10 } },
    },
  ],
} satisfies Room
