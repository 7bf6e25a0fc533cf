// Who plays in the demo market.
export type Persona = 'partner' | 'distributor' | 'operator' | 'finance' | 'customer'

export interface SignIn {
  account: string
  user?: string
  password: string
}

const accounts: Record<Persona, string> = {
  partner: 'yunfan',
  distributor: 'zhonglian',
  operator: 'operator',
  finance: 'operator_finance',
  customer: 'cust_1001',
}

export function find(who: Persona): SignIn {
  return { account: accounts[who], password: 'Demo-2026' }
}
