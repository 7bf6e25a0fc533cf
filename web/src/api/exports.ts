import { del, get, meaningful, post, type Query } from './client'
import type { BodyOf, ExportPath, QueryOf, Schemas } from './contract'

type New = BodyOf<'post', '/exports'>
export type ExportFormat = NonNullable<New['format']>
/** A format as it is chosen: CSV with the mark by which spreadsheets know UTF-8, or without it for programs. */
export type ExportFile = 'xlsx' | 'csv' | 'csv_plain'
export type ExportScope = NonNullable<New['scope']>
export type ExportTask = Schemas['ExportRow']

export const exportTasks = (query: QueryOf<'/exports'>) => get('/exports', { query })
export const removeExport = (export_id: string, key: string) => del('/exports/{export_id}', { path: { export_id }, key })
export const fileOf = (task: ExportTask) => `/api/v1/exports/${task.id}/file`

/** With a reason, personal data is in full. */
export interface NewExport {
  path: ExportPath
  query: Query
  scope: ExportScope
  file: ExportFile
  reason?: string
}
/** `path` is that of the list, without the common beginning. */
export const createExport = ({ path, query, scope, file, reason }: NewExport, key: string) => {
  const format: ExportFormat = file === 'xlsx' ? 'xlsx' : 'csv'
  const list = `/api/v1${path}`
  const body = { list, query: new URLSearchParams(meaningful(query)).toString(), scope, format, byte_order_mark: file === 'csv' }
  return reason === undefined ? post('/exports', { body, key }) : post('/exports/in-full', { body: { ...body, reason }, key })
}
/** Lists whose rows tell the customer they are of: only those are exported in full. */
export const tellsCustomers = (path: string) =>
  ['/customers', '/funds/adjustments', '/funds/statement', '/consumption/lines', '/relation-events', '/budget-records'].includes(path) ||
  /^\/customers\/\d+\/statement$/.test(path)
