import { adjustable, api, balancesOf, customerOf, expect, fen, look, signIn, test, walk } from './console'

// 为客户调账: 销售 > 客户 > 客户管理 > 回收.
test('a partner reclaims money and it returns to where it came from', async ({ page }) => {
  await signIn(page, 'partner')
  const customer = (await adjustable(page, 1)).find((c) => fen(c.balance) > 100n)!
  const whole = await api<{ customer: { balance_topup: string; balance_credit: string } }>(page, `/customers/${customer.id}`)
  const before = await balancesOf(page)
  await walk(page, '销售', '客户管理')
  await look(page, customer)
  await page.getByRole('button', { name: '回收', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '回收' })
  await expect(dialog.getByText('可回收金额')).toBeVisible()
  await dialog.getByLabel('回收金额').fill('1')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByRole('dialog', { name: '是否确定调整' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('调账成功')).toBeVisible()

  expect(fen(customer.balance) - fen((await customerOf(page, customer.id)).balance)).toBe(100n)
  const after = await balancesOf(page)
  const back = fen(after.topup.balance) - fen(before.topup.balance) + fen(after.credit.available) - fen(before.credit.available)
  expect(back).toBe(100n)
  const rest = await api<{ customer: { balance_topup: string; balance_credit: string } }>(page, `/customers/${customer.id}`)
  expect(fen(whole.customer.balance_topup) - fen(rest.customer.balance_topup)).toBe(fen(after.topup.balance) - fen(before.topup.balance))
})

test('more than the balance cannot be reclaimed', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  const [customer] = await adjustable(page, 1)
  await look(page, customer!)
  await page.getByRole('button', { name: '回收', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '回收' })
  await dialog.getByLabel('回收金额').fill('99999999999.99')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('不能超过')).toBeVisible()
  expect((await customerOf(page, customer!.id)).balance).toBe(customer!.balance)
})
