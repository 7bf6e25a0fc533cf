import { describe, expect, it } from 'vitest'
import { safeNext } from './next'

describe('the way after sign-in', () => {
  it('stays inside the console', () => {
    expect(safeNext('/sales/customers?tag=a')).toBe('/sales/customers?tag=a')
    for (const outside of ['//evil.example', '/\\evil.example', 'https://evil.example', '', undefined, ['/a'], '/sign-in?next=/']) {
      expect(safeNext(outside)).toBe('/')
    }
  })
})
