import { ref, shallowRef } from 'vue'
import { asFault, type Fault } from '@/api/fault'

/** A key no one else has; crypto.randomUUID exists only on secure origins, getRandomValues everywhere. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * The key under which one submit may be sent again. It stays the same while the same input is sent and nobody knows
 * whether it arrived; any change of the input and every definite answer begin a new submit.
 */
export class SubmitKey {
  private key = ''
  private input = ''

  take(input: unknown): string {
    const print = JSON.stringify(input)
    if (this.key === '' || print !== this.input) {
      this.key = newKey()
      this.input = print
    }
    return this.key
  }

  answered(): void {
    this.key = ''
  }
}

/** Runs one act at a time and keeps what went wrong with it. */
export function useSubmit<In, Out>(act: (input: In, key: string) => Promise<Out>) {
  const busy = ref(false)
  const fault = shallowRef<Fault | null>(null)
  const keys = new SubmitKey()

  async function submit(input: In): Promise<{ answer: Out } | null> {
    if (busy.value) return null
    busy.value = true
    fault.value = null
    try {
      const answer = await act(input, keys.take(input))
      keys.answered()
      return { answer }
    } catch (thrown) {
      const found = asFault(thrown)
      if (!found.uncertain) keys.answered()
      fault.value = found
      return null
    } finally {
      busy.value = false
    }
  }

  function reset(): void {
    fault.value = null
    keys.answered()
  }

  return { busy, fault, submit, reset }
}
