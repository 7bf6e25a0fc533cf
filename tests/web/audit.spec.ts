import { adjustable, expect, look, signIn, test, walk } from './console'

// 组织 > 操作日志.
test('an allocation is found in the operation log with its details', async ({ page }) => {
  await signIn(page, 'partner')
  const [customer] = await adjustable(page, 1)
  await walk(page, '销售', '客户管理')
  await look(page, customer!)
  await page.getByRole('button', { name: '拨款', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '拨款' })
  await dialog.getByLabel('拨款金额').fill('1.00')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByRole('dialog', { name: '是否确定调整' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('调账成功')).toBeVisible()

  await page.goto(`${process.env.BASE_URL}/organisation/trail`)
  await expect(page.getByRole('heading', { name: '操作日志', level: 1 })).toBeVisible()
  await page.getByRole('combobox', { name: '操作类型' }).click({ force: true })
  await page.getByRole('option', { name: '为客户拨款', exact: true }).click()
  await page.getByRole('button', { name: '查询' }).click()
  const row = page.locator('main tbody tr').first()
  await expect(row).toContainText('为客户拨款')
  await expect(row).toContainText(`客户 ${customer!.id}`)
  await expect(row).toContainText('成功')
  await row.getByRole('button', { name: '详情' }).click()
  const drawer = page.getByRole('dialog', { name: '详情' })
  await expect(drawer).toContainText('funds.allocate')
  await expect(drawer).toContainText('校验值')
})

test('the menu leads to the operation log, also for operators', async ({ page }) => {
  await signIn(page, 'operator')
  await walk(page, '组织', '操作日志')
  await expect(page.locator('main tbody tr').first()).toBeVisible()
})

test('a reason is asked for where the partner wants one, and the customer sees who looked', async ({ page, browser }) => {
  await signIn(page, 'partner', '/organisation/trail')
  const policy = page.locator('label', { hasText: '查看敏感信息须填写原因' }).locator('.el-switch')
  await policy.click()
  await expect(page.getByText('已保存')).toBeVisible()

  await page.goto(`${process.env.BASE_URL}/sales/customers`)
  const cell = page.locator('main tbody tr').first()
  await expect(cell).toContainText('****')
  await page.getByRole('button', { name: '显示完整的手机号码' }).click()
  const dialog = page.getByRole('dialog', { name: '查看敏感信息' })
  await dialog.getByLabel('查看原因').fill('核对联系方式')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.locator('main tbody tr').first()).not.toContainText('****')
  // One row, all its personal data.
  await page.getByRole('button', { name: '显示完整的手机号码' }).click()
  await expect(page.locator('main tbody tr').first()).toContainText('****')
  await page
    .locator('main tbody tr')
    .first()
    .getByRole('button', { name: /^显示 \d+ 的完整信息$/ })
    .first()
    .click()
  await expect(page.locator('main tbody tr').first()).not.toContainText('****')
  await expect(page.locator('main tbody tr').nth(1)).toContainText('****')

  const looks = await page.request.get(`${process.env.BASE_URL}/api/v1/trail?act=customers.reveal&limit=1`)
  const line = ((await looks.json()) as { items: { detail: string; subject: string }[] }).items[0]!
  expect(line.subject).toMatch(/^customer:\d+$/)
  expect(JSON.parse(line.detail)).toEqual({ fields: ['account_name', 'mobile', 'manager_name'], reason: '核对联系方式' })

  await page.goto(`${process.env.BASE_URL}/organisation/trail`)
  await policy.click()
  await expect(page.getByText('已保存')).toBeVisible()

  const customer = await browser.newPage()
  await signIn(customer, 'customer', '/my/reveals')
  await expect(customer.getByRole('heading', { name: '谁查看了我的信息' })).toBeVisible()
  await customer.close()
})
