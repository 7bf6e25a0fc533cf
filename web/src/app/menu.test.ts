import type { RouteRecordNormalized } from 'vue-router'
import { expect, it } from 'vitest'
import { menuPlaces } from '@/api/menu'
import { menuOf, menuTitle } from '@/lib/menu'
import { pages } from './pages'

const all = pages as unknown as RouteRecordNormalized[]
const shown = (found: ReturnType<typeof menuOf>) =>
  found.map((root) => [root.title, root.to ?? root.groups.map((group) => [group.title, ...group.leaves.map((leaf) => leaf.to)])])

it('the menu of the server leads to pages of the console', () => {
  expect(shown(menuOf(all))).toEqual([
    ['menu.home', '/'],
    [
      'menu.sales',
      [
        ['menu.sales_expansion', '/sales/expansion', '/sales/renewal-tasks'],
        ['menu.sales_customers', '/sales/customers', '/sales/assignment', '/sales/orders', '/sales/consumption'],
        ['menu.sales_accounts', '/sales/funds', '/sales/approvals', '/sales/contracts'],
        ['menu.sales_boards', '/sales/dashboard'],
        ['menu.sales_resellers', '/sales/resellers'],
      ],
    ],
    ['menu.partners', '/vendor/partners'],
    ['menu.reviews', '/vendor/registrations'],
    [
      'menu.billing',
      [
        ['menu.billing_imports', '/vendor/imports', '/vendor/resource-imports', '/vendor/customer-imports', '/vendor/waiting-accounts'],
        ['menu.billing_assignment', '/vendor/mappings', '/vendor/exchange-rates'],
      ],
    ],
    ['menu.catalogue', [[undefined, '/vendor/products', '/vendor/product-imports', '/vendor/discounts']]],
    ['menu.orders', [[undefined, '/vendor/orders', '/vendor/deliveries']]],
    ['menu.organisation', [[undefined, '/organisation/members', '/organisation/trail', '/organisation/webhooks']]],
    ['menu.my', '/my/account'],
    ['menu.my_purchase', '/my/purchase'],
    ['menu.my_orders', '/my/orders'],
    ['menu.my_subscriptions', '/my/subscriptions'],
    ['menu.my_resources', '/my/resources'],
    ['menu.my_discounts', '/my/discounts'],
    ['menu.my_partner', '/my/partner'],
  ])
  const addresses = new Set(all.map((page) => page.path))
  expect(menuPlaces.filter((place) => place.address && !addresses.has(place.address))).toEqual([])
})
it('what nobody may use is not in the menu', () => {
  const found = menuOf(all.filter((page) => page.meta?.permission === undefined || page.meta.permission === 'trail.view'))
  expect(shown(found)).toEqual([
    ['menu.home', '/'],
    ['menu.organisation', [[undefined, '/organisation/trail']]],
  ])
})
it('pages have names, addresses and titles of their own', () => {
  for (const what of ['name', 'path'] as const) expect(new Set(all.map((page) => page[what])).size).toBe(all.length)
  expect(all.filter((page) => !page.meta?.title && menuTitle(page.path) === undefined).map((page) => page.path)).toEqual([])
})
