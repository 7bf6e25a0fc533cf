import { useI18n } from 'vue-i18n'
import { rowColumns, type RowColumn } from '@/api/columns'
import type { Schemas } from '@/api/contract'

interface Shape<T> extends RowColumn {
  title: string
  /** Shown only to those who chose it. */
  spare?: boolean
  /** Cannot be hidden. */
  fixed?: boolean
  /** Sentences: shown whole on several lines instead of cut. */
  wrap?: boolean
  width?: number
  /** Where the value is, when it is not row[key]. */
  value?: (row: T) => unknown
}
/** One column of a list: a field of its rows, or what is made of them. */
export type Column<T> = Shape<T> & ({ key: keyof T & string } | { key: string; value: NonNullable<Shape<T>['value']> })

/** The rows whose columns the server's document describes, and their columns. */
export type RowName = keyof typeof rowColumns
export type KeyOf<Row extends RowName> = keyof (typeof rowColumns)[Row] & string

/** What a page says of a column: that of the document, under a name of its own where settings know it by another; or one
 * of its own. */
export type Chosen<Row extends RowName> =
  | KeyOf<Row>
  | ({ key: KeyOf<Row>; field?: undefined } & Partial<Shape<Schemas[Row]>>)
  | ({ key: string; field: KeyOf<Row> } & Partial<Shape<Schemas[Row]>>)
  | (Column<Schemas[Row]> & { field?: undefined })

/** What a column of a row is called, on pages and in files. */
export function headOf<Row extends RowName>(t: (key: string) => string, row: Row, key: KeyOf<Row>): string {
  const column = `${row}.${key}`
  return t(`columns.${column}`)
}

/** The same for what shows one such row, or looks for it. */
export function useHeads<Row extends RowName>(row: Row): (key: KeyOf<Row>) => string {
  const { t } = useI18n()
  return (key) => headOf(t, row, key)
}

/** Columns as the server's document describes them, with what the page says beyond; what is false is left out. */
export function columnsOf<Row extends RowName>(t: (key: string) => string, row: Row, chosen: (Chosen<Row> | false)[]): Column<Schemas[Row]>[] {
  const described: Partial<Record<string, RowColumn>> = rowColumns[row]
  return chosen.flatMap((one) => {
    if (one === false) return []
    const { field, ...own } = typeof one === 'string' ? { key: one, field: undefined } : one
    const key = (field ?? own.key) as KeyOf<Row>
    const column = described[key]
    return {
      ...column,
      ...(column && { title: headOf(t, row, key) }),
      ...(field && { value: (of: object) => (of as Record<string, unknown>)[field] }),
      ...own,
    } as Column<Schemas[Row]>
  })
}

/** Figures stand below each other by their ends. */
export function isNumeric({ kind }: RowColumn): boolean {
  return kind === 'amount' || kind === 'decimal' || kind === 'number'
}

/** The columns a person sees, in the person's order; without settings all but the spare ones. */
export function chosenColumns<T>(all: Column<T>[], settings: string[] | null | undefined): Column<T>[] {
  if (!settings || settings.length === 0) return all.filter((column) => !column.spare)
  const known = new Map(all.map((column) => [column.key, column]))
  const chosen = settings.flatMap((key) => known.get(key) ?? [])
  const missing = all.filter((column) => column.fixed && !chosen.includes(column))
  return [...missing, ...chosen]
}

/** "name" → "-name" → "name"; a new column begins ascending. */
export function nextSort(current: string, key: string): string {
  return current === key ? `-${key}` : key
}

/** Page numbers to offer: first, last, and the neighbours of the current one; 0 stands for a gap. */
export function pageNumbers(current: number, last: number): number[] {
  const wanted = [1, last, current - 1, current, current + 1].filter((n) => n >= 1 && n <= last)
  const sorted = [...new Set(wanted)].sort((a, b) => a - b)
  return sorted.flatMap((n, i) => {
    const before = sorted[i - 1]
    if (before === undefined || n - before === 1) return [n]
    return n - before === 2 ? [n - 1, n] : [0, n]
  })
}
