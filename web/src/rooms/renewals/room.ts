import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/sales/renewal-tasks', name: 'renewal-tasks', component: () => import('./TaskList.vue'), meta: { permission: 'renewals.view' } },
    {
      path: '/sales/renewal-tasks/:id',
      name: 'renewal-task',
      component: () => import('./TaskPage.vue'),
      meta: { title: 'renewals.one', permission: 'renewals.view' },
    },
  ],
} satisfies Room
