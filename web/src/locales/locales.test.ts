import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rowColumns, type RowColumn } from '@/api/columns'
import { found as mentioned, type Words } from '../../tools/mentions'
import { wordsOf } from '../../tools/words'

const en = wordsOf('en'),
  zh = wordsOf('zh-CN')

function keysOf(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`)))
}
function textsOf(words: Words): string[] {
  return Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)))
}
function sources(folder: string, ending = /\.(vue|ts)$/): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path, ending)
    return ending.test(name) && !/\.(test|d)\.ts$/.test(name) && !path.includes('locales') ? [path] : []
  })
}
/** Files of rooms: "codes/en.json". */
function found(folder: string, name: string): string[] {
  return readdirSync(folder)
    .map((room) => join(folder, room, name))
    .filter((path) => existsSync(path))
}

const code = sources(join(import.meta.dirname, '..'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')
const keys = keysOf(zh)
const { whole: quoted, begun } = mentioned(code, zh)
// t(`${one.words}.${value}`): the namespaces named as values.
const named = [...code.matchAll(/words: '([a-z_]+)'/g)].map((m) => m[1]!)
// Those in which the server says codes, in files and in columns of lists.
const server = sources(join(import.meta.dirname, '../../../src'), /\.[ch]pp$/)
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')
const codes = [join(import.meta.dirname, 'zh-CN/codes.json'), ...found(join(import.meta.dirname, '../rooms'), 'codes/zh-CN.json')].flatMap((path) =>
  Object.keys(JSON.parse(readFileSync(path, 'utf8')) as Words),
)

const permissions = readFileSync(join(import.meta.dirname, '../api/permissions.d.ts'), 'utf8').match(/(?<=')[a-z_.]+(?=')/g)!

describe('words', () => {
  it('are the same keys in both languages', () => expect(keysOf(en)).toEqual(keys))
  it('are never empty', () => expect([...textsOf(zh), ...textsOf(en)].filter((text) => text.trim() === '')).toEqual([]))
  it('take the same values in both languages', () => {
    const slots = (words: Words) => textsOf(words).map((text) => (text.match(/\{[a-z]+\}/g) ?? []).sort().join())
    expect(slots(en)).toEqual(slots(zh))
  })
  it('of English hold no Chinese', () => expect(textsOf(en).filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]))
  it('are all there that the code asks for', () => {
    const called = [...code.matchAll(/\bt\('([a-z0-9_.]+)'/g)].map((m) => m[1]!)
    expect(called.filter((key) => !keys.includes(key))).toEqual([])
    expect([...quoted].filter((key) => key.includes('.') && !keys.includes(key) && !permissionLike(key))).toEqual([])
    expect(begun.filter(([head, tail]) => !keys.some((key) => key.startsWith(head) && key.endsWith(tail)))).toEqual([])
  })
  it('are all used', () => {
    const used = (key: string) =>
      quoted.has(key) ||
      named.includes(key.split('.')[0]!) ||
      codes.includes(key.split('.')[0]!) ||
      begun.some(([head, tail]) => key.startsWith(head) && key.endsWith(tail))
    expect(keys.filter((key) => !used(key))).toEqual([])
  })
  it('of codes are those that the server names, and it has words for all of its columns', () => {
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((group) => !server.includes(`"${group}"`))).toEqual([])
    const columns: RowColumn[] = Object.values(rowColumns).flatMap((row) => Object.values<RowColumn>(row))
    expect(columns.flatMap(({ words }) => (words && !codes.includes(words) ? [words] : []))).toEqual([])
  })
})

/** Permissions and refusals look like message keys: "funds.allocate" is both, "customers.view" only the first. */
function permissionLike(key: string): boolean {
  return permissions.includes(key) || ['session.acting_over', 'funds.insufficient', 'funds.reference_used'].includes(key)
}
