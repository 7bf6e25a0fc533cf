import { describe, expect, it } from 'vitest'
import type { Customer } from '@/api/types'
import { freezeActsOf, isFreeze, whatOf } from './acts'

const customer = (association_type: Customer['association_type'], own_frozen: Customer['frozen']) => ({ association_type, own_frozen }) as Customer

describe('freezing', () => {
  it('is offered of resale customers only', () => expect(freezeActsOf(customer('referral', 'none'))).toEqual([]))
  it('goes up by one or two, and down from what it is', () => {
    expect(freezeActsOf(customer('resale', 'none'))).toEqual(['freeze_account', 'freeze_resources'])
    expect(freezeActsOf(customer('resale', 'account'))).toEqual(['freeze_resources', 'unfreeze_account'])
    expect(freezeActsOf(customer('resale', 'account_and_resources'))).toEqual(['unfreeze_resources'])
  })
  it('says what to the server', () => {
    expect(whatOf('unfreeze_account')).toBe('account')
    expect(whatOf('freeze_resources')).toBe('account_and_resources')
    expect(isFreeze('unfreeze_account')).toBe(false)
  })
})
