import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/forbidden', name: 'forbidden', component: () => import('./ForbiddenPage.vue'), meta: { title: 'faults.forbidden_title' } },
    {
      path: '/unreachable',
      name: 'unreachable',
      component: () => import('./UnreachablePage.vue'),
      meta: { title: 'faults.unreachable_title', open: true, bare: true },
    },
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./MissingPage.vue'), meta: { title: 'faults.missing_title' } },
  ],
} satisfies Room
