import { adjustable, api, expect, signIn, test, walk } from './console'

// 查询调账记录: 销售 > 客户 > 客户管理 > 调账记录.
test('adjustment records are found by customer, type and time, and exported', async ({ page }) => {
  await signIn(page, 'partner')
  const [customer] = await adjustable(page, 1)
  await walk(page, '销售', '客户管理')
  await page.getByRole('link', { name: '调账记录' }).click()
  await expect(page.getByRole('heading', { name: '调账记录', level: 1 })).toBeVisible()
  await page.getByLabel('客户名称').fill(customer!.name)
  await page.getByRole('combobox', { name: '操作类型' }).click({ force: true })
  await page.getByRole('option', { name: '拨款' }).click()
  await page.getByRole('button', { name: '查询' }).click()
  const { total } = await api<{ total: number }>(page, `/funds/adjustments?customer_name=${encodeURIComponent(customer!.name)}&operation_type=allocate`)
  await expect(page.getByText(`共 ${total} 条`)).toBeVisible()
  for (const row of await page.locator('main tbody tr').all()) await expect(row).toContainText('拨款')
  expect(page.url()).toContain('operation_type=allocate')

  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: '导出当前记录' }).click()
  await expect(page.getByText('导出任务创建成功')).toBeVisible()
  await page.getByRole('link', { name: '查看导出记录' }).click()
  await expect(page.locator('main tbody tr').first()).toContainText('已完成')
  expect((await api<{ items: { rows: number }[] }>(page, '/exports')).items[0]!.rows).toBe(total)
})

test('the way to the records of one customer leads from its 拨款 dialog', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers?association_type=resale')
  await page.getByRole('button', { name: '拨款', exact: true }).first().click()
  await page.getByRole('dialog', { name: '拨款' }).getByRole('link', { name: '调账记录' }).click()
  await expect(page).toHaveURL(/adjustments\?customer_id=\d+/)
})

test('a record of a reseller leads to the reseller', async ({ page }) => {
  await signIn(page, 'distributor', '/sales/adjustments')
  const { items } = await api<{ items: { customer_name: string; customer_kind: string }[] }>(page, '/funds/adjustments?limit=100')
  const reseller = items.find((row) => row.customer_kind === 'reseller')!
  await page.getByLabel('客户名称').fill(reseller.customer_name)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('link', { name: reseller.customer_name }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('经销商')
  await expect(page.locator('main tbody tr')).toHaveCount(1)
  await expect(page.locator('main tbody tr')).toContainText(reseller.customer_name)
})
