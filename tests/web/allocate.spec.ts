import { adjustable, api, balancesOf, customerOf, expect, fen, look, signIn, test, walk } from './console'

// 为客户调账: 销售 > 客户 > 客户管理 > 拨款.
test('a partner allocates money to a customer by the documented steps', async ({ page }) => {
  await signIn(page, 'partner')
  const [customer] = await adjustable(page, 1)
  const before = await balancesOf(page)
  await walk(page, '销售', '客户管理')
  await look(page, customer!)
  await page.getByRole('button', { name: '拨款', exact: true }).click()

  const dialog = page.getByRole('dialog', { name: '拨款' })
  await expect(dialog).toContainText(customer!.id)
  await expect(dialog.getByRole('link', { name: '调账记录' })).toBeVisible()
  await dialog.getByText('充值账户', { exact: true }).click()
  await dialog.getByLabel('拨款金额').fill('12.34')
  await dialog.getByRole('button', { name: '确定' }).click()
  const sure = page.getByRole('dialog', { name: '是否确定调整' })
  await expect(sure).toContainText('¥12.34')
  await sure.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('调账成功')).toBeVisible()
  await expect(dialog).toBeHidden()

  const after = await balancesOf(page)
  expect(fen(before.topup.balance) - fen(after.topup.balance)).toBe(1234n)
  expect(after.credit).toEqual(before.credit)
  expect(fen((await customerOf(page, customer!.id)).balance) - fen(customer!.balance)).toBe(1234n)
  const { items } = await api<{ items: { amount: string; operation_type: string; source: string }[] }>(page, `/funds/adjustments?customer_id=${customer!.id}`)
  expect(items[0]).toMatchObject({ amount: '12.34', operation_type: 'allocate', source: 'topup' })
})

test('a wrong amount is refused before anything is sent', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  const [customer] = await adjustable(page, 1)
  await look(page, customer!)
  await page.getByRole('button', { name: '拨款', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '拨款' })
  for (const [typed, words] of [
    ['', '请输入金额'],
    ['0', '金额必须大于 0'],
    ['1.234', '最多两位小数'],
    ['9999999999999', '不能超过'],
  ]) {
    await dialog.getByLabel('拨款金额').fill(typed!)
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(dialog.getByText(words!)).toBeVisible()
  }
  await expect(page.getByRole('dialog', { name: '是否确定调整' })).toBeHidden()
})

test('an answer that gets lost is asked for again and nothing is booked twice', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  const [customer] = await adjustable(page, 1)
  const keys: string[] = []
  await page.route('**/allocations', async (route) => {
    keys.push(route.request().headers()['idempotency-key']!)
    if (keys.length > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await look(page, customer!)
  await page.getByRole('button', { name: '拨款', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '拨款' })
  await dialog.getByLabel('拨款金额').fill('5.00')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByRole('dialog', { name: '是否确定调整' }).getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByRole('alert')).toContainText('不会重复入账')
  await dialog.getByRole('button', { name: '重试' }).click()
  await page.getByRole('dialog', { name: '是否确定调整' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('调账成功')).toBeVisible()
  expect(keys).toHaveLength(2)
  expect(keys[1]).toBe(keys[0])
  expect(fen((await customerOf(page, customer!.id)).balance) - fen(customer!.balance)).toBe(500n)
})
