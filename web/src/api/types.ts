// The shapes that several pages name, as the document tells them. Amounts are decimal strings, instants are UTC, absent values are null.
import type { Schemas } from './contract'

/** What a table shows of a list. total_more: there are more than were counted. */
export interface Page<T> {
  total: number
  total_more?: boolean
  items: T[]
}

export type Session = Schemas['SessionView']
export type Language = Session['person']['language']
export type HomeView = Schemas['HomePage']

export type Partner = Schemas['PartnerRow']
export type PartnerKind = Partner['kind']
export type PartnerStatus = Partner['status']
export type TopUp = Schemas['TopUpRow']

export type Customer = Schemas['CustomerRow']
export type Association = Customer['association_type']
export type Frozen = Customer['frozen']
export type CustomerDetail = Schemas['CustomerDetail']
/** What an act on one customer or many answers. */
export type CustomerResults = Schemas['CustomerResults']

export type FundsBalance = Schemas['FundsBalance']
export type MyBalance = Schemas['MyBalance']
export type Adjustment = Schemas['Adjustment']
export type BulkAnswer = Schemas['BulkResults']
export type StatementLine = Schemas['StatementRow']
/** Resellers are partners to their distributor. */
export type Reseller = Partner

export type Line = Schemas['LineRow']
export type Trend = Schemas['Trend']

export type Discount = Schemas['DiscountRow']
export type Promotion = Schemas['PromotionRow']
export type Ceiling = Schemas['CeilingRow']
export type Product = Schemas['ProductRow']
export type ProductPrice = Schemas['ProductPriceRow']

export type Order = Schemas['OrderRow']
export type OrderLine = Schemas['OrderLineRow']
export type OrderDetail = Schemas['OrderDetail']
export type Offer = Schemas['OfferRow']
export type Quotation = Schemas['Quotation']

export type Resource = Schemas['ResourceRow']
export type ResourceStatus = Resource['status']

export type Import = Schemas['ImportRow']
export type ImportFault = Schemas['FaultRow']
export type WaitingAccount = Schemas['WaitingAccount']
export type Mapping = Schemas['MappingRow']
export type DeliveryMode = Exclude<Mapping['delivery'], 'unsaid'>
export type Landed = Schemas['MappingDone']
export type ExchangeRate = Schemas['RateRow']
