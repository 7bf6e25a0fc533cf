// partnerctl keys rotate beside a running server, killed at one moment after another: a partner's system signs on.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import core from '@huaweicloud/huaweicloud-sdk-core'
import builder from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js'
import { Node, address } from '../crash/postgres.mjs'
import { startDemo } from './server.mjs'

const partnerctl = join(dirname(fileURLToPath(import.meta.url)), '../../build/partnerctl')

// Mostly pauses, so both engines go at once.
describe('keys rotate', { concurrency: true }, () => {
  for (const engine of ['SQLite', 'PostgreSQL']) describe(`on ${engine}`, { concurrency: false }, () => {
    let demo
    let node
    before(async () => {
      if (engine === 'PostgreSQL') {
        node = Node.primary()
        node.sql('CREATE DATABASE market')
      }
      demo = await startDemo(node ? address([node], 'market') : '')
    })
    after(async () => {
      await demo?.stop()
      node?.remove()
    })

    const keys = (verb) => execFileSync(partnerctl, ['keys', verb, ...demo.place], { encoding: 'utf8' })
    const lines = () => readFileSync(join(demo.folder, 'secret.key'), 'utf8').trim().split('\n')

    /** Partners, who may, ask for something signed. */
    async function partners_sign() {
      for (const persona of ['partner', 'partner2', 'distributor'].map((name) => demo.credentials.personas[name])) {
        const credential = new core.GlobalCredentials().withAk(persona.ak).withSk(persona.sk).withDomainId(persona.domain_id)
        const client = new builder.ClientBuilder((hc) => hc).withCredential(credential).withEndpoint(demo.address).build()
        const { account_balances } = await client.sendRequest({ method: 'GET', url: '/v2/accounts/partner-accounts/balances', contentType: 'application/json', queryParams: {}, pathParams: {}, headers: {} })
        assert.ok(account_balances.length > 0)
      }
    }

    test('a rotation killed again and again loses nothing and is finished by the next', { timeout: 180_000 }, async () => {
      let kills = 0
      for (let after_ms = 20; ; after_ms += 25) {
        const child = spawn(partnerctl, ['keys', 'rotate', ...demo.place], { stdio: 'ignore' })
        const gone = once(child, 'exit')
        await Promise.race([gone, pause(after_ms)])
        child.kill('SIGKILL')
        const [code] = await gone
        await partners_sign()
        if (code === 0) break
        ++kills
        if (after_ms > 1500) break  // from here on it only waits for stragglers
      }
      assert.ok(kills > 3)
      assert.match(keys('rotate'), /sealed anew under [0-9a-f]{8}/)
      assert.ok(lines().length >= 2)
      await pause(5100)  // the server keeps callers for five seconds
      await partners_sign()

      assert.match(keys('forget'), /is the only one/)
      assert.equal(lines().length, 1)
      await pause(5100)
      await partners_sign()
    })

    test('a key can wait until every host has it', async () => {
      assert.match(keys('add'), /waits; copy/)
      assert.match(keys('list'), /seals\n[0-9a-f]{8} {2}waits/)
      const waiting = /([0-9a-f]{8}) {2}waits/.exec(keys('list'))[1]
      assert.match(keys('rotate'), new RegExp(`sealed anew under ${waiting}`))
      await partners_sign()
    })
  })
})
