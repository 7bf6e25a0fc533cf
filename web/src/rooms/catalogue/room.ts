import type { Room } from '@/lib/room'

export default {
  pages: [{ path: '/vendor/products', name: 'products', component: () => import('./ProductList.vue'), meta: { permission: 'catalogue.manage' } }],
} satisfies Room
