import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { limits, type Limit } from '@/api/limits'
import { rulesOf } from './form'

const root = join(import.meta.dirname, '..')
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.vue'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ name: relative(root, path), text: readFileSync(path, 'utf8') }))
const forms: Record<string, Record<string, Limit>> = limits

/** Fields that no operation of the file's forms takes: a limit would be looked for in vain. */
function strangers(text: string): string[] {
  const known = [...text.matchAll(/<DataForm\b[^>]*?\bof="([^"]+)"/g)].flatMap(([, of]) => Object.keys(forms[of!] ?? {}))
  const named = [...text.matchAll(/<FormField\b[^>]*?\sname="([^"]+)"[^>]*?>/g)]
  return known.length === 0 ? [] : named.filter(([tag, name]) => !known.includes(name!) && !tag.includes(':check=')).map(([, name]) => name!)
}
/** Forms by hand, and lengths that are not the document's. */
const byHand = (text: string): string[] => text.match(/<ElForm\b|\bmaxlength="\d+"/g) ?? []

describe('forms', () => {
  const texts = { missing: 'missing', short: (n: number) => `short ${n}`, shape: 'shape' }
  it('have the limits of the document', () => {
    expect(forms['post /registrations']!.company_name).toEqual({ required: true, min: 2, max: 64 })
    expect(forms['post /registrations']!.email).toEqual({ max: 128 })
    expect(forms['post /customers/freeze']).toEqual({ reason: { required: true, max: 500 } })
    expect(forms['put /customers/{customer_id}/tags']).toEqual({ tags: { items: { most: 10, max: 32 } } })
    expect(forms['post /exchange-rates']!.rate!.pattern).toMatch(/^\^/)
  })
  it('say what a field lacks by rules of the library', () => {
    expect(rulesOf({ max: 10 }, texts)).toEqual([])
    expect(rulesOf({ required: true, min: 2, pattern: '^a' }, texts).map((rule) => rule.message)).toEqual(['missing', 'short 2', 'shape'])
  })
  it('name fields that their operation takes', () => {
    // It is of each customer there.
    expect(files.flatMap(({ name, text }) => strangers(text).map((field) => `${name}: ${field}`))).toEqual(['rooms/funds/BulkAllocateDialog.vue: amount'])
    expect(strangers('<DataForm of="post /registrations"><FormField id="x" name="company" /></DataForm>')).toEqual(['company'])
  })
  it('are all of one kind, but for the code of an act, which fills no body', () => {
    const found = files.flatMap(({ name, text }) => (byHand(text).length > 0 ? [name] : [])).sort()
    expect(found).toEqual(['app/CodeDialog.vue', 'components/DataForm.vue', 'components/MoneyInput.vue'])
  })
})
