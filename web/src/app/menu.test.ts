import type { RouteRecordNormalized } from 'vue-router'
import { expect, it } from 'vitest'
import { menuOf } from '@/lib/menu'
import { pages } from './pages'

const all = pages as unknown as RouteRecordNormalized[]
const shown = (found: ReturnType<typeof menuOf>) =>
  found.map((root) => [root.title, root.to ?? root.groups.map((group) => [group.key, ...group.leaves.map((leaf) => leaf.to)])])

it('the menu puts the pages of all rooms in order', () => {
  expect(shown(menuOf(all))).toEqual([
    ['menu.home', '/'],
    [
      'menu.sales',
      [
        ['expansion', '/sales/expansion'],
        ['customers', '/sales/customers', '/sales/assignment', '/sales/consumption'],
        ['accounts', '/sales/funds', '/sales/approvals'],
        ['boards', '/sales/dashboard'],
        ['resellers', '/sales/resellers'],
      ],
    ],
    ['menu.partners', '/vendor/partners'],
    ['menu.reviews', '/vendor/registrations'],
    [
      'menu.billing',
      [
        ['imports', '/vendor/imports', '/vendor/resource-imports', '/vendor/customer-imports', '/vendor/waiting-accounts'],
        ['assign', '/vendor/mappings', '/vendor/exchange-rates'],
      ],
    ],
    [
      'menu.organisation',
      [
        ['members', '/organisation/members'],
        ['records', '/organisation/trail'],
      ],
    ],
    ['menu.my', '/my/account'],
    ['menu.my_resources', '/my/resources'],
    ['menu.my_partner', '/my/partner'],
  ])
})
it('what nobody may use is not in the menu', () => {
  const found = menuOf(all.filter((page) => page.meta.permission === undefined || page.meta.permission === 'trail.view'))
  expect(shown(found)).toEqual([
    ['menu.home', '/'],
    ['menu.organisation', [['records', '/organisation/trail']]],
  ])
})
it('pages have names and addresses of their own', () => {
  for (const what of ['name', 'path'] as const) expect(new Set(all.map((page) => page[what])).size).toBe(all.length)
})
