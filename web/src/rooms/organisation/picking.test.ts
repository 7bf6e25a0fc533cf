import { describe, expect, it } from 'vitest'
import { blocked, ticked } from './picking'

const role = (id: string) => ({ id, administrator: id === 'partner_admin' })
const all = ['partner_admin', 'account_manager', 'account_manager_supervisor', 'finance', 'read_only', 'role-1'].map(role)
const why = (id: string, picked: string[]) => blocked(role(id), picked, all)

describe('roles', () => {
  it('of an administrator stand alone', () => {
    expect(why('partner_admin', [])).toBe('')
    expect(why('partner_admin', ['finance'])).toBe('administrator')
    expect(why('finance', ['partner_admin'])).toBe('administrator')
  })
  it('of manager and supervisor exclude each other', () => {
    expect(why('account_manager', ['account_manager_supervisor'])).toBe('supervisor')
    expect(why('account_manager_supervisor', ['finance', 'account_manager'])).toBe('supervisor')
  })
  it('are at most three, and what is ticked can be unticked', () => {
    expect(why('role-1', ['finance', 'read_only', 'account_manager'])).toBe('count')
    expect(why('finance', ['finance', 'read_only', 'account_manager'])).toBe('')
  })
})

describe('permissions', () => {
  const tree = [
    { id: 'see', needs: '' },
    { id: 'move', needs: 'see' },
    { id: 'count', needs: '' },
  ]
  it('bring what they need', () => expect(ticked([], tree, 'move', true)).toEqual(['see', 'move']))
  it('go with what they need', () => expect(ticked(['see', 'move', 'count'], tree, 'see', false)).toEqual(['count']))
  it('are ticked once', () => expect(ticked(['see'], tree, 'see', true)).toEqual(['see']))
})
