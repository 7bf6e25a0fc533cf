// The demo's mail, and codes as an authenticator app makes them.
import { createHmac } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { origin } from './console'

/** The newest six-digit code that was sent to this address. */
export async function mailedCode(page: Page, address: string): Promise<string> {
  let code = ''
  await expect(async () => {
    const html = await (await page.request.get(`${origin()}/demo/outbox`)).text()
    const letters = html.split('<article').filter((one) => one.includes(`data-to="${address}"`))
    code = /验证码为 ([0-9]{6})/.exec(letters[0] ?? '')?.[1] ?? ''
    expect(code).not.toBe('')
  }).toPass({ timeout: 20_000 })
  return code
}

/** The newest code for the forgotten password of this account, or "account / user". */
export async function recoveryCode(page: Page, name: string): Promise<string> {
  let code = ''
  await expect(async () => {
    const html = await (await page.request.get(`${origin()}/demo/outbox`)).text()
    const letter = html.split('<article').find((one) => one.includes(`账号 ${name} 重置密码`)) ?? ''
    code = /验证码为 ([0-9a-f]{5}-[0-9a-f]{5})/.exec(letter)?.[1] ?? ''
    expect(code).not.toBe('')
  }).toPass({ timeout: 20_000 })
  return code
}

export function totp(secret: string, ahead = 0): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((c) => digits.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = mac[19]! & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
