import { writeFileSync } from 'node:fs'
import { api, expect, origin, signIn, test, type Customer } from './console'
import type { Page } from '@playwright/test'

interface Resource {
  id: string
  resource_id: string
  name: string
  main: boolean
  main_resource_id: string
  status: string
  expires_at: string | null
}
interface Rows {
  total: number
  items: Resource[]
}

/** A customer of the signed-in partner that has resources of this kind. */
async function having(page: Page, charging: string): Promise<Customer> {
  for (const each of (await api<{ items: Customer[] }>(page, '/customers?association_type=resale&limit=100')).items)
    if ((await api<Rows>(page, `/customers/${each.id}/resources?charging=${charging}`)).total > 0) return each
  throw new Error(`nobody has ${charging} resources`)
}

// 客户管理 > 更多 > 查看资源: both tabs, a filter, the detail with what belongs together, the export.
test('a partner looks at what runs for a customer', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  const customer = await having(page, 'period')
  await page.getByLabel('客户名称').fill(customer.name)
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await page.getByRole('button', { name: `${customer.name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: '查看资源' }).click()
  await expect(page.getByRole('heading', { name: `${customer.name} 的资源` })).toBeVisible()
  const period = await api<Rows>(page, `/customers/${customer.id}/resources?charging=period`)
  await expect(page.getByText(`共 ${period.total} 条`)).toBeVisible()
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: '导出当前记录' }).click()
  await expect(page.getByText('导出任务创建成功')).toBeVisible()
  await expect.poll(async () => (await api<{ items: { rows: number }[] }>(page, '/exports')).items[0]!.rows).toBe(period.total)

  await page.getByRole('tab', { name: '按需资源' }).click()
  const running = await api<Rows>(page, `/customers/${customer.id}/resources?charging=on_demand&sort=-effective_at`)
  await expect(page.getByText(`共 ${running.total} 条`)).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '到期时间' })).toHaveCount(0)
  await page.getByLabel('资源名称').fill(running.items[0]!.name)
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await page.getByRole('button', { name: running.items[0]!.name }).first().click()
  const drawer = page.getByRole('dialog', { name: running.items[0]!.name })
  await expect(drawer.getByText(running.items[0]!.resource_id)).toBeVisible()
  await drawer.getByRole('link', { name: '查看消费' }).click()
  await expect(page).toHaveURL(/resource_id=/)
})

test('customers are found by the day on which a resource of theirs expires', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  const customer = await having(page, 'period')
  const { items } = await api<Rows>(page, `/customers/${customer.id}/resources?charging=period`)
  const day = new Date(Date.parse(items[0]!.expires_at!) + 8 * 3600_000).toISOString().slice(0, 10)
  await page.getByRole('button', { name: '更多条件' }).click()
  await page.getByLabel('资源到期日期 开始').fill(day)
  await page.getByLabel('资源到期日期 结束').fill(day)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`resource_expires_from=${day}`))
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible()
  const found = await api<{ items: Customer[] }>(page, `/customers?resource_expires_from=${day}&resource_expires_to=${day}&limit=100`)
  for (const each of found.items)
    expect((await api<Rows>(page, `/customers/${each.id}/resources?expires_from=${day}&expires_to=${day}`)).total).toBeGreaterThan(0)
})

test('a customer sees its own resources, on the first page and whole', async ({ page }) => {
  await signIn(page, 'customer')
  await page.getByRole('link', { name: '查看资源' }).click()
  await expect(page.getByRole('heading', { name: '我的资源' })).toBeVisible()
  const { total } = await api<Rows>(page, '/my/resources?charging=period')
  await expect(total > 0 ? page.getByText(`共 ${total} 条`) : page.getByText('没有符合条件的资源')).toBeVisible()
})

test('an operator reports resources by a file: the newest report counts, a bad line is named', async ({ page }, info) => {
  await signIn(page, 'operator', '/vendor/resource-imports')
  const customer = (await api<{ items: Customer[] }>(page, '/customers?association_type=resale&limit=1')).items[0]!
  const template = await (await page.request.get(`${origin()}/api/v1/resource-imports/template`)).text()
  const [head, example] = template.replace('\ufeff', '').split('\r\n') as [string, string]
  const columns = head.split(',')
  const line = (values: Record<string, string>) => columns.map((name, i) => values[name] ?? example.split(',')[i]!).join(',')
  const id = `web-${Date.now()}`
  const file = info.outputPath('resources.csv')
  writeFileSync(file, [head, line({ customer_id: customer.id, resource_id: id }), line({ customer_id: '1', resource_id: `${id}-2` }), ''].join('\r\n'))
  interface Job {
    id: string
    state: string
    lines_landed: number
    lines_duplicate: number
    lines_refused: number
  }
  const jobs = () => api<{ total: number; items: Job[] }>(page, '/resource-imports')
  const send = async (): Promise<Job> => {
    const { total } = await jobs()
    await page.getByLabel('选择或拖入资源文件').setInputFiles(file)
    await page.getByRole('button', { name: '开始导入' }).click()
    await expect.poll(async () => (await jobs()).total).toBe(total + 1)
    await expect.poll(async () => (await jobs()).items[0]!.state, { timeout: 30_000 }).toBe('finished')
    return (await jobs()).items[0]!
  }
  const first = await send()
  expect([first.lines_landed, first.lines_refused]).toEqual([1, 1])
  await page.goto(`${origin()}/vendor/resource-imports/${first.id}`)
  await expect(page.getByText('customer_id', { exact: true })).toBeVisible()
  await expect(page.getByText('该客户不存在')).toBeVisible()
  await page.goBack()
  const again = await send()
  expect([again.lines_landed, again.lines_duplicate]).toEqual([0, 1])
  const { items } = await api<Rows>(page, `/customers/${customer.id}/resources?resource_id=${id}`)
  expect(items.map((each) => each.resource_id)).toEqual([id])
})
