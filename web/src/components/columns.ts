interface Shape<T> {
  title: string
  kind?: 'text' | 'money' | 'exact' | 'time' | 'day' | 'id' | 'count'
  /** The server sorts by this column. */
  sortable?: boolean
  /** Personal data: hidden until the eye in the header is opened. */
  masked?: boolean
  /** Shown only to those who chose it. */
  spare?: boolean
  /** Cannot be hidden. */
  fixed?: boolean
  /** Sentences: shown whole on several lines instead of cut. */
  wrap?: boolean
  width?: number
  /** Where the value is, when it is not row[key]. */
  value?: (row: T) => string | number | null | undefined
}
/** One column of a list: a field of its rows, or what is made of them. */
export type Column<T> = Shape<T> & ({ key: keyof T & string } | { key: string; value: NonNullable<Shape<T>['value']> })

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
