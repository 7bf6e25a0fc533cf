import { watch } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { caller } from '@/api/client'
import { i18n } from '@/lib/language'
import { menuTitle } from '@/lib/menu'
import { safeNext } from '@/lib/next'
import { pages } from './pages'
import { can, forget, known, readAgain, session } from '@/lib/session'
import { noted } from '@/lib/toast'

export const router = createRouter({
  history: createWebHistory(),
  routes: pages,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.beforeEach(async (to) => {
  if (to.name === 'unreachable') return true
  try {
    await known()
  } catch {
    return { name: 'unreachable', query: { next: to.fullPath }, replace: true }
  }
  if (!session.value) return to.meta.open ? true : { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  const confined = session.value.person.must_change_password
  if (confined !== (to.name === 'first-password'))
    return confined ? { name: 'first-password', query: to.path === '/' ? {} : { next: to.fullPath }, replace: true } : safeNext(to.query.next)
  if (to.name === 'sign-in') return safeNext(to.query.next)
  if (session.value.person.must_enrol && to.name !== 'security') return { name: 'security', replace: true }
  return can(to.meta.permission) ? true : { name: 'forbidden', replace: true }
})

caller.signedOut = () => {
  const from = router.currentRoute.value
  forget()
  if (!from.meta.open) void router.replace({ name: 'sign-in', query: { next: from.fullPath, ended: '1' } })
}

// The authorisation ended while somebody acted: the session is one's own again, and says so.
caller.actingOver = () => {
  void readAgain().then(() => {
    noted(i18n.global.t('relation.acting_over'))
    return router.replace('/')
  })
}

const titleOfPage = () => router.currentRoute.value.meta.title ?? menuTitle(router.currentRoute.value.path)
watch([titleOfPage, i18n.global.locale], ([title]) => {
  const brand = i18n.global.t('brand')
  document.title = title ? `${i18n.global.t(title)} · ${brand}` : brand
})
