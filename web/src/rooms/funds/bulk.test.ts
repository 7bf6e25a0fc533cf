import { describe, expect, it } from 'vitest'
import { bulkInput, totalOf, withResults, type BulkRowState } from './bulk'

const row = (customer_id: string, amount = ''): BulkRowState => ({ customer_id, name: customer_id, amount, done: false, trans_id: '', reason: '' })

describe('bulk allocation', () => {
  it('adds up one amount for all and amounts of their own', () => {
    expect(totalOf([row('1'), row('2'), row('3')], '0.10')).toBe('0.30')
    expect(totalOf([row('1', '1.5'), row('2', '2')], null)).toBe('3.50')
    expect(totalOf([row('1', '1.5'), row('2', '')], null)).toBeNull()
  })
  it('sends again only what failed, with the amounts of then', () => {
    const rows = [row('1', '1'), row('2', '2')]
    const after = withResults(rows, null, {
      succeeded: 1,
      failed: 1,
      in_review: 0,
      amount_succeeded: '1.00',
      results: [
        { customer_id: '1', ok: true, trans_id: '77', error_code: null, error_msg: null, request_id: null },
        { customer_id: '2', ok: false, trans_id: null, error_code: 'funds.insufficient', error_msg: '余额不足', request_id: null },
      ],
    })
    expect(after[0]).toMatchObject({ done: true, trans_id: '77', amount: '1.00' })
    expect(after[1]).toMatchObject({ done: false, reason: '余额不足' })
    expect(bulkInput(after, null, 'topup', ' ')).toEqual({ source: 'topup', items: [{ customer_id: '2', amount: '2.00' }] })
    expect(totalOf(after, null)).toBe('2.00')
  })
})
