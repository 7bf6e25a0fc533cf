// What the types of the document do not hold: the permissions that its operations ask for, the limits of what forms send,
// the columns of lists, and the menu.
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const document = JSON.parse(readFileSync(new URL('../build/openapi.json', root), 'utf8'))
const operations = Object.entries(document.paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })))
const write = (name, text) => writeFileSync(new URL(`src/api/${name}`, root), `// Written by \`npm run api\` from the server's document.\n${text}`)

const permissions = [...new Set(operations.flatMap(({ operation }) => operation['x-permission'] ?? []))].sort()
write('permissions.d.ts', `export type Permission =\n${permissions.map((id) => `  | '${id}'\n`).join('')}`)

const followed = (schema) => (schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema)
/** Of a text that somebody types, or a list of texts; undefined of anything else. */
function limitOf(schema, required) {
  const found = followed(schema.anyOf?.find((one) => one.type !== 'null') ?? schema)
  if (found.type === 'array' && found.items.type === 'string' && found.maxItems && found.items.maxLength)
    return { items: { most: found.maxItems, max: found.items.maxLength } }
  if (found.type !== 'string' || found.enum) return undefined
  const { minLength: min, maxLength: max, pattern } = found
  return { ...(required && min !== 0 ? { required } : {}), ...(min > 1 ? { min } : {}), ...(max ? { max } : {}), ...(pattern ? { pattern } : {}) }
}
const forms = {}
for (const { path, verb, operation } of operations) {
  const body = operation.requestBody?.content['application/json']?.schema
  if (!body || !path.startsWith('/api/v1/')) continue
  const { properties = {}, required = [] } = followed(body)
  const limits = Object.entries(properties).map(([name, schema]) => [name, limitOf(schema, required.includes(name))])
  const typed = limits.filter(([, limit]) => limit)
  if (typed.length > 0) forms[`${verb} ${path.slice('/api/v1'.length)}`] = Object.fromEntries(typed)
}
const lines = Object.entries(forms).map(([name, limits]) => `  ${JSON.stringify(name)}: ${JSON.stringify(limits)},\n`)
write(
  'limits.ts',
  `export interface Limit {\n  required?: boolean\n  min?: number\n  max?: number\n  pattern?: string\n  /** Of a list of texts: how many, and how long each. */\n  items?: { most: number; max: number }\n}\nexport const limits = {\n${lines.join('')}} satisfies Record<string, Record<string, Limit>>\n`,
)

// Of the rows of lists: how their columns are drawn, and what they are called.
const described = (schema) => Object.entries(schema.properties ?? {}).flatMap(([key, property]) => (property['x-column'] ? [[key, property['x-column']]] : []))
const rows = Object.entries(document.components.schemas)
  .map(([name, schema]) => [name, described(schema)])
  .filter(([, columns]) => columns.length > 0)
// Texts are what is said of nothing else.
const drawn = ([key, { kind, sortable, masked, words }]) =>
  `    ${key}: ${JSON.stringify({ kind: kind === 'text' ? undefined : kind, sortable, masked, words })},\n`
const kinds = [...new Set(rows.flatMap(([, columns]) => columns.map(([, { kind }]) => kind)))].sort()
write(
  'columns.ts',
  `import type { Schemas } from './contract'\n
export type ColumnKind = ${kinds.map((kind) => `'${kind}'`).join(' | ')}
export interface RowColumn {
  kind?: ColumnKind
  /** The server sorts by it. */
  sortable?: boolean
  /** Personal data that is told masked. */
  masked?: boolean
  /** The group of words for its codes. */
  words?: string
}
export const rowColumns = {
${rows.map(([name, columns]) => `  ${name}: {\n${columns.map(drawn).join('')}  },\n`).join('')}} as const satisfies { [Row in keyof Schemas]?: { [Key in keyof Schemas[Row]]?: RowColumn } }\n`,
)

const menu = document['x-menu']
const places = menu.map(({ id, address }) => `  ${JSON.stringify(address ? { id, address } : { id })},\n`)
write('menu.ts', `export interface MenuPlace {\n  id: string\n  address?: string\n}\nexport const menuPlaces: MenuPlace[] = [\n${places.join('')}]\n`)
// Words lie where only the language's own chunk takes them from: it is loaded while the entry still waits for it.
for (const language of ['en', 'zh-CN']) {
  const words = {
    menu: Object.fromEntries(menu.map((place) => [place.id.replaceAll('.', '_'), place[language]])),
    columns: Object.fromEntries(rows.map(([name, columns]) => [name, Object.fromEntries(columns.map(([key, column]) => [key, column[language]]))])),
  }
  for (const [name, texts] of Object.entries(words)) writeFileSync(new URL(`src/locales/${language}/${name}.json`, root), `${JSON.stringify(texts, null, 2)}\n`)
}
