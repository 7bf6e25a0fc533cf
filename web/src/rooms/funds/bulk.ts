import type { BulkInput, Source } from '@/api/funds'
import type { BulkAnswer } from '@/api/types'
import { amountFault, canonical, fromFen, toFen } from '@/lib/money'

export interface BulkRowState {
  customer_id: string
  name: string
  amount: string
  done: boolean
  trans_id: string
  reason: string
  /** Put down as a request; a second person must agree. */
  waits?: boolean
}

/** What every row gets: its own amount, or the one for all. */
export function amountOf(row: BulkRowState, common: string | null): string {
  return common ?? row.amount
}

/** Σ of the rows still to do, or null while an amount is missing or wrong. */
export function totalOf(rows: BulkRowState[], common: string | null): string | null {
  let total = 0n
  for (const row of rows) {
    if (row.done) continue
    const text = amountOf(row, common)
    if (amountFault(text) !== '') return null
    total += toFen(text.trim()) ?? 0n
  }
  return fromFen(total)
}

/** Only rows that were not done yet are sent. */
export function bulkInput(rows: BulkRowState[], common: string | null, source: Source, memo: string): BulkInput {
  const items = rows.filter((row) => !row.done).map((row) => ({ customer_id: row.customer_id, amount: canonical(amountOf(row, common)) }))
  return { source, items, ...(memo.trim() ? { memo: memo.trim() } : {}) }
}

export function withResults(rows: BulkRowState[], common: string | null, answer: BulkAnswer): BulkRowState[] {
  const results = new Map(answer.results.map((result) => [result.customer_id, result]))
  return rows.map((row) => {
    const result = results.get(row.customer_id)
    if (!result || row.done) return row
    // A row that is done keeps the amount it was done with, whatever is typed for the others.
    if (result.ok) return { ...row, amount: canonical(amountOf(row, common)), done: true, trans_id: result.trans_id ?? '', reason: '' }
    if (result.request_id) return { ...row, amount: canonical(amountOf(row, common)), done: true, waits: true, trans_id: '', reason: '' }
    return { ...row, reason: result.error_msg ?? result.error_code ?? '' }
  })
}
