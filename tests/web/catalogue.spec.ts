import { api, expect, origin, signIn, test, walk } from './console'

interface Price {
  charging: string
  unit: string
  price: string
  valid_from: string
}
interface Product {
  id: string
  spec: string
  prices: Price[]
}

// 产品与价格 > 产品目录: a product with its first price, the next price, what is withdrawn.
test('an operator keeps a product and its prices', async ({ page }) => {
  await signIn(page, 'operator')
  await walk(page, '产品与价格', '产品目录')
  await page.getByRole('button', { name: '新建产品' }).click()
  const create = page.getByRole('dialog', { name: '新建产品' })
  const fill = async (values: Record<string, string>) => {
    for (const [label, value] of Object.entries(values)) await create.getByLabel(label, { exact: true }).fill(value)
  }
  await fill({
    产品类型编码: 'hws.service.type.ec2',
    '产品类型名称（中文）': '弹性云服务器',
    '产品类型名称（英文）': 'Elastic Cloud Server',
    简称: 'ECS',
    资源类型编码: 'hws.resource.type.vm',
    '资源类型名称（中文）': '云主机',
    '资源类型名称（英文）': 'Cloud server',
    规格: 'web.test.large',
    '规格描述（中文）': '测试规格',
    区域: 'cn-north-4',
    '官网价（元）': '-1',
  })
  await expect(create.getByText('请输入不小于 0 的价格')).toBeVisible()
  await fill({ '官网价（元）': '88.5' })
  await create.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('产品已录入')).toBeVisible()
  await expect(create).toBeHidden()

  await page.getByLabel('规格', { exact: true }).fill('web.test')
  await page.getByRole('button', { name: '查询', exact: true }).click()
  const row = page.locator('tr', { hasText: 'web.test.large' })
  await expect(row).toContainText('包年/包月 · 月')
  await expect(row).toContainText('¥88.5')

  await row.getByRole('button', { name: '录入 web.test.large 的价格' }).click()
  const enter = page.getByRole('dialog', { name: '录入价格' })
  await enter.getByLabel('官网价（元）').fill('80')
  await enter.getByRole('button', { name: '确定' }).click()
  await expect(enter.getByText('该日起已有另一价格生效')).toBeVisible()
  const inAWeek = new Date(Date.now() + (8 + 7 * 24) * 3600_000).toISOString().slice(0, 10)
  await enter.getByRole('combobox', { name: '生效日期' }).fill(inAWeek)
  await enter.getByRole('combobox', { name: '生效日期' }).press('Enter')
  await enter.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('价格已录入')).toBeVisible()
  await row.getByRole('button', { name: 'web.test.large', exact: true }).click()
  const drawer = page.getByRole('dialog', { name: 'web.test.large' })
  await expect(drawer.getByText(`${inAWeek} 起（待生效）`)).toBeVisible()
  await expect(drawer.getByText('¥88.5')).toBeVisible()
  await page.keyboard.press('Escape')

  await row.getByRole('button', { name: '修改 web.test.large' }).click()
  const change = page.getByRole('dialog', { name: '修改产品' })
  await change.getByText('可售', { exact: true }).click()
  await change.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('产品已修改')).toBeVisible()
  await expect(row).toContainText('停售')
  const { items } = await api<{ items: Product[] }>(page, '/products?spec=web.test&sale=withdrawn')
  expect(items[0]!.prices.map((one) => [one.unit, one.price])).toEqual([['month', '88.5']])
})

test('a file of products is imported, its bad lines named, and again changes nothing', async ({ page }) => {
  await signIn(page, 'operator', '/vendor/product-imports')
  const head = 'service_type_code,service_zh,resource_type_code,resource_zh,spec,region,charging,unit,measure_id,price'
  const line = (spec: string, price: string) =>
    `hws.service.type.dcs,分布式缓存,hws.resource.type.dcs,缓存实例,${spec},cn-north-4,on_demand,duration,4,${price}`
  const file = {
    name: 'products.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([head, line('redis.ha.2', '0.31'), line('redis.ha.4', 'cheap'), ''].join('\n')),
  }
  const upload = async () => {
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: '开始导入' }).click()
  }
  await upload()
  const newest = page.locator('tbody tr').first()
  await expect(newest).toContainText('products.csv')
  interface Job {
    state: string
    lines_landed: number
    lines_duplicate: number
    lines_refused: number
  }
  const job = async () => (await api<{ items: Job[] }>(page, '/product-imports')).items[0]!
  await expect.poll(async () => (await job()).lines_refused).toBe(1)
  await expect.poll(async () => (await job()).lines_landed).toBe(1)
  await newest.getByRole('link', { name: 'products.csv' }).click()
  await expect(page.getByRole('cell', { name: 'price', exact: true })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'cheap' })).toBeVisible()
  await page.goto(`${origin()}/vendor/product-imports`)
  await upload()
  await expect.poll(async () => (await job()).lines_duplicate).toBe(1)
})
