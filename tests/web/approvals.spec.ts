import { adjustable, api, customerOf, expect, fen, look, origin, signIn, test, walk } from './console'

const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+\.)/g, ',')

async function out(page: import('@playwright/test').Page): Promise<void> {
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
}

// 双人审批: above the partner's amount a second person agrees at 待审批; who asked is told.
test('a large transfer waits for a second person, who finds it on the home page', async ({ page }) => {
  test.setTimeout(150_000)
  await signIn(page, 'distributor', '/account/profile')
  await page.getByRole('button', { name: '双人审批: 修改' }).click()
  const setting = page.getByRole('dialog', { name: '双人审批' })
  await setting.getByLabel('超过该金额须双人审批（元）').fill('100')
  await setting.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('超过 ¥100.00')).toBeVisible()

  const [customer] = await adjustable(page, 1)
  await page.goto(`${origin()}/sales/customers`)
  await look(page, customer!)
  await page.getByRole('button', { name: '拨款', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '拨款' })
  await dialog.getByText('充值账户', { exact: true }).click()
  await dialog.getByLabel('拨款金额').fill('123.45')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByRole('dialog', { name: '是否确定调整' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已提交审批，须由另一人同意后执行')).toBeVisible()
  expect((await customerOf(page, customer!.id)).balance).toBe(customer!.balance)

  await walk(page, '销售', '待审批')
  const row = page.locator('tbody tr', { hasText: '123.45' }).first()
  await expect(row.getByText('待审批')).toBeVisible()
  await expect(row.getByRole('button', { name: '同意' })).toHaveCount(0)
  await expect(row.getByRole('button', { name: '撤回' })).toBeVisible()
  await out(page)

  await signIn(page, 'distributor_finance')
  await page.getByRole('link', { name: /待我审批的调账/ }).click()
  await page.locator('tbody tr', { hasText: '123.45' }).first().getByRole('button', { name: '同意' }).click()
  await page.getByRole('dialog', { name: '同意' }).getByRole('button', { name: '同意' }).click()
  await expect(page.getByText('已同意，资金已划转')).toBeVisible()
  expect(fen((await customerOf(page, customer!.id)).balance) - fen(customer!.balance)).toBe(12345n)
  await out(page)

  await signIn(page, 'distributor', '/messages')
  await expect(page.getByText(/拨款 123.45 元：已同意/).first()).toBeVisible()
  await page.goto(`${origin()}/account/profile`)
  await page.getByRole('button', { name: '双人审批: 修改' }).click()
  await setting.getByRole('button', { name: '关闭', exact: true }).last().click()
  await expect(page.getByText('提高金额或关闭双人审批须由另一人同意，已提交审批')).toBeVisible()
  await expect(page.getByText('超过 ¥100.00')).toBeVisible()
  await out(page)

  await signIn(page, 'distributor_finance', '/sales/approvals')
  await page.locator('tbody tr', { hasText: '修改双人审批设置' }).first().getByRole('button', { name: '同意' }).click()
  await page.getByRole('dialog', { name: '同意' }).getByRole('button', { name: '同意' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  expect((await api<{ threshold: string | null }>(page, '/approval-setting')).threshold).toBeNull()
})

test('a request is rejected with a reason and the money is free again', async ({ page }) => {
  // The demo's distributor has one that waits: what it has, what waits and what it may give are three figures.
  await signIn(page, 'distributor', '/sales/funds')
  const { topup } = await api<{ topup: { balance: string; on_hold: string; available: string } }>(page, '/funds/balances')
  expect(fen(topup.balance) - fen(topup.on_hold)).toBe(fen(topup.available))
  expect(fen(topup.on_hold)).toBeGreaterThan(0n)
  const card = page.locator('section.card', { hasText: '充值账户 · 可用' })
  for (const part of [topup.balance, topup.on_hold, topup.available]) await expect(card).toContainText(grouped(part))
  await card.getByRole('link', { name: '待审批冻结' }).click()
  await expect(page).toHaveURL(/approvals\?state=pending/)
  const row = page.locator('tbody tr', { hasText: '60,000.00' }).first()
  await row.getByRole('button', { name: '驳回' }).click()
  const dialog = page.getByRole('dialog', { name: '驳回' })
  await dialog.getByLabel('驳回原因').fill('额度已用完')
  await dialog.getByRole('button', { name: '驳回' }).click()
  await expect(page.getByText('已驳回，冻结资金已释放')).toBeVisible()
  await expect(row, 'the list is that of what still waits').toHaveCount(0)
  await page.goto(page.url().split('?')[0])
  await expect(row.getByText('已驳回')).toBeVisible()
})
