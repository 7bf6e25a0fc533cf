// Who plays in the demo market.
export type Persona = 'partner' | 'distributor' | 'operator' | 'finance' | 'customer' | 'account_manager'

export interface SignIn {
  account: string
  user?: string
  password: string
}

/** IAM users of the account. */
const users: Partial<Record<Persona, string>> = { account_manager: 'sun.lei' }
const accounts: Record<Persona, string> = {
  partner: 'yunfan',
  distributor: 'zhonglian',
  operator: 'operator',
  finance: 'operator_finance',
  customer: 'cust_1001',
  account_manager: 'yunfan',
}

export function find(who: Persona): SignIn {
  return { account: accounts[who], user: users[who], password: 'Demo-2026' }
}
