import { describe, expect, it } from 'vitest'
import { mentions, type Words } from '../../tools/mentions'
import { filesOf, languages, picked, rooms, shell, wordsOf, wordsWith } from '../../tools/words'

const keysOf = (words: Words, prefix = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`)))
const parts = [shell, ...rooms()]
const sizeOf = (part: string, language: 'zh-CN' | 'en') => JSON.stringify(wordsWith(part, language)).length

describe('words come with what says them', () => {
  it('the same keys in both languages', () => {
    for (const part of parts) expect(keysOf(wordsWith(part, 'en'))).toEqual(keysOf(wordsWith(part, 'zh-CN')))
  })
  it('each somewhere', () => {
    const found = new Set(parts.flatMap((part) => keysOf(wordsWith(part, 'en'))))
    // What the server alone says, in files.
    const elsewhere = ['export_scope', 'yes_no', 'columns']
    expect(keysOf(wordsOf('en')).filter((key) => !found.has(key) && !elsewhere.includes(key.split('.')[0]!))).toEqual([])
  })
  it('also where a key has several places for what is put in', () => {
    expect(keysOf(wordsWith('my', 'en'))).toContain('freezing.own_account')
    expect(mentions("t(`freezing.${own ? (by ? 'through' : 'own') : 'their'}_${what}`)", { freezing: {} })('freezing.own_account')).toBe(true)
  })
  it('to a room those of the rooms whose dialogs it opens, and its own', () => {
    expect(filesOf('customers').filter((path) => path.endsWith('FreezeDialog.vue'))).toHaveLength(1)
    const found = keysOf(wordsWith('customers', 'en'))
    for (const key of ['customers.detail', 'freezing.reason', 'funds.allocate']) expect(found).toContain(key)
    expect(found.filter((key) => /^(imports|session|menu)\./.test(key))).toEqual([])
  })
  it('to a list what its columns are called, and the words of their codes', () => {
    const found = keysOf(wordsWith('consumption', 'en'))
    expect(found).toEqual(expect.arrayContaining(['columns.LineRow.cycle', 'bill_type.usage']))
  })
  it('and the frame stays small, whatever rooms there are', () => {
    for (const language of languages) expect(sizeOf(shell, language)).toBeLessThan(15_000)
  })
})

describe('mentions', () => {
  const words: Words = { funds: { allocate: 'a', reclaim: 'r', on_hold: 'h' }, source: { cash: 'c', credit: 'd' }, columns: { LineRow: { cycle: 'm' } } }
  const asked = (code: string) => keysOf(picked(words, mentions(code, words)))
  it('are whole keys, groups, heads with tails, and rows', () => {
    expect(asked("t('funds.allocate')")).toEqual(['funds.allocate'])
    expect(asked("words: 'source'")).toEqual(['source.cash', 'source.credit'])
    expect(asked('t(`funds.${act}im`)')).toEqual(['funds.reclaim'])
    expect(asked('<FormField missing="funds.on_hold" />')).toEqual(['funds.on_hold'])
    expect(asked("useHeads('LineRow')")).toEqual(['columns.LineRow.cycle'])
    expect(asked("Schemas['LineRow']")).toEqual([])
  })
  it('leave out what is there already', () => {
    expect(keysOf(picked(words, mentions("'funds'", words), mentions("'funds.on_hold'", words)))).toEqual(['funds.allocate', 'funds.reclaim'])
  })
})
