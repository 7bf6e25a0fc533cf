import { ref, shallowRef, type Ref } from 'vue'
import type { Customer, CustomerResults } from '@/api/types'
import { useSubmit } from './submit'
import { said } from './toast'

/** An act on one customer or many in a dialog: done for all, it says so and closes; else it shows each one's result. */
export function useBulk<In>(act: (input: In, key: string) => Promise<CustomerResults>, open: Ref<boolean>, done: () => void) {
  const rows = ref<Customer[]>([])
  const answer = shallowRef<CustomerResults>()
  const { busy, fault, submit, reset } = useSubmit(act)

  function start(customers: Customer[]): void {
    rows.value = [...customers]
    answer.value = undefined
    reset()
  }
  async function run(input: In, message: (n: number) => string): Promise<void> {
    const found = await submit(input)
    if (!found) return
    done()
    if (found.answer.failed > 0) {
      answer.value = found.answer
      return
    }
    said(message(found.answer.succeeded))
    open.value = false
  }
  const ids = () => rows.value.map((one) => one.id)

  return { rows, ids, answer, busy, fault, start, run }
}
