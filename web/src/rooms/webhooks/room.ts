import type { Room } from '@/lib/room'

export default {
  pages: [{ path: '/organisation/webhooks', name: 'webhooks', component: () => import('./WebhooksPage.vue'), meta: { permission: 'webhooks.view' } }],
} satisfies Room
