import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { keepTableSettings, tableSettings } from '@/api/session'
import { session } from '@/lib/session'
import { newKey } from '@/lib/submit'
import { complained } from '@/lib/toast'
import { chosenColumns, type Column } from './columns'

export interface TableSettingsState<T> {
  ready: ComputedRef<boolean>
  shown: ComputedRef<Column<T>[]>
  pageSize: Ref<number>
  /** null: back to how it came. */
  keep: (columns: string[] | null) => Promise<void>
}

/** Column settings and page size of one table, kept for the person on the server. */
export function useTableSettings<T>(table: string, all: () => Column<T>[]): TableSettingsState<T> {
  const cache = useQueryClient()
  const queryKey = ['table-settings', table]
  const { data, isFetched } = useQuery({ queryKey, queryFn: () => tableSettings(table), staleTime: Infinity, retry: false })
  const pageSize = ref(data.value?.page_size ?? 10)
  watch(data, (found) => (pageSize.value = found?.page_size ?? 10))

  async function store(columns: string[] | null, page_size: number): Promise<void> {
    cache.setQueryData(queryKey, { columns, page_size })
    if (session.value?.actor) return // it would be the customer's
    try {
      await keepTableSettings(table, { columns, page_size }, newKey())
    } catch (thrown) {
      complained(thrown)
    }
  }
  watch(pageSize, (size) => {
    if (size !== (data.value?.page_size ?? 10)) void store(data.value?.columns ?? null, size)
  })
  return {
    ready: computed(() => isFetched.value),
    shown: computed(() => chosenColumns(all(), data.value?.columns)),
    pageSize,
    keep: (columns) => store(columns, pageSize.value),
  }
}
