import { describe, expect, it } from 'vitest'
import { isRatio, isWhole, noTerms, percentOf, termsOf } from './terms'

describe('terms of a discount', () => {
  it('have a ratio with at most four decimals that leaves something to be paid', () => {
    expect(['0.01', '0.85', '0.8555', '1', '1.0'].filter((text) => !isRatio(text))).toEqual([])
    expect(['', '0', '0.001', '0.85555', '1.1', '85', '-0.5', '8.5'].filter(isRatio)).toEqual([])
    expect(percentOf('0.8555')).toBe('85.55')
  })
  it('are whole when they say for what, how much and from when', () => {
    const terms = { ...noTerms('service'), ratio: '0.9' }
    expect(isWhole(terms)).toBe(false)
    expect(isWhole({ ...terms, service_type_code: 'ecs' })).toBe(true)
    expect(isWhole({ ...terms, of: 'all' })).toBe(true)
  })
  it('tell only the target that was chosen', () => {
    const sent = termsOf({ ...noTerms('product'), service_type_code: 'ecs', product_id: '7', ratio: ' 0.9 ' })
    expect(sent).toMatchObject({ service_type_code: null, product_id: '7', charging: null, ratio: '0.9', last_day: null })
  })
})
