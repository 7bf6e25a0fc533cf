// What `make hooks` switches on.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { scratch, told } from './scratch.mjs'

const hooks = join(import.meta.dirname, '../../tools/hooks')

test('a subject names the room and has at most 72 characters', (t) => {
  const { folder } = scratch(t, { a: 'a' })
  const takes = (subject) => {
    writeFileSync(join(folder, 'message'), `# a comment\n${subject}\n\nWhy.\n`)
    return told(join(hooks, 'commit-msg'), [join(folder, 'message')])
  }
  for (const subject of ['imports: fail at the end', 'app, web: one version', 'tests/package: look', 'Merge branch x', 'Revert "x"', 'fixup! x: y'])
    assert.equal(takes(subject).good, true, subject)
  assert.match(takes('Fix it').said, /room and a colon/)
  assert.match(takes('imports:').said, /room and a colon/)
  assert.equal(takes(`db: ${'x'.repeat(68)}`).good, true)
  assert.match(takes(`db: ${'x'.repeat(69)}`).said, /73 characters/)
})

test('blanks at the end of a line are not committed', (t) => {
  const { folder, git, write } = scratch(t, { a: 'a\n' })
  const look = () => told(join(hooks, 'pre-commit'), [], {}, folder)
  write('a', 'b\n')
  git('add', 'a')
  assert.equal(look().good, true)
  write('a', 'b \n')
  git('add', 'a')
  assert.match(look().said, /trailing whitespace/)
  assert.equal(look().good, false)
})
