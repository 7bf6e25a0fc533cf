import { ref, shallowRef } from 'vue'
import { asFault } from '@/api/fault'
import { complained } from '@/lib/toast'

/** Fetches fields of these rows in full; the server notes who looked, and may want a reason. */
export type Ask<T> = (rows: T[], fields: string[], reason: string) => Promise<Partial<T>[]>

/** Which personal data of a list is seen in full: columns for every row, or single rows. */
export function useReveal<T extends object>(rowKey: (row: T) => string, ask: () => Ask<T> | undefined) {
  const shown = shallowRef(new Map<string, Partial<T>>())
  const columns = ref<string[]>([])
  /** A look that waits until somebody says why. */
  const waiting = shallowRef<{ rows: T[]; fields: string[] } | null>(null)
  const reason = ref('')

  async function look(rows: T[], fields: string[]): Promise<boolean> {
    const fetch = ask()
    if (!fetch || rows.length === 0 || fields.length === 0) return true
    try {
      const found = await fetch(rows, fields, reason.value)
      const next = new Map(shown.value)
      rows.forEach((row, i) => {
        const full = Object.fromEntries(Object.entries(found[i] ?? {}).filter(([name]) => fields.includes(name)))
        next.set(rowKey(row), { ...next.get(rowKey(row)), ...full } as Partial<T>)
      })
      shown.value = next
      return true
    } catch (thrown) {
      if (asFault(thrown).code === 'audit.reason_required') waiting.value = { rows, fields }
      else complained(thrown)
      return false
    }
  }

  async function toggleColumn(column: string, rows: T[]): Promise<void> {
    if (columns.value.includes(column)) {
      columns.value = columns.value.filter((one) => one !== column)
      shown.value = new Map(
        [...shown.value].map(([key, full]) => {
          const { [column as keyof T]: _hidden, ...others } = full
          return [key, others as Partial<T>]
        }),
      )
      return
    }
    columns.value = [...columns.value, column]
    if (!(await look(rows, [column])) && !waiting.value) columns.value = columns.value.filter((one) => one !== column)
  }

  async function toggleRow(row: T, fields: string[]): Promise<void> {
    const key = rowKey(row)
    const open = shown.value.get(key)
    if (open && fields.every((field) => field in open)) {
      const next = new Map(shown.value)
      next.delete(key)
      shown.value = next
    } else await look([row], fields)
  }

  /** Another page came: the open columns are asked for its rows. */
  async function turned(rows: T[]): Promise<void> {
    shown.value = new Map()
    if (columns.value.length > 0) await look(rows, columns.value)
  }

  async function explain(why: string): Promise<void> {
    const wanted = waiting.value
    waiting.value = null
    reason.value = why
    if (wanted && !(await look(wanted.rows, wanted.fields))) columns.value = []
  }
  function giveUp(): void {
    if (waiting.value) columns.value = columns.value.filter((one) => !waiting.value?.fields.includes(one))
    waiting.value = null
  }

  const rowOpen = (key: string, fields: string[]) => {
    const full = shown.value.get(key)
    return full !== undefined && fields.length > 0 && fields.every((field) => field in full)
  }
  return { shown, columns, waiting, toggleColumn, toggleRow, turned, explain, giveUp, rowOpen }
}
