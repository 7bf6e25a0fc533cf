import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Quotation } from '@/api/types'
import { newKey } from '@/lib/submit'

type Ask<Body> = (body: Body & { discount_id?: string }, key: string) => Promise<Quotation>

/**
 * What something costs now, asked for when somebody pauses; with the cheapest discount until they choose another one or
 * none. `body`: what is asked about; null: nothing yet.
 */
export function useQuotation<Body extends object>(name: string, body: () => Body | null, ask: Ask<Body>) {
  const wanted = computed(() => JSON.stringify(body()))
  const settled = ref(wanted.value)
  const asked = shallowRef(body())
  const chosen = ref<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(wanted, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      settled.value = now
      asked.value = body()
    }, 300)
  })
  onScopeDispose(() => clearTimeout(timer))

  const plain = useQuery({
    queryKey: computed(() => [name, settled.value]),
    queryFn: () => ask(asked.value!, newKey()),
    enabled: computed(() => asked.value !== null),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const choices = computed(() => plain.data.value?.choices ?? [])
  const discount = computed({
    get: () => (chosen.value === '' || choices.value.some((one) => one.id === chosen.value) ? chosen.value! : (choices.value[0]?.id ?? '')),
    set: (id: string) => (chosen.value = id),
  })
  const lowered = useQuery({
    queryKey: computed(() => [name, settled.value, discount.value]),
    queryFn: () => ask({ ...asked.value!, discount_id: discount.value }, newKey()),
    enabled: computed(() => asked.value !== null && discount.value !== '' && !plain.isPlaceholderData.value),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const used = computed(() => (discount.value === '' ? plain : lowered))
  const error = computed(() => plain.error.value ?? (discount.value === '' ? null : lowered.error.value))
  /** The newest price, also while another one is asked for. */
  const quotation = computed(() => (asked.value === null || error.value ? undefined : used.value.data.value))
  /** It is the price of what stands there now. */
  const settledNow = computed(
    () => quotation.value !== undefined && settled.value === wanted.value && !plain.isPlaceholderData.value && !used.value.isPlaceholderData.value,
  )
  return { choices, discount, quotation, error, settled: settledNow }
}
