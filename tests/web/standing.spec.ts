import type { Page } from '@playwright/test'
import { api, expect, origin, signIn, signInAs, test, walk } from './console'

test.describe.configure({ timeout: 180_000 })

interface Partner {
  id: string
  name: string
  status: string
  standing: string
}

async function leave(page: Page): Promise<void> {
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
}

async function set(page: Page, partner: Partner, state: string, reason: string): Promise<void> {
  await page.goto(`${origin()}/vendor/partners/${partner.id}`)
  await page.getByRole('button', { name: '设置状态' }).click()
  const dialog = page.getByRole('dialog', { name: '设置状态' })
  await dialog.locator('.el-radio', { hasText: state }).click()
  await expect(dialog.getByText(/影响代售客户 \d+ 个/)).toBeVisible()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('请填写原因')).toBeVisible()
  await dialog.getByLabel('原因').fill(reason)
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText(`伙伴状态已设置为${state}`)).toBeVisible()
}

test('an operator freezes a partner; its people and customers see it, and lifting it gives their own state back', async ({ page }) => {
  await signIn(page, 'operator', '/vendor/partners')
  const { items } = await api<{ items: Partner[] }>(page, '/partners?limit=100')
  const partner = items.find((one) => one.name.startsWith('蜀道'))!
  expect(partner.standing).toBe('restricted')
  await set(page, partner, '已冻结', '欠款逾期三十天')
  await expect(page.getByRole('region', { name: '状态记录' })).toContainText('欠款逾期三十天')
  await leave(page)

  await signInAs(page, { account: 'shudao', password: 'Demo-2026' })
  await expect(page.getByText(/云平台已于 .* 冻结本伙伴/)).toBeVisible()
  await expect(page.getByText('原因：欠款逾期三十天')).toBeVisible()
  await walk(page, '销售', '客户管理')
  await expect(page.locator('tbody tr', { hasText: '账号和资源冻结' }).first()).toContainText('伙伴冻结')
  await page.goto(`${origin()}/messages`)
  await expect(page.getByText(/账号状态变更为冻结/).first()).toBeVisible()
  await leave(page)

  await signInAs(page, { account: 'cust_1049', password: 'Demo-2026' }, '/my/partner')
  await expect(page.getByText('合作伙伴已被云平台冻结')).toBeVisible()
  await expect(page.getByText('欠款逾期三十天')).toHaveCount(0)
  await leave(page)

  await signIn(page, 'operator', '/vendor/partners')
  await set(page, partner, '正常', '欠款已结清')
  await leave(page)
  await signInAs(page, { account: 'cust_1049', password: 'Demo-2026' }, '/my/partner')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('合作伙伴已被云平台')).toHaveCount(0)
})
