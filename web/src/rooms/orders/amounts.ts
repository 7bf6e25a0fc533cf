import type { MoneyRow } from '@/components/MoneyRows.vue'
import { trimmed } from '@/lib/money'

type Say = (key: string, named?: Record<string, unknown>) => string
interface Priced {
  official: string
  discount: string
  erased: string
}

/** 官网价 − 折扣 − 抹零, exactly what is payable. */
export function priceRows(t: Say, { official, discount, erased }: Priced): MoneyRow[] {
  const less = (amount: string) => ({ amount: trimmed(amount), ...(Number(amount) === 0 ? {} : { sign: '-' as const }) })
  return [
    { key: 'official', label: t('orders.official'), amount: trimmed(official) },
    { key: 'discount', label: t('orders.discount'), ...less(discount) },
    { key: 'erased', label: t('orders.erased'), ...less(erased) },
  ]
}
/** Whose money paid. */
export function potRows(t: Say, payments: { pot: string; paid: string }[]): MoneyRow[] {
  return payments.map(({ pot, paid }) => ({ key: pot, label: t(`order_pot.${pot}`), amount: paid }))
}
/** "3 个月", "1 年". */
export const durationText = (t: Say, { unit, periods }: { unit: string; periods: number }): string =>
  t(unit === 'year' ? 'orders.years' : 'orders.months', { n: periods })
/** "云服务器 · c6.2xlarge · cn-north-4". */
export function productText(one: { service_type: string; spec_name: string; spec: string; region: string }): string {
  return [one.service_type, one.spec_name || one.spec, one.region].filter((part) => part !== '').join(' · ')
}
