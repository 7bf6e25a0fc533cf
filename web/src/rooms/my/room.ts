import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/my/account', name: 'my', component: () => import('./MyAccount.vue'), meta: { title: 'menu.my', permission: 'my.view', menu: { order: 70 } } },
    {
      path: '/my/partner',
      name: 'my-partner',
      component: () => import('./partner/MyPartner.vue'),
      meta: { title: 'menu.my_partner', permission: 'my.relation', menu: { order: 90 } },
    },
  ],
} satisfies Room
