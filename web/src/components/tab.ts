import { computed, toValue, type MaybeRefOrGetter, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** The tab of a page, kept in its address; the first one stands for none and for what the page does not have. */
export function useTab<N extends string>(names: MaybeRefOrGetter<readonly N[]>): WritableComputedRef<N> {
  const route = useRoute()
  const router = useRouter()
  const first = () => toValue(names)[0]!
  return computed({
    get: () => toValue(names).find((one) => one === route.query.tab) ?? first(),
    set: (which) => void router.replace({ query: which === first() ? {} : { tab: which } }),
  })
}
