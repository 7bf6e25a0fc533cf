import { api, expect, signIn, test } from './console'

// 批量设置标签: tick, add and take tags; other tags stay.
test('tags are added to and taken from several customers at once', async ({ page }) => {
  const tag = `批量${Date.now() % 100_000}`
  await signIn(page, 'partner', '/sales/customers')
  const boxes = page.locator('tbody input[type=checkbox]:enabled')
  await expect(boxes.first()).toBeVisible()
  for (const n of [0, 1]) await boxes.nth(n).check()
  await page.getByRole('button', { name: '批量设置标签' }).click()
  const dialog = page.getByRole('dialog', { name: '批量设置标签' })
  await expect(dialog).toContainText('为已选的 2 个客户设置标签')
  await expect(dialog.getByRole('button', { name: '确定' })).toBeDisabled()
  await dialog.getByLabel('添加标签').first().fill(tag)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog).toBeHidden()
  const tagged = async () => (await api<{ items: { tags: string[] }[]; total: number }>(page, `/customers?tag=${encodeURIComponent(tag)}`)).total
  expect(await tagged()).toBe(2)

  await page.getByRole('button', { name: '批量设置标签' }).click()
  await dialog.getByText(tag, { exact: true }).click()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog).toBeHidden()
  expect(await tagged()).toBe(0)
})
