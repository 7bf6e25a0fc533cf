// The values the portal API answers with. Amounts are decimal strings, instants are UTC, absent values are null.

/** total_more: there are more than were counted. */
export interface Page<T> { total: number; total_more?: boolean; items: T[] }
export type Language = 'zh-CN' | 'en'

export type PartnerKind = 'solution_provider' | 'distributor' | 'reseller'
export type PartnerStatus = 'normal' | 'restricted' | 'frozen'
export type Frozen = 'none' | 'account' | 'account_and_resources'
export type Association = 'resale' | 'referral' | 'none'
export type Source = 'topup' | 'credit'
export type Operation = 'allocate' | 'reclaim' | 'unbind_reclaim'

export interface Person {
  id: string
  name: string
  kind: 'operator' | 'partner' | 'customer'
  account_name: string
  roles: string[]
  permissions: string[]
  language: Language
  must_change_password: boolean
  must_enrol?: boolean
}
export interface Session {
  person: Person
  partner: { id: string; name: string; kind: PartnerKind } | null
  customer: { id: string; name: string } | null
  /** Who acts for the customer, when somebody does. */
  actor?: { name: string; partner_name: string; purpose: 'order' | 'operate' } | null
  csrf_token: string
}
export interface TableSettings { columns: string[] | null; page_size: number | null }

export interface FundsBalance {
  topup: { balance: string; on_hold: string; available: string }
  credit: { limit: string; used: string; on_hold: string; available: string; expires_at: string | null }
  total_available: string
}
export type TodoId = string
/** What a vendor does first; `done` from what is there, `may` from the person's permissions. */
export interface FirstStep { id: string; link: string; done: boolean; may: boolean }
export interface HomeView {
  balance: FundsBalance | null
  account: MyBalance | null
  todos: { id: TodoId; count: number; link: string }[]
  customers: { total: number; resale: number; referral: number } | null
  consumption: { month_to_date: string; last_month: string } | null
  first_steps: { hidden: boolean; items: FirstStep[] } | null
}

export interface Partner {
  id: string
  name: string
  account_name: string
  kind: PartnerKind
  status: PartnerStatus
  /** What counts: its general distributor's state included. */
  standing: PartnerStatus
  distributor_id: string | null
  customers: number
  topup_balance: string
  topup_on_hold: string
  topup_available: string
  credit_limit: string
  credit_used: string
  credit_on_hold: string
  credit_available: string
  credit_expires_at: string | null
  created_at: string
}
export interface TopUp { transfer_id: string; amount: string; reference: string; remark: string | null; operator: string; at: string }
export interface CreditLimit { credit_limit: string; credit_available: string; credit_expires_at: string | null }

export interface Customer {
  id: string
  name: string
  account_name: string
  partner_id: string
  partner_name: string
  association_type: Association
  associated_at: string
  level: string
  tags: string[]
  mobile: string
  email: string
  customer_type: 'person' | 'company' | null
  verified_status: 'none' | 'reviewing' | 'rejected' | 'verified'
  balance: string | null
  on_hold: string | null
  available: string | null
  balance_topup: string | null
  balance_credit: string | null
  arrears: string | null
  manager_id: string | null
  manager_name: string | null
  frozen: Frozen
  own_frozen: Frozen
  frozen_by_partner: PartnerStatus | null
  frozen_automatically: boolean
  frozen_at: string | null
  frozen_due_at: string | null
  budget_kind: 'monthly' | 'one_off' | null
  budget_amount: string | null
  budget_used: string | null
  budget_percent: number | null
  spent: string
  can_adjust: boolean
}
/** Personal data in full; every look is written to the trail. */
export interface Revealed { id: string; account_name: string | null; mobile: string | null; email: string | null }
export interface CustomerDetail {
  customer: Customer
  associations: { partner_name: string; association_type: Association; from: string; to: string | null }[]
}

export interface Adjustment {
  trans_id: string
  operation_type: Operation
  customer_id: string
  customer_name: string
  customer_kind: 'customer' | 'reseller'
  amount: string
  source: Source | 'mixed'
  arrears_settled: string
  customer_balance: string
  memo: string | null
  operator: string
  at: string
  apply_scene: string | null
}
export interface BulkRow { customer_id: string; ok: boolean; trans_id: string | null; error_code: string | null; error_msg: string | null; request_id?: string | null }
export interface BulkAnswer { succeeded: number; failed: number; in_review: number; amount_succeeded: string; results: BulkRow[] }
export interface StatementLine {
  id: string
  at: string
  trade_type: string
  trans_id: string
  amount: string
  direction: 'income' | 'expense'
  balance_after: string
  customer_id: string | null
  customer_name: string | null
  remark: string | null
}

export interface Reseller {
  id: string
  name: string
  account_name: string
  status: PartnerStatus
  customers: number
  topup_balance: string
  topup_on_hold: string
  topup_available: string
  control_granted: boolean
  budget_quota: string | null
  budgets_granted: string | null
  created_at: string
}

export interface Line {
  id: string
  cycle: string
  customer_id: string
  customer_name: string
  association_type: Association
  manager_id: string | null
  manager_name: string | null
  product_type: string
  product: string
  charging_mode: 'on_demand' | 'period' | 'other'
  bill_type: 'usage' | 'purchase' | 'credit' | 'adjustment' | 'tax' | 'refund'
  consumed_from: string
  consumed_to: string
  resource_id: string
  resource_name: string
  region: string
  usage: string
  usage_unit: string
  description: string
  currency: string
  original_amount: string
  exchange_rate: string | null
  rate_date: string | null
  list_amount: string
  discount: string
  amount: string
  payable: string
  dropped: string
  paid_cash: string
  paid_credit: string
  arrears: string
  provider: string
  line_number: number
  import_id: string
  corrects: string | null
  invoice_id: string
}
export interface Trend { points: { period: string; payable: string; list_amount: string; refund: string }[]; payable_total: string; list_total: string }
export interface ProductShare { product_type: string; product: string; payable: string; share: string }
export interface CustomerShare { customer_id: string; customer_name: string; association_type: Association; payable: string; share: string }

export type ResourceStatus = 'in_use' | 'grace' | 'freezing' | 'changing' | 'closing' | 'closed' | 'frozen' | 'expired'
export interface Resource {
  id: string
  resource_id: string
  name: string
  charging: 'period' | 'on_demand' | 'reserved'
  service_type_code: string
  service_type: string
  resource_type_code: string
  resource_type: string
  region: string
  availability_zone: string
  spec: string
  spec_desc: string
  status: ResourceStatus
  effective_at: string
  expires_at: string | null
  expire_policy: string | null
  main: boolean
  main_resource_id: string
  order_id: string
  product_id: string
  project_id: string
  reported_at: string
}
export interface ResourceDetail { resource: Resource; main_resource: Resource | null; attached: Resource[] }
export interface ResourceSummary { period: number; on_demand: number; reserved: number; expiring: number; next_expires_at: string | null }

export interface Import {
  id: string
  file_name: string
  files: number
  state: 'collecting' | 'running' | 'waiting' | 'finished' | 'failed' | 'dropped'
  step: '' | 'queued' | 'reading' | 'booking'
  mode: '' | DeliveryMode
  bytes_total: number
  bytes_done: number
  lines_read: number
  lines_landed: number
  lines_waiting: number
  lines_duplicate: number
  lines_changed: number
  lines_gone: number
  lines_refused: number
  error: string | null
  started_at: string
  finished_at: string | null
  operator: string
}
export type DeliveryMode = 'snapshot' | 'increment'
export interface ImportFile { number: number; file_name: string; bytes_total: number }
export interface DeliveryComparison {
  equal: number
  changed: number
  gone: number
  added: number
  alike: number
  alike_elsewhere: number
  refused: number
  differences: { currency: string; amount: string }[]
}
export interface ImportFault { file_name: string; line: number; column: string; reason_code: string; reason: string; value: string }
export interface WaitingAccount {
  billing_account_id: string
  billing_account_name: string
  sub_account_id: string
  sub_account_name: string
  provider: string
  reason: 'account' | 'rate' | 'word'
  lines: number
  currency: string
  billed_cost: string
  first_at: string
  last_at: string
}
export interface WaitingCurrency { currency: string; lines: number; billed_cost: string; lines_without_rate: number; rate_needed_from: string | null }
export interface Mapping {
  id: string
  billing_account_id: string
  sub_account_id: string | null
  from: string | null
  to: string | null
  delivery: 'unsaid' | DeliveryMode
  customer_id: string
  customer_name: string
  partner_id: string
  partner_name: string
  created_at: string
}
export interface Landed { id: string; lines_landed: number; amount_charged: string }
export interface ExchangeRate { id: string; currency: string; day: string; rate: string; entered_by: string }

export interface MyBalance {
  partner_name: string
  association_type: Association
  balance: string | null
  on_hold: string | null
  available: string | null
  balance_topup: string | null
  balance_credit: string | null
  arrears: string | null
}

/** What an act on one customer or many answers. */
export interface CustomerResults {
  succeeded: number
  failed: number
  results: { customer_id: string; ok: boolean; error_code: string | null; error_msg: string | null }[]
}
