import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/relation-events',
      name: 'relation-events',
      component: () => import('./RelationEvents.vue'),
      meta: { title: 'relation.events', permission: 'customers.view' },
    },
  ],
} satisfies Room
