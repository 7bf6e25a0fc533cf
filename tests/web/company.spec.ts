// 企业资料: a partner's administrator and the vendor's operator keep the same profile; customers see the partner's logo.
import { expect, origin, signIn, test } from './console'
import type { Page } from '@playwright/test'
import type { Persona } from './personas'

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAADklEQVR42mNgGAWjAAYAAhAAATIkOpcAAAAASUVORK5CYII=', 'base64')

async function become(page: Page, who: Persona, next: string): Promise<void> {
  await page.context().clearCookies()
  await signIn(page, who, next)
}

test('a partner keeps its profile and logo, and an operator sees and corrects them', async ({ page }) => {
  await signIn(page, 'partner', '/account/profile')
  const card = page.locator('section.card', { hasText: '企业资料' })
  await card.getByRole('button', { name: '修改' }).click()
  const dialog = page.getByRole('dialog', { name: '修改企业资料' })
  await dialog.getByLabel('税号').fill('no number!')
  await dialog.getByLabel('地址').fill('上海市浦东新区世纪大道 100 号')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('税号为 5 至 30 位字母、数字或连字符')).toBeVisible()
  await dialog.getByLabel('税号').fill('91310000MA1FL0000X')
  await dialog.getByLabel('企业标识').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') })
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('企业标识须为完整的 PNG 或 JPEG 图片')).toBeVisible()
  await dialog.getByLabel('企业标识').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png })
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await expect(card).toContainText('91310000MA1FL0000X')
  await expect.poll(() => card.getByRole('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(16)

  await become(page, 'customer', '/my/partner')
  await expect.poll(() => page.getByRole('img', { name: '云帆科技有限公司 的标识' }).evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(16)

  await become(page, 'operator', '/vendor/partners')
  await page.getByRole('link', { name: '云帆科技有限公司' }).click()
  const theirs = page.locator('section.card', { hasText: '企业资料' })
  await expect(theirs).toContainText('上海市浦东新区世纪大道 100 号')
  await theirs.getByRole('button', { name: '修改' }).click()
  await page.getByRole('dialog', { name: '修改企业资料' }).getByLabel('地址').fill('北京市海淀区')
  await page.getByRole('dialog', { name: '修改企业资料' }).getByRole('button', { name: '确定' }).click()
  await expect(theirs).toContainText('北京市海淀区')

  const contact = page.locator('section.card', { hasText: '主账号与联系人' })
  await expect(contact).toContainText('y***@yunfan.example')
  await expect(contact.getByRole('button', { name: '开通登录' })).toHaveCount(0) // it has a password of its own
  await contact.getByRole('button', { name: '查看完整联系方式' }).click()
  await expect(contact).toContainText('yunfan@yunfan.example')
})

test('who is no administrator sees the profile and does not change it', async ({ page }) => {
  await signIn(page, 'account_manager', '/account/profile')
  const card = page.locator('section.card', { hasText: '企业资料' })
  await expect(card).toContainText('云帆科技有限公司')
  await expect(card.getByRole('button', { name: '修改' })).toHaveCount(0)
  const answer = await page.request.get(`${origin()}/api/v1/partners`)
  expect(answer.status()).toBe(403)
})
