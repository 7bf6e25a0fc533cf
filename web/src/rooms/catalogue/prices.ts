import type { ProductPrice } from '@/api/types'

type Say = (key: string, named?: Record<string, unknown>) => string

export const modes = ['period', 'on_demand', 'reserved', 'once'] as const
/** Of what prices of a mode are; on demand people name the usage factor. */
export const unitsOf = { period: ['month', 'year', 'day'], reserved: ['year'], once: ['once'], on_demand: [] } as const

/** "包年/包月 · 月，每 GB（容量）", "按需 · 时长，每 小时". `size`: the unit of the product's size; empty: it has none. */
export function offerText(t: Say, price: ProductPrice, size: string): string {
  const unit = price.charging === 'on_demand' ? t('catalogue.by_use', { use: price.unit_name, unit: price.measure_name }) : t(`price_unit.${price.unit}`)
  const offer = `${t(`product_charging.${price.charging}`)} · ${unit}`
  return size === '' ? offer : t('catalogue.of_size', { offer, size })
}

export const isPrice = (text: string): boolean => /^\d{1,9}(\.\d{1,8})?$/.test(text.trim())
export const isFactor = (text: string): boolean => /^[\w.-]{1,64}$/.test(text)
