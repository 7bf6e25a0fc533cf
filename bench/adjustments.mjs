// The adjustments and the statement of one partner with ten thousand and with a million transfers: what the same page costs.
import { join } from 'node:path'
import { bench, root } from './tools.mjs'

const small = 10_000
const large = Number(process.env.BENCH_ADJUSTMENTS ?? 1_000_000)

export function adjustments(report, url) {
  const said = bench('adjustments_scale', url('adjustments_scale'), join(root, 'migrations'), small, large)
  const [few, many] = said.trim().split('\n').map((text) => JSON.parse(text))
  const a_second = (figure) => Math.round(1e6 / Math.max(figure.p50_us, 1))
  for (const name of ['adjustments_page', 'adjustments_of_one_kind', 'adjustments_far_on', 'statement_page', 'statement_of_one_kind', 'statement_far_on']) {
    const title = name.replaceAll('_', ' ')
    report.figure(`${title}, ${few.adjustments} transfers`, a_second(few[name]))
    report.figure(`${title}, ${many.adjustments} transfers`, a_second(many[name]))
    report.ratio(`${title}: cost at ${many.adjustments} / at ${few.adjustments}`, many[name].p50_us, few[name].p50_us, 2, true)
  }
}
