import type { Line } from '@/api/types'
import { columnsOf, type Column } from '@/components/columns'

/** 消费明细; a customer sees its own lines without its name and without how the import found them. */
export function lineColumns(t: (key: string) => string, own = false): Column<Line>[] {
  return columnsOf(t, 'LineRow', [
    { key: 'cycle', fixed: true },
    !own && { key: 'customer_name', width: 150 },
    !own && { key: 'customer_id', spare: true },
    !own && 'association_type',
    !own && { key: 'manager_name', spare: true },
    'product_type',
    'product',
    'payable',
    { key: 'resource_name', width: 160 },
    { key: 'resource_id', spare: true },
    'region',
    'charging_mode',
    'bill_type',
    'consumed_from',
    { key: 'consumed_to', spare: true },
    'usage',
    { key: 'original_amount', spare: true },
    { key: 'exchange_rate', spare: true },
    'list_amount',
    { key: 'discount', spare: true },
    { key: 'dropped', spare: true },
    { key: 'paid_cash', spare: true },
    { key: 'paid_credit', spare: true },
    { key: 'arrears', spare: true },
    { key: 'description', spare: true },
    { key: 'id', spare: true },
    { key: 'corrects', spare: true },
    !own && { key: 'provider', spare: true },
    !own && { key: 'line_number', spare: true },
    !own && { key: 'import_id', spare: true },
    !own && { key: 'invoice_id', spare: true },
  ])
}
