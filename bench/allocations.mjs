// Durable allocations through HTTP with everything on, spread over partners and on one hot partner; beside them the same
// with one transaction each, and a log file behind the same edge.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { load, partnerd, port, root, sessions, start, until } from './tools.mjs'

const crowd = [1, 8, 64]

/** One line a customer: 0.01 yuan from the partner's top-up account. */
async function lines_of(session, at_most) {
  const page = await session.get(`/customers?association_type=resale&limit=${at_most}`)
  return page.items.map((customer) => ['POST', `/api/v1/customers/${customer.id}/allocations`, session, { source: 'topup', amount: '0.01' }])
}

async function market(server) {
  const all = await sessions(server)
  const operator = all.find((each) => each.may('funds.top_up'))
  const partners = new Map()
  for (const each of all) if (each.person.kind === 'partner' && each.may('funds.allocate') && !partners.has(each.partner.id)) partners.set(each.partner.id, each)
  const lines = []
  for (const [id, session] of partners) {
    const own = await lines_of(session, 20)
    if (own.length === 0) continue
    await operator.post(`/partners/${id}/top-ups`, { amount: '10000000.00', reference: `bench-${crypto.randomUUID().slice(0, 8)}` })
    lines.push(own)
  }
  // Turn by turn, so that any number of clients meets all partners.
  const spread = []
  for (let i = 0; i < Math.max(...lines.map((own) => own.length)); ++i) for (const own of lines) spread.push(own[i % own.length])
  const hot = lines.reduce((most, own) => (own.length > most.length ? own : most))
  return { spread, hot, partners: lines.length }
}

function check(result, name) {
  const wrong = Object.entries(result.statuses).filter(([status]) => status >= 400)
  if (wrong.length > 0) throw new Error(`${name}: refused ${JSON.stringify(Object.fromEntries(wrong))}`)
  return result
}

async function through_http(report, folder, options, title, counts) {
  mkdirSync(folder, { recursive: true })
  const server = await partnerd(folder, options)
  try {
    const { spread, hot, partners } = await market(server)
    for (const [kind, lines] of [[`spread over ${partners} partners`, spread], ['one hot partner', hot]])
      for (const clients of counts) {
        const name = `${title}, ${kind.split(' ')[0] === 'one' ? 'hot' : 'spread'}, ${clients} clients`
        report.figure(name, check(load(server.port, clients, lines, folder), name))
      }
    report.figures.partners = partners
  } finally {
    await server.stop()
  }
}

async function log_file(report, folder) {
  const at = port()
  const log = start(join(root, process.env.BENCH_BUILD ?? 'build/release', 'bench/log_edge'), [String(at), join(folder, 'requests.log')], join(folder, 'log_edge.log'))
  try {
    await until('the log file is served', async () => (await fetch(`http://127.0.0.1:${at}/api/x`, { method: 'POST', body: '{}' })).ok)
    for (const clients of crowd)
      report.figure(`log file with fdatasync, same edge, ${clients} clients`, load(at, clients, [['POST', '/api/v1/customers/1/allocations', null, { source: 'topup', amount: '0.01' }]], folder))
  } finally {
    await log.stop()
  }
}

export async function allocations(report, folder, cluster) {
  await log_file(report, folder)
  await through_http(report, join(folder, 'gathered'), { database: cluster?.create('gathered') }, 'allocations', crowd)
  await through_http(report, join(folder, 'single'), { database: cluster?.create('single'), batch_max: 1 }, 'one transaction each', [64])
  const rate = (name) => report.figures[name]?.per_second ?? report.figures[name]
  for (const kind of ['hot', 'spread']) {
    const ours = rate(`allocations, ${kind}, 64 clients`)
    report.ratio(`${kind}: allocations / one transaction each`, ours, rate(`one transaction each, ${kind}, 64 clients`), cluster ? 10 : 5)
    report.ratio(`${kind}: allocations / tpcb-like, 64 clients`, ours, rate('pgbench tpcb-like, 64 clients'), 5)
    report.ratio(`${kind}: allocations / log file behind the same edge`, ours, rate('log file with fdatasync, same edge, 64 clients'), 0.3)
    report.ratio(`${kind}: p99 at 64 clients / one fdatasync`, report.figures[`allocations, ${kind}, 64 clients`].p99_ms, report.figures['disk: append 512 bytes and fdatasync'].p50_ms, 100, true)
  }
}
