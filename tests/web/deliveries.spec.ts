import { writeFileSync } from 'node:fs'
import { type Page, type TestInfo } from '@playwright/test'
import { api, expect, origin, signIn, test, type Customer } from './console'

interface Job {
  id: string
  state: string
  lines_landed: number
  lines_waiting: number
  lines_changed: number
  lines_gone: number
  lines_duplicate: number
}
interface Waiting {
  billing_account_id: string
  reason: string
  lines: number
}
interface Mapping {
  id: string
  billing_account_id: string
  from: string | null
  to: string | null
  customer_id: string
  delivery: string
}
interface Line {
  id: string
  resource_id: string
  payable: string
  corrects: string | null
}
interface Given {
  account: string
  resource: string
  cost: string
  currency?: string
  day?: string
}

const head =
  'BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ProviderName,ServiceName,SubAccountId,ResourceId'
const shift = 8 * 3600_000
const dayOf = (time: number) => new Date(time + shift).toISOString().slice(0, 10)
const yesterday = dayOf(Date.now() - 86_400_000)

/** A bill of these lines, as a file. */
function bill(info: TestInfo, name: string, lines: Given[]): string {
  const rows = lines.map(({ account, resource, cost, currency = 'CNY', day = yesterday }) => {
    const month = day.slice(0, 7)
    const next = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString()
    return [cost, account, currency, `${month}-01T00:00:00Z`, next, 'Usage', `${day}T01:00:00Z`, `${day}T02:00:00Z`, 'Example', 'VM', '', resource].join(',')
  })
  const path = info.outputPath(name)
  writeFileSync(path, [head, ...rows, ''].join('\n'))
  return path
}

const newest = async (page: Page) => (await api<{ items: Job[] }>(page, '/imports')).items[0]!

/** Delivers files on the page and waits for what becomes of them. */
async function deliver(page: Page, files: string[], as: string): Promise<Job> {
  await page.goto(origin() + '/vendor/imports')
  const { total } = await api<{ total: number }>(page, '/imports')
  await page.getByLabel('选择或拖入账单文件').setInputFiles(files)
  await page.getByRole('radio', { name: as }).check({ force: true })
  await page.getByRole('button', { name: '开始导入' }).click()
  await expect(page.getByText('已开始导入')).toBeVisible()
  await expect.poll(async () => (await api<{ total: number }>(page, '/imports')).total).toBe(total + 1)
  await expect.poll(async () => (await newest(page)).state, { timeout: 30_000 }).toMatch(/finished|waiting|failed/)
  return newest(page)
}

const waitingOf = async (page: Page, account: string) =>
  (await api<{ items: Waiting[] }>(page, '/waiting-accounts?limit=100')).items.filter((each) => each.billing_account_id === account)
const mappingsOf = async (page: Page, account: string) =>
  (await api<{ items: Mapping[] }>(page, '/mappings?limit=100')).items.filter((each) => each.billing_account_id === account)
const linesOf = async (page: Page, resource: string) =>
  (await api<{ items: Line[] }>(page, `/consumption/lines?resource_id=${resource}&from=${yesterday}&to=2099-01-01`)).items

async function pick(page: Page, label: string, customer: Customer): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(label).fill(customer.name)
  await page.getByRole('option', { name: customer.name }).first().click()
}

/** Two customers that are charged, whose names no other's contains. */
async function customers(page: Page): Promise<[Customer, Customer]> {
  const { items } = await api<{ items: Customer[] }>(page, '/customers?association_type=resale&limit=100')
  const alone = items.filter((c) => items.filter((o) => o.name.includes(c.name)).length === 1)
  return [alone[0]!, alone[1]!]
}

test('files chosen together are one delivery, and a second one is decided as a snapshot', async ({ page }, info) => {
  await signIn(page, 'operator', '/vendor/imports')
  const account = `web-d-${Date.now()}`
  const line = { account, resource: `${account}-vm`, cost: '10.00' }
  const parts = [bill(info, 'part-1.csv', [line]), bill(info, 'part-2.csv', [line]), bill(info, 'part-3.csv', [{ ...line, resource: `${account}-db` }])]
  const first = await deliver(page, parts, '全量')
  expect(first.lines_waiting, 'equal lines of two files are two').toBe(3)
  await page.getByRole('link', { name: 'part-1.csv 等 3 个文件' }).first().click()
  for (const name of ['part-1.csv', 'part-2.csv', 'part-3.csv']) await expect(page.getByText(name, { exact: true })).toBeVisible()
  await expect(page.getByText('交付方式：全量')).toBeVisible()

  const [customer] = await customers(page)
  await page.goto(origin() + '/vendor/waiting-accounts')
  await page.getByRole('button', { name: `映射 ${account}` }).click()
  await expect(page.getByRole('dialog').getByText('等待 3 行')).toBeVisible()
  await pick(page, '客户', customer)
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('3 行已归属，计费 ¥30.00')).toBeVisible()

  const second = await deliver(page, [bill(info, 'reported-again.csv', [line, { ...line, cost: '12.50' }])], '按映射设置')
  expect(second.state).toBe('waiting')
  await page.locator('tr', { hasText: 'reported-again.csv' }).getByRole('link', { name: '去确认' }).click()
  const card = page.getByRole('region', { name: '请确认这次交付的含义' })
  await expect(card).toContainText('没有任何一行入账')
  await expect(card).toContainText(/金额变更\s*1/)
  await expect(card).toContainText(/不再出现\s*1/)
  await expect(card).toContainText('-7.50 CNY')
  await card.getByRole('button', { name: '按全量处理' }).click()
  await page.getByRole('dialog', { name: '按全量处理这次交付？' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已开始按全量处理')).toBeVisible()
  await expect.poll(async () => (await newest(page)).state).toBe('finished')
  await expect(card).toBeHidden()
  expect(await newest(page)).toMatchObject({ lines_duplicate: 1, lines_changed: 1, lines_gone: 1 })

  const all = await linesOf(page, line.resource)
  const correction = all.find((each) => each.corrects)!
  expect(all.map((each) => each.payable).sort()).toEqual(['10.00', '10.00', '2.50'])
  await page.goto(origin() + `/sales/consumption?resource_id=${line.resource}&from=${yesterday}`)
  await page.getByRole('button', { name: `${correction.id}` }).click()
  await page.getByRole('link', { name: '查看原明细与全部更正' }).click()
  await expect(page).toHaveURL(new RegExp(`charge_id=${correction.corrects}`))
  await expect(page.getByText('共 2 条')).toBeVisible()
})

test('what lacks a rate says so before it is mapped, and lands when the rate is entered', async ({ page }, info) => {
  await signIn(page, 'operator', '/vendor/imports')
  const account = `web-r-${Date.now()}`
  await deliver(page, [bill(info, 'kronen.csv', [{ account, resource: `${account}-vm`, cost: '100.00', currency: 'SEK' }])], '增量')
  const [customer, other] = await customers(page)
  await page.goto(origin() + '/vendor/waiting-accounts')
  await page.getByRole('button', { name: `映射 ${account}` }).click()
  const dialog = page.getByRole('dialog', { name: '映射到客户' })
  await expect(dialog.getByRole('status')).toContainText(`1 行缺少 SEK 汇率，自 ${yesterday} 起`)
  await pick(page, '客户', customer)
  await dialog.getByLabel('有效期 开始').fill('2026-01-01')
  await dialog.getByLabel('有效期 开始').press('Enter')
  await dialog.getByText('增量', { exact: true }).click()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('0 行已归属')).toBeVisible()
  expect(await waitingOf(page, account)).toMatchObject([{ reason: 'rate', lines: 1 }])

  await page.locator('tr', { hasText: account }).getByRole('link', { name: '录入汇率' }).click()
  const rate = page.getByRole('dialog', { name: '新增汇率' })
  await expect(rate.getByLabel('币种')).toHaveValue('SEK')
  await expect(rate.getByLabel('生效日')).toHaveValue(yesterday)
  await rate.getByLabel('汇率', { exact: true }).fill('0.75')
  await rate.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('汇率已保存')).toBeVisible()
  await expect.poll(async () => (await waitingOf(page, account)).length, { timeout: 40_000 }).toBe(0)
  expect((await linesOf(page, `${account}-vm`)).map((each) => each.payable)).toEqual(['75.00'])

  await page.goto(origin() + '/vendor/mappings')
  const more = () => page.getByRole('button', { name: `${account}：更多操作` }).first()
  await more().click()
  await page.getByRole('menuitem', { name: '变更客户' }).click()
  await pick(page, '新客户', other)
  const today = dayOf(Date.now())
  await expect(page.getByRole('dialog').getByLabel('自哪天起')).toHaveValue(today)
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已变更：0 行入账')).toBeVisible()
  const changed = await mappingsOf(page, account)
  expect(changed.map(({ from, to, customer_id, delivery }) => ({ from, to, customer_id, delivery }))).toEqual([
    { from: today, to: null, customer_id: other.id, delivery: 'increment' },
    { from: '2026-01-01', to: yesterday, customer_id: customer.id, delivery: 'increment' },
  ])
  await more().click()
  await page.getByRole('menuitem', { name: '交付方式' }).click()
  await page.getByRole('dialog').getByText('全量', { exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  expect((await mappingsOf(page, account)).map((each) => each.delivery)).toEqual(['snapshot', 'snapshot'])
  await more().click()
  await page.getByRole('menuitem', { name: '结束映射' }).click()
  await page.getByRole('dialog', { name: '结束映射' }).getByRole('button', { name: '确定' }).click()
  await expect.poll(async () => (await mappingsOf(page, account))[0]!.to).toBe(today)
  await page
    .getByRole('button', { name: `重新执行 ${account} 的映射` })
    .first()
    .click()
  await expect(page.getByText('已执行：0 行入账')).toBeVisible()
})

test('lines dated far ahead wait for a word', async ({ page }, info) => {
  await signIn(page, 'operator', '/vendor/imports')
  const account = `web-f-${Date.now()}`
  const far = { account, resource: `${account}-vm`, cost: '5.00', day: dayOf(Date.now() + 200 * 86_400_000) }
  await deliver(page, [bill(info, 'far.csv', [far])], '增量')
  expect(await waitingOf(page, account)).toMatchObject([{ reason: 'word' }])
  await page.goto(origin() + '/vendor/waiting-accounts')
  await page.getByRole('button', { name: `同意 ${account} 的远期行` }).click()
  await expect(page.getByRole('dialog')).toContainText('1 行，合计 5.00 CNY')
  await page.getByRole('dialog').getByRole('button', { name: '同意' }).click()
  await expect(page.getByText('已同意：0 行入账')).toBeVisible()
  expect(await waitingOf(page, account), 'it lacks a mapping as well').toMatchObject([{ reason: 'account' }])
  await deliver(page, [bill(info, 'farther.csv', [{ ...far, resource: `${account}-db` }])], '增量')
  await page.goto(origin() + '/vendor/waiting-accounts')
  await page.getByRole('button', { name: `丢弃 ${account} 的远期行` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '丢弃' }).click()
  await expect(page.getByText('已丢弃 1 行')).toBeVisible()
  expect((await waitingOf(page, account)).map((each) => each.reason)).toEqual(['account'])
})
