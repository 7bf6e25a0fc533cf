import type { Room } from '@/lib/room'

const one = () => import('./OrderPage.vue')

export default {
  pages: [
    { path: '/my/purchase', name: 'purchase', component: () => import('./PurchasePage.vue'), meta: { permission: 'my.buy' } },
    { path: '/my/orders', name: 'my-orders', component: () => import('./MyOrders.vue'), meta: { permission: 'my.orders' } },
    { path: '/my/orders/:id(\\d+)', name: 'my-order', component: one, props: { side: 'my' }, meta: { title: 'orders.detail', permission: 'my.orders' } },
    { path: '/sales/orders', name: 'customer-orders', component: () => import('./SalesOrders.vue'), meta: { permission: 'orders.view' } },
    {
      path: '/sales/orders/:id(\\d+)',
      name: 'customer-order',
      component: one,
      props: { side: 'partner' },
      meta: { title: 'orders.detail', permission: 'orders.view' },
    },
    { path: '/vendor/orders', name: 'all-orders', component: () => import('./VendorOrders.vue'), meta: { permission: 'orders.view_all' } },
    {
      path: '/vendor/orders/:id(\\d+)',
      name: 'any-order',
      component: one,
      props: { side: 'vendor' },
      meta: { title: 'orders.detail', permission: 'orders.view_all' },
    },
    { path: '/vendor/deliveries', name: 'deliveries', component: () => import('./DeliveryList.vue'), meta: { permission: 'orders.deliver' } },
  ],
} satisfies Room
