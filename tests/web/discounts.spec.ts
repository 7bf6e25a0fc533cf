import { adjustable, api, expect, origin, signIn, test, walk } from './console'
import type { Locator, Page } from '@playwright/test'

interface Discount {
  id: string
  kind: string
  ratio: string
  status: string
}
const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name })

async function choose(page: Page, dialog: ReturnType<typeof dialogOf>, field: string, typed: string, option: string): Promise<void> {
  const select = dialog.getByRole('combobox', { name: field })
  await select.click()
  if (typed) await select.fill(typed)
  await page.getByRole('option', { name: option }).first().click()
}

/** The drawer that the ID of a row opens says all of this. */
async function seen(page: Page, row: Locator, texts: string[]): Promise<void> {
  await row.getByRole('button', { name: /^折扣 \d+ 的详情$/ }).click()
  const drawer = dialogOf(page, '折扣详情')
  for (const text of texts) await expect(drawer).toContainText(text)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
}

// 产品与价格 > 折扣与促销, then 销售 > 账务 > 合同商务: what a partner may give, and that it ends it.
test('a partner gives a discount as far as the operator lets it go', async ({ page }) => {
  await signIn(page, 'partner')
  const customer = (await adjustable(page, 1))[0]!
  await walk(page, '销售', '合同商务')
  await page.getByRole('button', { name: '授予折扣' }).click()
  const dialog = dialogOf(page, '授予折扣')
  await choose(page, dialog, '客户', customer.name, customer.name)
  await choose(page, dialog, '适用产品', '云数据库', '云数据库 RDS（不低于 95%）')
  await dialog.getByLabel('折扣（实付比例）').fill('0.9')
  await expect(dialog.getByText('不能低于上限：官网价的 95%')).toBeVisible()
  await dialog.getByLabel('折扣（实付比例）').fill('0.96')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('保存成功')).toBeVisible()

  await page.getByLabel('客户名称').fill(customer.name)
  await page.getByRole('button', { name: '查询', exact: true }).click()
  const row = page.locator('tr', { hasText: '官网价的 96%' })
  await expect(row).toContainText('云数据库 RDS')
  await expect(row).toContainText('生效中')
  await seen(page, row, ['授权折扣', '一个产品类型', '云数据库 RDS', '官网价的 96%（9.6 折）', '长期', '生效中'])
  await row.getByRole('button', { name: `结束 ${customer.name} 的折扣` }).click()
  await dialogOf(page, '结束').getByRole('button', { name: '确定' }).click()
  await expect(row).toContainText('已结束')
  await seen(page, row, ['已结束', '结束人'])
})

test('an operator agrees on a discount, and the customer sees it', async ({ page }) => {
  await signIn(page, 'operator', '/vendor/discounts')
  await page.getByRole('button', { name: '录入商务折扣' }).click()
  const dialog = dialogOf(page, '录入商务折扣')
  const { items } = await api<{ items: { id: string; name: string }[] }>(page, '/customers?account_name=cust_1001&limit=1')
  await choose(page, dialog, '客户', items[0]!.name, items[0]!.name)
  await choose(page, dialog, '产品类型', '内容分发', '内容分发网络')
  await dialog.getByLabel('折扣（实付比例）').fill('0.77')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('保存成功')).toBeVisible()
  await seen(page, page.locator('tr', { hasText: '官网价的 77%' }), [items[0]!.name, '商务折扣', '内容分发网络', '官网价的 77%（7.7 折）', '录入人'])
  await page.getByRole('tab', { name: '促销' }).click()
  await expect(page.getByRole('cell', { name: '新客上云季', exact: true })).toBeVisible()
  await page.getByRole('tab', { name: '授权折扣上限' }).click()
  await expect(page.getByRole('cell', { name: '官网价的 95%' })).toBeVisible()

  await page.getByRole('button', { name: '设置上限' }).click()
  const limit = dialogOf(page, '设置上限')
  const { items: sold } = await api<{ items: { id: string; spec: string; region: string }[] }>(page, '/products?limit=1')
  await limit.getByText('一个产品', { exact: true }).click()
  await choose(page, limit, '产品', sold[0]!.spec, sold[0]!.spec)
  await limit.getByLabel('最低折扣（实付比例）').fill('0.93')
  await limit.getByRole('button', { name: '确定' }).click()
  await expect(page.locator('tr', { hasText: '官网价的 93%' })).toContainText(sold[0]!.spec)
  await page.locator('tr', { hasText: '官网价的 93%' }).getByRole('button').click()
  await dialogOf(page, '结束').getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('cell', { name: '官网价的 93%' })).toBeHidden()

  await page.context().clearCookies()
  await page.goto(origin())
  await signIn(page, 'customer', '/my/discounts')
  await expect(page.locator('tr', { hasText: '官网价的 77%' })).toContainText('内容分发网络')
  await seen(page, page.locator('tr', { hasText: '官网价的 77%' }), ['内容分发网络', '官网价的 77%（7.7 折）'])
  const mine = await api<{ items: Discount[] }>(page, '/my/discounts?status=active')
  expect(mine.items[0]).toMatchObject({ kind: 'commercial', ratio: '0.77' })
})
