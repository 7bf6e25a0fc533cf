import { expect, origin, signIn, test } from './console'
import type { Page } from '@playwright/test'
import type { Persona } from './personas'

/** What the columns of the list on this page are called, without what one does in them. */
async function titles(page: Page, address: string): Promise<string[]> {
  await page.goto(origin() + address)
  await expect(page.locator('main tbody tr td').first()).toBeVisible()
  return (await page.locator('main thead th:not(.tick):not(.actions)').allInnerTexts()).map((text) => text.trim())
}
/** The first line of the list's file. */
async function heads(page: Page, path: string): Promise<string[]> {
  const answer = await page.request.get(`${origin()}/api/v1${path}/export`)
  expect(answer.status(), path).toBe(200)
  return (await answer.text()).slice(1).split('\r\n')[0]!.split(',')
}
async function speak(page: Page, language: string): Promise<void> {
  await page.goto(origin())
  await page.locator('header .user').click()
  await page.getByRole('menuitem', { name: language }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'zh-CN')
}

// A column is described once, by the server; what a page shows is found in the list's file under the same name.
const lists: Partial<Record<Persona, { address: string; path: string; few: number }[]>> = {
  partner: [
    { address: '/sales/customers', path: '/customers', few: 8 },
    { address: '/sales/adjustments', path: '/funds/adjustments', few: 8 },
    { address: '/sales/consumption', path: '/consumption/lines', few: 8 },
  ],
  operator: [
    { address: '/vendor/partners', path: '/partners', few: 8 },
    { address: '/vendor/mappings', path: '/mappings', few: 6 },
    { address: '/vendor/waiting-accounts', path: '/waiting-accounts', few: 6 },
  ],
}
/** What files leave out, and columns that a page makes for itself. */
const onPagesOnly = [
  '变动后余额（元）',
  'Balance after (CNY)',
  '资源名称',
  'Resource name',
  '关联类型',
  'Association',
  '预算使用',
  'Budget used',
  '冻结状态',
  'Frozen',
]

async function compare(page: Page, who: Persona, language: string): Promise<void> {
  await speak(page, language)
  for (const { address, path, few } of lists[who]!) {
    const shown = await titles(page, address)
    const file = await heads(page, path)
    expect(shown.length, address).toBeGreaterThanOrEqual(few)
    expect(
      shown.filter((title) => !file.includes(title) && !onPagesOnly.includes(title)),
      address,
    ).toEqual([])
    expect(shown.filter((title) => /[\u4e00-\u9fff]/.test(title)).length, address).toBe(language === 'English' ? 0 : shown.length)
  }
}

for (const who of ['partner', 'operator'] as const)
  test(`a column is called the same on its page and in its file: lists of a ${who}`, async ({ page }) => {
    await signIn(page, who)
    try {
      await compare(page, who, 'English')
    } finally {
      await compare(page, who, '简体中文')
    }
  })

test('codes are said in words, in a list and in its order by the server', async ({ page }) => {
  await signIn(page, 'partner', '/sales/adjustments')
  await expect(page.locator('main tbody tr').first()).toContainText(/拨款|回收/)
  for (const row of await page.locator('main tbody tr').all()) await expect(row).not.toContainText(/allocate|reclaim|topup|credit/)
  await page.getByRole('columnheader', { name: '金额（元）' }).getByRole('button').click()
  await expect(page.getByRole('columnheader', { name: '金额（元）' })).toHaveAttribute('aria-sort', 'ascending')
  expect(page.url()).toContain('sort=amount')
})
