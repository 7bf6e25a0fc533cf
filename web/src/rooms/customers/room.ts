import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/customers',
      name: 'customers',
      component: () => import('./CustomerList.vue'),
      meta: { permission: 'customers.view' },
    },
    {
      path: '/sales/customers/:id(\\d+)',
      name: 'customer',
      component: () => import('./CustomerPage.vue'),
      meta: { title: 'customers.detail', permission: 'customers.view' },
    },
  ],
} satisfies Room
