import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/assignment',
      name: 'assignment',
      component: () => import('./ManagerList.vue'),
      meta: { title: 'menu.assignment', permission: 'customers.assign_managers', menu: { group: 'customers', order: 20 } },
    },
    {
      path: '/sales/assignment/:id(\\d+)',
      name: 'manager_customers',
      component: () => import('./ManagerCustomers.vue'),
      meta: { title: 'managers.see_customers', permission: 'customers.assign_managers' },
    },
  ],
} satisfies Room
