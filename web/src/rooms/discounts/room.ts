import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/sales/contracts', name: 'contracts', component: () => import('./ContractsPage.vue'), meta: { permission: 'discounts.view' } },
    { path: '/vendor/discounts', name: 'discounts', component: () => import('./VendorDiscounts.vue'), meta: { permission: 'discounts.manage' } },
    { path: '/my/discounts', name: 'my-discounts', component: () => import('./MyDiscounts.vue'), meta: { permission: 'my.discounts' } },
  ],
} satisfies Room
