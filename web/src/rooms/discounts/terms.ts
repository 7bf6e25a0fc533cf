import type { Discount } from '@/api/types'
import { today } from '@/lib/calendar'

/** For what something new is: everything, one service, one product. */
export interface Target {
  of: 'all' | 'service' | 'product'
  service_type_code: string
  product_id: string
}
/** What every new discount says. */
export interface Terms extends Target {
  charging: NonNullable<Discount['charging']> | ''
  ratio: string
  first_day: string
  last_day: string
}
export const noTerms = (of: Terms['of']): Terms => ({
  of,
  service_type_code: '',
  product_id: '',
  charging: '',
  ratio: '',
  first_day: today(),
  last_day: '',
})

export const isRatio = (text: string): boolean => /^(0\.\d{1,4}|1(\.0{1,4})?)$/.test(text.trim()) && Number(text) >= 0.01
export const hasTarget = ({ of, service_type_code, product_id }: Target): boolean =>
  of === 'all' || (of === 'service' ? service_type_code !== '' : product_id !== '')
export const isWhole = (terms: Terms): boolean => hasTarget(terms) && isRatio(terms.ratio) && terms.first_day !== ''

/** As the operations take them. */
export const targetOf = ({ of, service_type_code, product_id }: Target) => ({
  service_type_code: of === 'service' ? service_type_code : null,
  product_id: of === 'product' ? product_id : null,
})
export const termsOf = ({ charging, ratio, first_day, last_day, ...target }: Terms) => ({
  ...targetOf(target),
  charging: charging || null,
  ratio: ratio.trim(),
  first_day,
  last_day: last_day || null,
})

/** "8.5" of "0.85": 8.5 折. */
export const tenthsOf = (ratio: string): string => String(Math.round(Number(ratio) * 100_000) / 10_000)

/** "85" of "0.85". */
export const percentOf = (ratio: string): string => String(Math.round(Number(ratio) * 1_000_000) / 10_000)

type Say = (key: string, values?: Record<string, string>) => string
/** "官网价的 85%（8.5 折）": the part that is paid, and as people say it. */
export function ratioText(t: Say, ratio: string): string {
  const percent = percentOf(ratio)
  return percent === '100' ? t('discounts.percent', { n: percent }) : t('discounts.percent_tenths', { n: percent, tenths: tenthsOf(ratio) })
}

interface Named {
  service_type: string
  spec: string
  region: string
}
/** What it is for: everything, a service, one product. */
export function targetText(t: Say, { service_type, spec, region }: Named): string {
  if (service_type === '') return t('discounts.everything')
  return spec === '' ? service_type : `${service_type} · ${spec} · ${region}`
}
