import type { QueryOf } from '@/api/contract'
import { monthsBefore, today } from '@/lib/calendar'

export const types = ['purchase', 'renewal', 'unsubscribe'] as const
export const statuses = ['pending', 'processing', 'completed', 'cancelled'] as const
export const askedStates = ['no', 'waiting', 'refused', 'paid'] as const
export const lineStatuses = ['pending', 'processing', 'done', 'failed', 'cancelled', 'returned'] as const

const anyTime = { order_id: '', service_type: '', type: '', status: '', asked: '', created_from: '', created_to: '' } satisfies QueryOf<'/my/orders'>
const anyCustomer = { customer_id: '', customer_name: '', account_name: '', paid_from: '', paid_to: '' } satisfies QueryOf<'/orders'>

/** Lists begin with the last half year. */
const lately = () => ({ created_from: monthsBefore(today(), 6), created_to: today() })
export const myFilters = () => ({ ...anyTime, ...lately() })
export const orderFilters = () => ({ ...anyTime, ...anyCustomer, ...lately() })
/** What waits does so whenever it was ordered. */
export const waitingFilters = () => ({ ...anyTime, ...anyCustomer })
export const lineFilters = () =>
  ({
    order_id: '',
    customer_id: '',
    customer_name: '',
    account_name: '',
    service_type: '',
    resource_id: '',
    type: '',
    status: '',
    association_type: '',
    renewed: '',
    expires_from: '',
    expires_to: '',
  }) satisfies QueryOf<'/order-lines'>
