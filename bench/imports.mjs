// A bill of many lines imported and charged, beside the engine's own loader of the same file; then what the statement and
// the dashboard cost, and, when asked for, what they cost at a hundred times the size.
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { grow } from './grow.mjs'
import { partnerctl, partnerd, root, run, sessions, wrk } from './tools.mjs'

const count = Number(process.env.BENCH_LINES ?? 100_000)
const large = Number(process.env.BENCH_LARGE ?? 1_000_000)

function records(text) {
  const all = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    all.at(-1).push(quoted !== undefined ? quoted.replaceAll('""', '"') : plain)
    if (end !== ',') all.push([])
  }
  return all.filter((record) => record.length > 1)
}

const csv = (record) => record.map((text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',') + '\n'

/** The sample's lines over and over, each with a resource id of its own so that none is taken for a repetition. */
async function bill(path, lines, from) {
  const [head, ...sample] = records(readFileSync(join(root, 'tests/data/focus-1.0-sample-1000.csv'), 'utf8'))
  const resource = head.indexOf('ResourceId')
  const out = createWriteStream(path)
  out.write(csv(head))
  for (let i = 0; i < lines; ++i) {
    const record = [...sample[i % sample.length]]
    record[resource] = `${record[resource]}-bench-${from + i}`
    if (!out.write(csv(record))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
  return head
}

function timed(work) {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

function own_loader(file, head, folder, cluster) {
  if (cluster) {
    cluster.create('loader')
    cluster.client('psql', ['-q', '-d', 'loader', '-c', `CREATE TABLE bill (${head.map((name) => `"${name}" TEXT`).join(', ')})`])
    return timed(() => cluster.client('psql', ['-q', '-d', 'loader', '-c', `\\copy bill FROM '${file}' WITH (FORMAT csv, HEADER)`]))
  }
  return timed(() => run('sqlite3', [join(folder, 'loader.db'), '-cmd', '.mode csv', `.import ${file} bill`]))
}

async function pages(report, folder, database, lines) {
  const server = await partnerd(folder, { database })
  try {
    const partner = (await sessions(server)).find((each) => each.person.kind === 'partner' && each.may('consumption.view'))
    const cost = {}
    for (const [title, path] of [['statement page', '/api/v1/funds/statement?account=topup'], ['dashboard', '/api/v1/consumption/trend?by=month'], ['consumption page', '/api/v1/consumption/lines?limit=10']])
      cost[title] = 1 / report.figure(`GET ${title} at ${lines} lines`, wrk(server.base + path, partner.cookie))
    return cost
  } finally {
    await server.stop()
  }
}

export async function imports(report, folder, cluster) {
  const own = join(folder, 'imports')
  mkdirSync(own)
  const database = cluster?.create('imports')
  await (await partnerd(own, { database })).stop()  // the demo market, with its mappings
  const ctl = (file) => partnerctl(['--data', join(own, 'data'), ...(database ? ['--database', database] : []), 'import', 'focus', file])

  const file = join(own, 'bill.csv')
  const head = await bill(file, count, 0)
  const ours = report.figure('import, lines', count / timed(() => ctl(file)))
  const theirs = report.figure(cluster ? 'COPY, lines' : 'sqlite3 .import, lines', count / own_loader(file, head, own, cluster))
  report.ratio('import with everything posted / the engine\'s own loader', ours, theirs, 0.3)

  const small = await pages(report, own, database, count)
  if (large <= count) return
  const where = cluster ? { cluster, database: 'imports' } : { sqlite: join(own, 'data/partner.db') }
  let lines
  const took = timed(() => { lines = grow(where, large) })
  console.log(`${report.engine.padEnd(9)} grown to ${lines} lines in ${Math.round(took)} s`)
  report.figures['lines grown to'] = lines
  const grown = await pages(report, own, database, large)
  for (const title of Object.keys(small)) report.ratio(`${title}: cost at the large size / at ${count} lines`, grown[title], small[title], 1.5, true)
}
