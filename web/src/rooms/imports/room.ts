import type { Room } from '@/lib/room'
import { bills, customers, resources } from './kinds'

export default {
  pages: [
    {
      path: '/vendor/imports',
      name: 'imports',
      component: () => import('./ImportList.vue'),
      props: { kind: bills },
      meta: { title: 'menu.imports', permission: 'imports.manage', menu: { group: 'imports', order: 10 } },
    },
    {
      path: '/vendor/imports/:id(\\d+)',
      name: 'import',
      component: () => import('./ImportPage.vue'),
      props: { kind: bills },
      meta: { title: 'imports.detail', permission: 'imports.manage' },
    },
    {
      path: '/vendor/resource-imports',
      name: 'resource-imports',
      component: () => import('./ImportList.vue'),
      props: { kind: resources },
      meta: { title: 'menu.resource_imports', permission: 'resources.manage', menu: { group: 'imports', order: 20 } },
    },
    {
      path: '/vendor/resource-imports/:id(\\d+)',
      name: 'resource-import',
      component: () => import('./ImportPage.vue'),
      props: { kind: resources },
      meta: { title: 'imports.detail', permission: 'resources.manage' },
    },
    {
      path: '/vendor/customer-imports',
      name: 'customer-imports',
      component: () => import('./ImportList.vue'),
      props: { kind: customers },
      meta: { title: 'menu.customer_imports', permission: 'customers.admit', menu: { group: 'imports', order: 30 } },
    },
    {
      path: '/vendor/customer-imports/:id(\\d+)',
      name: 'customer-import',
      component: () => import('./ImportPage.vue'),
      props: { kind: customers },
      meta: { title: 'imports.detail', permission: 'customers.admit' },
    },
    {
      path: '/vendor/waiting-accounts',
      name: 'waiting',
      component: () => import('./WaitingList.vue'),
      meta: { title: 'menu.waiting', permission: 'imports.manage', menu: { group: 'imports', order: 40 } },
    },
    {
      path: '/vendor/mappings',
      name: 'mappings',
      component: () => import('./MappingList.vue'),
      meta: { title: 'menu.mappings', permission: 'imports.manage', menu: { group: 'assign', order: 10 } },
    },
    {
      path: '/vendor/exchange-rates',
      name: 'rates',
      component: () => import('./RateList.vue'),
      meta: { title: 'menu.rates', permission: 'imports.manage', menu: { group: 'assign', order: 20 } },
    },
  ],
} satisfies Room
