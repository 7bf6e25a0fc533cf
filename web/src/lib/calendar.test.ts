import { describe, expect, it } from 'vitest'
import { addDays, clock, day, instantOf, lastDay, monthEnd, monthsBefore, monthStart, today } from './calendar'

describe('calendar', () => {
  it('shows instants in GMT+08:00', () => {
    expect(clock('2026-11-24T01:02:03.123456Z')).toBe('2026-11-24 09:02:03')
    expect(day('2026-11-24T16:00:00Z')).toBe('2026-11-25')
    expect(clock(null)).toBe('')
  })
  it('names the last day before an end', () => {
    expect(lastDay('2026-12-31T16:00:00Z')).toBe('2026-12-31')
    expect(lastDay(null)).toBe('')
  })
  it('knows the business day', () => expect(today(Date.UTC(2026, 10, 24, 16, 0, 0))).toBe('2026-11-25'))
  it('walks over month and year ends', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(monthStart('2026-01-15', -1)).toBe('2025-12-01')
    expect(monthEnd('2024-02')).toBe('2024-02-29')
    expect(monthsBefore('2026-11-24', 6)).toBe('2026-05-24')
    expect(monthsBefore('2026-08-31', 6)).toBe('2026-02-28')
  })
  it('takes what people write as GMT+08:00', () => expect(instantOf('2026-11-24 09:02')).toBe('2026-11-24T01:02:00.000Z'))
})
