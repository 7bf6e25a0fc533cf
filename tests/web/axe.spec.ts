import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { api, expect, origin, signIn, test } from './console'
import type { Persona } from './personas'
import { wordKeys } from './words'

// axe-core finds nothing on any page, in both languages; and no page is wider than its window.
const pages: Partial<Record<Persona, string[]>> = {
  partner: [
    '/',
    '/sales/customers',
    '/sales/customers?in_arrears=true',
    '/sales/adjustments',
    '/sales/consumption',
    '/sales/funds',
    '/sales/funds?account=credit',
    '/sales/dashboard',
    '/vendor/partners',
    '/nowhere',
    '/organisation/members',
    '/organisation/members?tab=roles',
    '/organisation/members?tab=contacts',
    '/account/credentials',
    '/organisation/trail',
    '/organisation/webhooks',
    '/organisation/webhooks?tab=deliveries',
    '/exports',
    '/my/reveals',
    '/sales/expansion',
    '/sales/expansion?tab=links',
    '/sales/expansion?tab=history',
    '/sales/assignment',
    '/messages',
    '/messages/settings',
    '/account/profile',
    '/account/security',
    '/sales/relation-events',
    '/sales/orders',
    '/sales/orders?tab=lines',
    '/sales/orders?tab=to_pay',
  ],
  distributor: ['/', '/sales/approvals', '/messages', '/sales/customers?scope=resellers', '/sales/resellers', '/sales/orders?of_resellers=true'],
  operator: [
    '/',
    '/vendor/partners',
    '/sales/customers',
    '/vendor/imports',
    '/vendor/resource-imports',
    '/vendor/waiting-accounts',
    '/vendor/mappings',
    '/vendor/exchange-rates',
    '/organisation/members',
    '/organisation/trail',
    '/vendor/registrations',
    '/vendor/orders',
    '/vendor/deliveries',
  ],
  customer: [
    '/',
    '/my/account',
    '/my/account?tab=consumption',
    '/my/purchase',
    '/my/orders',
    '/my/orders?tab=renewals',
    '/my/resources',
    '/my/resources?tab=on_demand',
    '/my/reveals',
    '/my/partner',
    '/my/partner?tab=agreements',
    '/my/partner?tab=relation',
    '/my/partner?tab=authorizations',
  ],
  account_manager: ['/', '/sales/customers', '/sales/consumption', '/sales/dashboard'],
}

async function clean(page: Page, what: string, inside = 'body'): Promise<void> {
  await page.waitForLoadState('networkidle')
  // axe takes the dimmed page for what lies behind the chosen word of a select in a dialog.
  const looked = inside === 'body' ? new AxeBuilder({ page }) : new AxeBuilder({ page }).include(inside).exclude('.el-select__placeholder')
  const { violations } = await looked.analyze()
  expect(violations.map((v) => `${what}: ${v.id} ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).join(' | ')}`)).toEqual([])
  expect(await untold(page), `${what} has words for all that it says`).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${what} fits`).toBe(true)
}

async function untold(page: Page): Promise<string[]> {
  return (await page.locator('body').innerText()).split(/\s+/).filter((text) => wordKeys.has(text))
}

async function speak(page: Page, name: string): Promise<void> {
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', name === 'English' ? 'en' : 'zh-CN')
}

test('the sign-in page', async ({ page }) => {
  await page.goto(`${origin()}/sign-in`)
  await clean(page, 'sign-in')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await clean(page, 'sign-in, English')
})

for (const [who, paths] of Object.entries(pages)) {
  for (const language of ['简体中文', 'English']) {
    test(`the pages of ${who} in ${language}`, async ({ page }) => {
      test.setTimeout(180_000)
      await signIn(page, who as Persona)
      await speak(page, language)
      const found = [...paths]
      if (who === 'partner') {
        const { items } = await api<{ items: { id: string }[] }>(page, '/customers?association_type=resale&limit=1')
        found.push(`/sales/customers/${items[0]!.id}`)
        const { items: people } = await api<{ items: { id: string }[] }>(page, '/account-managers')
        found.push(`/sales/assignment/${people[0]!.id}`)
      }
      if (who === 'operator') {
        found.push(`/vendor/partners/${(await api<{ items: { id: string }[] }>(page, '/partners')).items[0]!.id}`)
        const imports = (await api<{ items: { id: string }[] }>(page, '/imports')).items
        if (imports[0]) found.push(`/vendor/imports/${imports[0].id}`)
      }
      for (const path of found) {
        await page.goto(origin() + path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await clean(page, `${path} ${language}`)
      }
      await speak(page, '简体中文')
    })
  }
}

// Where a dialog opens, and what is clicked for it. {…}: the first id of this list.
const dialogs: Partial<Record<Persona, [path: string, clicks: string[]][]>> = {
  partner: [
    ['/sales/customers?association_type=resale', ['拨款']],
    ['/sales/customers?association_type=resale', ['回收']],
    ['/sales/customers?association_type=resale', ['列设置']],
    ['/sales/customers?association_type=resale', ['更多操作', '分配客户经理']],
    ['/sales/customers?association_type=resale', ['更多操作', '申请客户授权']],
    ['/sales/customers?association_type=resale', ['更多操作', '解除关联']],
    ['/sales/customers?association_type=resale', ['更多操作', '设置预算']],
    ['/sales/customers?association_type=resale', ['更多操作', '冻结账号']],
    ['/sales/customers?budget_used=1', ['更多操作', '取消预算']],
    ['/organisation/members', ['创建人员']],
    ['/organisation/members', ['授予角色']],
    ['/organisation/members', ['编辑']],
    ['/organisation/webhooks', ['新建 Webhook']],
    ['/organisation/members?tab=roles', ['创建自定义角色']],
    ['/sales/expansion', ['报备客户']],
    ['/sales/expansion', ['邀请']],
    ['/sales/assignment', ['分配客户']],
    ['/account/credentials', ['新增访问密钥']],
    ['/sales/relation-events', ['处理']],
  ],
  distributor: [['/sales/resellers', ['设置预算配额']]],
  operator: [['/vendor/partners/{/partners}', ['设置状态']]],
  finance: [
    ['/vendor/partners', ['充值入账']],
    ['/sales/customers/{/customers?association_type=none&in_arrears=true}', ['还款入账']],
  ],
}

for (const [who, opened] of Object.entries(dialogs)) {
  test(`the dialogs of ${who}`, async ({ page }) => {
    test.setTimeout(240_000)
    await signIn(page, who as Persona)
    for (const [path, clicks] of opened) {
      const [, list] = path.match(/\{(.*)\}/) ?? []
      const found = list ? (await api<{ items: { id: string }[] }>(page, list)).items[0]!.id : ''
      await page.goto(origin() + path.replace(/\{.*\}/, found))
      const [button, item] = clicks
      // Buttons of rows say whose they are.
      await page
        .getByRole('button', { name: new RegExp(`(^|：)${button}$`), disabled: false })
        .filter({ visible: true })
        .first()
        .click({ timeout: 10_000 })
      if (item) await page.getByRole('menuitem', { name: item, exact: true }).click({ timeout: 10_000 })
      await expect(page.getByRole('dialog').filter({ visible: true }), clicks.join(' > ')).toBeVisible()
      // Half faded in, texts have too little contrast.
      await page.waitForTimeout(200)
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map((each) => each.finished)))
      await clean(page, clicks.join(' > '), '[role=dialog]') // what lies behind is dimmed
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${clicks.join('-')}.png` })
    }
  })
}
