// Starts partnerd with the demo market on an empty data folder and an unused port, and stops it after the tests.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const program = resolve(process.env.PARTNERD ?? join(import.meta.dirname, '../../build/partnerd'))

async function addressOf(server: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((found, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /"?listening"?[^\n]*?(https?:\/\/[0-9.]+:[1-9][0-9]*)/.exec(said)?.[1]
      if (address) found(address)
    }
    server.stdout!.on('data', listen)
    server.stderr!.on('data', listen)
    server.on('exit', (code) => failed(new Error(`partnerd ended with ${code}:\n${said}`)))
    setTimeout(() => failed(new Error(`partnerd did not begin to listen:\n${said}`)), 120_000).unref()
  })
}

export default async function start(): Promise<void | (() => Promise<void>)> {
  if (process.env.BASE_URL) return // a server that runs already

  const folder = mkdtempSync(join(tmpdir(), 'partner-center-web-'))
  const server = spawn(program, ['--demo', '--listen', '127.0.0.1:0', '--data', join(folder, 'data'), '--sign-ins-per-minute', '0'], { cwd: folder })
  process.env.BASE_URL = await addressOf(server)
  process.env.DEMO_FOLDER = folder
  return async () => {
    const ended = new Promise((done) => server.on('exit', done))
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}
