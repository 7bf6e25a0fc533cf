import { shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { Customer } from '@/api/types'
import type { CustomerAct, CustomerActs } from '@/lib/customerActs'

const rooms = Object.values(import.meta.glob<CustomerActs>('../*/customerActs.ts', { eager: true, import: 'default' }))

/** What all rooms offer of customers, and the act whose dialog is open. */
export function useCustomerActs() {
  const router = useRouter()
  const offers = rooms.map(({ order, use }) => ({ order, ...use() }))
  const inList = [...offers].sort((a, b) => a.order.list - b.order.list)
  const onPage = [...offers].sort((a, b) => a.order.page - b.order.page)
  const offered = (acts: CustomerAct[]) => acts.filter((act) => act.when !== false)
  const opened = shallowRef<CustomerAct>()

  function start(act: CustomerAct): void {
    if (act.to) void router.push(act.to)
    else opened.value = { ...act }
  }
  return {
    row: (customer: Customer, own: boolean) => offered(inList.flatMap((room) => room.row?.(customer, own) ?? [])),
    picked: (customers: Customer[], untick: () => void) => offered(inList.flatMap((room) => room.picked?.(customers, untick) ?? [])),
    ticks: (customer: Customer) => offers.some((room) => room.ticks?.(customer)),
    page: (customer: Customer, own: boolean) => offered(onPage.flatMap((room) => room.page?.(customer, own) ?? [])),
    opened,
    start,
  }
}
