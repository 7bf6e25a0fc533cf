// partnerd with the demo market on an empty data folder and an unused port.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const program = resolve(process.env.PARTNERD ?? join(import.meta.dirname, '../../build/partnerd'))

export async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'partner-center-openapi-'))
  const data = join(folder, 'data')
  const server = spawn(program, ['--demo', '--listen', '127.0.0.1:0', '--data', data, '--sign-ins-per-minute', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const base = await new Promise((found, failed) => {
    const listen = (chunk) => {
      said += chunk
      const address = /"?listening"?[^\n]*?(https?:\/\/[0-9.]+:[1-9][0-9]*)/.exec(said)?.[1]
      if (address) found(address)
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    server.on('exit', (code) => failed(new Error(`partnerd ended with ${code}:\n${said}`)))
    setTimeout(() => failed(new Error(`partnerd did not begin to listen:\n${said}`)), 120_000).unref()
  })
  return {
    base,
    credentials: () => JSON.parse(readFileSync(join(data, 'credentials.json'), 'utf8')),
    async stop() {
      const ended = new Promise((done) => server.on('exit', done))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
