/// <reference types="vite/client" />
import 'vue-router'
import type { Permission } from '@/api/permissions'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page title; a page of the menu has the menu's. */
    title?: string
    /** The permission without which the page answers 403. */
    permission?: Permission
    /** May be seen without a session. */
    open?: boolean
    /** Shown without the top bar. */
    bare?: boolean
  }
}
