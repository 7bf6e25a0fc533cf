// Clients that move money through the portal API and repeat every request under its key until it is answered.
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'

async function signIn(url) {
  const answer = await fetch(`${url}/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ form: 'account', account: 'yunfan', password: 'Demo-2026' }) })
  assert.equal(answer.status, 200)
  const cookie = answer.headers.getSetCookie()[0].split(';')[0]
  const { csrf_token } = await answer.json()
  return { cookie, 'x-csrf-token': csrf_token, 'content-type': 'application/json' }
}

const fen = (yuan) => Math.round(Number(yuan) * 100)

export class Load {
  answers = new Map()  // by key: the transaction numbers of its answer
  moved = 0            // fen that left the partner, by the answers
  slowest = 0          // milliseconds of the longest single request
  refusals = new Map() // by status, of requests that had to be repeated
  running = true

  /** `servers` share one database; a client turns to another one each time. */
  static async start(test, servers, clients = 16) {
    const load = new Load()
    test.after(() => (load.running = false))
    load.servers = servers
    load.headers = await signIn(servers[0].url)
    load.customers = (await load.get('/customers?association_type=resale&limit=16')).items.map((each) => each.id)
    load.before = fen((await load.get('/funds/balances')).topup.balance)
    load.known = await load.adjustments()
    load.work = Array.from({ length: clients }, (_, client) => load.client(client))
    return load
  }
  async get(path) {
    for (;;) {
      const answer = await fetch(this.servers[0].url + path, { headers: this.headers })
      if (answer.status === 200) return answer.json()
      assert.equal(answer.status, 503, await answer.text())
      await pause(50)
    }
  }
  /** The transaction numbers of all adjustments: the list counts only so far, so it is read to its end. */
  async adjustments() {
    const ids = []
    for (let more = true; more; ) {
      const page = await this.get(`/funds/adjustments?limit=100&offset=${ids.length}&sort=at`)
      ids.push(...page.items.map((each) => each.trans_id))
      more = page.items.length > 0
    }
    return ids
  }
  async client(client) {
    for (let n = 0; this.running; ++n) {
      const order = this.order(client, n)
      const { ids, fen: moved } = await this.until_answered(order, n)
      this.answers.set(order.key, { order, ids })
      this.moved += moved
    }
  }
  order(client, n) {
    const key = `crash-${client}-${n}`
    const one = this.customers[client % this.customers.length]
    const other = this.customers[(client + 1) % this.customers.length]
    if (n % 4 === 2) return { key, path: `/customers/${one}/reclaims`, body: { amount: '0.01' }, sign: -1 }
    if (n % 4 === 3) return { key, path: '/funds/bulk-allocations', body: { source: 'topup', items: [one, other].map((customer_id) => ({ customer_id, amount: '0.01' })) }, sign: 1 }
    return { key, path: `/customers/${one}/allocations`, body: { source: 'topup', amount: '0.02', memo: 'crash' }, sign: 1 }
  }
  async until_answered(order, turn = 0) {
    for (let tries = turn; ; ++tries) {
      assert.ok(this.running || tries < turn + 2000, 'a request is never answered')
      const since = Date.now()
      try {
        const server = this.servers[tries % this.servers.length]
        const answer = await fetch(server.url + order.path, { method: 'POST', headers: { ...this.headers, 'idempotency-key': order.key }, body: JSON.stringify(order.body) })
        const text = await answer.text()
        this.slowest = Math.max(this.slowest, Date.now() - since)
        const done = answer.status === 200 ? outcome(order, JSON.parse(text)) : undefined
        if (done) return done
        this.refusals.set(answer.status, (this.refusals.get(answer.status) ?? 0) + 1)
        if (answer.status !== 200) assert.equal(answer.status, 503, text)
      } catch (error) {
        if (error.code === 'ERR_ASSERTION') throw error  // else: refused or cut off, so nobody knows what became of it
      }
      await pause(5)
    }
  }
  async settle() {
    this.running = false
    await Promise.all(this.work)
  }
  /** As many adjustments as were answered, the money they say, and every repeat gets the first answer. */
  async check(atLeast) {
    const ids = [...this.answers.values()].flatMap((each) => each.ids)
    assert.ok(this.answers.size > atLeast, `there was load: ${this.answers.size}`)
    assert.equal(new Set(ids).size, ids.length, 'every transaction was answered to one key')
    assert.deepEqual((await this.adjustments()).sort(), [...this.known, ...ids].sort(), 'the adjustments that were answered, and no other')
    assert.equal(this.before - fen((await this.get('/funds/balances')).topup.balance), this.moved, 'the money that the answers say')
    for (const { order, ids: first } of [...this.answers.values()].slice(-50)) assert.deepEqual((await this.until_answered(order)).ids, first, 'a repeat gets the first answer')
  }
}

/** Nothing when a row of a bulk allocation has to be tried again. */
function outcome(order, answer) {
  if (!answer.results) return { ids: [answer.trans_id], fen: order.sign * fen(answer.amount) }
  if (answer.results.some((row) => row.error_code === 'unavailable')) return undefined
  assert.ok(answer.results.every((row) => row.ok), JSON.stringify(answer))
  return { ids: answer.results.map((row) => row.trans_id), fen: fen(answer.amount_succeeded) }
}
