import type { Page } from '@playwright/test'
import { adjustable, api, balancesOf, customerOf, expect, fen, look, origin, signIn, signInAs, test, walk, type Customer } from './console'

test.describe.configure({ timeout: 180_000 })

// 管理客户关联关系, 申请客户授权, 代客户下单. Customers that can sign in here are named in the demo.
interface Named {
  items: (Customer & { association_type: string })[]
}
const named = async (page: Page, account: string) => (await api<Named>(page, `/customers?account_name=${account}&limit=5`)).items[0]!

async function choose(page: Page, customer: Customer, item: string): Promise<void> {
  await page.getByRole('button', { name: `${customer.name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
}

test('what stands in the way of a parting is told at once, and checked again', async ({ page }) => {
  await signIn(page, 'partner')
  const asked = await named(page, 'cust_1007')
  await walk(page, '销售', '客户管理')
  await look(page, asked)
  await choose(page, asked, '解除关联')
  const dialog = page.getByRole('dialog', { name: '解除关联' })
  await expect(dialog.getByText('该客户存在待处理的申请')).toBeVisible()
  await dialog.getByRole('button', { name: '重新检查' }).click()
  await expect(dialog.getByText('该客户存在待处理的申请')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '解除关联' })).toBeDisabled()
})

test('a partner asks to part, the customer agrees, and the rest of the money is back', async ({ page }) => {
  await signIn(page, 'partner')
  const leaving = await named(page, 'cust_1006')
  if (fen(leaving.arrears) > 0n) {
    const key = crypto.randomUUID()
    const session = await api<{ csrf_token: string }>(page, '/session')
    const paid = await page.request.post(`${origin()}/api/v1/customers/${leaving.id}/allocations`, {
      headers: { 'X-CSRF-Token': session.csrf_token, 'Idempotency-Key': key },
      data: { source: 'topup', amount: (Number(leaving.arrears) + 10).toFixed(2), memo: '核销欠款' },
    })
    expect(paid.status()).toBe(200)
  }
  const before = await balancesOf(page)
  const rest = fen((await customerOf(page, leaving.id)).balance)
  await page.goto(`${origin()}/sales/relation-events?customer_id=${leaving.id}`)
  await expect(page.getByRole('heading', { name: '关联关系操作记录' })).toBeVisible()
  await expect(page.locator('tbody tr').first()).toContainText('待处理')
  await signOut(page)

  await signInAs(page, { account: 'cust_1006', password: 'Demo-2026' }, '/my/partner?tab=relation')
  await page.getByRole('button', { name: '处理', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: '处理申请' })
  await dialog.getByRole('button', { name: '同意', exact: true }).click()
  await expect(page.getByText('已同意，变更即时生效')).toBeVisible()
  await page.goto(`${origin()}/my/account`)
  await expect(page.getByText('您当前未关联伙伴')).toBeVisible()
  await signOut(page)

  await signIn(page, 'partner', '/sales/adjustments')
  await expect(page.locator('tbody tr').first()).toContainText('解绑回收')
  const after = await balancesOf(page)
  const back = fen(after.topup.balance) - fen(before.topup.balance) + fen(after.credit.available) - fen(before.credit.available)
  expect(back).toBe(rest)
  // 为客户调账 after parting: not offered, its history still there.
  await page.goto(`${origin()}/sales/customers?association_type=none`)
  await expect(page.getByRole('link', { name: leaving.name })).toBeVisible()
  await page.getByRole('link', { name: leaving.name }).click()
  await expect(page.getByText('已解除').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '拨款', exact: true })).toHaveCount(0)
  await expect(page.getByRole('cell', { name: '解绑回收' }).first()).toBeVisible()
})

test('a partner asks to switch the type and takes the request back', async ({ page }) => {
  await signIn(page, 'partner', '/sales/customers')
  const customer = (await adjustable(page, 1)).find((c) => c.name !== '')!
  await look(page, customer)
  await choose(page, customer, '切换关联类型')
  const dialog = page.getByRole('dialog', { name: '切换关联类型' })
  await expect(dialog.getByText('检查通过')).toBeVisible()
  await dialog.getByText('我已了解并确认').click()
  await dialog.getByRole('button', { name: '切换关联类型' }).click()
  const reason = page.getByRole('dialog', { name: '申请原因' })
  await reason.getByRole('button', { name: '确定' }).click()
  await expect(reason.getByText('请填写原因')).toBeVisible()
  await reason.getByLabel('申请原因').fill('客户改为自行付款')
  await reason.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('申请已提交，请等待客户处理')).toBeVisible()
  await page.getByRole('link', { name: '关联关系操作记录' }).click()
  await page.getByRole('button', { name: '撤销申请' }).first().click()
  await page.getByRole('dialog', { name: '是否撤销申请' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('申请已撤销')).toBeVisible()
})

test('a customer authorises its partner, is acted for, and takes it back in the middle', async ({ page, browser }) => {
  await signIn(page, 'partner', '/sales/customers')
  const customer = await named(page, 'cust_1001')
  await look(page, customer)
  await choose(page, customer, '代客户下单')
  const act = page.getByRole('dialog', { name: '代客户下单' })
  await expect(act.getByText('需要客户授权后才能代客操作')).toBeVisible()
  await act.getByRole('button', { name: '申请客户授权' }).click()
  const ask = page.getByRole('dialog', { name: '申请客户授权' })
  await ask.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('授权申请已发送给客户')).toBeVisible()

  const theirs = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  await signIn(theirs, 'customer', '/my/partner?tab=authorizations')
  await theirs.getByRole('button', { name: '处理', exact: true }).first().click()
  const handle = theirs.getByRole('dialog', { name: '处理授权申请' })
  await expect(handle.getByRole('button', { name: '同意', exact: true })).toBeDisabled()
  await handle.getByText('我已阅读并同意').click()
  await handle.getByRole('button', { name: '同意', exact: true }).click()
  await expect(theirs.getByText('已授权').first()).toBeVisible()

  await choose(page, customer, '代客户下单')
  await page.getByRole('dialog', { name: '代客户下单' }).getByRole('button', { name: '确定' }).click()
  const banner = page.getByRole('complementary', { name: '代客操作' })
  await expect(banner).toContainText(customer.name)
  await expect(banner).toContainText('云帆科技有限公司')
  await expect(page.getByRole('heading', { name: '我的账户' })).toBeVisible()
  expect((await page.request.get(`${origin()}/api/v1/customers`)).status(), 'nothing of the partner is open').toBe(403)
  expect((await page.request.get(`${origin()}/api/v1/my/authorizations`)).status(), 'nothing to decide').toBe(403)
  await banner.getByRole('button', { name: '切换角色' }).click()
  await expect(banner).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '客户管理' })).toBeVisible()

  await look(page, customer)
  await choose(page, customer, '代客运维')
  await page.getByRole('dialog', { name: '代客运维' }).getByRole('button', { name: '确定' }).click()
  await expect(banner).toBeVisible()
  await expect(page.getByRole('heading', { name: '我的资源' })).toBeVisible()
  await theirs.getByRole('button', { name: '取消授权' }).click()
  const revoke = theirs.getByRole('dialog', { name: '取消授权' })
  await revoke.getByLabel('取消原因').fill('不再需要')
  await revoke.getByRole('button', { name: '确定' }).click()
  await expect(theirs.getByText('授权已取消')).toBeVisible()

  await page.getByRole('tab', { name: '按需资源' }).click()
  await expect(page.getByText('客户授权已结束，已切换回您的身份')).toBeVisible()
  await expect(banner).toHaveCount(0)
  await theirs.context().close()
})
