import { describe, expect, it } from 'vitest'
import { percent } from './charts'

describe('shares', () => {
  it('are shown with two decimals and never rounded up', () => {
    expect(percent('0.1234')).toBe('12.34%')
    expect(percent('1')).toBe('100.00%')
    expect(percent('0.00999')).toBe('0.99%')
    expect(percent('0')).toBe('0.00%')
    expect(percent('-0.05')).toBe('-5.00%')
  })
})
