import { reactive, ref, shallowRef, toRaw, watch, type Ref } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import type { Query } from '@/api/client'

/** Filters, order and page of one list; what is typed becomes effective with apply(). */
export interface ListState<F extends Query> {
  draft: F
  applied: Ref<F>
  sort: Ref<string>
  page: Ref<number>
  apply: () => void
  clear: () => void
  /** Falls back from a value that only the address gave: anybody may have written it, long ago or by hand. */
  distrust: (name: string) => void
}

type Kept = Record<string, string>

/** What of a list's state belongs into the address: everything that differs from the beginning. */
export function addressOf(filters: Query, defaults: Query, sort: string, firstSort: string, page: number): Kept {
  const kept: Kept = {}
  for (const [name, value] of Object.entries(filters)) {
    if ((value ?? '') !== (defaults[name] ?? '')) kept[name] = String(value ?? '')
  }
  if (sort !== firstSort) kept.sort = sort
  if (page > 1) kept.page = String(page)
  return kept
}

/** The filters an address asks for, typed like the defaults; names it does not know are left alone. */
export function filtersFrom<F extends Query>(address: LocationQuery, defaults: F): F {
  const filters: Query = { ...defaults }
  for (const name of Object.keys(defaults)) {
    const value = address[name]
    if (typeof value !== 'string') continue
    filters[name] = typeof defaults[name] === 'boolean' ? value === 'true' : value
  }
  return filters as F
}

/** `inAddress`: the state is kept in the page's address, so that back, reload and a sent link find it again. */
export function useListState<F extends Query>(defaults: F, firstSort = '', inAddress = true): ListState<F> {
  const route = useRoute()
  const router = useRouter()
  const begin = inAddress ? filtersFrom(route.query, defaults) : { ...defaults }
  const draft = reactive({ ...begin }) as F
  const applied = shallowRef(begin) as Ref<F>
  const sort = ref(inAddress && typeof route.query.sort === 'string' ? route.query.sort : firstSort)
  const page = ref(inAddress ? Math.max(1, Number(route.query.page) || 1) : 1)

  const address = () => addressOf(applied.value, defaults, sort.value, firstSort, page.value)
  let given = new Set(Object.keys(address()))

  function apply(): void {
    given.clear()
    page.value = 1
    applied.value = { ...toRaw(draft) }
  }
  function clear(): void {
    Object.assign(draft, defaults)
    apply()
  }
  function distrust(name: string): void {
    if (!given.delete(name)) return
    if (name === 'sort') sort.value = firstSort
    else if (name === 'page') page.value = 1
    else {
      Object.assign(draft, { [name]: defaults[name] })
      applied.value = { ...applied.value, [name]: defaults[name] }
    }
  }

  if (inAddress) {
    const path = route.path
    const mine = new Set([...Object.keys(defaults), 'sort', 'page'])
    watch([applied, sort, page], () => {
      const others = Object.fromEntries(Object.entries(route.query).filter(([name]) => !mine.has(name)))
      if (route.path === path) void router.replace({ query: { ...others, ...address() } })
    })
    watch(
      () => route.query,
      (query) => {
        if (route.path !== path) return
        const asked = filtersFrom(query, defaults)
        if (JSON.stringify(asked) !== JSON.stringify(applied.value)) {
          Object.assign(draft, asked)
          applied.value = asked
          given = new Set(Object.keys(address()))
        }
        page.value = Math.max(1, Number(query.page) || 1)
      },
    )
  }
  return { draft, applied, sort, page, apply, clear, distrust }
}
