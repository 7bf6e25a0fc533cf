import type { Room } from '@/app/rooms'

export default {
  pages: [
    { path: '/account/credentials', name: 'credentials', component: () => import('./CredentialsPage.vue'), meta: { title: 'account.credentials' } },
  ],
} satisfies Room
