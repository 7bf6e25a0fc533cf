import { balancesOf, customerOf, expect, fen, signIn, test, type Customer, api } from './console'

// 为客户调账: tick rows, 批量拨款.
test('several customers receive the same amount in one act', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers?association_type=resale')
  await expect(page.locator('tbody tr a').first()).toBeVisible()
  const before = await balancesOf(page)
  const boxes = page.locator('tbody input[type=checkbox]:enabled')
  for (const n of [0, 1, 2]) await boxes.nth(n).check()
  const ids = await page
    .locator('tbody tr.picked a[href^="/sales/customers/"]')
    .evaluateAll((links) => links.map((l) => l.getAttribute('href')!.split('/').pop()!))
  expect(ids).toHaveLength(3)
  const old = new Map<string, Customer>()
  for (const id of ids) old.set(id, await customerOf(page, id))

  await page.getByRole('button', { name: '批量拨款' }).click()
  const dialog = page.getByRole('dialog', { name: '批量拨款' })
  await dialog.getByLabel('每个客户的拨款金额').fill('2.5')
  await expect(dialog).toContainText('¥7.50')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByRole('dialog', { name: '是否确定调整' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已为 3 个客户拨款')).toBeVisible()
  await expect(dialog.getByText('成功', { exact: false }).first()).toBeVisible()

  expect(fen(before.topup.balance) - fen((await balancesOf(page)).topup.balance)).toBe(750n)
  for (const id of ids) {
    const now = await customerOf(page, id)
    const then = old.get(id)!
    expect(fen(now.balance) - fen(now.arrears) - fen(then.balance) + fen(then.arrears)).toBe(250n)
  }
})

test('a total above what is available cannot be sent', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers?association_type=resale')
  await page.locator('tbody input[type=checkbox]:enabled').first().check()
  await page.locator('tbody input[type=checkbox]:enabled').nth(1).check()
  await page.getByRole('button', { name: '批量拨款' }).click()
  const dialog = page.getByRole('dialog', { name: '批量拨款' })
  const { topup } = await api<{ topup: { available: string } }>(page, '/funds/balances')
  await dialog.getByLabel('每个客户的拨款金额').fill(topup.available)
  await expect(dialog.getByText('合计超过可用余额')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '确定' })).toBeDisabled()
})
