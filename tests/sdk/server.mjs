// Starts a demo server on a folder of its own and a free port, and stops it again.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = join(dirname(fileURLToPath(import.meta.url)), '../../build/partnerd')

/** On SQLite, or on a given database. `place` tells partnerctl where the market is. */
export async function startDemo(database = '') {
  const folder = mkdtempSync(join(tmpdir(), 'partner-center-'))
  const place = ['--data', folder, ...(database ? ['--database', database] : [])]
  const child = spawn(program, ['--demo', ...place, '--listen', '127.0.0.1:0', '--log-level', 'warn', '--sign-ins-per-minute', '0'])
  const address = await new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      const found = text.match(/demo market at (\S+)/)
      if (found) resolve(found[1])
    })
    child.on('exit', (code) => reject(new Error(`partnerd ended with ${code}`)))
    child.stderr.on('data', (chunk) => process.stderr.write(chunk))
  })
  const credentials = JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8'))
  const stop = async () => {
    const ended = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  return { address, credentials, folder, place, stop }
}
