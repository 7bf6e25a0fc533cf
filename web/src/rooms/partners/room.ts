import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/vendor/partners',
      name: 'partners',
      component: () => import('./PartnerList.vue'),
      meta: { permission: 'partners.view' },
    },
    {
      path: '/vendor/partners/:id(\\d+)',
      name: 'partner',
      component: () => import('./PartnerPage.vue'),
      meta: { title: 'partners.detail', permission: 'partners.view' },
    },
  ],
} satisfies Room
