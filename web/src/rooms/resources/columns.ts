import type { Resource } from '@/api/types'
import { columnsOf, type Column } from '@/components/columns'

/** What runs until somebody stops it has no end to list. */
export function resourceColumns(t: (key: string) => string, ends: boolean): Column<Resource>[] {
  return columnsOf(t, 'ResourceRow', [
    { key: 'name', fixed: true, width: 180 },
    { key: 'resource_id', width: 180 },
    { key: 'service_type', width: 180 },
    { key: 'resource_type', spare: true },
    'region',
    'status',
    ends && 'expires_at',
    ends && 'expire_policy',
    ends && { key: 'charging', spare: true },
    'effective_at',
    'spec',
    { key: 'order_id', spare: true },
    { key: 'reported_at', spare: true },
  ])
}
