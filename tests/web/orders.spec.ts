import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { api, expect, origin, signIn, test, type Customer } from './console'
import type { Persona } from './personas'

async function as(page: Page, who: Persona, next: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(origin())
  await signIn(page, who, next)
}
async function clean(page: Page, what: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  const { violations } = await new AxeBuilder({ page }).exclude('.el-message').analyze()
  expect(violations.map((v) => `${what}: ${v.id} ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([])
}
/** 拨款, so that the customer can pay. */
async function fund(page: Page, amount: string): Promise<void> {
  await signIn(page, 'partner')
  const { items } = await api<{ items: Customer[] }>(page, '/customers?account_name=cust_1001&limit=1')
  const session = await api<{ csrf_token: string }>(page, '/session')
  const done = await page.request.post(`${origin()}/api/v1/customers/${items[0]!.id}/allocations`, {
    headers: { 'X-CSRF-Token': session.csrf_token, 'Idempotency-Key': crypto.randomUUID() },
    data: { source: 'topup', amount },
  })
  expect(done.status()).toBe(200)
}

// 购买: 选择配置, 加入清单, 提交订单. Answers the order.
async function order(page: Page): Promise<string> {
  await page.goto(`${origin()}/my/purchase?service_type=${encodeURIComponent('云硬盘')}&region=cn-north-4`)
  await page.getByRole('button', { name: '选择配置：高 IO' }).click()
  const dialog = page.getByRole('dialog', { name: '选择配置' })
  await dialog.getByLabel('购买容量').fill('100')
  await dialog.getByLabel('购买月数').fill('2')
  await expect(dialog.getByRole('row', { name: '官网价' })).toContainText('¥70.00')
  await dialog.getByRole('button', { name: '加入清单' }).click()
  const cart = page.getByRole('region', { name: '购物清单' })
  await expect(cart.getByRole('row', { name: '官网价' })).toContainText('¥70.00')
  await cart.getByRole('button', { name: '提交订单' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^订单 \d+$/ })).toBeVisible()
  return page.url().split('/').at(-1)!
}

test('a customer chooses, sees the price, orders and pays', async ({ page }) => {
  await fund(page, '200.00')
  await as(page, 'customer', '/my/purchase')
  await order(page)
  await expect(page.getByText('待支付', { exact: true }).first()).toBeVisible()
  await clean(page, 'an order')
  await page.getByRole('button', { name: '去支付' }).click()
  const dialog = page.getByRole('dialog', { name: '去支付' })
  await expect(dialog.getByText('可用余额')).toBeVisible()
  await dialog.getByRole('button', { name: '确认支付' }).click()
  await expect(page.locator('.el-message').getByText('支付成功')).toBeVisible()
  await expect(page.getByRole('row', { name: '实付金额' })).toBeVisible()
  await expect(page.getByText('支付成功', { exact: false }).first()).toBeVisible()
})

test('the partner refuses, is asked again, and pays', async ({ page }) => {
  await signIn(page, 'customer')
  const id = await order(page)
  const ask = async () => {
    await page.getByRole('button', { name: '伙伴支付' }).click()
    await page.getByRole('dialog', { name: '伙伴支付' }).getByRole('button', { name: '确定' }).click()
    await expect(page.getByRole('button', { name: '撤回' })).toBeVisible()
  }
  await ask()

  await as(page, 'partner', '/sales/orders?tab=to_pay')
  await page.getByRole('button', { name: `驳回：${id}` }).click()
  const refusal = page.getByRole('dialog', { name: '驳回' })
  await expect(refusal.getByText(id)).toBeVisible()
  await refusal.getByLabel('驳回原因').fill('预算未批')
  await refusal.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已驳回', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: id })).toHaveCount(0)
  await clean(page, 'what waits for the partner')

  await as(page, 'customer', `/my/orders/${id}`)
  await expect(page.getByText('伙伴已驳回支付：预算未批')).toBeVisible()
  await ask()

  await as(page, 'partner', '/sales/orders?tab=to_pay')
  await page.getByRole('button', { name: `支付：${id}` }).click()
  const payment = page.getByRole('dialog', { name: '代支付' })
  await expect(payment.getByText('伙伴充值账户')).toBeVisible()
  await payment.getByRole('button', { name: '确认支付' }).click()
  await expect(page.locator('.el-message').getByText('支付成功')).toBeVisible()
  await page.goto(`${origin()}/sales/orders/${id}`)
  await expect(page.getByRole('row', { name: '伙伴充值账户' })).toBeVisible()
  await expect(page.getByText('预算未批')).toBeVisible()
})

test('退订 tells what comes back before it happens', async ({ page }) => {
  await signIn(page, 'customer', '/my/orders?tab=renewals')
  // What orders bought is delivered by the demo market's own cloud.
  await page.getByLabel('资源ID').first().fill('cloud-')
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await expect(page.getByRole('cell', { name: /^cloud-/ }).first()).toBeVisible()
  await page
    .getByRole('button', { name: /^退订：/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: '退订' })
  const back = dialog.locator('.sum')
  await expect(back).toContainText('退还金额 ¥')
  const amount = (await back.innerText()).replace(/.*¥/s, '¥').trim()
  await dialog.getByLabel('退订原因').fill('不再使用')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.locator('.el-message').getByText('退订成功')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: /^订单 \d+$/ })).toBeVisible()
  await expect(page.getByRole('row', { name: '退订金额' })).toContainText(amount)
})
