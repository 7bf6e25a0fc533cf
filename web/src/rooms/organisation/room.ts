import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/organisation/members',
      name: 'members',
      component: () => import('./MembersPage.vue'),
      meta: { permission: 'people.view' },
    },
  ],
} satisfies Room
