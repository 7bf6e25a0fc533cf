import { api, expect, look, origin, signIn, signInAs, test, walk, type Customer } from './console'

test.describe.configure({ timeout: 180_000 })

// 冻结与解冻. Off for everybody who has not switched it on; `yunfan` has.
interface Rows {
  items: (Customer & { association_type: string; frozen: string })[]
}

test('a partner that has not switched it on sees nothing of it, until an administrator does', async ({ page }) => {
  await signIn(page, 'distributor', '/sales/customers')
  await expect(page.getByRole('columnheader', { name: '客户名称' })).toBeVisible()
  await expect(page.getByRole('button', { name: '冻结 / 解冻' })).toHaveCount(0)
  await expect(page.getByRole('columnheader', { name: '冻结状态' })).toHaveCount(0)
  await page.goto(`${origin()}/organisation/members?tab=roles`)
  await page.getByRole('button', { name: '创建自定义角色' }).click()
  await expect(page.getByRole('checkbox', { name: '分配客户经理' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: '冻结与解冻客户' })).toHaveCount(0)
  await page.goto(`${origin()}/account/profile`)
  const toggle = page.getByRole('switch', { name: '冻结与预算' })
  await expect(toggle).not.toBeChecked()
  await page.locator('.el-switch').filter({ has: toggle }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await walk(page, '销售', '客户管理')
  await expect(page.getByRole('button', { name: '冻结 / 解冻' })).toBeVisible()
  await page.goto(`${origin()}/account/profile`)
  await page.locator('.el-switch').filter({ has: toggle }).click()
  await expect(toggle).not.toBeChecked()
})

test('customers are frozen with a reason, one and many, and thawed', async ({ page }) => {
  await signIn(page, 'partner')
  await walk(page, '销售', '客户管理')
  const { items } = await api<Rows>(page, '/customers?association_type=resale&frozen=none&limit=100')
  const customer = items.find((one) => items.filter((other) => other.name.includes(one.name)).length === 1)!
  await look(page, customer)
  await page.getByRole('button', { name: `${customer.name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: '冻结账号', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '冻结账号' })
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('请填写原因')).toBeVisible()
  await dialog.getByLabel('原因').fill('逾期未付款')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已冻结 1 个客户')).toBeVisible()
  await expect(page.locator('tbody tr').first()).toContainText('账号冻结')

  // 解除关联 is blocked while a person's freeze stands.
  await page.getByRole('button', { name: `${customer.name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: '解除关联', exact: true }).click()
  const disassociating = page.getByRole('dialog', { name: '解除关联' })
  await expect(disassociating.getByText('客户已被冻结')).toBeVisible()
  await disassociating.getByRole('button', { name: '取消' }).click()

  await page.getByLabel(`选择 ${customer.id}`).check()
  await page.getByRole('button', { name: '冻结 / 解冻' }).click()
  await page.getByRole('menuitem', { name: '解冻账号', exact: true }).click()
  const thaw = page.getByRole('dialog', { name: '解冻账号' })
  await thaw.getByLabel('原因').fill('已付款')
  await thaw.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已解冻 1 个客户')).toBeVisible()
  await page.getByRole('link', { name: customer.name }).click()
  const records = page.getByRole('region', { name: '冻结记录' })
  await expect(records).toContainText('逾期未付款')
  await expect(records).toContainText('已付款')
})

test('what was frozen too long is a to-do, and the customer reads why it is frozen', async ({ page }) => {
  await signIn(page, 'partner', '/')
  await page.getByRole('link', { name: /客户资源冻结超过 15 天/ }).click()
  const listed = page.getByRole('region', { name: '客户管理' }).locator('tbody tr')
  await expect(listed).toHaveCount(1)
  await expect(listed.first()).toContainText('已超 15 天')
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await signInAs(page, { account: 'cust_1014', password: 'Demo-2026' }, '/my/partner')
  await expect(page.getByText('客户逾期未确认对账单')).toBeVisible()
  await expect(page.getByText('您的账号自')).toBeVisible()
})

test('a general distributor grants it to a reseller', async ({ page }) => {
  await signInAs(page, { account: 'shudao', password: 'Demo-2026' }, '/account/profile')
  await expect(page.getByText('需由总经销商授予权限后方可开启')).toBeVisible()
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await signIn(page, 'distributor', '/sales/resellers')
  const toggle = page.getByRole('switch', { name: '蜀道云经销商：冻结与预算权限' })
  await page.locator('.el-switch').filter({ has: toggle }).click()
  await expect(page.getByText('已授予权限')).toBeVisible()
  await expect(toggle).toBeChecked()
})
