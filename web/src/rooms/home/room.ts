import type { Room } from '@/lib/room'

export default {
  pages: [{ path: '/', name: 'home', component: () => import('./HomePage.vue') }],
} satisfies Room
