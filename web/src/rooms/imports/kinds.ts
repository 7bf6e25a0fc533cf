import { importsAt } from '@/api/imports'

/** What is imported; `words` is where it is named, under `name` column settings are kept. */
export const bills = {
  name: 'imports',
  words: 'bill_file',
  title: 'menu.billing_imports_bills',
  under: 'menu.billing',
  api: importsAt('/imports'),
  to: '/vendor/imports',
  template: '',
  /** Several files may be one delivery, of which it is said how it is meant. */
  deliveries: true,
  figures: ['lines_read', 'lines_landed', 'lines_waiting', 'lines_duplicate', 'lines_changed', 'lines_gone', 'lines_refused'],
} as const
export const resources = {
  name: 'resource_imports',
  words: 'resource_file',
  title: 'menu.billing_imports_resources',
  under: 'menu.billing',
  api: importsAt('/resource-imports'),
  to: '/vendor/resource-imports',
  template: '/api/v1/resource-imports/template',
  deliveries: false,
  figures: ['lines_read', 'lines_landed', 'lines_duplicate', 'lines_refused'],
} as const
export const customers = {
  name: 'customer_imports',
  words: 'customer_file',
  title: 'menu.billing_imports_customers',
  under: 'menu.billing',
  api: importsAt('/customer-imports'),
  to: '/vendor/customer-imports',
  template: '/api/v1/customer-imports/template',
  deliveries: false,
  figures: ['lines_read', 'lines_landed', 'lines_duplicate', 'lines_refused'],
} as const
export const products = {
  name: 'product_imports',
  words: 'product_file',
  title: 'menu.catalogue_imports',
  under: 'menu.catalogue',
  api: importsAt('/product-imports'),
  to: '/vendor/product-imports',
  template: '/api/v1/product-imports/template',
  deliveries: false,
  figures: ['lines_read', 'lines_landed', 'lines_duplicate', 'lines_refused'],
} as const
export type ImportKind = typeof bills | typeof resources | typeof customers | typeof products
