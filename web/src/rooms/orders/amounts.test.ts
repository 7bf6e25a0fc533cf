import { expect, it } from 'vitest'
import { durationText, potRows, priceRows, productText } from './amounts'

const say = (key: string, named?: Record<string, unknown>) => (named ? `${key} ${named.n}` : key)

it('a price is told as what it is made of, exactly', () => {
  expect(priceRows(say, { official: '100.12500000', discount: '10.01200000', erased: '0.00300000' }).map((row) => [row.amount, row.sign])).toEqual([
    ['100.125', undefined],
    ['10.012', '-'],
    ['0.003', '-'],
  ])
  expect(potRows(say, [{ pot: 'topup', paid: '1.00' }])).toEqual([{ key: 'topup', label: 'order_pot.topup', amount: '1.00' }])
})
it('products and times are told in one line', () => {
  expect(durationText(say, { unit: 'month', periods: 3 })).toBe('orders.months 3')
  expect(durationText(say, { unit: 'year', periods: 1 })).toBe('orders.years 1')
  expect(productText({ service_type: 'ECS', spec_name: '', spec: 'c6', region: 'cn-north-4' })).toBe('ECS · c6 · cn-north-4')
})
