import type { Component } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { Customer } from '@/api/types'

/** Something that a person may do with the customers for which it was offered. */
export interface CustomerAct {
  key: string
  /** Message key of what it is called. */
  text: string
  /** Where it leads … */
  to?: RouteLocationRaw
  /** … or the dialog that does it, with what that needs. It is opened by its model, and says when it is done. */
  dialog?: Component
  props?: Record<string, unknown>
  /** Not offered where this is false. */
  when?: boolean
  disabled?: boolean
  /** Message key of why it is disabled. */
  why?: string
  /** In a row: stands there itself, not under 更多. */
  direct?: boolean
  /** Under 更多 or in a menu: a line above it. */
  divided?: boolean
  /** In a bar: stands out. */
  primary?: boolean
  /** In a bar: message keys of the menu under which it stands, and of what that is called for a customer. */
  menu?: { text: string; label?: string }
}

/**
 * What a room offers in 客户管理 and on a customer's page: the default export of its customerActs.ts, by which the
 * customers' pages find it.
 */
export interface CustomerActs {
  /** Its place among the other rooms' in the list, and on the page. */
  order: { list: number; page: number }
  /** Called once as a page is set up. */
  use: () => {
    /** In a row. `own`: the customer is the partner's own. */
    row?: (customer: Customer, own: boolean) => CustomerAct[]
    /** Above the list, for the customers ticked there. */
    picked?: (customers: Customer[], untick: () => void) => CustomerAct[]
    /** Whether something of that can be done with this customer, so that it can be ticked. */
    ticks?: (customer: Customer) => boolean
    page?: (customer: Customer, own: boolean) => CustomerAct[]
  }
}
