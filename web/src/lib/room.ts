import type { RouteRecordRaw } from 'vue-router'

/** What a room adds to the console by its room.ts; its words lie beside it in words/. */
export interface Room {
  pages: RouteRecordRaw[]
}
