import type { Room } from '@/app/rooms'

export default {
  pages: [
    { path: '/sales/relation-events', name: 'relation-events', component: () => import('./RelationEvents.vue'), meta: { title: 'relation.events', permission: 'customers.view' } },
  ],
} satisfies Room
