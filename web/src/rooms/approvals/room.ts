import type { Room } from '@/app/rooms'

export default {
  pages: [
    { path: '/sales/approvals', name: 'approvals', component: () => import('./ApprovalList.vue'), meta: { title: 'menu.approvals', permission: 'approvals.view', menu: { group: 'accounts', order: 20 } } },
  ],
} satisfies Room
