import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Words } from '../../tools/mentions'
import { wordsOf } from '../../tools/words'

interface Term {
  zh: string
  en: string
  code: string
  where: string
}

const en = wordsOf('en'),
  zh = wordsOf('zh-CN')
const root = join(import.meta.dirname, '../../..')
const page = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

/** The rows of tables with `columns` cells. */
function rows(text: string, columns: number): string[][] {
  const all = text
    .split('\n')
    .filter((line) => /^\| [^-]/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  return all.filter((cells) => cells.length === columns && cells[0] !== '中文' && cells[0] !== 'code')
}
const termsOf = (text: string): Term[] => rows(text, 5).map(([zhTerm, enTerm, code, where]) => ({ zh: zhTerm!, en: enTerm!, code: code!, where: where! }))

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[ch]pp$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
}
const names = new Set(sources(join(root, 'src')).match(/[A-Za-z_][A-Za-z0-9_]*/g))

/** A text of the console; its plural forms stand side by side. */
function text(words: Words, key: string): string {
  const found = key.split('.').reduce<string | Words | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), words)
  return typeof found === 'string' ? found : ''
}

function faults(term: Term): string[] {
  const inChinese = text(zh, term.where),
    inEnglish = text(en, term.where)
  return [
    inChinese.includes(term.zh) ? '' : `${term.where} says “${inChinese}”, the glossary ${term.zh}`,
    inEnglish.toLowerCase().includes(term.en.toLowerCase()) ? '' : `${term.where} says “${inEnglish}”, the glossary ${term.en}`,
    ...missing(term.code),
  ].filter((fault) => fault !== '')
}
const missing = (code: string) =>
  (code.match(/`[^`]+`/g) ?? [`no name in ${code}`])
    .map((name) => name.slice(1, -1))
    .filter((name) => !names.has(name))
    .map((name) => `${name} is no name in src`)

describe('the glossary', () => {
  it('says what the console says, and names what is in the code', () => {
    expect(termsOf(page).length).toBeGreaterThan(50)
    expect(termsOf(page).flatMap(faults)).toEqual([])
  })
  it('names only what is in the code where the console has no word', () => {
    expect(rows(page, 2).length).toBeGreaterThan(4)
    expect(rows(page, 2).flatMap(([code]) => missing(code!))).toEqual([])
  })
  it('has each Chinese and each English word once', () => {
    for (const side of ['zh', 'en'] as const) {
      const words = termsOf(page).map((term) => term[side].toLowerCase())
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
    }
  })
  it('is seen to be wrong when it is', () => {
    const right: Term = { zh: '拨款', en: 'Allocate', code: '`allocate`', where: 'funds.allocate' }
    expect(faults(right)).toEqual([])
    expect(faults({ ...right, zh: '回收' })).toHaveLength(1)
    expect(faults({ ...right, en: 'Transfer' })).toHaveLength(1)
    expect(faults({ ...right, code: '`allocat`' })).toHaveLength(1)
    expect(faults({ ...right, where: 'funds.nothing' })).toHaveLength(2)
  })
})
