import { api, expect, origin, signIn, test, walk } from './console'
import type { Page } from '@playwright/test'

// 为客户分配客户经理 and 为客户经理分配客户, by the documented steps; what a manager sees afterwards.
interface Row {
  id: string
  name: string
  manager_id: string | null
  manager_name: string | null
}
interface Manager {
  id: string
  name: string
  user_name: string
  customers: number
}

const customersOf = async (page: Page, query: string) => (await api<{ items: Row[]; total: number }>(page, `/customers?limit=100&${query}`)).items
const managersOf = async (page: Page) => (await api<{ items: Manager[] }>(page, '/account-managers?active=true')).items
/** Unassigned customers whose names no other customer's name contains. */
async function unassigned(page: Page, count: number): Promise<Row[]> {
  const all = await customersOf(page, '')
  const found = all.filter((c) => c.manager_id === null && all.filter((o) => o.name.includes(c.name)).length === 1)
  expect(found.length).toBeGreaterThanOrEqual(count)
  return found.slice(0, count)
}
async function find(page: Page, name: string): Promise<void> {
  await page.getByLabel('客户名称').fill(name)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page.getByRole('link', { name })).toBeVisible()
}

test('a customer gets an account manager from 客户管理: 更多 > 分配客户经理 > 下一步 > 确定', async ({ page }) => {
  await signIn(page, 'partner')
  const [customer] = await unassigned(page, 1)
  const [first, second] = await managersOf(page)
  await walk(page, '销售', '客户管理')
  await find(page, customer!.name)
  await page.getByRole('button', { name: `${customer!.name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: '分配客户经理' }).click()
  const dialog = page.getByRole('dialog', { name: '分配客户经理' })
  await expect(dialog).toContainText(customer!.name)
  await dialog.getByRole('button', { name: '下一步' }).click()
  await expect(dialog.getByRole('button', { name: '确定' })).toBeDisabled()
  await dialog.getByRole('radio', { name: first!.user_name }).check()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已为 1 个客户分配客户经理')).toBeVisible()
  expect((await customersOf(page, `customer_id=${customer!.id}`))[0]!.manager_id).toBe(first!.id)

  // On the detail page the masked name is what one clicks to replace the manager; both periods stay.
  await page.getByRole('link', { name: customer!.name }).click()
  const facts = page.locator('section.card', { hasText: '基本信息' })
  await expect(facts.getByRole('button', { name: '分配客户经理' })).toContainText('***')
  await facts.getByRole('button', { name: '分配客户经理' }).click()
  await dialog.getByRole('button', { name: '下一步' }).click()
  await dialog.getByRole('radio', { name: second!.user_name }).check()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog).toBeHidden()
  await expect(facts.getByText('至今')).toHaveCount(2) // the association and the new manager
  const { items } = await api<{ items: { manager_id: string; to: string | null }[] }>(page, `/customers/${customer!.id}/account-managers`)
  expect(items.map((one) => one.manager_id).slice(0, 2)).toEqual([second!.id, first!.id])
  expect(items[0]!.to).toBeNull()
})

test('several customers get an account manager: tick, 批量分配客户经理', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers?unassigned=true')
  const [manager] = await managersOf(page)
  const boxes = page.locator('tbody input[type=checkbox]:enabled')
  await expect(boxes.first()).toBeVisible()
  for (const n of [0, 1]) await boxes.nth(n).check()
  const ids = await page
    .locator('tbody tr.picked a[href^="/sales/customers/"]')
    .evaluateAll((links) => links.map((l) => l.getAttribute('href')!.split('/').pop()!))
  await page.getByRole('button', { name: '批量分配客户经理' }).click()
  const dialog = page.getByRole('dialog', { name: '批量分配客户经理' })
  await dialog.getByRole('button', { name: '下一步' }).click()
  await dialog.getByRole('radio', { name: manager!.user_name }).check()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已为 2 个客户分配客户经理')).toBeVisible()
  for (const id of ids) expect((await customersOf(page, `customer_id=${id}`))[0]!.manager_id).toBe(manager!.id)
})

test('a manager gets customers from 客户分配 and gives them back', async ({ page }) => {
  await signIn(page, 'partner')
  const [customer, other] = await unassigned(page, 2)
  const [manager] = await managersOf(page)
  await walk(page, '销售', '客户分配')
  const row = page.getByRole('row', { name: new RegExp(manager!.user_name) })
  await row.getByRole('button', { name: '分配客户' }).click()

  const pick = page.getByRole('dialog', { name: '选择客户' })
  await expect(pick.getByLabel('仅显示未分配客户')).toBeChecked()
  // Customers that somebody looks after can be seen, not picked.
  const taken = pick.locator('tbody input[type=checkbox]:disabled')
  await pick.getByText('仅显示未分配客户').click()
  await expect(taken.first()).toBeVisible()
  await pick.getByText('仅显示未分配客户').click()
  await expect(taken).toHaveCount(0)
  // What is ticked stays ticked when somebody else is looked for.
  await pick.getByLabel(`选择 ${other!.id}`).check()
  await pick.getByLabel('客户名称').fill(customer!.name)
  await pick.getByRole('button', { name: '查询' }).click()
  await expect(pick.locator('tbody tr')).toHaveCount(1)
  await expect(pick.getByText('已选 1 项')).toBeVisible()
  await pick.getByLabel(`选择 ${customer!.id}`).check()
  await expect(pick.getByText('已选 2 项')).toBeVisible()
  await pick.getByRole('button', { name: '确定' }).click()
  const review = page.getByRole('dialog', { name: '分配客户' })
  await review.getByRole('button', { name: `删除 ${other!.name}` }).click()
  await expect(review.locator('tbody tr')).toHaveCount(1)
  await review.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('分配客户成功，共 1 个')).toBeVisible()
  expect((await customersOf(page, `customer_id=${customer!.id}`))[0]!.manager_id).toBe(manager!.id)
  expect((await customersOf(page, `customer_id=${other!.id}`))[0]!.manager_id).toBeNull()

  await row.getByRole('link', { name: '查看客户列表' }).click()
  await page.getByLabel('客户名称').fill(customer!.name)
  await page.getByRole('button', { name: '查询' }).click()
  await page
    .getByRole('row', { name: new RegExp(customer!.name) })
    .getByRole('button', { name: '收回客户' })
    .click()
  await page.getByRole('dialog', { name: '收回客户' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已收回 1 个客户')).toBeVisible()
  expect((await customersOf(page, `customer_id=${customer!.id}`))[0]!.manager_id).toBeNull()
})

test("an account manager sees their customers and nobody else's", async ({ page }) => {
  await signIn(page, 'partner')
  const all = await customersOf(page, '')
  const me = (await managersOf(page)).find((one) => one.user_name === 'sun.lei')!
  const mine = all.filter((c) => c.manager_id === me.id)
  const foreign = all.find((c) => c.manager_id !== me.id)!
  expect(mine.length).toBeGreaterThan(0)
  await page.context().clearCookies()

  await signIn(page, 'account_manager', '/sales/customers')
  await expect(page.getByText(`共 ${mine.length} 条`)).toBeVisible()
  expect((await customersOf(page, '')).map((c) => c.id).sort()).toEqual(mine.map((c) => c.id).sort())
  expect((await page.request.get(`${origin()}/api/v1/customers/${foreign.id}`)).status()).toBe(404)
  expect((await page.request.get(`${origin()}/api/v1/customers/${foreign.id}/account-managers`)).status()).toBe(404)
  expect((await page.request.get(`${origin()}/api/v1/customers/${foreign.id}/statement`)).status()).toBe(404)
  expect(await customersOf(page, `customer_id=${foreign.id}`)).toEqual([])
  const { items } = await api<{ items: { manager_id: string }[] }>(page, '/consumption/lines?limit=100')
  expect(items.every((line) => line.manager_id === me.id)).toBe(true)
  const sums = await api<{ items: { manager_id: string }[]; payable_total: string }>(page, '/consumption/by-manager')
  expect(sums.items.every((one) => one.manager_id === me.id)).toBe(true)
  expect((await api<{ payable_total: string }>(page, '/consumption/trend')).payable_total).toBe(sums.payable_total)
  await expect(page.getByRole('link', { name: '客户分配' })).toHaveCount(0)
})
