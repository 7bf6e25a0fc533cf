import { ID_INJECTION_KEY, ZINDEX_INJECTION_KEY } from 'element-plus/es/hooks/index'
import { renderToString } from 'vue/server-renderer'
import { createSSRApp, h, type Component } from 'vue'
import { expect, it } from 'vitest'
import { clock } from '@/lib/calendar'
import EventTimeline, { type TimelineEvent } from './EventTimeline.vue'
import MoneyBreakdown from './MoneyBreakdown.vue'
import MoneyRows from './MoneyRows.vue'

function drawn(component: Component, props: object): Promise<string> {
  const app = createSSRApp({ render: () => h(component, props) })
  app.provide(ID_INJECTION_KEY, { prefix: 1, current: 0 }).provide(ZINDEX_INJECTION_KEY, { current: 0 })
  return renderToString(app)
}
/** What is read of it, line for line. */
const text = (html: string) =>
  html
    .replace(/<!--.*?-->/g, '')
    .replace(/<\/(p|tr|li)>/g, '\n')
    .replace(/<[^>]+>/g, ' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')

it('a timeline tells what, when, by whom and why, in the order given', async () => {
  const at = '2026-11-02T03:04:05Z'
  const events: TimelineEvent[] = [
    { key: 'paid', at, what: 'Paid', who: 'Ann', tone: 'success' },
    { key: 'ended', at, what: 'Cancelled', note: 'Ordered twice' },
  ]
  const html = await drawn(EventTimeline, { events, label: 'History' })
  expect(text(html)).toEqual(['Paid', `${clock(at)} · Ann`, 'Cancelled', clock(at), 'Ordered twice'])
  expect(html).toMatch(/<ul[^>]*aria-label="History"/)
  expect(html).toContain(`datetime="${at}"`)
  expect(html).toContain('el-timeline-item__node--success')
})

const rows = [
  { key: 'cash', label: 'Cash', amount: '1200.00' },
  { key: 'credit', label: 'Credit', amount: '34.50' },
  { key: 'dropped', label: 'Dropped', amount: '0.01', sign: '-' as const },
  { key: 'none', label: 'Coupon', amount: null },
]
it('rows of money end with what they come to, as it was told', async () => {
  const html = await drawn(MoneyRows, { rows, sum: '1234.49', sumLabel: 'Paid' })
  expect(text(html)).toEqual(['Cash ¥1,200.00', 'Credit ¥34.50', 'Dropped -¥0.01', 'Coupon —', 'Paid ¥1,234.49'])
})
it('a breakdown shows the sum, as something the keyboard comes to', async () => {
  const html = await drawn(MoneyBreakdown, { rows, sum: '1234.49', sumLabel: 'Paid', symbol: true })
  expect(html).toMatch(/<button[^>]*type="button"[^>]*>.*¥1,234\.49/)
})
