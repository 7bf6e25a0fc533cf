// Two PostgreSQL nodes, the second a synchronous standby; the first fails under load and the second takes over.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Load } from './load.mjs'
import { Node, address } from './postgres.mjs'
import { Server } from './server.mjs'

async function until_ready(server, status, what) {
  for (let tries = 0; (await server.ready()) !== status; ++tries) {
    assert.ok(tries < 300, what)
    await pause(100)
  }
}

for (const failure of ['killed', 'frozen'])
  test(`the primary is ${failure} and the standby promoted: the server goes on by itself and nothing is lost or done twice`, { timeout: 180_000 }, async (t) => {
    const primary = Node.primary()
    const standby = Node.standbyOf(primary)
    let bury = () => {}
    try {
      primary.sql('CREATE DATABASE market')
      const server = new Server(address([primary, standby], 'market'))
      t.after(() => server.dispose())
      await server.start()
      const load = await Load.start(t, [server])
      await pause(1000)
      const before = load.answers.size
      if (failure === 'killed') primary.kill()
      else bury = primary.freeze()
      await until_ready(server, 503, 'without a database the server says that it is not ready')
      standby.promote()
      await until_ready(server, 200, 'the server finds the new primary')
      await pause(1000)
      const after = load.answers.size
      await load.settle()
      assert.ok(after > before, 'transfers went on')
      assert.ok(load.slowest < 45_000, `no request hangs: ${load.slowest} ms`)
      await load.check(50)
      await server.verify()
    } finally {
      bury()
      primary.remove()
      standby.remove()
    }
  })

test('two servers on one database move the money of the same partner: nothing is lost or done twice', { timeout: 120_000 }, async (t) => {
  const node = Node.primary()
  try {
    node.sql('CREATE DATABASE market')
    const servers = [new Server(address([node], 'market')), new Server(address([node], 'market'))]
    t.after(() => servers.forEach((server) => server.dispose()))
    await servers[0].start()
    servers[1].takeKeyOf(servers[0])
    await servers[1].start()
    const load = await Load.start(t, servers)
    await pause(4000)
    await load.settle()
    await load.check(50)
    await servers[1].kill('SIGTERM')
    await servers[0].verify()
  } finally {
    node.remove()
  }
})
