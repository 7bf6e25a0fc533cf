import type { OrderItem } from '@/api/orders'
import type { Offer } from '@/api/types'

/** Something chosen to be bought. */
export interface CartItem {
  key: number
  offer: Offer
  size: number
  number: number
  unit: 'month' | 'year'
  periods: number
}
export const itemOf = ({ offer, size, number, unit, periods }: Omit<CartItem, 'key'>): OrderItem => ({
  product_id: offer.id,
  ...(offer.size_measure_id === 0 ? {} : { size }),
  number,
  unit,
  periods,
})
/** The times for which it is offered. */
export const unitsOf = (offer: Offer): ('month' | 'year')[] => (['month', 'year'] as const).filter((unit) => offer[unit] !== null)
