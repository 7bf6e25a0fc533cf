import { api, expect, look, origin, signIn, signInAs, test, walk, type Customer } from './console'

test.describe.configure({ timeout: 180_000 })

// 设置预算: of one customer and of several; what is used up freezes at once, what is raised thaws.
interface Rows {
  items: (Customer & { frozen: string; budget_amount: string | null })[]
}

test('a budget of nothing freezes, a raised one thaws, and both are recorded', async ({ page }) => {
  await signIn(page, 'partner')
  await walk(page, '销售', '客户管理')
  const { items } = await api<Rows>(page, '/customers?association_type=resale&frozen=none&limit=100')
  const customer = items.find((one) => one.budget_amount === null && items.filter((other) => other.name.includes(one.name)).length === 1)!
  await look(page, customer)
  await page.getByRole('button', { name: `${customer.name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: '设置预算', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '设置预算' })
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('请输入大于或等于 0 的金额')).toBeVisible()
  await dialog.getByText('一次性预算', { exact: true }).click()
  await dialog.getByLabel('预算金额').fill('0')
  await dialog.getByText('自动冻结账号', { exact: true }).click()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已为 1 个客户设置预算')).toBeVisible()
  const row = page.locator('tbody tr').first()
  await expect(row).toContainText('账号冻结')
  await expect(row).toContainText('自动')
  await expect(row).toContainText('100%')

  await page.getByLabel(`选择 ${customer.id}`).check()
  await page.getByRole('button', { name: '设置预算' }).click()
  await expect(dialog.getByLabel('预算金额')).toHaveValue(/^0/)
  await dialog.getByLabel('预算金额').fill('888888.88')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(row).toContainText('888,888.88')
  await expect(row).not.toContainText('账号冻结')

  await page.getByRole('link', { name: customer.name }).click()
  await expect(page.getByRole('heading', { name: '预算', exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: '冻结记录' })).toContainText('预算已用尽')
  await page.getByRole('link', { name: '预算记录' }).click()
  const records = page.getByRole('region', { name: '预算记录' })
  await expect(records.locator('tbody tr')).toHaveCount(2)
  await expect(records.locator('tbody tr').first()).toContainText('888,888.88')
})

test('a budget is taken away, and what it froze is unfrozen', async ({ page }) => {
  await signIn(page, 'partner')
  await walk(page, '销售', '客户管理')
  const { items } = await api<Rows>(page, '/customers?association_type=resale&frozen=none&limit=100')
  const customer = items.find((one) => one.budget_amount === null && items.filter((other) => other.name.includes(one.name)).length === 1)!
  await look(page, customer)
  const row = page.locator('tbody tr').first()
  const more = async (act: string) => {
    await page.getByRole('button', { name: `${customer.name}：更多操作` }).click()
    await page.getByRole('menuitem', { name: act, exact: true }).click()
  }
  await more('设置预算')
  const dialog = page.getByRole('dialog', { name: '设置预算' })
  await dialog.getByLabel('预算金额').fill('0')
  await dialog.getByText('提高预算或次月预算恢复时，同步解冻账号').click()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(row).toContainText('账号冻结')
  await more('取消预算')
  const sure = page.getByRole('dialog', { name: '取消预算' })
  await expect(sure.getByText(customer.name)).toBeVisible()
  await sure.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已取消 1 个客户的预算')).toBeVisible()
  await expect(row).not.toContainText('账号冻结')
  await page.getByRole('link', { name: customer.name }).click()
  await expect(page.getByText('尚未设置预算')).toBeVisible()
  await expect(page.getByRole('region', { name: '冻结记录' })).toContainText('预算已取消')
})

test('a distributor gives a reseller a quota, which its budgets cannot exceed', async ({ page }) => {
  await signIn(page, 'distributor', '/sales/resellers')
  await page.getByRole('button', { name: '岭南数智经销商：设置预算配额' }).click()
  const quota = page.getByRole('dialog', { name: '设置预算配额' })
  await quota.getByLabel('预算配额金额').fill('12000')
  await quota.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('预算配额已设置')).toBeVisible()
  await expect(page.locator('tr', { hasText: '岭南数智经销商' })).toContainText('12,000.00')
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()

  await signInAs(page, { account: 'lingnan', password: 'Demo-2026' }, '/account/profile')
  await expect(page.getByText('剩余配额')).toBeVisible()
  await walk(page, '销售', '客户管理')
  const { items } = await api<Rows>(page, '/customers?association_type=resale&limit=100')
  const customer = items.find((one) => one.budget_amount === null)!
  await look(page, customer)
  await page.getByRole('button', { name: `${customer.name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: '设置预算', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '设置预算' })
  await expect(dialog.getByText('剩余配额')).toContainText('1,500.00')
  await dialog.getByLabel('预算金额').fill('1500.01')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('超出预算配额，该客户最多可设置：1500.00')).toBeVisible()
  await dialog.getByRole('button', { name: '关闭' }).last().click()
})

test('customers are found by how much of their budget is used', async ({ page }) => {
  await signIn(page, 'partner')
  await page.goto(`${origin()}/sales/customers?budget_used=75`)
  const listed = page.getByRole('region', { name: '客户管理' }).locator('tbody tr')
  const { items } = await api<Rows>(page, '/customers?budget_used=75&limit=100')
  await expect(listed).toHaveCount(Math.max(1, items.length))
})

test('an address with an order and filters nobody knows opens the list as if it did not say so', async ({ page }) => {
  await signIn(page, 'partner', '/sales/budget-records?sort=nonsense&kind=weekly&from=yesterday&page=1e9&action=setting')
  const records = page.getByRole('region', { name: '预算记录' })
  await expect(records.locator('tbody tr').first()).toContainText('设置')
  await expect(page).toHaveURL(/budget-records\?action=setting$/)
  await expect(records.getByText('2024-')).toHaveCount(0) // the demo market's are of late, as its bill is
  await page.goto(`${origin()}/sales/budget-records?sort=at`)
  await expect(records.locator('tbody tr').first()).toContainText('预算')
  await expect(page.getByRole('button', { name: '更多条件' })).toHaveAttribute('aria-expanded', 'false')
  for (const [place, region] of [
    ['customers', '客户'],
    ['consumption', '客户消费'],
  ]) {
    await page.goto(`${origin()}/sales/${place}?sort=nonsense&association_type=sold&cycle=2026-13`)
    await expect(page.getByRole('region', { name: region }).first().locator('tbody tr').first()).toContainText(/代售|顾问销售/)
  }
})
