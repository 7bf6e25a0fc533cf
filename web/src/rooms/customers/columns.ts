import type { Customer } from '@/api/types'
import { columnsOf, type Column } from '@/components/columns'

/** What 我的客户 and 云经销商的客户 show of a customer. */
export function customerColumns(t: (key: string) => string, withPartner: boolean, withFrozen: boolean, withBudgets: boolean): Column<Customer>[] {
  return columnsOf(t, 'CustomerRow', [
    { key: 'name', fixed: true, width: 168 },
    'account_name',
    { key: 'customer_id', field: 'id', spare: true },
    withPartner && 'partner_name',
    'association_type',
    'level',
    'available',
    { key: 'on_hold', spare: true },
    { key: 'balance', spare: true },
    { key: 'balance_topup', spare: true },
    { key: 'balance_credit', spare: true },
    'arrears',
    'spent',
    withFrozen && 'frozen',
    withBudgets && { key: 'budget', title: t('budgets.usage'), value: (row) => row.budget_used },
    'tags',
    'mobile',
    { key: 'email', spare: true },
    'manager_name',
    { key: 'customer_type', spare: true },
    { key: 'verified_status', spare: true },
    { key: 'associated_at', kind: 'day' },
  ])
}
