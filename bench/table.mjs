// Writes the figures of bench/results/*.json into docs/performance.md, between its markers; `--print` only prints them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const page = join(root, 'docs/performance.md')
const engines = [['sqlite', 'SQLite'], ['postgres', 'PostgreSQL']]
const results = engines.map(([file, name]) => ({ name, path: join(root, `bench/results/${file}.json`) }))
  .filter((each) => existsSync(each.path)).map((each) => ({ ...each, ...JSON.parse(readFileSync(each.path, 'utf8')) }))

const table = (head, rows) => [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
const rounded = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : Number(value).toLocaleString('en', { maximumSignificantDigits: 3 }))

function machine() {
  return results.map(({ name, when, seconds_each, machine: of }) =>
    `${name}: ${when.slice(0, 10)}, ${of.cores} cores (${of.processor}), ${of.memory_gb} GB, Linux ${of.kernel}, ${seconds_each} s a measurement.`).join('\n')
}

function ratios() {
  const names = [...new Set(results.flatMap((each) => each.ratios.map((ratio) => ratio.name)))]
  const cell = (ratio) => (ratio ? `${ratio.met ? '' : '**'}${ratio.value}${ratio.met ? '' : '**'} (${ratio.at === 'most' ? '≤' : '≥'} ${ratio.aim})` : '–')
  return table(['ratio (aim)', ...results.map((each) => each.name)],
    names.map((name) => [name, ...results.map((each) => cell(each.ratios.find((ratio) => ratio.name === name)))]))
}

function figures() {
  const names = [...new Set(results.flatMap((each) => Object.keys(each.figures)))].filter((name) => name !== 'partners')
  const cell = (figure) => (figure === undefined ? '–'
    : typeof figure === 'object' ? `${rounded(figure.per_second)}; ${rounded(figure.p50_ms)} / ${rounded(figure.p99_ms)} ms` : rounded(figure))
  return table(['a second; half / 99 % within', ...results.map((each) => each.name)], names.map((name) => [name, ...results.map((each) => cell(each.figures[name]))]))
}

const blocks = { machine: machine(), ratios: ratios(), figures: figures() }
if (process.argv.includes('--print') || !existsSync(page)) {
  console.log(Object.values(blocks).join('\n\n'))
} else {
  let text = readFileSync(page, 'utf8')
  for (const [name, block] of Object.entries(blocks)) {
    const marks = new RegExp(`(<!-- ${name}: [^\\n]*-->\\n)[\\s\\S]*?(<!-- end -->)`)
    if (!marks.test(text)) throw new Error(`docs/performance.md has no place for ${name}`)
    text = text.replace(marks, (_, begin, end) => `${begin}${block}\n${end}`)
  }
  writeFileSync(page, text)
}
