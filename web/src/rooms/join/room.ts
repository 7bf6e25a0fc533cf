import type { Room } from '@/lib/room'

export default {
  pages: [{ path: '/join/:token([0-9a-f]+)', name: 'join', component: () => import('./JoinPage.vue'), meta: { title: 'join.page', open: true, bare: true } }],
} satisfies Room
