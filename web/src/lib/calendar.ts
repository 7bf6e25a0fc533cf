// Instants are UTC; people see them, and business days and cycles are, in GMT+08:00.

const shift = 8 * 3600 * 1000

/** "2026-11-24T01:02:03.123456Z" → "2026-11-24 09:02:03". */
export function clock(instant: string | null | undefined): string {
  if (!instant) return ''
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return instant
  return new Date(at + shift).toISOString().slice(0, 19).replace('T', ' ')
}

export function day(instant: string | null | undefined): string {
  return clock(instant).slice(0, 10)
}

/** The last whole business day before an end: what ends at midnight ends on the day before. */
export function lastDay(end: string | null | undefined): string {
  if (!end) return ''
  const at = Date.parse(end)
  return Number.isNaN(at) ? end : today(at - 1)
}

/** The business day of a moment. */
export function today(now: number = Date.now()): string {
  return new Date(now + shift).toISOString().slice(0, 10)
}

/** "2026-11-24" and −30 → "2026-10-25". */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The first day of the month that lies `months` before or after the day's month. */
export function monthStart(date: string, months = 0): string {
  const [year = 1970, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The last day of the cycle "2026-02" → "2026-02-28". */
export function monthEnd(cycle: string): string {
  return addDays(monthStart(`${cycle}-01`, 1), -1)
}

/** The same day some months before, or the last one of a shorter month: "2026-08-31" and 6 → "2026-02-28". */
export function monthsBefore(date: string, months: number): string {
  const first = monthStart(date, -months)
  const [same, last] = [first.slice(0, 8) + date.slice(8), monthEnd(first.slice(0, 7))]
  return same < last ? same : last
}

/** "2026-11-24 09:02" as people wrote it → "2026-11-24T01:02:00.000Z". */
export const instantOf = (clock: string): string => new Date(`${clock.replace(' ', 'T')}:00+08:00`).toISOString()
