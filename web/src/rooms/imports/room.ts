import type { Room } from '@/lib/room'
import { bills, customers, products, resources } from './kinds'

export default {
  pages: [
    {
      path: '/vendor/imports',
      name: 'imports',
      component: () => import('./ImportList.vue'),
      props: { kind: bills },
      meta: { permission: 'imports.manage' },
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
      meta: { permission: 'resources.manage' },
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
      meta: { permission: 'customers.admit' },
    },
    {
      path: '/vendor/customer-imports/:id(\\d+)',
      name: 'customer-import',
      component: () => import('./ImportPage.vue'),
      props: { kind: customers },
      meta: { title: 'imports.detail', permission: 'customers.admit' },
    },
    {
      path: '/vendor/product-imports',
      name: 'product-imports',
      component: () => import('./ImportList.vue'),
      props: { kind: products },
      meta: { permission: 'catalogue.manage' },
    },
    {
      path: '/vendor/product-imports/:id(\\d+)',
      name: 'product-import',
      component: () => import('./ImportPage.vue'),
      props: { kind: products },
      meta: { title: 'imports.detail', permission: 'catalogue.manage' },
    },
    {
      path: '/vendor/waiting-accounts',
      name: 'waiting',
      component: () => import('./WaitingList.vue'),
      meta: { permission: 'imports.manage' },
    },
    {
      path: '/vendor/mappings',
      name: 'mappings',
      component: () => import('./MappingList.vue'),
      meta: { permission: 'imports.manage' },
    },
    {
      path: '/vendor/exchange-rates',
      name: 'rates',
      component: () => import('./RateList.vue'),
      meta: { permission: 'imports.manage' },
    },
  ],
} satisfies Room
