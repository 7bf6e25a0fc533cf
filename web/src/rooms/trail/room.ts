import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/organisation/trail',
      name: 'trail',
      component: () => import('./TrailList.vue'),
      meta: { permission: 'trail.view' },
    },
    { path: '/my/reveals', name: 'my-reveals', component: () => import('./MyReveals.vue'), meta: { title: 'reveal.mine' } },
  ],
} satisfies Room
