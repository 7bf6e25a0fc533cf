// The bill of materials names everything of others that is in the programs and the console, and no licence in it is
// one that nobody agreed to.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { document, faults, found, notices, rules } from '../../packaging/sbom.mjs'

const root = join(import.meta.dirname, '../..')
const parts = found()
const names = (kind) => parts.filter((part) => part.kind === kind).map((part) => part.name)

test('every shared library that the programs need is named', () => {
  for (const program of ['partnerd', 'partnerctl']) {
    const needed = execFileSync('readelf', ['-d', join(root, 'build', program)], { encoding: 'utf8' }).match(/\(NEEDED\)/g)
    assert.ok(needed.length > 8)
  }
  for (const name of ['libc6', 'libpq5', 'libsqlite3-0', 'libssl3', 'libstdc++6']) assert.ok(names('linked').includes(name), name)
})

test('so are the libraries that are compiled in', () => {
  for (const name of ['libboost1.81-dev', 'libcli11-dev', '@zxcvbn-ts/language-common']) assert.ok(names('compiled in').includes(name), name)
})

test('so is every package that the console asks for, and what they bring along', () => {
  const asked = Object.keys(JSON.parse(readFileSync(join(root, 'web/package.json'), 'utf8')).dependencies)
  assert.deepEqual(asked.filter((name) => !names('in the console').includes(name)), [])
  assert.ok(names('in the console').includes('@vue/runtime-core'), 'what they bring along, too')
  assert.ok(!names('in the console').includes('vite'), 'but not the tools')
})

test('every licence is known and allowed', () => assert.deepEqual(faults(parts), []))

test('a licence that is not allowed, unknown or no licence is noticed', () => {
  const one = (license) => faults([{ name: 'x', version: '1', license }])
  assert.deepEqual(one('MIT'), [])
  assert.deepEqual(one('(MIT OR GPL-3.0-only)'), [])
  assert.match(one('GPL-3.0-only')[0], /not allowed/)
  assert.match(one('MIT AND AGPL-3.0-only')[0], /not allowed/)
  assert.match(one('GPL-3.0-or-later')[0], /not allowed/, 'only with the exception of its run-time library')
  assert.match(one(undefined)[0], /nobody has written down/)
  assert.match(one('see LICENSE')[0], /no SPDX expression/)
})

test('no licence is written down for what nobody uses any more', () => {
  const sources = parts.map((part) => part.source)
  assert.deepEqual(Object.keys(rules.debian).filter((source) => !sources.includes(source)), [])
})

test('the document names the same, each once and by an address of its registry', () => {
  const bill = document(parts, '1.2.3', 0)
  assert.equal(bill.bomFormat, 'CycloneDX')
  assert.equal(bill.metadata.component.version, '1.2.3')
  assert.equal(bill.metadata.timestamp, '1970-01-01T00:00:00.000Z')
  const references = bill.components.map((part) => part['bom-ref'])
  assert.equal(new Set(references).size, parts.length)
  for (const each of references) assert.match(each, /^pkg:(deb\/debian|npm)\/[^@\s]+@[^@\s]+$/)
  assert.deepEqual(bill.dependencies[0].dependsOn, references)
})

test('the notices that licences ask for go with it', () => {
  const text = notices(parts)
  for (const name of ['libcli11-dev', '@zxcvbn-ts/language-common']) assert.ok(text.includes(`======== ${name} `), name)
  for (const name of names('in the console').filter((name) => name !== 'vue')) assert.ok(text.includes(`Name: ${name}\n`), name)
})
