import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/approvals',
      name: 'approvals',
      component: () => import('./ApprovalList.vue'),
      meta: { title: 'menu.approvals', permission: 'approvals.view', menu: { group: 'accounts', order: 20 } },
    },
  ],
} satisfies Room
