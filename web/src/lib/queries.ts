import { QueryClient } from '@tanstack/vue-query'
import { Fault } from '@/api/fault'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a lost connection is worth a second try.
      retry: (count, fault) => count < 1 && fault instanceof Fault && fault.uncertain,
      retryDelay: 600,
    },
  },
})

/** After money moved: every figure on the screen is asked for again. */
export function moneyMoved(): Promise<void> {
  return queryClient.invalidateQueries()
}
