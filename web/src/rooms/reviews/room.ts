import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/vendor/registrations',
      name: 'reviews',
      component: () => import('./ReviewList.vue'),
      meta: { permission: 'entry.review' },
    },
  ],
} satisfies Room
