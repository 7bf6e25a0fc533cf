import { shallowRef } from 'vue'
import type { Order } from '@/api/types'
import { can, session } from '@/lib/session'
import type { Side } from './sides'

export type MyAct = 'pay' | 'ask' | 'withdraw' | 'cancel'
export type Act = MyAct | 'pay_for' | 'adjust' | 'refuse'

function myActs({ asked, association_type }: Order): Act[] {
  if (!can('my.buy')) return []
  if (asked === 'waiting') return ['withdraw', 'cancel']
  return association_type === 'resale' ? ['pay', 'ask', 'cancel'] : ['ask', 'cancel']
}
function partnerActs({ asked, association_type, source, partner_id }: Order): Act[] {
  if (partner_id !== session.value?.partner?.id) return []
  const pays: Act[] = asked === 'waiting' && can('orders.pay') ? ['pay_for', 'refuse'] : []
  return association_type === 'referral' && source !== 'system' && can('orders.adjust') ? [...pays, 'adjust'] : pays
}
/** What may be done with an order, as the server will see it. */
export function actsFor(side: Side, order: Order): Act[] {
  if (order.status !== 'pending' || side === 'vendor') return []
  return side === 'my' ? myActs(order) : partnerActs(order)
}

export interface Opened {
  act: Act
  orders: Order[]
  /** Each opening begins anew. */
  n: number
}
/** The dialog of an act, one at a time. */
export function useOpened() {
  const opened = shallowRef<Opened>()
  let n = 0
  const start = (act: Act, orders: Order[]): void => {
    opened.value = { act, orders, n: ++n }
  }
  return { opened, start }
}
