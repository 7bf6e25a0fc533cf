import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Words = { [key: string]: string | Words }
const keysOf = (words: Words, prefix = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`)))

const src = join(import.meta.dirname, '../../web/src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(locales\/en\/(common|company|codes)|(words|codes)\/en)\.json$/.test(path),
)

/** The keys of the console's words: a page that shows one was not loaded with it. */
export const wordKeys = new Set(files.flatMap((file) => keysOf(JSON.parse(readFileSync(join(src, file), 'utf8')) as Words)))
