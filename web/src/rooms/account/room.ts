import type { Room } from '@/lib/room'

export default {
  pages: [{ path: '/account/credentials', name: 'credentials', component: () => import('./CredentialsPage.vue'), meta: { title: 'account.credentials' } }],
} satisfies Room
