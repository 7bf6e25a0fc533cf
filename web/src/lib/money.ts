// Amounts travel as decimal strings and are calculated as whole fen in bigint: no floating point near money.

/** At most 13 digits before the point, at most two behind it. */
const amountPattern = /^\d{1,13}(\.\d{1,2})?$/

/** "12.3" → 1230n; null when the text is no amount. Accepts a sign and grouping commas are refused. */
export function toFen(text: string | null | undefined): bigint | null {
  if (text === null || text === undefined) return null
  const negative = text.startsWith('-')
  const digits = negative ? text.slice(1) : text
  if (!amountPattern.test(digits)) return null
  const [whole = '0', part = ''] = digits.split('.')
  const fen = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  return negative ? -fen : fen
}

/** 1230n → "12.30". */
export function fromFen(fen: bigint): string {
  const negative = fen < 0n
  const digits = (negative ? -fen : fen).toString().padStart(3, '0')
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Groups the whole part by thousands and keeps every decimal as it came: "-1234.5600" → "-1,234.5600". */
export function grouped(text: string): string {
  const negative = text.startsWith('-')
  const [whole = '0', part] = (negative ? text.slice(1) : text).split('.')
  const head = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${negative ? '-' : ''}${head}${part === undefined ? '' : `.${part}`}`
}

/** Drops zeros behind the last digit that says something, but keeps two decimals: "0.01200000" → "0.012". */
export function trimmed(text: string): string {
  const [whole = '0', part = ''] = text.split('.')
  const kept = part.replace(/0+$/, '').padEnd(2, '0')
  return `${whole}.${kept}`
}

/** What is wrong with an amount a person typed; '' when nothing. `most` is the upper limit, if there is one. */
export type AmountFault = '' | 'missing' | 'shape' | 'zero' | 'too_much'

export function amountFault(text: string, most?: string | null): AmountFault {
  const value = text.trim()
  if (value === '') return 'missing'
  if (value.startsWith('-')) return 'zero'
  const fen = toFen(value)
  if (fen === null) return 'shape'
  if (fen === 0n) return 'zero'
  const limit = toFen(most)
  return limit !== null && fen > limit ? 'too_much' : ''
}

/** "12" → "12.00" as the server wants it. */
export function canonical(text: string): string {
  const fen = toFen(text.trim())
  return fen === null ? text.trim() : fromFen(fen)
}
