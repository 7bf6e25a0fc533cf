import { computed } from 'vue'
import { can } from './session'

export interface MenuLeaf { key: string; to: string; permission: string }
export interface MenuGroup { key: string; leaves: MenuLeaf[] }
export interface MenuRoot { key: string; to?: string; permission?: string; groups: MenuGroup[] }

const all: MenuRoot[] = [
  { key: 'home', to: '/', groups: [] },
  {
    key: 'sales',
    groups: [
      { key: 'group_expansion', leaves: [{ key: 'expansion', to: '/sales/expansion', permission: 'entry.view' }] },
      {
        key: 'group_customers',
        leaves: [
          { key: 'customers', to: '/sales/customers', permission: 'customers.view' },
          { key: 'assignment', to: '/sales/assignment', permission: 'customers.assign_managers' },
          { key: 'consumption', to: '/sales/consumption', permission: 'consumption.view' },
        ],
      },
      {
        key: 'group_accounts',
        leaves: [
          { key: 'funds', to: '/sales/funds', permission: 'funds.view' },
          { key: 'approvals', to: '/sales/approvals', permission: 'approvals.view' },
        ],
      },
      { key: 'group_boards', leaves: [{ key: 'dashboard', to: '/sales/dashboard', permission: 'consumption.view' }] },
      { key: 'group_resellers', leaves: [{ key: 'resellers', to: '/sales/resellers', permission: 'resellers.view' }] },
    ],
  },
  { key: 'partners', to: '/vendor/partners', permission: 'partners.view', groups: [] },
  { key: 'reviews', to: '/vendor/registrations', permission: 'entry.review', groups: [] },
  {
    key: 'billing',
    groups: [
      {
        key: 'group_imports',
        leaves: [
          { key: 'imports', to: '/vendor/imports', permission: 'imports.manage' },
          { key: 'resource_imports', to: '/vendor/resource-imports', permission: 'resources.manage' },
          { key: 'customer_imports', to: '/vendor/customer-imports', permission: 'customers.admit' },
          { key: 'waiting', to: '/vendor/waiting-accounts', permission: 'imports.manage' },
        ],
      },
      {
        key: 'group_assign',
        leaves: [
          { key: 'mappings', to: '/vendor/mappings', permission: 'imports.manage' },
          { key: 'rates', to: '/vendor/exchange-rates', permission: 'imports.manage' },
        ],
      },
    ],
  },
  {
    key: 'organisation',
    groups: [
      { key: 'group_members', leaves: [{ key: 'members', to: '/organisation/members', permission: 'people.view' }] },
      { key: 'group_records', leaves: [{ key: 'trail', to: '/organisation/trail', permission: 'trail.view' }] },
    ],
  },
  { key: 'my', to: '/my/account', permission: 'my.view', groups: [] },
  { key: 'my_resources', to: '/my/resources', permission: 'my.resources', groups: [] },
  { key: 'my_partner', to: '/my/partner', permission: 'my.relation', groups: [] },
]

/** Of a menu, what the person may use; a root without a leaf left disappears. */
export function usable(roots: MenuRoot[], may: (permission: string) => boolean): MenuRoot[] {
  return roots.flatMap((root) => {
    if (root.to !== undefined) return root.permission === undefined || may(root.permission) ? [root] : []
    const groups = root.groups
      .map((group) => ({ ...group, leaves: group.leaves.filter((leaf) => may(leaf.permission)) }))
      .filter((group) => group.leaves.length > 0)
    return groups.length > 0 ? [{ ...root, groups }] : []
  })
}

export const menu = computed(() => usable(all, can))
