import type { Room } from '@/lib/room'

export default {
  pages: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./SignIn.vue'), meta: { title: 'session.title', open: true, bare: true } },
    {
      path: '/forgot-password',
      name: 'forgot-password',
      component: () => import('./ForgotPassword.vue'),
      meta: { title: 'forgot.title', open: true, bare: true },
    },
    { path: '/welcome', name: 'welcome', component: () => import('./ForgotPassword.vue'), meta: { title: 'forgot.welcome', open: true, bare: true } },
    { path: '/first-password', name: 'first-password', component: () => import('./FirstPassword.vue'), meta: { title: 'session.first_title', bare: true } },
  ],
} satisfies Room
