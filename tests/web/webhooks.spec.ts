import type { Locator, Page } from '@playwright/test'
import { expect, signIn, test, walk } from './console'

async function choose(page: Page, row: Locator, act: string): Promise<void> {
  await row.getByRole('button', { name: '的更多操作' }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

// 组织 > Webhook 推送: made with a secret told once, changed, given another secret, deleted; what was sent is listed.
test('a partner keeps a webhook and looks at deliveries', async ({ page }) => {
  await signIn(page, 'partner')
  await walk(page, '组织', 'Webhook 推送')
  const known = page.locator('tr', { hasText: 'https://finance.yunfan.example/hooks/partner-center' })
  await expect(known).toContainText('已停用')

  await page.getByRole('button', { name: '新建 Webhook' }).click()
  const dialog = page.getByRole('dialog', { name: '新建 Webhook' })
  await dialog.getByLabel('接收地址').fill('https://169.254.169.254/latest')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('该地址指向内网、本机或保留网段，不能使用。')).toBeVisible()
  await dialog.getByLabel('接收地址').fill('https://hooks.clicks.example/in')
  await dialog.getByRole('button', { name: '确定' }).click()
  const secret = dialog.locator('[data-secret=webhook]')
  await expect(secret).toHaveText(/^whsec_[A-Za-z0-9+/]{32}$/)
  const first = await secret.textContent()
  await dialog.locator('footer').getByRole('button', { name: '关闭' }).click()

  const row = page.locator('tr', { hasText: 'https://hooks.clicks.example/in' })
  await expect(row).toContainText('全部事件')
  await choose(page, row, '更换密钥')
  const rotating = page.getByRole('dialog', { name: '更换密钥' })
  await rotating.getByRole('button', { name: '确定' }).click()
  await expect(rotating.locator('[data-secret=webhook]')).not.toHaveText(first!)
  await rotating.locator('footer').getByRole('button', { name: '关闭' }).click()

  await row.getByRole('button', { name: '修改 https://hooks.clicks.example/in' }).click()
  const editing = page.getByRole('dialog', { name: '修改' })
  await editing.getByLabel('说明').fill('点击测试')
  await editing.getByRole('button', { name: '确定' }).click()
  await expect(row).toContainText('点击测试')

  await choose(page, row, '发送测试')
  await expect(page.getByText('测试事件已提交')).toBeVisible()
  await page.getByRole('tab', { name: '推送记录' }).click()
  const sent = page.locator('tr', { hasText: 'https://hooks.clicks.example/in' })
  await expect(sent).toContainText('测试事件')
  await sent.getByRole('button', { name: /详情/ }).click()
  await expect(page.getByRole('dialog').locator('pre')).toContainText('webhooks.test')
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'Webhook', exact: true }).click()
  await choose(page, row, '删除')
  await page.getByRole('dialog', { name: '删除' }).getByRole('button', { name: '确定' }).click()
  await expect(row).toHaveCount(0)
})

test('an operator has webhooks of the vendor', async ({ page }) => {
  await signIn(page, 'operator', '/organisation/webhooks')
  await expect(page.getByText('还没有 Webhook')).toBeVisible()
  await expect(page.getByRole('button', { name: '新建 Webhook' })).toBeVisible()
})
