import { readFileSync } from 'node:fs'
import { api, expect, signIn, test, walk } from './console'
import { find } from './personas'
import type { Page } from '@playwright/test'

interface Task {
  id: string
  state: string
  rows: number
  sha256: string
}

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

// 导出 > 导出当前记录 → “导出任务创建成功” → 查看导出记录 → 下载.
test('a list is exported in the background and downloaded from 导出记录', async ({ page }) => {
  await signIn(page, 'partner')
  await walk(page, '销售', '客户管理')
  await choose(page, '文件格式：CSV')
  await page.getByLabel('关联类型').click({ force: true })
  await page.getByRole('option', { name: '代售' }).click()
  await page.getByRole('button', { name: '查询' }).click()
  const { total } = await api<{ total: number }>(page, '/customers?association_type=resale')
  await expect(page.getByText(`共 ${total} 条`)).toBeVisible()
  await choose(page, '导出当前记录')
  await expect(page.getByText('导出任务创建成功')).toBeVisible()
  await page.getByRole('link', { name: '查看导出记录' }).click()
  await expect(page.getByRole('heading', { name: '导出记录', level: 1 })).toBeVisible()

  const row = page.locator('main tbody tr').first()
  await expect(row).toContainText('导出客户')
  await expect(row).toContainText('已完成')
  const task = (await api<{ items: Task[] }>(page, '/exports')).items[0]!
  expect(task.rows).toBe(total)
  expect(task.sha256).toMatch(/^[0-9a-f]{64}$/)
  const download = page.waitForEvent('download')
  await row.getByRole('link', { name: '下载' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^导出客户-\d{8}-\d{6}\.csv$/)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  const lines = text.trim().split('\r\n')
  expect(lines).toHaveLength(total + 1)
  // Personal data is masked, names too.
  for (const line of lines.slice(1)) expect(line).toMatch(/\*\*\*.*\*\*\*\*/)
})

test('everything is exported as a workbook, and the record is deleted', async ({ page }) => {
  await signIn(page, 'partner', '/sales/adjustments?operation_type=reclaim')
  await choose(page, '文件格式：XLSX')
  await choose(page, '导出全部')
  await expect(page.getByText('导出任务创建成功')).toBeVisible()
  await choose(page, '查看导出记录')
  const row = page.locator('main tbody tr').first()
  await expect(row).toContainText('导出调账记录')
  await expect(row).toContainText('已完成')
  const { total } = await api<{ total: number }>(page, '/funds/adjustments')
  expect((await api<{ items: Task[] }>(page, '/exports')).items[0]!.rows).toBe(total)
  const download = page.waitForEvent('download')
  await row.getByRole('link', { name: '下载' }).click()
  expect(
    readFileSync(await (await download).path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')

  const before = (await api<{ total: number }>(page, '/exports')).total
  await row.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog', { name: '删除导出记录' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('导出记录已删除')).toBeVisible()
  expect((await api<{ total: number }>(page, '/exports')).total).toBe(before - 1)
})

test('nobody downloads the file of somebody else', async ({ page, browser }) => {
  await signIn(page, 'partner', '/sales/customers')
  await choose(page, '导出当前记录')
  await expect(page.getByText('导出任务创建成功')).toBeVisible()
  const task = (await api<{ items: Task[] }>(page, '/exports')).items[0]!
  const other = await browser.newPage()
  await signIn(other, 'distributor')
  const foreign = await other.request.get(`${process.env.BASE_URL}/api/v1/exports/${task.id}/file`)
  const missing = await other.request.get(`${process.env.BASE_URL}/api/v1/exports/12345/file`)
  expect(foreign.status()).toBe(404)
  expect((await foreign.json()).error_code).toBe((await missing.json()).error_code)
  await other.close()
})

test('a program gets CSV without the mark that spreadsheets want', async ({ page }) => {
  await signIn(page, 'partner', '/sales/adjustments')
  await choose(page, '文件格式：CSV（不带 BOM）')
  await choose(page, '导出当前记录')
  await expect(page.getByText('导出任务创建成功')).toBeVisible()
  await choose(page, '查看导出记录')
  const row = page.locator('main tbody tr').first()
  await expect(row).toContainText('已完成')
  const download = page.waitForEvent('download')
  await row.getByRole('link', { name: '下载' }).click()
  expect(readFileSync(await (await download).path(), 'utf8').charCodeAt(0)).not.toBe(0xfeff)
})

// 导出 > 导出完整信息…: the file is not masked, and every customer in it sees who took it and why.
test('a list is exported in full for a reason that the customers see', async ({ page, browser }) => {
  const customer = await browser.newPage()
  await signIn(customer, 'customer', '/my/reveals')

  await signIn(page, 'partner', '/sales/customers')
  await choose(page, '文件格式：CSV')
  await choose(page, '导出完整信息…')
  const dialog = page.getByRole('dialog', { name: '导出完整个人信息' })
  await expect(dialog).toContainText('文件中的每位客户都能看到')
  await expect(dialog.getByRole('button', { name: '确定' })).toBeDisabled()
  await dialog.getByLabel('导出原因').fill('核对全部客户资料')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('导出任务创建成功')).toBeVisible()
  await choose(page, '查看导出记录')
  const row = page.locator('main tbody tr').first()
  await expect(row).toContainText('已完成')
  await expect(row).toContainText('完整信息')
  const download = page.waitForEvent('download')
  await row.getByRole('link', { name: '下载' }).click()
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines.find((line) => line.includes(find('customer').account))).toBeDefined()
  for (const line of lines) expect(line).not.toContain('****')

  await customer.reload()
  await expect(customer.locator('main tbody tr').first()).toContainText('核对全部客户资料')
  await customer.close()
})
