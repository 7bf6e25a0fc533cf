import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/my/account', name: 'my', component: () => import('./MyAccount.vue'), meta: { permission: 'my.view' } },
    {
      path: '/my/partner',
      name: 'my-partner',
      component: () => import('./partner/MyPartner.vue'),
      meta: { permission: 'my.relation' },
    },
  ],
} satisfies Room
