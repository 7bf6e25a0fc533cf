import { api, expect, signIn, test } from './console'

// 消息中心: the bell, the list, 接收设置.
test('what happened is found at the bell, read and deleted', async ({ page }) => {
  await signIn(page, 'distributor')
  const { unread } = await api<{ unread: number }>(page, '/messages/unread')
  expect(unread).toBeGreaterThan(0)
  await page.getByRole('link', { name: `消息，${unread} 条未读` }).click()
  await expect(page.getByRole('heading', { level: 1, name: '消息中心' })).toBeVisible()
  const rows = page.locator('tbody tr')
  const before = (await api<{ total: number }>(page, '/messages')).total
  await rows.first().getByRole('button', { name: '标为已读' }).click()
  await expect.poll(async () => (await api<{ unread: number }>(page, '/messages/unread')).unread).toBe(unread - 1)
  await rows.first().getByRole('button', { name: '删除' }).click()
  await expect.poll(async () => (await api<{ total: number }>(page, '/messages')).total).toBe(before - 1)
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await expect.poll(async () => (await api<{ unread: number }>(page, '/messages/unread')).unread).toBe(0)
})

test('a kind of message is switched off by mail', async ({ page }) => {
  await signIn(page, 'distributor', '/messages/settings')
  await page.getByRole('switch', { name: '待我审批的调账: 邮件' }).locator('..').click()
  await expect(page.getByText('已保存')).toBeVisible()
  const { items } = await api<{ items: { kind: string; mail: boolean; in_app: boolean }[] }>(page, '/me/message-preferences')
  expect(items.find((one) => one.kind === 'approvals.asked')).toMatchObject({ mail: false, in_app: true })
  await page.getByRole('switch', { name: '待我审批的调账: 邮件' }).locator('..').click()
  await expect(page.getByRole('switch', { name: '安全设置变更: 邮件' })).toBeDisabled()
})
