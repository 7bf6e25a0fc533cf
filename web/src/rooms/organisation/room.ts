import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/organisation/members',
      name: 'members',
      component: () => import('./MembersPage.vue'),
      meta: { title: 'menu.members', permission: 'people.view', menu: { group: 'members', order: 10 } },
    },
  ],
} satisfies Room
