// What somebody downloads before a page stands: its files, those of the frame and the words, as gzip sends them.
import { gzipSync } from 'node:zlib'
import type { OutputAsset, OutputChunk, Plugin } from 'rollup'

export interface Budget {
  /** Bytes that any page may need, in whichever language. */
  most: number
  /** Pages that may need more: "consumption/DashboardPage.vue". */
  except: Record<string, number>
  /** How the files of each language's words end; ROOM is the page's. */
  words: string[][]
}

/** Where Vite keeps which style sheets a chunk brings. */
type Chunk = OutputChunk & { viteMetadata?: { importedCss: Set<string> } }

const size = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

/** The build fails where a page of a room needs more than it may. */
export function budget({ most, except, words }: Budget): Plugin {
  return {
    name: 'budget',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk')
        // A page that lends something to its own dialogs stands in a file that is no longer its alone.
        const ending = (end: string) =>
          chunks.find((chunk) => chunk.facadeModuleId?.endsWith(end)) ??
          chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(end))) ??
          this.error(`no file of ${end}`)
        const sizes = new Map<string, number>()
        const sizeOf = (name: string) => {
          const file = bundle[name] as Chunk | OutputAsset
          if (!sizes.has(name)) sizes.set(name, size(file.type === 'chunk' ? file.code : file.source))
          return sizes.get(name)!
        }
        const needed = (chunk: Chunk, found: Set<string>): Set<string> => {
          if (found.has(chunk.fileName)) return found
          found.add(chunk.fileName)
          chunk.viteMetadata?.importedCss.forEach((name) => found.add(name))
          chunk.imports.forEach((name) => needed(bundle[name] as Chunk, found))
          return found
        }
        const bytesOf = (roots: Chunk[]) =>
          [...roots.reduce((found, chunk) => needed(chunk, found), new Set<string>())].reduce((sum, name) => sum + sizeOf(name), 0)

        const entry = chunks.find((chunk) => chunk.isEntry)!
        const rooms = [...this.getModuleIds()].filter((id) => /\/rooms\/[^/]+\/room\.ts$/.test(id))
        const pages = new Set(rooms.flatMap((room) => this.getModuleInfo(room)!.dynamicallyImportedIds))
        const loads = [...pages].map((page) => {
          const name = page.replace(/.*\/rooms\//, '')
          const ends = words.map((files) => files.map((file) => file.replace('ROOM', name.split('/')[0]!)))
          return { page: name, bytes: Math.max(...ends.map((files) => bytesOf([entry, ending(page), ...files.map(ending)]))) }
        })
        const tooMuch = loads.filter(({ page, bytes }) => bytes > (except[page] ?? most))
        const told = loads.sort((a, b) => b.bytes - a.bytes).map(({ page, bytes }) => `${kilobytes(bytes)} ${page}`)
        if (loads.length === 0 || tooMuch.length > 0)
          this.error(`first load of ${tooMuch.map(({ page, bytes }) => `${page}: ${kilobytes(bytes)}, at most ${kilobytes(except[page] ?? most)}`).join('; ')}`)
        this.info(`first load, the most of ${loads.length} pages: ${told.slice(0, 4).join(', ')}`)
      },
    },
  }
}
