import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/expansion',
      name: 'expansion',
      component: () => import('./ExpansionPage.vue'),
      meta: { permission: 'entry.view' },
    },
  ],
} satisfies Room
