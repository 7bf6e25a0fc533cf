import type { Room } from '@/lib/room'

export default {
  pages: [
    {
      path: '/sales/approvals',
      name: 'approvals',
      component: () => import('./ApprovalList.vue'),
      meta: { permission: 'approvals.view' },
    },
  ],
} satisfies Room
