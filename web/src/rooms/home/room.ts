import type { Room } from '@/app/rooms'

export default {
  pages: [
    { path: '/', name: 'home', component: () => import('./HomePage.vue'), meta: { title: 'menu.home', menu: { order: 10 } } },
  ],
} satisfies Room
