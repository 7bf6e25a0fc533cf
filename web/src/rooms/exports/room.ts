import type { Room } from '@/lib/room'

export default {
  pages: [{ path: '/exports', name: 'exports', component: () => import('./ExportList.vue'), meta: { title: 'exports.records' } }],
} satisfies Room
