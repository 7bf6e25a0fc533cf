import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Import {
  from: string
  to: string
}

const root = join(import.meta.dirname, '..')
/** What may import what: only what stands before it, or its own like. */
const layers = ['api', 'locales', 'lib', 'components', 'rooms', 'app']

/** Files are named from src on: "rooms/funds/FundsPage.vue". */
function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(/(?:\bfrom |\bimport\(|\bimport |\bsrc=)['"]([@.][^'"]*)['"]/g)].flatMap(([, to]) => {
    if (to!.startsWith('@/')) return [{ from: file, to: to!.slice(2) }]
    return to!.startsWith('.') ? [{ from: file, to: join(dirname(file), to!) }] : []
  })
}
const layerOf = (file: string) => layers.indexOf(file.split('/')[0]!)
const roomOf = (file: string) => (file.startsWith('rooms/') ? file.split('/')[1]! : '')

function upward(imports: Import[]): string[] {
  return imports.filter(({ from, to }) => layerOf(from) !== -1 && layerOf(to) > layerOf(from)).map(({ from, to }) => `${from} imports ${to}`)
}

/** Rooms that need each other: "funds: FundsPage.vue imports resellers, resellers: …", one line a circle. */
function circles(imports: Import[]): string[] {
  const between = imports.filter(({ from, to }) => roomOf(from) && roomOf(to) && roomOf(from) !== roomOf(to))
  const found = new Set<string>()
  const walk = (way: Import[]): void => {
    const start = roomOf(way[0]!.from),
      here = roomOf(way.at(-1)!.to)
    if (here === start) found.add(way.map(({ from, to }) => `${from} imports ${to}`).join(', '))
    // Each circle is told once, from its first room of the alphabet.
    else if (here > start && way.every((step) => roomOf(step.from) !== here)) next(here).forEach((step) => walk([...way, step]))
  }
  const next = (room: string) => [...new Map(between.filter(({ from }) => roomOf(from) === room).map((one) => [roomOf(one.to), one])).values()]
  new Set(between.map(({ from }) => roomOf(from))).forEach((room) => next(room).forEach((step) => walk([step])))
  return [...found]
}

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
const all = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')))

describe('imports', () => {
  it('go from the frame to rooms, from rooms to what they share, and never back', () => {
    expect(all.length).toBeGreaterThan(800)
    expect(upward(all)).toEqual([])
  })
  it('make no circle of rooms', () => expect(circles(all)).toEqual([]))
  it('are seen to be wrong when they are', () => {
    const one = importsOf('rooms/a/A.vue', "import B from '@/rooms/b/B.vue'\nimport { c } from './c'\nimport { ref } from 'vue'")
    expect(one).toEqual([
      { from: 'rooms/a/A.vue', to: 'rooms/b/B.vue' },
      { from: 'rooms/a/A.vue', to: 'rooms/a/c' },
    ])
    const two = importsOf('rooms/b/B.vue', "const C = () => import('../c/C.vue')")
    const three = importsOf('rooms/c/c.ts', "import type { X } from '../a/x'")
    expect(circles([...one, ...two])).toEqual([])
    expect(circles([...one, ...two, ...three])).toEqual([
      'rooms/a/A.vue imports rooms/b/B.vue, rooms/b/B.vue imports rooms/c/C.vue, rooms/c/c.ts imports rooms/a/x',
    ])
    expect(upward(importsOf('components/X.vue', "import { a } from '@/rooms/a/a'\nimport { b } from '@/lib/b'"))).toEqual([
      'components/X.vue imports rooms/a/a',
    ])
  })
})
