import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { channels } from '@/api/messages'

/** Whether this installation can send mail; undefined until it is known. */
export function useMail() {
  const { data } = useQuery({ queryKey: ['channels'], queryFn: channels, staleTime: 300_000 })
  return computed(() => data.value?.mail)
}
