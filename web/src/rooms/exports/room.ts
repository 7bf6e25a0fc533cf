import type { Room } from '@/app/rooms'

export default {
  pages: [
    { path: '/exports', name: 'exports', component: () => import('./ExportList.vue'), meta: { title: 'exports.records' } },
  ],
} satisfies Room
