import { describe, expect, it } from 'vitest'
import { Fault } from '@/api/fault'
import { newKey, SubmitKey, useSubmit } from './submit'

describe('submit', () => {
  it('makes keys that look like version 4 uuids', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(newKey()).not.toBe(newKey())
  })
  it('keeps the key for the same input until it is answered', () => {
    const keys = new SubmitKey()
    const first = keys.take({ amount: '1.00' })
    expect(keys.take({ amount: '1.00' })).toBe(first)
    expect(keys.take({ amount: '2.00' })).not.toBe(first)
    const second = keys.take({ amount: '2.00' })
    keys.answered()
    expect(keys.take({ amount: '2.00' })).not.toBe(second)
  })
  it('sends the same key again after a lost connection and a new one after a refusal', async () => {
    const seen: string[] = []
    const answers = [new TypeError('failed to fetch'), new Fault({ status: 422, code: 'funds.insufficient' }), null]
    const { submit, fault } = useSubmit(async (_input: { amount: string }, key: string) => {
      seen.push(key)
      const next = answers[seen.length - 1]
      if (next) throw next
      return 'done'
    })
    expect(await submit({ amount: '1.00' })).toBeNull()
    expect(fault.value?.uncertain).toBe(true)
    expect(await submit({ amount: '1.00' })).toBeNull()
    expect(fault.value?.uncertain).toBe(false)
    expect(await submit({ amount: '1.00' })).toEqual({ answer: 'done' })
    expect(seen[1]).toBe(seen[0])
    expect(seen[2]).not.toBe(seen[1])
  })
  it('does not run twice at once', async () => {
    let runs = 0
    const { submit } = useSubmit(async () => {
      runs++
      await new Promise((r) => setTimeout(r, 5))
    })
    await Promise.all([submit(undefined), submit(undefined)])
    expect(runs).toBe(1)
  })
})
