import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../tools/words'
import { chosenColumns, columnsOf, headOf, isNumeric, nextSort, pageNumbers, type Column } from './columns'

const say = (words: object) => (key: string) => String(key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], words))

describe('columns of the document', () => {
  const t = say(wordsOf('zh-CN'))
  it('come with title, kind, order and words; the page says the rest', () => {
    expect(columnsOf(t, 'ResourceRow', ['status', { key: 'effective_at', width: 180 }, { key: 'name', fixed: true, title: '名称' }])).toEqual([
      { key: 'status', title: '资源状态', kind: 'code', words: 'resource_status' },
      { key: 'effective_at', title: '生效时间', kind: 'time', sortable: true, width: 180 },
      { key: 'name', title: '名称', fixed: true },
    ])
    expect(headOf(say(wordsOf('en')), 'ResourceRow', 'effective_at')).toBe('Effective since')
    expect(columnsOf(t, 'CustomerRow', ['mobile'])).toEqual([{ key: 'mobile', title: '手机号码', masked: true }])
  })
  it('may stand under another name', () => {
    const [column] = columnsOf(t, 'CustomerRow', [{ key: 'customer_id', field: 'id', spare: true }])
    expect(column).toMatchObject({ key: 'customer_id', title: '客户ID', kind: 'id', spare: true })
    expect(column!.value!({ id: '7' } as never)).toBe('7')
  })
  it('leave out what is false and take what the row does not have', () => {
    const own = { key: 'made', title: '自制', value: () => 1 }
    expect(columnsOf(t, 'ResourceRow', [false, own])).toEqual([own])
  })
  it('are known to the compiler', () => {
    // @ts-expect-error no such column
    columnsOf(t, 'ResourceRow', ['regoin'])
    // @ts-expect-error no such column
    columnsOf(t, 'ResourceRow', [{ key: 'regoin', spare: true }])
    // @ts-expect-error no such column
    columnsOf(t, 'ResourceRow', [{ key: 'here', field: 'regoin' }])
    // @ts-expect-error no such rows
    columnsOf(t, 'ResourceRows', [])
    // @ts-expect-error what no row has needs a value
    columnsOf(t, 'ResourceRow', [{ key: 'made', title: '自制' }])
  })
  it('stand by the end of their figures', () => {
    expect([{ kind: 'amount' }, { kind: 'decimal' }, { kind: 'number' }, { kind: 'time' }, {}].map((one) => isNumeric(one as Column<object>))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('columns of a list', () => {
  const all: Column<{ name: string; mail: string; tags: string }>[] = [
    { key: 'name', title: 'n', fixed: true },
    { key: 'mail', title: 'm' },
    { key: 'tags', title: 't', spare: true },
  ]
  const keys = (settings: string[] | null) => chosenColumns(all, settings).map((c) => c.key)
  it('are all but the spare ones at first', () => expect(keys(null)).toEqual(['name', 'mail']))
  it('follow the order of the person', () => expect(keys(['tags', 'name'])).toEqual(['tags', 'name']))
  it('never lose a fixed one and ignore what no longer exists', () => expect(keys(['gone', 'mail'])).toEqual(['name', 'mail']))
  it('turn their order around', () => {
    expect(nextSort('', 'at')).toBe('at')
    expect(nextSort('at', 'at')).toBe('-at')
    expect(nextSort('-at', 'at')).toBe('at')
  })
})

describe('pages of a list', () => {
  it('shows neighbours and ends', () => {
    expect(pageNumbers(1, 1)).toEqual([1])
    expect(pageNumbers(1, 3)).toEqual([1, 2, 3])
    expect(pageNumbers(6, 12)).toEqual([1, 0, 5, 6, 7, 0, 12])
    expect(pageNumbers(4, 12)).toEqual([1, 2, 3, 4, 5, 0, 12])
  })
})
