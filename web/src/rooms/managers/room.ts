import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/assignment',
      name: 'assignment',
      component: () => import('./ManagerList.vue'),
      meta: { permission: 'customers.assign_managers' },
    },
    {
      path: '/sales/assignment/:id(\\d+)',
      name: 'manager_customers',
      component: () => import('./ManagerCustomers.vue'),
      meta: { title: 'managers.see_customers', permission: 'customers.assign_managers' },
    },
  ],
} satisfies Room
