import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { customer as load } from '@/api/customers'
import type { Customer } from '@/api/types'

/** The customer of a dialog with the balances of now, not those of the list it was opened from. */
export function useReceiver(open: Ref<boolean>, customer: () => Customer) {
  const { data } = useQuery({
    queryKey: computed(() => ['customer', customer().id]),
    queryFn: () => load(customer().id),
    enabled: open,
    staleTime: 0,
  })
  return computed(() => {
    const found = data.value?.customer
    return found?.id === customer().id ? found : customer()
  })
}
