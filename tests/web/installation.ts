// A real installation: partnerd on an empty data folder, without the demo market, with a mail server or without one.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const build = resolve(process.env.PARTNERD ? join(process.env.PARTNERD, '..') : join(import.meta.dirname, '../../build'))

/** Takes letters by SMTP and keeps them. */
export class MailServer {
  readonly letters: { to: string; text: string }[] = []
  private server: Server = createServer((socket) => this.talk(socket))

  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done))
    const address = this.server.address()
    return `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  }
  async stop(): Promise<void> {
    await new Promise((done) => this.server.close(done))
  }
  /** The text of the newest letter to an address, once there is one. */
  async letterTo(address: string): Promise<string> {
    for (let i = 0; i < 200; ++i) {
      const found = this.letters.filter((one) => one.to === address).at(-1)
      if (found) return found.text
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error(`no letter to ${address}`)
  }

  private talk(socket: Socket): void {
    let kept = ''
    let to = ''
    let letter: string[] | undefined
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string): void => {
      if (letter) {
        if (line !== '.') return void letter.push(line)
        this.letters.push({ to, text: readable(letter.join('\r\n')) })
        letter = undefined
        return void say('250 kept')
      }
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? ''
      if (verb === 'DATA') letter = []
      if (verb === 'QUIT') return void socket.end('221 bye\r\n')
      say(verb === 'DATA' ? '354 go on' : '250 fine')
    }
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      kept += chunk.toString('latin1')
      for (let end = kept.indexOf('\r\n'); end >= 0; end = kept.indexOf('\r\n')) {
        const line = kept.slice(0, end)
        kept = kept.slice(end + 2)
        hear(line)
      }
    })
    say('220 test')
  }
}

/** The body as people read it, whichever way it was packed for the journey. */
function readable(letter: string): string {
  const at = letter.indexOf('\r\n\r\n')
  const head = letter.slice(0, at)
  const body = letter.slice(at + 4)
  if (/^content-transfer-encoding: *base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (/^content-transfer-encoding: *quoted-printable/im.test(head))
    return Buffer.from(
      body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ).toString('utf8')
  return Buffer.from(body, 'latin1').toString('utf8')
}

export interface Installation {
  address: string
  /** What partnerctl said, on both outputs. */
  partnerctl: (...words: string[]) => string
  stop: () => Promise<void>
}

export async function install(smtp?: string): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'partner-center-first-day-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const env = { ...process.env, PARTNERD_PUBLIC_URL: address }
  const partnerctl = (...words: string[]) =>
    execFileSync('sh', ['-c', '"$0" "$@" 2>&1', join(build, 'partnerctl'), '--data', data, ...words], { encoding: 'utf8', env })
  const flags = [
    '--listen',
    `127.0.0.1:${port}`,
    '--public-url',
    address,
    '--data',
    data,
    ...(smtp ? ['--smtp-url', smtp, '--smtp-from', 'partners@vendor.example'] : []),
  ]
  const server = spawn(join(build, 'partnerd'), flags, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  await new Promise<void>((ready, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('"listening"')) ready()
    }
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    server.on('exit', (code) => failed(new Error(`partnerd ended with ${code}:\n${said}`)))
  })
  return {
    address,
    partnerctl,
    stop: async () => {
      const ended = new Promise((done) => server.on('exit', done))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}
