import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { expect, it } from 'vitest'

const web = resolve(import.meta.dirname, '../..')
const schema = join(web, 'src/api/schema.d.ts')
const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(web, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, web)
// What asks, and a page's rules that read an answer.
const files = readdirSync(join(web, 'src/api'))
  .filter((name) => name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(name))
  .map((name) => join(web, 'src/api', name))
  .concat(join(web, 'src/rooms/funds/bulk.ts'))

/** Mistakes found against this document instead of the present one: "funds.ts: Property …". */
async function mistakes(document: string): Promise<string[]> {
  const text = astToString(await openapiTS(JSON.parse(document)))
  const host = ts.createCompilerHost(options)
  const { readFile } = host
  host.readFile = (name) => (resolve(name) === schema ? text : readFile(name))
  return ts
    .getPreEmitDiagnostics(ts.createProgram(files, { ...options, types: ['vite/client', 'node'] }, host))
    .map((one) => `${one.file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`)
}

it('a document that says something else is a mistake of the console', { timeout: 60_000 }, async () => {
  const document = readFileSync(join(web, '../build/openapi.json'), 'utf8')
  expect(await mistakes(document)).toEqual([])

  const other = JSON.parse(document)
  const {
    paths,
    components: { schemas },
  } = other
  const rename = (where: Record<string, unknown>, from: string) => {
    expect(where).toHaveProperty([from])
    where[`${from}_new`] = where[from]
    delete where[from]
  }
  const bodyOf = (path: string) => paths[`/api/v1${path}`].post.requestBody.content['application/json'].schema
  rename(schemas.BulkResult.properties, 'trans_id')
  schemas.BulkResult.required = Object.keys(schemas.BulkResult.properties)
  schemas.CustomerResults.properties.failed = { type: 'string' }
  rename(paths, '/api/v1/customers/{customer_id}/tags')
  rename(paths['/api/v1/approvals/{request_id}/approve'], 'post')
  paths['/api/v1/letters/{letter}'].get.parameters[0].name = 'letter_new'
  paths['/api/v1/imports'].post.parameters = paths['/api/v1/imports'].post.parameters.filter((one: { name?: string }) => one.name !== 'files')
  bodyOf('/customers/budgets/removal').properties.customer_ids = { type: 'string' }
  const found = (await mistakes(JSON.stringify(other))).join('\n')
  expect(found).toMatch(/bulk\.ts: Property 'trans_id' does not exist/)
  expect(found).toMatch(/managers\.ts: .*'string'/)
  expect(found).toMatch(/customers\.ts: .*"\/customers\/\{customer_id\}\/tags"/)
  expect(found).toMatch(/approvals\.ts: .*"\/approvals\/\{request_id\}\/approve"/)
  expect(found).toMatch(/relation\.ts: .*'letter'/)
  expect(found).toMatch(/imports\.ts: .*'files'/)
  expect(found).toMatch(/budgets\.ts: Type 'string\[\]' is not assignable to type 'string'/)
})
