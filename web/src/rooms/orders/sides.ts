import type { Query } from '@/api/client'
import type { ExportPath } from '@/api/contract'
import * as api from '@/api/orders'
import type { Order, OrderDetail, Page } from '@/api/types'

/** Who looks: the customer itself, its partner, or the vendor. */
export type Side = 'my' | 'partner' | 'vendor'

interface Way {
  list: (query: Query) => Promise<Page<Order>>
  one: (id: string) => Promise<OrderDetail>
  exports: ExportPath
  /** The page of the list; that of an order stands below. */
  page: string
  title: string
}
export const sides: Record<Side, Way> = {
  my: { list: api.myOrders, one: api.myOrder, exports: '/my/orders', page: '/my/orders', title: 'menu.my_orders' },
  partner: { list: api.orders, one: api.order, exports: '/orders', page: '/sales/orders', title: 'menu.sales_customers_orders' },
  vendor: { list: api.allOrders, one: api.anyOrder, exports: '/all-orders', page: '/vendor/orders', title: 'menu.orders_all' },
}
