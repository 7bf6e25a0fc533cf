import { useQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import type { Page } from '@/api/types'

/** What a select finds while somebody types; asked for when they pause. `name`: of what is found, and what narrows it. */
export function useNameSearch<T>(name: () => unknown[], find: (words: string) => Promise<Page<T>>) {
  const words = ref('')
  const { data, isFetching } = useQuery({ queryKey: computed(() => [...name(), words.value]), queryFn: () => find(words.value) })
  let timer: ReturnType<typeof setTimeout> | undefined
  const search = (text: string): void => {
    clearTimeout(timer)
    timer = setTimeout(() => (words.value = text.trim()), 250)
  }
  return { found: computed(() => data.value?.items ?? []), loading: computed(() => isFetching.value && !data.value), search }
}
