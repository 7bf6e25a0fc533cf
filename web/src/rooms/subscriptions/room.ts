import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/my/subscriptions', name: 'my-subscriptions', component: () => import('./SubscriptionsPage.vue'), meta: { permission: 'my.subscriptions' } },
  ],
} satisfies Room
