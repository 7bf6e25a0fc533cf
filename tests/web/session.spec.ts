import { expect, origin, signIn, test } from './console'
import { find } from './personas'

test('sign-in leads to where one wanted to go, and sign-out ends it', async ({ page }) => {
  await page.goto(`${origin()}/sales/funds`)
  await expect(page).toHaveURL(/sign-in\?next=/)
  await signIn(page, 'partner', '/sales/funds')
  await expect(page).toHaveURL(/\/sales\/funds$/)
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto(`${origin()}/sales/funds`)
  await expect(page).toHaveURL(/sign-in/)
})

test('a wrong password is refused in words', async ({ page }) => {
  await page.goto(`${origin()}/sign-in`)
  await page.getByLabel('账号名', { exact: true }).fill(find('customer').account)
  await page.getByLabel('密码', { exact: true }).fill('wrong-password-1')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
})

test('the language changes the words, the document and the account', async ({ page }) => {
  await signIn(page, 'partner')
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Account balance' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Account balance' })).toBeVisible()
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '简体中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

test('what a person may not use is neither shown nor reachable', async ({ page }) => {
  await signIn(page, 'customer')
  await expect(page.getByRole('link', { name: '我的账户' }).first()).toBeVisible()
  await expect(page.getByText('可用余额')).toBeVisible()
  await expect(page.getByRole('heading', { name: '我的消费' })).toBeVisible()
  await expect(page.getByRole('button', { name: '销售' })).toHaveCount(0)
  await page.goto(`${origin()}/sales/customers`)
  await expect(page.getByRole('heading', { name: '没有权限' })).toBeVisible()
  await page.goto(`${origin()}/no/such/page`)
  await expect(page.getByRole('heading', { name: '页面不存在' })).toBeVisible()
})

test('column settings are kept for the person', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  await page.getByRole('button', { name: '列设置' }).click()
  const dialog = page.getByRole('dialog', { name: '列设置' })
  await dialog.getByText('标签', { exact: true }).click()
  await dialog.getByText('客户ID', { exact: true }).click()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('columnheader', { name: '标签' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('columnheader', { name: '客户ID' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '标签' })).toHaveCount(0)
})

test('personal data is masked until the eye is opened', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  await expect(page.locator('tbody tr').first()).toContainText('****')
  await page.getByRole('button', { name: '显示完整的手机号码' }).click()
  await expect(page.locator('tbody tr').first()).toContainText(/1\d{10}/)
})

test('a list asked again while the server is away says that it may be outdated', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.route('**/api/v1/customers?*', (route) => route.abort())
  await page.getByRole('button', { name: '查询', exact: true }).click()
  const stale = page.getByRole('alert').filter({ hasText: '刷新失败' })
  await expect(stale).toBeVisible()
  await page.unroute('**/api/v1/customers?*')
  await stale.getByRole('button', { name: '重试' }).click()
  await expect(stale).toHaveCount(0)
})

test('a menu to which one moves from another stays open', async ({ page }) => {
  await signIn(page, 'partner')
  const [first, second] = ['销售', '组织'].map((name) => page.getByRole('button', { name, exact: true }))
  await first!.hover()
  await expect(first!).toHaveAttribute('aria-expanded', 'true')
  await second!.hover()
  await expect(second!).toHaveAttribute('aria-expanded', 'true')
  await page.waitForTimeout(400) // the first one's time is over long since
  await expect(second!).toHaveAttribute('aria-expanded', 'true')
  await expect(first!).toHaveAttribute('aria-expanded', 'false')
})
