// The words of the console by what says them: a file for the frame and what all rooms share, one for each room with what
// its pages and all that they open say. A room that is added costs the others nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { mentions, type Mentions, type Words } from './mentions'

export const languages = ['zh-CN', 'en'] as const
type Language = (typeof languages)[number]

const src = join(import.meta.dirname, '../src')
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Words
const folders = (path: string) => readdirSync(path, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
export const rooms = (): string[] => folders(join(src, 'rooms')).filter((room) => existsSync(join(src, 'rooms', room, 'room.ts')))

/** The files of words: those that rooms share, and each room's. */
function files(language: Language): string[] {
  const shared = ['common', 'company', 'codes'].map((name) => join(src, 'locales', language, `${name}.json`))
  const own = folders(join(src, 'rooms')).flatMap((room) => ['words', 'codes'].map((kind) => join(src, 'rooms', room, kind, `${language}.json`)))
  return [...shared, ...own].filter((path) => existsSync(path))
}

/** All words of a language. */
export function wordsOf(language: Language): Words {
  const [menu, columns] = ['menu', 'columns'].map((name) => json(join(src, 'locales', language, `${name}.json`)))
  const all: Words = Object.assign({}, ...files(language).map(json))
  return { ...all, menu: { ...(all.menu as Words), ...menu }, columns: columns! }
}

const code = (path: string) => /\.(vue|ts)$/.test(path) && !/\.(test|d)\.ts$/.test(path)
const below = (folder: string): string[] =>
  readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(src, folder, name))
    .filter(code)

/** The files that a file brings: what it imports, now or later, and what it finds by their names. */
function brought(path: string, text: string): string[] {
  const imported = [...text.matchAll(/(?:\bfrom |\bimport\(|\bimport )'([@.][^']*)'/g)].flatMap(([, to]) => {
    const file = to!.startsWith('@/') ? join(src, to!.slice(2)) : join(dirname(path), to!)
    return [file, `${file}.ts`].filter((one) => code(one) && existsSync(one))
  })
  const found = [...text.matchAll(/import\.meta\.glob[^(]*\('\.\.\/\*\/(\w+\.ts)'/g)].flatMap(([, name]) =>
    folders(join(src, 'rooms')).map((room) => join(src, 'rooms', room, name!)),
  )
  return [...imported, ...found.filter((one) => existsSync(one))]
}

/** The files of rooms with which a room's pages stand, and all that is opened from them. */
export function filesOf(room: string): string[] {
  const found = new Set<string>()
  const walk = (path: string): void => {
    if (found.has(path) || !path.startsWith(join(src, 'rooms'))) return
    found.add(path)
    brought(path, readFileSync(path, 'utf8')).forEach(walk)
  }
  walk(join(src, 'rooms', room, 'room.ts'))
  return [...found]
}

/** The frame's, and what every room may use. */
export const shell = 'shell'
const shared = (): string[] => ['app', 'lib', 'components'].flatMap(below)
const textOf = (paths: string[]) => paths.map((path) => readFileSync(path, 'utf8')).join('\n')

/** The words that are asked for, in the order of the files; those left out are there already. */
export function picked(words: Words, asked: Mentions, without?: Mentions, prefix = ''): Words {
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, value]): [string, string | Words][] => {
      const key = prefix + name
      if (typeof value === 'string') return asked(key) && !without?.(key) ? [[name, value]] : []
      const inner = picked(value, asked, without, `${key}.`)
      return Object.keys(inner).length > 0 ? [[name, inner]] : []
    }),
  )
}

/** What is loaded with a room, or with the frame. */
export function wordsWith(part: string, language: Language): Words {
  const all = wordsOf(language)
  const ofShell = mentions(textOf(shared()), all)
  return part === shell ? picked(all, ofShell) : picked(all, mentions(textOf(filesOf(part)), all), ofShell)
}

/** `virtual:words` finds the words of every part, `virtual:words/PART/LANGUAGE` are they. */
export function words(): Plugin {
  const name = 'virtual:words'
  const loader = (part: string) => `{ ${languages.map((language) => `'${language}': () => import('${name}/${part}/${language}')`).join(', ')} }`
  return {
    name: 'words',
    resolveId: (id) => (id.startsWith(name) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${name}`)) return undefined
      const [, part, language] = id.split('/')
      if (!part) return `export default { ${[shell, ...rooms()].map((one) => `${one}: ${loader(one)}`).join(', ')} }`
      files(language as Language).forEach((path) => this.addWatchFile(path))
      ;(part === shell ? shared() : filesOf(part)).forEach((path) => this.addWatchFile(path))
      return `export default ${JSON.stringify(wordsWith(part, language as Language))}`
    },
  }
}
