import type { Page } from '@playwright/test'
import { api, expect, origin, signIn, test, walk } from './console'

interface Member {
  id: string
  name: string
  user_name: string
  roles: { id: string; name: string }[]
  supervisor: { name: string } | null
  status: string
}
const member = async (page: Page, user: string) => (await api<{ items: Member[] }>(page, `/people?user_name=${user}`)).items[0]!

async function enter(page: Page, account: string, user: string, password: string): Promise<void> {
  await page.goto(`${origin()}/sign-in`)
  await page.getByRole('tab', { name: 'IAM用户' }).click()
  await page.getByLabel('账号名', { exact: true }).fill(account)
  await page.getByLabel('用户名', { exact: true }).fill(user)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

test('a person is created in three steps, sets a password of its own and works with its roles', async ({ page, browser }) => {
  const user = `zhang.${Date.now() % 1_000_000}`
  await signIn(page, 'partner')
  await walk(page, '组织', '组织成员')
  await page.getByRole('button', { name: '创建人员' }).click()
  const dialog = page.getByRole('dialog', { name: '创建人员' })
  await dialog.getByLabel('用户名').fill(user)
  await dialog.getByLabel('姓名').fill('张三')
  await dialog.getByLabel('手机号码').fill('13812345678')
  await dialog.getByRole('button', { name: '下一步' }).click()
  await dialog.getByLabel('客户经理', { exact: true }).check()
  await expect(dialog.getByLabel('系统管理员')).toBeDisabled()
  await expect(dialog.getByLabel('客户经理主管', { exact: true }).first()).toBeDisabled()
  await expect(dialog.getByText('只能看到分配给自己的客户')).toBeVisible()
  await dialog.getByLabel('财务').check()
  await expect(dialog.getByText('可以看到公司的全部客户')).toBeVisible()
  await dialog.getByRole('button', { name: '确认' }).click()
  await expect(dialog.getByText('创建人员成功')).toBeVisible()
  const password = await dialog.locator('[data-secret=password]').innerText()
  await dialog.locator('footer').getByRole('button', { name: '关闭' }).click()
  expect((await member(page, user)).roles.map((one) => one.id).sort()).toEqual(['account_manager', 'finance'])

  const own = await browser.newPage()
  await enter(own, 'yunfan', user, password)
  await expect(own.getByRole('heading', { name: '设置您自己的密码' })).toBeVisible()
  await own.goto(`${origin()}/sales/customers`)
  await expect(own.getByRole('heading', { name: '设置您自己的密码' })).toBeVisible()
  await own.getByLabel('初始密码').fill(password)
  const choose = async (fresh: string) => {
    await own.getByLabel('新密码', { exact: true }).fill(fresh)
    await own.getByLabel('再次输入新密码').fill(fresh)
    await own.getByRole('button', { name: '保存并进入' }).click()
  }
  await choose('Password1')
  await expect(own.getByText('该密码属于常用密码')).toBeVisible()
  await choose('Zhang-2026')
  await expect(own.getByText('不能由账号名、姓名或公司名称构成')).toBeVisible()
  await choose('Mine-2026')
  await expect(own.getByRole('heading', { name: '客户管理' })).toBeVisible()
  await expect(own.getByRole('button', { name: '组织' })).toHaveCount(0)

  await page.goto(`${origin()}/organisation/members?user_name=${user}`)
  await page.getByRole('button', { name: `张三：更多操作` }).click()
  await page.getByRole('menuitem', { name: '停用' }).click()
  await page.getByRole('dialog', { name: '是否停用 张三' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await own.reload()
  await expect(own).toHaveURL(/sign-in/)
  await enter(own, 'yunfan', user, 'Mine-2026')
  await expect(own.getByRole('alert')).toContainText('账号名或密码错误')
  await own.close()
})

test('a supervisor whose role goes hands over each of their managers in the same act', async ({ page }) => {
  await signIn(page, 'partner', '/organisation/members?user_name=zhao.min')
  const before = await member(page, 'zhao.min')
  const { items } = await api<{ items: { id: string; name: string }[] }>(page, `/people/${before.id}/managers`)
  expect(items.length).toBeGreaterThan(0)
  await page.locator('tr', { hasText: '赵敏' }).getByRole('button', { name: '授予角色' }).click()
  const dialog = page.getByRole('dialog', { name: '授予角色：赵敏' })
  await dialog.getByLabel('客户经理主管', { exact: true }).uncheck()
  await dialog.getByLabel('只读').check()
  const ok = dialog.getByRole('button', { name: '确定' })
  await expect(ok).toBeDisabled()
  for (const one of items) {
    await dialog.getByLabel(one.name).click({ force: true })
    const nobody = page.getByRole('option', { name: '不设主管' })
    await nobody.click()
    await expect(nobody).toHaveCount(0) // the list has folded before the next unfolds
  }
  await ok.click()
  await expect(page.getByText('已保存')).toBeVisible()
  expect((await member(page, 'zhao.min')).roles.map((one) => one.id)).toEqual(['read_only'])
  // As it was, for the other tests.
  await page.locator('tr', { hasText: '赵敏' }).getByRole('button', { name: '授予角色' }).click()
  await dialog.getByLabel('只读').uncheck()
  await dialog.getByLabel('客户经理主管', { exact: true }).check()
  await ok.click()
  await expect(dialog).toBeHidden()
})

test('an account manager with customers is disabled only with them taken back', async ({ page }) => {
  await signIn(page, 'partner', '/organisation/members?role=account_manager')
  interface Manager {
    id: string
    name: string
    user_name: string
    customers: number
  }
  const managers = (await api<{ items: Manager[] }>(page, '/account-managers?active=true')).items
  const before = managers.find((one) => one.customers > 0 && one.user_name !== 'sun.lei')!
  const held = (await api<{ items: { id: string }[] }>(page, `/customers?manager_id=${before.id}&limit=100`)).items
  const { name } = await member(page, before.user_name)
  await page.getByRole('button', { name: `${name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: '停用' }).click()
  const dialog = page.getByRole('dialog', { name: `是否停用 ${name}` })
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByRole('alert')).toContainText(`该人员名下有 ${before.customers} 个客户`)
  await dialog.getByText('同时收回其全部客户').click()
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog).toBeHidden()
  expect((await member(page, before.user_name)).status).toBe('disabled')
  expect((await api<{ total: number }>(page, `/customers?manager_id=${before.id}`)).total).toBe(0)
  // As it was, for the other tests.
  await page.getByRole('button', { name: `${name}：更多操作` }).click()
  await page.getByRole('menuitem', { name: '启用' }).click()
  await page
    .getByRole('dialog', { name: `是否启用 ${name}` })
    .getByRole('button', { name: '确定' })
    .click()
  await expect.poll(async () => (await member(page, before.user_name)).status).toBe('active')
  await page.goto(`${origin()}/sales/assignment`)
  await page
    .getByRole('row', { name: new RegExp(before.user_name) })
    .getByRole('button', { name: '分配客户' })
    .click()
  const pick = page.getByRole('dialog', { name: '选择客户' })
  await expect(pick.getByLabel(/^选择 \d+$/).first()).toBeVisible()
  for (const one of held) {
    const box = pick.getByLabel(`选择 ${one.id}`)
    if ((await box.count()) === 1) await box.check()
  }
  await pick.getByRole('button', { name: '确定' }).click()
  await page.getByRole('dialog', { name: '分配客户' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('分配客户成功')).toBeVisible()
})

test('a custom role is composed from the tree, seen before it is saved, copied and deleted', async ({ page }) => {
  const name = `客服${Date.now() % 100_000}`
  await signIn(page, 'partner', '/organisation/members?tab=roles')
  await page.getByRole('button', { name: '创建自定义角色' }).click()
  const dialog = page.getByRole('dialog', { name: '创建自定义角色' })
  await dialog.getByLabel('角色名称').fill(name)
  await dialog.getByLabel('为客户拨款').check()
  await expect(dialog.getByLabel('查看客户', { exact: true })).toBeChecked()
  await expect(dialog.getByText('BPC_ITEM_SUBCUSTSERV_010103')).toBeVisible()
  await expect(dialog.locator('details')).toContainText('为客户拨款')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('角色已保存')).toBeVisible()
  const row = page.locator('tr', { hasText: name })
  await expect(row).toHaveCount(1)
  await row.getByRole('button', { name: '复制' }).click()
  const copy = page.getByRole('dialog', { name: '复制角色' })
  await expect(copy.getByLabel('为客户拨款')).toBeChecked()
  await copy.getByRole('button', { name: '确定' }).click()
  await expect(row).toHaveCount(2)
  for (const left of [1, 0]) {
    await row.first().getByRole('button', { name: '删除' }).click()
    await page
      .getByRole('dialog', { name: /是否删除角色/ })
      .getByRole('button', { name: '确定' })
      .click()
    await expect(row).toHaveCount(left)
  }
})

test('customer contacts are kept in their order', async ({ page }) => {
  await signIn(page, 'partner', '/organisation/members?tab=contacts')
  await page.getByRole('button', { name: '编辑联系人' }).click()
  const first = await page.getByLabel('姓名 1').inputValue()
  await page.getByRole('button', { name: '下移' }).first().click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await expect(page.locator('tbody tr').nth(1)).toContainText(first)
  await page.getByRole('button', { name: '编辑联系人' }).click()
  await page.getByLabel('邮箱 1').fill('nobody')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '邮箱格式不正确' })).toBeVisible()
})

test('an access key is shown once to who knows the password, can be switched off and on, and deleted', async ({ page }) => {
  await enter(page, 'yunfan', 'xu.lin', 'Demo-2026')
  await expect(page.locator('header .user')).toBeVisible()
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '我的凭证' }).click()
  await page.getByRole('button', { name: '新增访问密钥' }).click()
  const dialog = page.getByRole('dialog', { name: '新增访问密钥' })
  await expect(dialog.getByLabel('备注')).toBeFocused()
  await dialog.getByLabel('备注').fill('报表')
  await expect(dialog.getByText('无需验证码')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '确定' })).toBeDisabled()
  await dialog.getByLabel('登录密码').fill('Wrong-2026')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('账号名或密码错误')).toBeVisible()
  await dialog.getByLabel('登录密码').fill('Demo-2026')
  await dialog.getByRole('button', { name: '确定' }).click()
  const id = await dialog.locator('[data-secret=ak]').innerText()
  await expect(dialog.locator('[data-secret=sk]')).toHaveText(/^[0-9a-f]{40}$/)
  await dialog.locator('footer').getByRole('button', { name: '关闭' }).click()
  const row = page.locator('tr', { hasText: id })
  await expect(row).toContainText('报表')
  await expect(page.getByRole('button', { name: '新增访问密钥' })).toBeDisabled()
  await row.getByRole('button', { name: '停用' }).click()
  await row.getByRole('button', { name: '启用' }).click()
  const enabling = page.getByRole('dialog', { name: '确定启用该访问密钥' })
  await enabling.getByLabel('登录密码').fill('Demo-2026')
  await enabling.getByRole('button', { name: '确定' }).click()
  await expect(row.getByRole('button', { name: '停用' })).toBeVisible()
  await row.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog', { name: '是否删除访问密钥' }).getByRole('button', { name: '确定' }).click()
  await expect(row).toHaveCount(0)
})

test('a customer has access keys of its own, in both languages', async ({ page }) => {
  await signIn(page, 'customer')
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '我的凭证' }).click()
  await expect(page.getByRole('heading', { name: '我的访问密钥' })).toBeVisible()
  await page.getByRole('button', { name: '新增访问密钥' }).click()
  const dialog = page.getByRole('dialog', { name: '新增访问密钥' })
  await dialog.getByLabel('登录密码').fill('Demo-2026')
  await dialog.getByRole('button', { name: '确定' }).click()
  const id = await dialog.locator('[data-secret=ak]').innerText()
  await dialog.locator('footer').getByRole('button', { name: '关闭' }).click()
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'My access keys' })).toBeVisible()
  const row = page.locator('tr', { hasText: id })
  await row.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click()
  await expect(row).toHaveCount(0)
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '简体中文' }).click()
})

test('a person ends the other sessions of its own and keeps the one it sits at', async ({ page, browser }) => {
  const elsewhere = await (await browser.newContext()).newPage()
  for (const each of [elsewhere, page]) {
    await enter(each, 'yunfan', 'zhou.peng', 'Demo-2026')
    await expect(each.locator('header .user')).toBeVisible()
  }
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: '我的凭证' }).click()
  await page.getByRole('button', { name: '下线其他会话' }).click()
  await expect(page.getByRole('button', { name: '下线其他会话' })).toBeDisabled()
  await elsewhere.goto(`${origin()}/`)
  await expect(elsewhere).toHaveURL(/sign-in/)
  await page.reload()
  await expect(page.locator('header .user')).toBeVisible()
  await elsewhere.context().close()
})
