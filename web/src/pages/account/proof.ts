import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { security } from '@/api/security'

/** Whether a password proves the person, because sensitive operations ask for no code. */
export function usePasswordProof() {
  const { data } = useQuery({ queryKey: ['security'], queryFn: security })
  return computed(() => data.value?.verification === false)
}
