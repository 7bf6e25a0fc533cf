import { describe, expect, it } from 'vitest'
import { chosenColumns, nextSort, pageNumbers, type Column } from './columns'

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
