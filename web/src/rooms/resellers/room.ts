import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/resellers',
      name: 'resellers',
      component: () => import('./ResellerList.vue'),
      meta: { permission: 'resellers.view' },
    },
  ],
} satisfies Room
