import type { Discount } from '@/api/types'
import { today } from '@/lib/calendar'

/** What every new discount says; `of`: everything, one service, one product. */
export interface Terms {
  of: 'all' | 'service' | 'product'
  service_type_code: string
  product_id: string
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
const hasTarget = ({ of, service_type_code, product_id }: Terms): boolean => of === 'all' || (of === 'service' ? service_type_code !== '' : product_id !== '')
export const isWhole = (terms: Terms): boolean => hasTarget(terms) && isRatio(terms.ratio) && terms.first_day !== ''

/** As the operations take them. */
export const termsOf = ({ of, service_type_code, product_id, charging, ratio, first_day, last_day }: Terms) => ({
  service_type_code: of === 'service' ? service_type_code : null,
  product_id: of === 'product' ? product_id : null,
  charging: charging || null,
  ratio: ratio.trim(),
  first_day,
  last_day: last_day || null,
})

/** "85" of "0.85". */
export const percentOf = (ratio: string): string => String(Math.round(Number(ratio) * 1_000_000) / 10_000)

type Say = (key: string) => string
interface Target {
  service_type: string
  spec: string
  region: string
}
/** What it is for: everything, a service, one product. */
export function targetText(t: Say, { service_type, spec, region }: Target): string {
  if (service_type === '') return t('discounts.everything')
  return spec === '' ? service_type : `${service_type} · ${spec} · ${region}`
}
