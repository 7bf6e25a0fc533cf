import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/messages', name: 'messages', component: () => import('./MessageList.vue'), meta: { title: 'messages.title' } },
    { path: '/messages/settings', name: 'message-settings', component: () => import('./MessageSettings.vue'), meta: { title: 'messages.settings' } },
  ],
} satisfies Room
