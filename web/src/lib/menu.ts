import { computed } from 'vue'
import { useRouter, type RouteRecordNormalized } from 'vue-router'
import { menuPlaces, type MenuPlace } from '@/api/menu'
import { can } from './session'

export interface MenuLeaf {
  title: string
  to: string
}
export interface MenuGroup {
  key: string
  /** Of leaves that stand under the root itself, nothing. */
  title?: string
  leaves: MenuLeaf[]
}
export interface MenuRoot {
  key: string
  title: string
  to?: string
  groups: MenuGroup[]
}

/** Message key of what a place is called. */
const titleOf = (place: MenuPlace) => `menu.${place.id.replaceAll('.', '_')}`
const under = (above: string) => menuPlaces.filter((place) => place.id.slice(0, Math.max(place.id.lastIndexOf('.'), 0)) === above)

/** Message key of the title of a page that stands in the menu. */
export function menuTitle(address: string): string | undefined {
  const place = menuPlaces.find((one) => one.address === address)
  return place && titleOf(place)
}

/** The menu, as the server declares it, of whoever may use these pages; what leads to none of them is not there. */
export function menuOf(pages: Pick<RouteRecordNormalized, 'path'>[]): MenuRoot[] {
  const open = new Set(pages.map((page) => page.path))
  const leavesOf = (places: MenuPlace[]) =>
    places.flatMap((place) => (place.address && open.has(place.address) ? [{ title: titleOf(place), to: place.address }] : []))
  return under('').flatMap((root) => {
    const [alone] = leavesOf([root])
    const groups: MenuGroup[] = [
      { key: root.id, leaves: leavesOf(under(root.id)) },
      ...under(root.id).map((group) => ({ key: group.id, title: titleOf(group), leaves: leavesOf(under(group.id)) })),
    ]
    const filled = groups.filter((group) => group.leaves.length > 0)
    return alone || filled.length > 0 ? [{ key: root.id, title: titleOf(root), to: alone?.to, groups: filled }] : []
  })
}

/** The menu of the person who is signed in. */
export function useMenu() {
  const router = useRouter()
  return computed(() => menuOf(router.getRoutes().filter((page) => can(page.meta.permission))))
}
