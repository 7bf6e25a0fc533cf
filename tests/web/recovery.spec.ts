import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, origin, test } from './console'
import { recoveryCode, totp } from './mail'

const fresh = 'Fresh-Start-7'
const clean = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => v.id)).toEqual([])

async function setAnew(page: Page, code: string, password = fresh): Promise<void> {
  await page.getByLabel('邮箱验证码').fill(code)
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再次输入新密码').fill(password)
  await page.getByRole('button', { name: '设置新密码' }).click()
}
async function enter(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('账号名', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

// 登录 > 忘记密码, a main account: here of a customer.
test('a forgotten password is set anew by a code from the mail', async ({ page, browser }) => {
  const other = await browser.newPage({ locale: 'zh-CN' })
  await other.goto(`${origin()}/sign-in`)
  await enter(other, 'cust_1019', 'Demo-2026')
  await expect(other.locator('header .user')).toBeVisible()

  await page.goto(`${origin()}/sign-in`)
  await page.getByLabel('账号名', { exact: true }).fill('cust_1019')
  await page.getByRole('link', { name: '忘记密码' }).click()
  await expect(page.getByLabel('账号名')).toHaveValue('cust_1019')
  await clean(page)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect(page.getByText('验证码已发送，30 分钟内有效')).toBeVisible()
  await clean(page)
  const code = await recoveryCode(page, 'cust_1019')
  await setAnew(page, '00000-00000')
  await expect(page.getByText('验证码错误、已使用或已失效')).toBeVisible()
  await setAnew(page, code, 'Password1')
  await expect(page.getByText('该密码属于常用密码')).toBeVisible()
  await setAnew(page, code)
  await expect(page.getByText('密码已重置，请使用新密码登录')).toBeVisible()

  await other.reload()
  await expect(other).toHaveURL(/sign-in/)
  await other.close()
  await enter(page, 'cust_1019', 'Demo-2026')
  await expect(page.getByRole('alert')).toContainText('账号名或密码错误')
  await enter(page, 'cust_1019', fresh)
  await expect(page.locator('header .user')).toBeVisible()
})

// An IAM user with an authenticator app: the app is asked, too.
test('who has an authenticator app shows its code as well', async ({ page }) => {
  await page.goto(`${origin()}/sign-in?next=/account/security`)
  await page.getByRole('tab', { name: 'IAM用户' }).click()
  await page.getByLabel('用户名', { exact: true }).fill('chen.jie')
  await enter(page, 'yunfan', 'Demo-2026')
  await page.getByRole('button', { name: '绑定' }).click()
  const dialog = page.getByRole('dialog', { name: '身份验证器' })
  await dialog.getByLabel('当前密码').fill('Demo-2026')
  await dialog.getByRole('button', { name: '下一步' }).click()
  const secret = (await dialog.locator('code').textContent())!.trim()
  await dialog.getByLabel('验证码').fill(totp(secret))
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByRole('dialog', { name: '恢复码' }).getByRole('button', { name: '已保存' }).click()
  await page.context().clearCookies()

  await page.goto(`${origin()}/forgot-password`)
  await page.getByRole('tab', { name: 'IAM用户' }).click()
  await page.getByLabel('账号名').fill('yunfan')
  await page.getByLabel('用户名', { exact: true }).fill('chen.jie')
  await page.getByRole('button', { name: '获取验证码' }).click()
  await setAnew(page, await recoveryCode(page, 'yunfan / chen.jie'))
  await page.locator('#second-code').fill(totp(secret, 1))
  await page.getByRole('button', { name: '设置新密码' }).click()
  await expect(page.getByText('密码已重置，请使用新密码登录')).toBeVisible()
})

test('nothing tells whether somebody has an account', async ({ page }) => {
  const path = `${origin()}/api/v1/forgotten-passwords`
  const told = async (account: string) => {
    const asked = await page.request.post(path, { data: { form: 'account', account } })
    const tried = await page.request.put(path, { data: { form: 'account', account, mailed_code: '00000-00000', new_password: fresh } })
    const names = (answer: typeof asked) =>
      answer
        .headersArray()
        .map(({ name }) => name.toLowerCase())
        .sort()
    const { request_id, ...body } = (await tried.json()) as Record<string, string>
    return { asked: asked.status(), text: await asked.text(), tried: tried.status(), body, id: typeof request_id, headers: [names(asked), names(tried)] }
  }
  const known = await told('zhonglian')
  expect(known).toMatchObject({ asked: 204, tried: 403, body: { error_code: 'recovery.wrong_code' } })
  expect(await told('nobody-here')).toEqual(known)
})

test('the page in English', async ({ page }) => {
  await page.goto(`${origin()}/forgot-password`)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Set a new password' })).toBeVisible()
  await page.getByLabel('Account name').fill('nobody-here')
  await page.getByRole('button', { name: 'I have a code' }).click()
  await expect(page.getByText('8 to 64 characters of at least two kinds')).toBeVisible()
  await clean(page)
})
