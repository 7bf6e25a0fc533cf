/// <reference types="vite/client" />
import 'vue-router'
import type { Permission } from '@/api/permissions'
import type { MenuGroupKey } from '@/lib/menu'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page title. */
    title: string
    /** The permission without which the page answers 403. */
    permission?: Permission
    /** Where the page stands in the menu, under its title: in a group, or beside the sections. */
    menu?: { group?: MenuGroupKey; order: number }
    /** May be seen without a session. */
    open?: boolean
    /** Shown without the top bar. */
    bare?: boolean
  }
}
