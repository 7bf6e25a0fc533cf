import { describe, expect, it } from 'vitest'
import { addressOf, filtersFrom } from './listState'

const defaults = { name: '', in_arrears: false, scope: 'mine' }

describe('the address of a list', () => {
  it('holds only what differs from the beginning', () => {
    expect(addressOf(defaults, defaults, '-at', '-at', 1)).toEqual({})
    expect(addressOf({ name: '云', in_arrears: true, scope: '' }, defaults, 'at', '-at', 3)).toEqual({
      name: '云',
      in_arrears: 'true',
      scope: '',
      sort: 'at',
      page: '3',
    })
  })
  it('gives the filters back with their types', () => {
    expect(filtersFrom({ in_arrears: 'true', name: '云', other: 'x' }, defaults)).toEqual({
      name: '云',
      in_arrears: true,
      scope: 'mine',
    })
  })
})
