import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/vendor/registrations',
      name: 'reviews',
      component: () => import('./ReviewList.vue'),
      meta: { title: 'menu.reviews', permission: 'entry.review', menu: { order: 40 } },
    },
  ],
} satisfies Room
