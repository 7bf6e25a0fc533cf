import type { Resource } from '@/api/types'
import type { Column } from '@/components/columns'

type Say = (key: string) => string

/** What runs until somebody stops it has no end to list. */
export function resourceColumns(t: Say, ends: boolean): Column<Resource>[] {
  const end: Column<Resource>[] = ends
    ? [
        { key: 'expires_at', title: t('resources.expires_at'), kind: 'time', sortable: true },
        { key: 'expire_policy', title: t('resources.expire_policy') },
        { key: 'charging', title: t('consumption.charging_mode'), spare: true },
      ]
    : []
  return [
    { key: 'name', title: t('resources.name'), fixed: true, width: 180 },
    { key: 'resource_id', title: t('resources.id'), width: 180 },
    { key: 'service_type', title: t('resources.service_type'), width: 180 },
    { key: 'resource_type', title: t('resources.resource_type'), spare: true },
    { key: 'region', title: t('resources.region') },
    { key: 'status', title: t('resources.status') },
    ...end,
    { key: 'effective_at', title: t('resources.effective_at'), kind: 'time', sortable: true },
    { key: 'spec', title: t('resources.spec') },
    { key: 'order_id', title: t('resources.order_id'), spare: true },
    { key: 'reported_at', title: t('resources.reported_at'), kind: 'time', spare: true },
  ]
}
