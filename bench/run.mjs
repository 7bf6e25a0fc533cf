// `make bench`: measures ours and the public tools beside it, prints ratios, writes bench/results/<engine>.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { adjustments } from './adjustments.mjs'
import { allocations } from './allocations.mjs'
import { customers } from './customers.mjs'
import { imports } from './imports.mjs'
import { reads } from './reads.mjs'
import { bench, postgres, remove, root, run, scratch, seconds } from './tools.mjs'

const engines = (process.env.BENCH_ENGINES ?? 'sqlite postgres').split(' ')
const steps = (process.env.BENCH_STEPS ?? 'allocations ledger reads import customers adjustments').split(' ')
const batches = [1, 8, 64, 512, 8192]

class Report {
  constructor(engine) {
    this.engine = engine
    this.figures = {}
    this.ratios = []
  }
  figure(name, value) {
    this.figures[name] = value
    const short = typeof value === 'object' ? `${value.per_second}/s  p50 ${value.p50_ms} ms  p99 ${value.p99_ms} ms` : `${Math.round(value)}/s`
    console.log(`${this.engine.padEnd(9)} ${name.padEnd(52)} ${short}`)
    return value
  }
  /** ours / theirs, to be at least (or, with `most`, at most) `aim`. */
  ratio(name, ours, theirs, aim, most = false) {
    if (!ours || !theirs) return
    const value = Math.round((ours / theirs) * 100) / 100
    const met = most ? value <= aim : value >= aim
    this.ratios.push({ name, value, aim, at: most ? 'most' : 'least', met })
    console.log(`${this.engine.padEnd(9)}   = ${name.padEnd(60)} ${value}  (aim: at ${most ? 'most' : 'least'} ${aim}${met ? '' : ', missed'})`)
  }
  write() {
    mkdirSync(join(root, 'bench/results'), { recursive: true })
    const machine = { processor: cpus()[0].model.trim(), cores: cpus().length, memory_gb: Math.round(totalmem() / 2 ** 30), kernel: run('uname', ['-r']).trim() }
    writeFileSync(join(root, `bench/results/${this.engine}.json`),
      JSON.stringify({ when: new Date().toISOString(), seconds_each: seconds, machine, ratios: this.ratios, figures: this.figures }, null, 2) + '\n')
  }
}

function ledger(report, folder, url) {
  for (const kind of ['hot', 'spread']) {
    const said = bench('ledger_alone', url(`ledger_${kind}`), join(root, 'migrations'), seconds, kind, ...batches)
    for (const line of said.trim().split('\n').map((text) => JSON.parse(text))) report.figure(`ledger alone, ${kind}, batches of ${line.batch}`, line.per_second)
  }
}

async function measure(engine) {
  const report = new Report(engine)
  const folder = scratch()
  const cluster = engine === 'postgres' ? postgres(folder) : undefined
  const url = (name) => (cluster ? cluster.create(name) : `sqlite:${join(folder, `${name}.db`)}`)
  try {
    report.figure('disk: append 512 bytes and fdatasync', JSON.parse(bench('disk', folder, seconds)))
    if (cluster) {
      cluster.client('createdb', ['tpcb'])
      cluster.client('pgbench', ['-i', '-q', '-s', '50', 'tpcb'], { stdio: 'ignore' })
      for (const clients of [1, 8, 64]) report.figure(`pgbench tpcb-like, ${clients} clients`, cluster.tpcb(clients))
    }
    if (steps.includes('ledger')) ledger(report, folder, url)
    if (steps.includes('allocations')) await allocations(report, folder, cluster)
    if (steps.includes('reads')) await reads(report, folder, cluster)
    if (steps.includes('import')) await imports(report, folder, cluster)
    if (steps.includes('customers')) customers(report, url)
    if (steps.includes('adjustments')) adjustments(report, url)
    const figure = (name) => report.figures[name]
    report.ratio('ledger alone in batches of 8192 / tpcb-like, 64 clients', figure('ledger alone, hot, batches of 8192'), figure('pgbench tpcb-like, 64 clients'), 40)
    report.write()
  } finally {
    cluster?.stop()
    remove(folder)
  }
}

for (const engine of engines) await measure(engine)
