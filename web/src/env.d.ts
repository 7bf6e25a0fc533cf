/// <reference types="vite/client" />
import 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page title. */
    title: string
    /** The permission without which the page answers 403. */
    permission?: string
    /** May be seen without a session. */
    open?: boolean
    /** Shown without the top bar. */
    bare?: boolean
  }
}
