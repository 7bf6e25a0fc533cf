// kill -9 at random moments under concurrent transfers, of the server and of its database.
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Load } from './load.mjs'
import { Node, address } from './postgres.mjs'
import { Server } from './server.mjs'

const kills = Number(process.env.PC_CRASH_KILLS ?? 20)
const some_time = () => pause(50 + Math.random() * 250)

test(`on SQLite, the server killed ${kills} times: no transfer is lost and none happens twice`, { timeout: 300_000 }, async (t) => {
  const server = new Server()
  t.after(() => server.dispose())
  await server.start()
  const load = await Load.start(t, [server])
  for (let i = 0; i < kills; ++i) {
    await some_time()
    await server.kill('SIGKILL')
    await server.start()
  }
  await pause(200)
  await load.settle()
  await load.check(kills)
  await server.verify()
})

test(`on PostgreSQL, the server or its database killed ${kills} times: no transfer is lost and none happens twice`, { timeout: 300_000 }, async (t) => {
  const node = Node.primary()
  try {
    node.sql('CREATE DATABASE market')
    const server = new Server(address([node], 'market'))
    t.after(() => server.dispose())
    await server.start()
    const load = await Load.start(t, [server])
    for (let i = 0; i < kills; ++i) {
      await some_time()
      if (i % 2 === 0) {
        await server.kill('SIGKILL')
        await server.start()
      } else {
        node.kill()
        await node.startAgain()
      }
    }
    await pause(200)
    await load.settle()
    await load.check(kills)
    await server.verify()
  } finally {
    node.remove()
  }
})
