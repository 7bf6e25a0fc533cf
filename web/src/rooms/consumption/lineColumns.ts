import type { Line } from '@/api/types'
import type { Column } from '@/components/columns'

type Say = (key: string) => string

/** 消费明细; a customer sees its own lines without its name and without how the import found them. */
export function lineColumns(t: Say, own = false): Column<Line>[] {
  const customer: Column<Line>[] = own
    ? []
    : [
        { key: 'customer_name', title: t('customers.name'), width: 150 },
        { key: 'customer_id', title: t('customers.id'), kind: 'id', spare: true },
        { key: 'association_type', title: t('customers.association') },
        { key: 'manager_name', title: t('managers.manager'), spare: true },
      ]
  const origin: Column<Line>[] = own
    ? []
    : [
        { key: 'provider', title: t('consumption.provider'), spare: true },
        { key: 'line_number', title: t('consumption.line_number'), kind: 'count', spare: true },
        { key: 'import_id', title: t('consumption.import_id'), kind: 'id', spare: true },
        { key: 'invoice_id', title: t('consumption.invoice_id'), spare: true },
      ]
  return [
    { key: 'cycle', title: t('consumption.cycle'), fixed: true },
    ...customer,
    { key: 'product_type', title: t('consumption.product_type') },
    { key: 'product', title: t('consumption.product') },
    { key: 'payable', title: t('consumption.payable'), kind: 'money', sortable: true },
    { key: 'resource_name', title: t('consumption.resource_name'), width: 160 },
    { key: 'resource_id', title: t('consumption.resource_id'), spare: true },
    { key: 'region', title: t('consumption.region') },
    { key: 'charging_mode', title: t('consumption.charging_mode') },
    { key: 'bill_type', title: t('consumption.bill_type') },
    { key: 'consumed_from', title: t('consumption.consumed_at'), kind: 'time', sortable: true },
    { key: 'consumed_to', title: t('consumption.consumed_to'), kind: 'time', spare: true },
    { key: 'usage', title: t('consumption.usage') },
    { key: 'original_amount', title: t('consumption.original_amount'), kind: 'exact', spare: true },
    { key: 'exchange_rate', title: t('consumption.exchange_rate'), spare: true },
    { key: 'list_amount', title: t('consumption.list_amount'), kind: 'exact' },
    { key: 'discount', title: t('consumption.discount'), kind: 'exact', spare: true },
    { key: 'dropped', title: t('consumption.dropped'), kind: 'exact', spare: true },
    { key: 'paid_cash', title: t('consumption.paid_cash'), kind: 'money', spare: true },
    { key: 'paid_credit', title: t('consumption.paid_credit'), kind: 'money', spare: true },
    { key: 'arrears', title: t('customers.arrears'), kind: 'money', spare: true },
    { key: 'description', title: t('consumption.description'), spare: true },
    { key: 'id', title: t('consumption.line_id'), kind: 'id', spare: true },
    { key: 'corrects', title: t('consumption.corrects'), kind: 'id', spare: true },
    ...origin,
  ]
}
