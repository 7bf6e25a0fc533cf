import { join } from 'node:path'
import { api, expect, fen, signIn, test } from './console'

interface Partner {
  id: string
  name: string
  kind: string
  topup_balance: string
}

test('finance books a bank transfer once', async ({ page }) => {
  await signIn(page, 'finance', '/vendor/partners')
  const { items } = await api<{ items: Partner[] }>(page, '/partners?kind=solution_provider')
  const partner = items[0]!
  const book = async (amount: string) => {
    await page.locator('tr', { hasText: partner.name }).getByRole('button', { name: '充值入账' }).click()
    const dialog = page.getByRole('dialog', { name: '充值入账' })
    await dialog.getByLabel('入账金额').fill(amount)
    await dialog.getByLabel('银行流水号').fill('WEB-TEST-0001')
    await dialog.getByRole('button', { name: '确定' }).click()
    await page.getByRole('dialog', { name: '是否确定入账' }).getByRole('button', { name: '确定' }).click()
    return dialog
  }
  await book('1000')
  await expect(page.getByText('入账成功')).toBeVisible()
  const now = async () => (await api<Partner>(page, `/partners/${partner.id}`)).topup_balance
  expect(fen(await now()) - fen(partner.topup_balance)).toBe(100_000n)
  const again = await book('1000')
  await expect(again, 'the same line of the bank again is the same booking').toBeHidden()
  expect(fen(await now()) - fen(partner.topup_balance)).toBe(100_000n)
  const other = await book('2000')
  await expect(other).toBeVisible()
  await expect(other.locator('.el-form-item__error, [role=alert]').first()).toBeVisible()
  expect(fen(await now()) - fen(partner.topup_balance)).toBe(100_000n)
})

test('what a customer without a partner owes is paid by bank transfer', async ({ page }) => {
  await signIn(page, 'finance', '/sales/customers?association_type=none')
  const { items } = await api<{ items: { id: string; name: string; arrears: string | null }[] }>(page, '/customers?association_type=none&limit=100')
  const owing = items.find((each) => each.arrears)!
  await page.getByRole('link', { name: owing.name }).click()
  await page.getByRole('button', { name: '还款入账' }).click()
  const dialog = page.getByRole('dialog', { name: '还款入账' })
  await dialog.getByLabel('入账金额').fill('1000')
  await expect(dialog.getByText(owing.arrears!, { exact: false }).last()).toBeVisible()
  await dialog.getByLabel('入账金额').fill(owing.arrears!)
  await dialog.getByLabel('银行流水号').fill('WEB-TEST-REPAY')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByRole('dialog', { name: '是否确定还款入账' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('剩余欠款 0.00 元')).toBeVisible()
  await expect(page.getByRole('button', { name: '还款入账' })).toBeHidden()
  await expect(page.getByRole('cell', { name: '欠款还款' }).first()).toBeVisible()
})

test('a bill is uploaded, its progress seen, and a second upload charges nothing', async ({ page }) => {
  await signIn(page, 'operator', '/vendor/imports')
  interface Job {
    id: string
    state: string
    lines_read: number
    lines_landed: number
    lines_waiting: number
    lines_duplicate: number
    lines_refused: number
  }
  const send = async (): Promise<Job> => {
    const { total } = await api<{ total: number }>(page, '/imports')
    await page.getByLabel('选择或拖入账单文件').setInputFiles(join(import.meta.dirname, '../data/focus-1.0-sample-1000.csv'))
    await page.getByRole('button', { name: '开始导入' }).click()
    await expect(page.getByText('已开始导入')).toBeVisible()
    await expect.poll(async () => (await api<{ total: number; items: Job[] }>(page, '/imports')).total).toBe(total + 1)
    await expect.poll(async () => (await api<{ items: Job[] }>(page, '/imports')).items[0]!.state, { timeout: 30_000 }).not.toBe('running')
    return (await api<{ items: Job[] }>(page, '/imports')).items[0]!
  }
  const first = await send()
  expect(first.state).toBe('finished')
  expect(first.lines_landed + first.lines_waiting + first.lines_duplicate + first.lines_refused).toBe(first.lines_read)
  const second = await send()
  expect(second.lines_landed + second.lines_waiting).toBe(0)
  expect(second.lines_read).toBe(first.lines_read)
  await page.getByRole('link', { name: 'focus-1.0-sample-1000.csv' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('focus-1.0-sample-1000.csv')
})
