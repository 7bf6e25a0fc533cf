// What the tests do again and again: sign in, look at the books through the API, add money.
import { readFileSync } from 'node:fs'
import { expect, test as base, type Page } from '@playwright/test'
import { find, type Persona, type SignIn } from './personas'

export { expect } from '@playwright/test'

export const origin = () => process.env.BASE_URL!
export const test = base.extend<{ faults: string[] }>({
  // No page may complain: not about scripts, not about the content policy.
  faults: [
    async ({ page }, use) => {
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
      })
      await use(faults)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export const signIn = (page: Page, who: Persona, next = '/') => signInAs(page, find(who), next)

export async function signInAs(page: Page, { account, user, password }: SignIn, next = '/'): Promise<void> {
  await page.goto(`${origin()}/sign-in?next=${encodeURIComponent(next)}`)
  if (user) {
    await page.getByRole('tab', { name: 'IAM用户' }).click()
    await page.getByLabel('用户名', { exact: true }).fill(user)
  }
  await page.getByLabel('账号名', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.locator('header .user')).toBeVisible()
}

/** Follows the documented path, for example 销售 > 客户管理. */
export async function walk(page: Page, root: string, leaf: string): Promise<void> {
  await page.getByRole('button', { name: root, exact: true }).click()
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: leaf, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

export async function api<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`${origin()}/api/v1${path}`)
  expect(answer.status(), path).toBe(200)
  return (await answer.json()) as T
}

export const fen = (text: string) => BigInt(text.replace('.', ''))
export const saved = (path: string) => readFileSync(path, 'utf8')

export interface Customer {
  id: string
  name: string
  balance: string
  arrears: string
  can_adjust: boolean
}
export interface Balances {
  topup: { balance: string; available: string }
  credit: { available: string }
}

export const balancesOf = (page: Page) => api<Balances>(page, '/funds/balances')
export const customerOf = async (page: Page, id: string) => (await api<{ customer: Customer }>(page, `/customers/${id}`)).customer

/** Own 代售 customers with money and without arrears, whose names no other customer's name contains. */
export async function adjustable(page: Page, count: number): Promise<Customer[]> {
  const { items } = await api<{ items: Customer[] }>(page, '/customers?association_type=resale&limit=100')
  const found = items.filter((c) => c.can_adjust && fen(c.balance) > 0n && fen(c.arrears) === 0n && items.filter((o) => o.name.includes(c.name)).length === 1)
  expect(found.length).toBeGreaterThanOrEqual(count)
  return found.slice(0, count)
}

/** Leaves only this customer in 客户管理. */
export async function look(page: Page, customer: Customer): Promise<void> {
  await page.getByLabel('客户名称').fill(customer.name)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible()
}
