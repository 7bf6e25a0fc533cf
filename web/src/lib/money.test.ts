import { describe, expect, it } from 'vitest'
import { amountFault, canonical, fromFen, grouped, toFen, trimmed } from './money'

describe('money', () => {
  it('reads and writes amounts without losing a fen', () => {
    for (const text of ['0.00', '0.01', '10.00', '9999999999999.99', '-3.50']) expect(fromFen(toFen(text)!)).toBe(text)
    expect(toFen('0.1')! + toFen('0.2')!).toBe(30n)
  })
  it('refuses what is no amount', () => {
    for (const text of ['', '1.234', '1e5', 'abc', '.5', '1,000', '12345678901234', ' 1']) expect(toFen(text)).toBeNull()
  })
  it('groups by thousands and keeps the decimals', () => {
    expect(grouped('1234567.80')).toBe('1,234,567.80')
    expect(grouped('-999.00')).toBe('-999.00')
    expect(grouped('1000.12345678')).toBe('1,000.12345678')
  })
  it('trims exact prices to what they say', () => {
    expect(trimmed('0.01200000')).toBe('0.012')
    expect(trimmed('5')).toBe('5.00')
  })
  it('says what is wrong with a typed amount', () => {
    expect(amountFault('')).toBe('missing')
    expect(amountFault('0.00')).toBe('zero')
    expect(amountFault('-1')).toBe('zero')
    expect(amountFault('1.005')).toBe('shape')
    expect(amountFault('10.01', '10.00')).toBe('too_much')
    expect(amountFault('10', '10.00')).toBe('')
    expect(canonical(' 10 ')).toBe('10.00')
  })
})
