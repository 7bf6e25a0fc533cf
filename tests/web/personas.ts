// Who plays in the demo market.
export type Persona = 'partner' | 'distributor' | 'operator' | 'finance' | 'customer' | 'account_manager' | 'partner2' | 'distributor_finance'

export interface SignIn {
  account: string
  user?: string
  password: string
}

/** IAM users of the account. */
const users: Partial<Record<Persona, string>> = { account_manager: 'sun.lei', distributor_finance: 'he.jing' }
const accounts: Record<Persona, string> = {
  partner: 'yunfan',
  distributor: 'zhonglian',
  operator: 'operator',
  finance: 'operator_finance',
  customer: 'cust_1001',
  account_manager: 'yunfan',
  partner2: 'haiyue',
  distributor_finance: 'zhonglian',
}

export function find(who: Persona): SignIn {
  return { account: accounts[who], user: users[who], password: 'Demo-2026' }
}
