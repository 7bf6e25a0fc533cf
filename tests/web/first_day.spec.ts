// docs/user/*/first-day.md, walked from an empty installation: in Chinese with a mail server, in English without one.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from './console'
import { install, MailServer, type Installation } from './installation'

type Words = { [key: string]: string | Words }
const sources = join(import.meta.dirname, '../../web/src')
function filesOf(language: string): string[] {
  const common = join(sources, 'locales', language)
  const rooms = readdirSync(join(sources, 'rooms')).flatMap((room) => ['words', 'codes'].map((kind) => join(sources, 'rooms', room, kind, `${language}.json`)))
  return [
    ...readdirSync(common)
      .filter((name) => name.endsWith('.json') && !['columns.json', 'menu.json'].includes(name))
      .map((name) => join(common, name)),
    ...rooms.filter((file) => existsSync(file)),
  ]
}
/** The console's own words: said('partners.create'). */
function wordsOf(language: string): (key: string, values?: Record<string, string | number>) => string {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Words
  const all: Words = Object.assign({}, ...filesOf(language).map(read))
  all.columns = read(join(sources, 'locales', language, 'columns.json'))
  all.menu = { ...(all.menu as Words), ...read(join(sources, 'locales', language, 'menu.json')) }
  return (key, values = {}) => {
    const found = key.split('.').reduce<string | Words | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), all)
    if (typeof found !== 'string') throw new Error(`no words for ${key}`)
    return found.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}
const languageName = { 'zh-CN': '简体中文', en: 'English' } as const
type Language = keyof typeof languageName

class Walk {
  readonly t: ReturnType<typeof wordsOf>
  /** What pages complained of: scripts, and the content policy. */
  readonly faults: string[] = []
  constructor(
    private browser: Browser,
    private house: Installation,
    private language: Language,
  ) {
    this.t = wordsOf(language)
  }
  /** Somebody sits down at a browser of their own, whose language is another one. */
  async page(path: string): Promise<Page> {
    const page = await this.browser.newPage({ locale: this.language === 'en' ? 'zh-CN' : 'en-GB', viewport: { width: 1280, height: 900 } })
    page.on('pageerror', (error) => this.faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.faults.push(message.text())
    })
    await page.goto(this.house.address + path)
    await page.getByRole('button', { name: languageName[this.language] }).click()
    return page
  }
  async signIn(account: string, password: string, user = ''): Promise<Page> {
    const page = await this.page('/sign-in')
    if (user) {
      await page.getByRole('tab', { name: this.t('session.form_member') }).click()
      await page.getByLabel(this.t('session.user'), { exact: true }).fill(user)
    }
    await page.getByLabel(this.t('session.account'), { exact: true }).fill(account)
    await page.getByLabel(this.t('session.password'), { exact: true }).fill(password)
    await page.getByRole('button', { name: this.t('session.sign_in'), exact: true }).click()
    return page
  }
  /** Comes in with a first password and sets one of its own. */
  async enter(account: string, first: string, own: string, user = ''): Promise<Page> {
    const page = await this.signIn(account, first, user)
    await expect(page.getByRole('heading', { name: this.t('session.first_title') })).toBeVisible()
    for (const spoken of [this.language === 'en' ? 'zh-CN' : 'en', this.language] as const) {
      await page.getByRole('button', { name: languageName[spoken] }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', spoken)
    }
    await page.getByLabel(this.t('session.first_old')).fill(first)
    await page.getByLabel(this.t('session.new_password'), { exact: true }).fill(own)
    await page.getByLabel(this.t('session.repeat_password')).fill(own)
    await page.getByRole('button', { name: this.t('session.first_save') }).click()
    await this.isIn(page)
    return page
  }
  async isIn(page: Page): Promise<void> {
    await expect(page.locator('header .user')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', this.language)
  }
  async menu(page: Page, root: string, leaf: string): Promise<void> {
    await page.getByRole('button', { name: this.t(root), exact: true }).click()
    await page
      .getByRole('navigation', { name: this.t('menu.label') })
      .getByRole('link', { name: this.t(leaf), exact: true })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  async partners(page: Page): Promise<void> {
    await page
      .getByRole('navigation', { name: this.t('menu.label') })
      .getByRole('link', { name: this.t('menu.partners'), exact: true })
      .click()
  }
  async ok(page: Page): Promise<void> {
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: this.t('common.ok'), exact: true })
      .click()
  }
  secret = async (page: Page, name: string) => (await page.locator(`[data-secret=${name}]`).textContent())!.trim()

  async steps(page: Page, done: number): Promise<void> {
    await page.goto(`${this.house.address}/`)
    if (done === 6) return expect(page.getByRole('region', { name: this.t('first_steps.title') })).toHaveCount(0)
    await expect(page.getByText(`${done} / 6`)).toBeVisible()
  }
}

/** 2. A colleague who books money. */
async function makeColleague(walk: Walk, boss: Page): Promise<Page> {
  const { t } = walk
  await walk.menu(boss, 'menu.organisation', 'menu.organisation_members')
  await boss.getByRole('button', { name: t('organisation.create_person') }).click()
  const dialog = boss.getByRole('dialog')
  await dialog.getByLabel(t('columns.PersonRow.user_name')).fill('money')
  await dialog.getByLabel(t('columns.PersonRow.name'), { exact: true }).fill('Wu Lan')
  await dialog.getByRole('button', { name: t('organisation.next') }).click()
  await dialog.getByLabel(/^(Operator, finance|运营财务)$/).check()
  await dialog.getByRole('button', { name: t('organisation.confirm') }).click()
  const first = await walk.secret(boss, 'password')
  await dialog
    .getByRole('button', { name: t('common.close') })
    .last()
    .click()
  return walk.enter('boss', first, 'Colleague-7-x', 'money')
}

interface Company {
  kind: string
  name: string
  account: string
  email?: string
  distributor?: string
}

/** 3. A partner; gives the dialog's page back with what it tells still open. */
async function makePartner(walk: Walk, boss: Page, company: Company): Promise<void> {
  const { t } = walk
  await walk.partners(boss)
  await boss.getByRole('button', { name: t('partners.create') }).click()
  const dialog = boss.getByRole('dialog')
  await dialog.getByText(t(`partner_kind.${company.kind}`), { exact: true }).click()
  if (company.distributor) {
    await dialog.locator('#partner-distributor').click()
    await boss.getByRole('option', { name: company.distributor }).click()
  }
  await dialog.getByLabel(t('columns.PartnerRow.name')).fill(company.name)
  await dialog.getByLabel(t('columns.PartnerRow.account_name')).fill(company.account)
  await dialog.getByLabel(t('partners.contact')).fill('Li Na')
  if (company.email) {
    await dialog.getByLabel(t('columns.PersonRow.email'), { exact: true }).fill(company.email)
    await dialog.getByText(t('entrance.mailed'), { exact: true }).click()
  } else await expect(dialog.getByRole('radio', { name: t('entrance.mailed') })).toBeDisabled()
  await walk.ok(boss)
  await expect(dialog.getByText(t('partners.created', { name: company.name }))).toBeVisible()
}

/** The link of a mail leads to a page that sets the password. */
async function welcome(walk: Walk, mail: MailServer, address: string, own: string): Promise<void> {
  const { t } = walk
  const link = /https?:\/\/[^\s/]+(\/welcome#\S+)/.exec(await mail.letterTo(address))![1]!
  const page = await walk.page(link)
  await page.getByLabel(t('session.new_password'), { exact: true }).fill(own)
  await page.getByLabel(t('session.repeat_password')).fill(own)
  await page.getByRole('button', { name: t('forgot.save') }).click()
  await expect(page.getByText(t('forgot.done'))).toBeVisible()
  await page.close()
}

/** 4. Money, by the colleague. */
async function topUp(walk: Walk, money: Page, partner: string): Promise<void> {
  const { t } = walk
  await walk.partners(money)
  await money
    .locator('tr', { hasText: partner })
    .getByRole('button', { name: t('partners.top_up') })
    .click()
  await money.getByLabel(t('partners.top_up_amount')).fill('1000')
  await money.getByLabel(t('columns.TopUpRow.reference')).fill('BANK-0001')
  await walk.ok(money)
  await walk.ok(money)
  await expect(money.getByText('¥1,000.00').or(money.getByText('1,000.00')).first()).toBeVisible()
}

/** 5a. One that is there already, by hand; 5b. many by a file, twice. */
async function takeOver(walk: Walk, boss: Page, partner: string): Promise<void> {
  const { t } = walk
  await walk.menu(boss, 'menu.sales', 'menu.sales_customers_management')
  await boss.getByRole('button', { name: t('intake.add') }).click()
  await boss.locator('#admit-partner').click()
  await boss.getByRole('option', { name: partner }).first().click()
  await boss.locator('#admit-company').fill('By Hand Ltd')
  await boss.locator('#admit-account').fill('by_hand')
  await walk.ok(boss)
  await expect(boss.locator('[data-secret=password]')).toBeVisible()
  await boss
    .getByRole('dialog')
    .getByRole('button', { name: t('common.close') })
    .last()
    .click()

  await walk.menu(boss, 'menu.billing', 'menu.billing_imports_customers')
  const template = await (await boss.request.get(`${new URL(boss.url()).origin}/api/v1/customer-imports/template`)).text()
  const header = template.split('\r\n')[0]!
  expect(header).toContain('company_name,account_name')
  const empty = ','.repeat(header.split(',').length - 4)
  const file = join(test.info().outputPath(), 'customers.csv')
  writeFileSync(
    test.info().outputPath('customers.csv'),
    `${header}\r\nFrom File,from_file,resale,acme${empty}\r\nNo Partner,no_partner,resale,nobody${empty}\r\n`,
  )
  for (const landed of [1, 0]) {
    await boss.getByLabel(t('customer_file.choose')).setInputFiles(file)
    await boss.getByRole('button', { name: t('imports.start'), exact: true }).click()
    await expect(boss.getByText(t('imports.accepted', { name: 'customers.csv' })).last()).toBeVisible()
    await expect(async () => {
      const { items } = (await (await boss.request.get(`${new URL(boss.url()).origin}/api/v1/customer-imports`)).json()) as {
        items: Record<string, number | string>[]
      }
      expect(items[0]).toMatchObject({ state: 'finished', lines_landed: landed, lines_duplicate: 1 - landed, lines_refused: 1 })
    }).toPass({ timeout: 20_000 })
  }
  await boss.reload()
  await boss.getByRole('link', { name: 'customers.csv' }).first().click()
  await expect(boss.getByRole('cell', { name: 'partner_account' })).toBeVisible()
  await expect(boss.getByRole('cell', { name: 'nobody' })).toBeVisible()
}

/** 5c. A new one, by the partner's link: with a code from the mail, or from the partner. */
async function comeIn(walk: Walk, partner: Page, mail: MailServer | undefined): Promise<void> {
  const { t } = walk
  await walk.menu(partner, 'menu.sales', 'menu.sales_expansion_prospects')
  await partner.getByRole('tab', { name: t('expansion.generic_links') }).click()
  await partner.getByRole('button', { name: t('expansion.make_link') }).click()
  const link = new URL((await partner.locator('.address').first().textContent())!.trim()).pathname
  let code = ''
  if (!mail) {
    await partner.getByRole('button', { name: t('expansion.make_code') }).click()
    code = await walk.secret(partner, 'code')
  } else await expect(partner.getByRole('button', { name: t('expansion.make_code') })).toHaveCount(0)

  const page = await walk.page(link)
  await page.getByLabel(t('columns.RegistrationRow.company_name')).fill('Invited Ltd')
  await page.getByLabel(t('columns.CustomerRow.account_name')).fill('invited_ltd')
  await page.getByLabel(t('session.password'), { exact: true }).fill('Right-2026-x')
  await page.getByLabel(t('columns.CustomerRow.mobile')).fill('13900005678')
  await page.getByLabel(t('columns.CustomerRow.email'), { exact: true }).fill('it@invited.example')
  if (mail) {
    await page.getByRole('button', { name: t('join.send_code') }).click()
    code = /\b(\d{6})\b/.exec(await mail.letterTo('it@invited.example'))![1]!
    await page.getByLabel(t('join.code')).fill(code)
  } else {
    await expect(page.getByText(t('join.code_from_partner_hint', { partner: 'Acme Cloud' }))).toBeVisible()
    await page.getByLabel(t('join.code_from_partner')).fill(code)
  }
  await page.locator('.read').click()
  await page.getByRole('button', { name: t('join.register') }).click()
  await expect(page.getByRole('heading', { name: t('join.done') })).toBeVisible()
  await page.close()
}

/** 6 to 8. Rates, the bill, the mapping. */
async function charge(walk: Walk, boss: Page): Promise<void> {
  const { t } = walk
  await walk.menu(boss, 'menu.billing', 'menu.billing_assignment_rates')
  await boss
    .getByRole('button', { name: t('imports.add_rate') })
    .first()
    .click()
  const dialog = boss.getByRole('dialog')
  await dialog.locator('#rate-day').fill('2024-09-01')
  await dialog.locator('#rate-day').press('Enter')
  await dialog.locator('#rate-rate').fill('7.1')
  await walk.ok(boss)
  await expect(boss.getByRole('cell', { name: 'USD' })).toBeVisible()

  await walk.menu(boss, 'menu.billing', 'menu.billing_imports_bills')
  await boss.getByLabel(t('bill_file.choose')).setInputFiles(join(import.meta.dirname, '../data/focus-1.0-sample-1000.csv'))
  await boss.getByRole('button', { name: t('imports.start'), exact: true }).click()
  await expect(boss.getByText(t('import_state.finished')).first()).toBeVisible({ timeout: 30_000 })
  await walk.menu(boss, 'menu.billing', 'menu.billing_imports_waiting')
  await boss
    .getByRole('button', { name: new RegExp(`^${t('waiting.map_of', { id: '' })}`) })
    .first()
    .click()
  await boss.locator('#map-customer').click()
  await boss.getByRole('option', { name: 'By Hand Ltd' }).click()
  await walk.ok(boss)
  await expect(boss.getByRole('dialog')).toHaveCount(0)
}

async function walkTheDay(browser: Browser, language: Language, mail: MailServer | undefined): Promise<void> {
  const house = await install(mail && (await mail.start()))
  try {
    const walk = new Walk(browser, house, language)
    const told = house.partnerctl('operator', 'create', 'boss', '--name', 'Ann Lee')
    expect(told).toContain(house.address)
    const boss = await walk.enter('boss', /password (Pc-\S+),/.exec(told)![1]!, 'Operator-7-x')
    await walk.steps(boss, 0)
    const money = await makeColleague(walk, boss)
    await makePartner(walk, boss, { kind: 'solution_provider', name: 'Acme Cloud', account: 'acme', email: mail && 'li@acme.example' })
    let partner: Page
    if (mail) {
      await welcome(walk, mail, 'li@acme.example', 'Partner-7-x')
      partner = await walk.signIn('acme', 'Partner-7-x')
    } else partner = await walk.enter('acme', await walk.secret(boss, 'password'), 'Partner-7-x')
    await walk.isIn(partner)
    await boss.keyboard.press('Escape')
    await boss.reload()
    await makePartner(walk, boss, { kind: 'distributor', name: 'Top Distributor', account: 'top_dist', email: mail && 'top@acme.example' })
    await boss.reload()
    await makePartner(walk, boss, {
      kind: 'reseller',
      name: 'Below Reseller',
      account: 'below',
      distributor: 'Top Distributor',
      email: mail && 'below@acme.example',
    })
    await boss.reload()
    await topUp(walk, money, 'Acme Cloud')
    await walk.steps(boss, 2)
    await takeOver(walk, boss, 'Acme Cloud')
    await comeIn(walk, partner, mail)
    await walk.steps(boss, 3)
    await charge(walk, boss)
    await walk.steps(boss, 6)
    await walk.menu(partner, 'menu.sales', 'menu.sales_customers_management')
    for (const name of ['By Hand Ltd', 'From File', 'Invited Ltd']) await expect(partner.getByRole('link', { name })).toBeVisible()
    expect(house.partnerctl('verify')).toContain('All checks passed')
    expect(walk.faults).toEqual([])
  } finally {
    await house.stop()
    await mail?.stop()
  }
}

test('the first day, in Chinese, with a mail server', async ({ browser }) => {
  test.setTimeout(240_000)
  await walkTheDay(browser, 'zh-CN', new MailServer())
})

test('the first day, in English, without one', async ({ browser }) => {
  test.setTimeout(240_000)
  await walkTheDay(browser, 'en', undefined)
})
