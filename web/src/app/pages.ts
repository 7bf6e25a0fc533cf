import type { RouteRecordRaw } from 'vue-router'
import { useWordsOf } from '@/lib/language'
import type { Room } from '@/lib/room'

const rooms = import.meta.glob<Room>('../rooms/*/room.ts', { eager: true, import: 'default' })

/** A page is there when its words are. */
function spoken(page: RouteRecordRaw, room: string): RouteRecordRaw {
  const load = page.component
  if (typeof load !== 'function') throw new Error(`${page.path} is not fetched when it is opened`)
  const both = () => Promise.all([(load as () => Promise<unknown>)(), useWordsOf(room)]).then(([found]) => found)
  return { ...page, component: both } as RouteRecordRaw
}

export const pages = Object.entries(rooms).flatMap(([path, { pages }]) => pages.map((page) => spoken(page, path.split('/').at(-2)!)))
