import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/customers/:id(\\d+)/resources',
      name: 'customer-resources',
      component: () => import('./CustomerResources.vue'),
      meta: { title: 'resources.see', permission: 'resources.view' },
    },
    {
      path: '/my/resources',
      name: 'my-resources',
      component: () => import('./MyResources.vue'),
      meta: { permission: 'my.resources' },
    },
  ],
} satisfies Room
