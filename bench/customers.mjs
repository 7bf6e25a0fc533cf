// 客户管理 of one partner with ten thousand and with a million customers: what the same page and the same search cost.
import { join } from 'node:path'
import { bench, root } from './tools.mjs'

const small = 10_000
const large = Number(process.env.BENCH_CUSTOMERS ?? 1_000_000)

export function customers(report, url) {
  const said = bench('customers_scale', url('customers_scale'), join(root, 'migrations'), small, large)
  const [few, many] = said.trim().split('\n').map((text) => JSON.parse(text))
  const a_second = (figure) => Math.round(1e6 / Math.max(figure.p50_us, 1))
  for (const name of ['first_page', 'name_search', 'whole_name', 'frequent_name', 'no_such_name', 'one_customer']) {
    const title = name.replace('_', ' ')
    report.figure(`${title}, ${few.customers} customers`, a_second(few[name]))
    report.figure(`${title}, ${many.customers} customers`, a_second(many[name]))
    report.ratio(`${title}: cost at ${many.customers} / at ${few.customers}`, many[name].p50_us, few[name].p50_us, 2, true)
  }
}
