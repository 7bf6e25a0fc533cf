import type { Room } from '@/lib/room'

export default {
  pages: [{ path: '/', name: 'home', component: () => import('./HomePage.vue'), meta: { title: 'menu.home', menu: { order: 10 } } }],
} satisfies Room
