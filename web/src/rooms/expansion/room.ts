import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/expansion',
      name: 'expansion',
      component: () => import('./ExpansionPage.vue'),
      meta: { title: 'menu.expansion', permission: 'entry.view', menu: { group: 'expansion', order: 10 } },
    },
  ],
} satisfies Room
