import type { Customer } from '@/api/types'
import type { Column } from '@/components/columns'

type Say = (key: string) => string

/** What 我的客户 and 云经销商的客户 show of a customer. */
export function customerColumns(t: Say, withPartner: boolean, withFrozen: boolean, withBudgets: boolean): Column<Customer>[] {
  const partner: Column<Customer>[] = withPartner ? [{ key: 'partner_name', title: t('customers.partner') }] : []
  const frozen: Column<Customer>[] = withFrozen ? [{ key: 'frozen', title: t('freezing.state') }] : []
  const budget: Column<Customer>[] = withBudgets ? [{ key: 'budget', title: t('budgets.usage'), value: (row) => row.budget_used }] : []
  return [
    { key: 'name', title: t('customers.name'), sortable: true, fixed: true, width: 168 },
    { key: 'account_name', title: t('customers.account_name'), masked: true },
    { key: 'customer_id', title: t('customers.id'), kind: 'id', value: (row) => row.id, spare: true },
    ...partner,
    { key: 'association_type', title: t('customers.association') },
    { key: 'level', title: t('customers.level'), sortable: true },
    { key: 'available', title: t('customers.available'), kind: 'money' },
    { key: 'on_hold', title: t('funds.on_hold_yuan'), kind: 'money', spare: true },
    { key: 'balance', title: t('customers.balance'), kind: 'money', spare: true },
    { key: 'balance_topup', title: t('customers.balance_topup'), kind: 'money', spare: true },
    { key: 'balance_credit', title: t('customers.balance_credit'), kind: 'money', spare: true },
    { key: 'arrears', title: t('customers.arrears'), kind: 'money' },
    { key: 'spent', title: t('customers.spent'), kind: 'money' },
    ...frozen,
    ...budget,
    { key: 'tags', title: t('customers.tags') },
    { key: 'mobile', title: t('customers.mobile'), masked: true },
    { key: 'email', title: t('customers.email'), masked: true, spare: true },
    { key: 'manager_name', title: t('managers.manager'), masked: true },
    { key: 'customer_type', title: t('customers.type'), spare: true },
    { key: 'verified_status', title: t('customers.verified'), spare: true },
    { key: 'associated_at', title: t('customers.associated_at'), kind: 'day', sortable: true },
  ]
}
