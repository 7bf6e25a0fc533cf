import { amountFault, canonical } from '@/lib/money'

/** A budget may be nothing at all; otherwise it is an amount like any other. */
const isZero = (text: string) => /^\s*0+(\.0{0,2})?\s*$/.test(text)
export const canonicalBudget = (text: string): string => (isZero(text) ? '0.00' : canonical(text))
export const budgetFault = (text: string): '' | 'bad_amount' => (isZero(text) || amountFault(text) === '' ? '' : 'bad_amount')
