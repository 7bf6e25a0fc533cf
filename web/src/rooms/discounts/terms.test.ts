import { describe, expect, it } from 'vitest'
import { isRatio, isWhole, noTerms, percentOf, ratioText, targetOf, tenthsOf, termsOf } from './terms'

describe('terms of a discount', () => {
  it('have a ratio with at most four decimals that leaves something to be paid', () => {
    expect(['0.01', '0.85', '0.8555', '1', '1.0'].filter((text) => !isRatio(text))).toEqual([])
    expect(['', '0', '0.001', '0.85555', '1.1', '85', '-0.5', '8.5'].filter(isRatio)).toEqual([])
    expect(percentOf('0.8555')).toBe('85.55')
  })
  it('say the ratio as people do', () => {
    expect(['0.85', '0.8', '0.8555', '0.01', '1'].map(tenthsOf)).toEqual(['8.5', '8', '8.555', '0.1', '10'])
    const say = (key: string, values = {}) => [key, ...Object.values(values)].join(' ')
    expect(ratioText(say, '0.85')).toBe('discounts.percent_tenths 85 8.5')
    expect(ratioText(say, '1.00')).toBe('discounts.percent 100')
  })
  it('are whole when they say for what, how much and from when', () => {
    const terms = { ...noTerms('service'), ratio: '0.9' }
    expect(isWhole(terms)).toBe(false)
    expect(isWhole({ ...terms, service_type_code: 'ecs' })).toBe(true)
    expect(isWhole({ ...terms, of: 'all' })).toBe(true)
  })
  it('tell only the target that was chosen', () => {
    expect(targetOf({ of: 'service', service_type_code: 'ecs', product_id: '7' })).toEqual({ service_type_code: 'ecs', product_id: null })
    const sent = termsOf({ ...noTerms('product'), service_type_code: 'ecs', product_id: '7', ratio: ' 0.9 ' })
    expect(sent).toMatchObject({ service_type_code: null, product_id: '7', charging: null, ratio: '0.9', last_day: null })
  })
})
