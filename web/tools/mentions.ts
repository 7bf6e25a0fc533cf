// The keys of words that code mentions.
import { rowColumns, type RowColumn } from '../src/api/columns'

export interface Words {
  [key: string]: string | Words
}
/** Whether a key is mentioned. */
export type Mentions = (key: string) => boolean

export interface Found {
  /** 'funds.allocate', or all that stands under 'association'. */
  whole: Set<string>
  /** The heads and tails of keys in templates: `association.${type}`. */
  begun: (readonly [head: string, tail: string])[]
}

const within = (key: string, whole: Set<string>): boolean => whole.has(key) || (key.includes('.') && within(key.slice(0, key.lastIndexOf('.')), whole))

/** Keys as they stand in code. */
export function found(code: string, words: Words): Found {
  const namespaces = Object.keys(words).join('|')
  const whole = new Set([...code.matchAll(new RegExp(`['\`]((?:${namespaces})(?:\\.[a-z0-9_]+)*)['\`]`, 'g'))].map((m) => m[1]!))
  // <FormField missing="relation.reason_missing">: handed on as an attribute.
  for (const [, key] of code.matchAll(/\bmissing="([a-z_.]+)"/g)) whole.add(key!)
  // With one or several places for what is put in: `freezing.${whose}_${what}`.
  const begun = [...code.matchAll(new RegExp(`\`((?:${namespaces})\\.[a-z0-9_]*)\\$\\{[^\`]*\\}([a-z0-9_]*)\``, 'g'))].map((m) => [m[1]!, m[2]!] as const)
  return { whole, begun }
}

/** The rows that code draws by name bring what their columns are called, and the words of their codes. */
function ofRows(code: string): string[] {
  const rows = Object.keys(rowColumns).filter((row) => new RegExp(`(?<!Schemas\\[)'${row}'`).test(code))
  const codes = rows.flatMap((row) => Object.values<RowColumn>(rowColumns[row as keyof typeof rowColumns]).map((column) => column.words))
  return [...rows.map((row) => `columns.${row}`), ...codes.filter((group) => group !== undefined)]
}

/** Those that code needs. What columns are called is asked for by their rows, not by the one place that says it. */
export function mentions(code: string, { columns: _, ...words }: Words): Mentions {
  const { whole, begun } = found(code, words)
  ofRows(code).forEach((key) => whole.add(key))
  return (key) => within(key, whole) || begun.some(([head, tail]) => key.startsWith(head) && key.endsWith(tail))
}
