// 客户拓展 by its documented steps: register, review, invite, and the customer's own side.
import { expect, origin, signIn, test, walk } from './console'
import type { Page } from '@playwright/test'
import type { Persona } from './personas'

const company = `晴川测试有限公司${Date.now() % 100_000}`

/** Somebody else sits down. */
async function become(page: Page, who: Persona, next: string): Promise<void> {
  await page.context().clearCookies()
  await signIn(page, who, next)
}

/** The newest mail to an address, as the demo keeps it. */
async function mailTo(page: Page, address: string): Promise<string> {
  let found = ''
  await expect
    .poll(
      async () => {
        const text = await (await page.request.get(`${origin()}/demo/outbox`)).text()
        const at = text.indexOf(address)
        found = at < 0 ? '' : text.slice(at, at + 4000)
        return found
      },
      { timeout: 20_000 },
    )
    .not.toBe('')
  return found
}

test('a partner registers a prospect, the vendor approves it, and the partner invites it by mail', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, 'partner')
  await walk(page, '销售', '客户拓展')
  await page.getByRole('button', { name: '报备客户' }).click()
  const dialog = page.getByRole('dialog', { name: '报备客户' })
  await dialog.getByLabel('客户名称').fill(company)
  await dialog.getByLabel('联系人').fill('钱进')
  await dialog.getByLabel('手机号码').fill('123')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('手机号码须为以 1 开头的 11 位数字')).toBeVisible()
  await dialog.getByLabel('手机号码').fill('13900001234')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已提交报备，请等待审核')).toBeVisible()
  const row = page.locator('tbody tr', { hasText: company })
  await expect(row).toContainText('待审核')
  await row.getByRole('button', { name: '点击添加邮箱' }).click()
  await page.getByRole('dialog', { name: '修改邮箱' }).getByLabel('邮箱').fill('qian@qingchuan.example')
  await page.getByRole('dialog', { name: '修改邮箱' }).getByRole('button', { name: '确定' }).click()
  await expect(row).toContainText('q***@qingchuan.example')

  await become(page, 'operator', '/vendor/registrations')
  const waiting = page.locator('tbody tr', { hasText: company })
  await waiting.getByRole('button', { name: '通过' }).click()
  await page.getByRole('dialog', { name: '通过' }).getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已通过 1 个报备')).toBeVisible()

  await become(page, 'partner', '/sales/expansion')
  const ready = page.locator('tbody tr', { hasText: company })
  await expect(ready).toContainText('已报备')
  await ready.getByRole('button', { name: '邀请', exact: true }).click()
  const inviting = page.getByRole('dialog', { name: '线上邀请' })
  await inviting.getByText('顾问销售', { exact: true }).click()
  await expect(inviting.getByRole('region', { name: '邮件预览' })).toContainText('顾问销售')
  await inviting.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('已发送 1 封邀请邮件')).toBeVisible()
  expect(await mailTo(page, 'qian@qingchuan.example')).toContain('/join/')
  await page.getByRole('tab', { name: '已邀请客户' }).click()
  await expect(page.locator('tbody tr', { hasText: company })).toContainText('待关联')
})

test('a customer scans a generic link, reads the notice, registers and finds its partner', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, 'partner', '/sales/expansion?tab=links')
  await page.getByRole('button', { name: '生成链接' }).click()
  await expect(page.getByText('已生成链接')).toBeVisible()
  const address = await page.locator('.address').first().textContent()
  const image = page.getByRole('img', { name: '邀请链接的二维码' }).first()
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await page.context().clearCookies()

  // Always longer than a code: six digits would be taken for the one in the mail.
  const account = `qc_${Date.now()}`
  await page.goto(new URL(address!).pathname.replace(/^/, origin()))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('云帆科技有限公司')
  await page.getByLabel('客户名称').fill(`${company}乙`)
  await page.getByLabel('账号名').fill(account)
  await page.getByLabel('密码', { exact: true }).fill('Right-2026')
  await page.getByLabel('手机号码').fill('13900005678')
  await page.getByLabel('邮箱', { exact: true }).fill(`${account}@qc.example`)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发送到邮箱')).toBeVisible()
  const code = /\D(\d{6})\D/.exec(await mailTo(page, `${account}@qc.example`))![1]!
  await page.getByLabel('邮箱验证码').fill(code)
  await page.getByRole('button', { name: '注册并关联' }).click()
  await expect(page.getByText('请先阅读并勾选同意须知。')).toBeVisible()
  await page.getByText('我已阅读并同意').click()
  await page.getByRole('button', { name: '注册并关联' }).click()
  await expect(page.getByRole('heading', { name: '关联成功' })).toBeVisible()

  await page.getByRole('link', { name: '登录' }).click()
  await page.getByLabel('账号名', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill('Right-2026')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '我的合作伙伴' })).toBeVisible()
  await expect(page.getByText('云帆科技有限公司').first()).toBeVisible()
  await page.getByRole('tab', { name: '协议管理' }).click()
  await expect(page.getByText('V2 (2026-07-01)')).toBeVisible()
})

test('a customer of another partner is refused in words, and the partner sees why', async ({ page }) => {
  await signIn(page, 'customer', '/my/partner')
  await expect(page.getByText('协议有新版本，请立即签署')).toBeVisible()
  await become(page, 'partner', '/sales/expansion?tab=history')
  const failed = page.locator('tbody tr', { hasText: '青梧建筑设计有限公司' })
  await expect(failed).toContainText('关联失败')
  await failed.getByRole('note').hover()
  await expect(page.getByRole('tooltip').getByText('该账号已与其他伙伴关联。')).toBeVisible()
})

test('a link that nobody made says that it cannot be used', async ({ page }) => {
  await page.goto(`${origin()}/join/${'0'.repeat(40)}`)
  await expect(page.getByRole('heading', { name: '无法使用该邀请' })).toBeVisible()
})
