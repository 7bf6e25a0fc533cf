import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/account/profile', name: 'profile', component: () => import('./ProfilePage.vue'), meta: { title: 'security.partner_info' } },
    { path: '/account/security', name: 'security', component: () => import('./SecurityPage.vue'), meta: { title: 'security.title' } },
  ],
} satisfies Room
