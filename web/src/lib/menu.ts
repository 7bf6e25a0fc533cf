import { computed } from 'vue'
import { useRouter, type RouteRecordNormalized } from 'vue-router'
import { can } from './session'

export interface MenuLeaf {
  title: string
  to: string
}
export interface MenuGroup {
  key: string
  leaves: MenuLeaf[]
}
export interface MenuRoot {
  key: string
  title: string
  to?: string
  groups: MenuGroup[]
}

/** What of the menu unfolds, with its groups in their order. Pages say where they stand in it (meta.menu). */
const sections = [
  { key: 'sales', order: 20, groups: ['expansion', 'customers', 'accounts', 'boards', 'resellers'] },
  { key: 'billing', order: 50, groups: ['imports', 'assign'] },
  { key: 'organisation', order: 60, groups: ['members', 'records'] },
] as const
export type MenuGroupKey = (typeof sections)[number]['groups'][number]

/** The menu of whoever may use these pages; a section without a page is not there. */
export function menuOf(pages: Pick<RouteRecordNormalized, 'path' | 'meta'>[]): MenuRoot[] {
  const places = pages.flatMap(({ path, meta }) => (meta.menu ? [{ ...meta.menu, title: meta.title, to: path }] : [])).sort((a, b) => a.order - b.order)
  const unfolding = sections.flatMap(({ key, order, groups }) => {
    const filled = groups.map((group) => ({ key: group, leaves: places.filter((place) => place.group === group) })).filter((group) => group.leaves.length > 0)
    return filled.length > 0 ? [{ key, order, title: `menu.${key}`, groups: filled }] : []
  })
  const alone = places.flatMap(({ group, ...place }) => (group ? [] : [{ ...place, key: place.to, groups: [] }]))
  return [...alone, ...unfolding].sort((a, b) => a.order - b.order)
}

/** The menu of the person who is signed in. */
export function useMenu() {
  const router = useRouter()
  return computed(() => menuOf(router.getRoutes().filter((page) => can(page.meta.permission))))
}
