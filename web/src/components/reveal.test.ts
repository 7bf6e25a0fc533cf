import { describe, expect, it, vi } from 'vitest'
import { Fault } from '@/api/fault'
import { useReveal } from './reveal'

vi.mock('@/lib/toast', () => ({ complained: vi.fn() }))

interface Row {
  id: string
  mobile: string
  email: string
}
const rows: Row[] = [
  { id: '1', mobile: '138****', email: 'a***' },
  { id: '2', mobile: '139****', email: 'b***' },
]
const full = (row: Row) => ({ mobile: `full mobile ${row.id}`, email: `full email ${row.id}` })

describe('personal data in full', () => {
  it('is asked for by column and hidden again', async () => {
    const ask = vi.fn(async (asked: Row[]) => asked.map(full))
    const { shown, toggleColumn, columns } = useReveal<Row>(
      (row) => row.id,
      () => ask,
    )
    await toggleColumn('mobile', rows)
    expect(ask).toHaveBeenCalledWith(rows, ['mobile'], '')
    expect(shown.value.get('2')).toEqual({ mobile: 'full mobile 2' })
    await toggleColumn('mobile', rows)
    expect(columns.value).toEqual([])
    expect(shown.value.get('2')).toEqual({})
    expect(ask).toHaveBeenCalledTimes(1)
  })
  it('is asked for one row', async () => {
    const { shown, toggleRow, rowOpen } = useReveal<Row>(
      (row) => row.id,
      () => async (asked: Row[]) => asked.map(full),
    )
    await toggleRow(rows[0]!, ['mobile', 'email'])
    expect(shown.value.get('1')).toEqual(full(rows[0]!))
    expect(shown.value.has('2')).toBe(false)
    expect(rowOpen('1', ['mobile'])).toBe(true)
    await toggleRow(rows[0]!, ['mobile', 'email'])
    expect(shown.value.has('1')).toBe(false)
  })
  it('waits for a reason where one is wanted', async () => {
    const ask = vi.fn(async (asked: Row[], _fields: string[], reason: string) => {
      if (!reason) throw new Fault({ status: 409, code: 'audit.reason_required' })
      return asked.map(full)
    })
    const { shown, waiting, toggleColumn, explain } = useReveal<Row>(
      (row) => row.id,
      () => ask,
    )
    await toggleColumn('email', rows)
    expect(waiting.value).not.toBeNull()
    expect(shown.value.size).toBe(0)
    await explain('an invoice')
    expect(waiting.value).toBeNull()
    expect(shown.value.get('1')).toEqual({ email: 'full email 1' })
  })
  it('stays hidden when nobody says why', async () => {
    const { columns, waiting, toggleColumn, giveUp } = useReveal<Row>(
      (row) => row.id,
      () => async () => {
        throw new Fault({ status: 409, code: 'audit.reason_required' })
      },
    )
    await toggleColumn('email', rows)
    giveUp()
    expect(columns.value).toEqual([])
    expect(waiting.value).toBeNull()
  })
})
