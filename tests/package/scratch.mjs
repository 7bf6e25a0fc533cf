// A repository of its own for a test, taken away afterwards.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export function scratch(t, files) {
  const folder = mkdtempSync(join(tmpdir(), 'partner-center-release-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const git = (...flags) => execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...flags], { encoding: 'utf8' })
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const commit = (changed) => {
    for (const [path, text] of Object.entries(changed)) write(path, text)
    git('add', '--all')
    git('commit', '--quiet', '--message', 'x: y')
    return git('rev-parse', 'HEAD').trim()
  }
  git('init', '--quiet')
  commit(files)
  return { folder, git, write, commit }
}

/** What a script says, and whether it succeeded. */
export function told(script, flags, environment = {}, cwd = undefined) {
  const ended = spawnSync(script, flags, { encoding: 'utf8', cwd, env: { ...process.env, ...environment } })
  return { good: ended.status === 0, said: ended.stdout + ended.stderr }
}
