// A release is one version everywhere, says what an administrator has to do, and changes nothing that was released.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { scratch, told } from './scratch.mjs'

const root = join(import.meta.dirname, '../..')
const script = join(root, 'tools/release.sh')
const notes = '### Upgrade notes\n- Nothing to do.\n\n### Added\n- a thing\n'
const files = {
  '.gitignore': 'build/\n',
  'CMakeLists.txt': 'cmake_minimum_required(VERSION 3.25)\nproject(partner_center VERSION 0.1.0 LANGUAGES CXX)\n',
  'web/package.json': '{\n  "version": "0.1.0",\n  "dependencies": {\n    "x": "0.1.0"\n  }\n}\n',
  'web/package-lock.json': '{\n  "version": "0.1.0",\n  "packages": {\n    "": {\n      "version": "0.1.0",\n      "dependencies": {\n      }\n    },\n    "node_modules/x": {\n      "version": "0.1.0"\n    }\n  }\n}\n',
  'CHANGELOG.md': `# Changelog\n\n## [Unreleased]\n\n${notes}`,
  'migrations/0001_a.sql': 'CREATE TABLE a (b INT);\n',
}
const on = (repository, ...flags) => told(script, flags, { RELEASE_ROOT: repository.folder })
const read = (repository, path) => readFileSync(join(repository.folder, path), 'utf8')

/** Prepared, committed and passed by continuous integration. */
function prepared(t, version) {
  const repository = scratch(t, files)
  assert.equal(on(repository, 'prepare', version).good, true)
  repository.write('build/ci-green', repository.commit({}) + '\n')
  return repository
}

test('a prepared release has one version everywhere and can be tagged', (t) => {
  const repository = prepared(t, '0.2.0')
  assert.match(read(repository, 'CMakeLists.txt'), /VERSION 0\.2\.0 LANGUAGES/)
  assert.match(read(repository, 'CMakeLists.txt'), /VERSION 3\.25/)
  assert.match(read(repository, 'web/package.json'), /"version": "0\.2\.0"[^]*"x": "0\.1\.0"/)
  assert.match(read(repository, 'web/package-lock.json'), /"version": "0\.2\.0"[^]*"version": "0\.2\.0"[^]*node_modules\/x[^]*"version": "0\.1\.0"/)
  assert.match(read(repository, 'CHANGELOG.md'), /## \[Unreleased\]\n\n## \[0\.2\.0\] - \d{4}-\d\d-\d\d\n\n### Upgrade notes\n/)
  const checked = on(repository, 'check')
  assert.equal(checked.good, true, checked.said)
  assert.match(checked.said, /git tag --sign v0\.2\.0/)
})

test('nothing is prepared that is not newer, says nothing, or does not tell what to do', (t) => {
  const repository = scratch(t, files)
  for (const version of ['0.1.0', '0.0.9', '1.2', 'v0.2.0', '0.02.0', '']) assert.equal(on(repository, 'prepare', version).good, false, version)
  repository.write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n\n')
  assert.match(on(repository, 'prepare', '0.2.0').said, /nothing stands/)
  repository.write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n\n### Added\n- a thing\n')
  assert.match(on(repository, 'prepare', '0.2.0').said, /Upgrade notes/)
  assert.equal(read(repository, 'CMakeLists.txt'), files['CMakeLists.txt'])
})

test('each reason against a release is named', (t) => {
  const why = (change) => {
    const repository = prepared(t, '0.2.0')
    change(repository)
    const checked = on(repository, 'check')
    assert.equal(checked.good, false)
    return checked.said
  }
  assert.match(why((r) => r.write('CMakeLists.txt', read(r, 'CMakeLists.txt') + '\n')), /not committed/)
  assert.match(why((r) => r.write('build/ci-green', 'another\n')), /has not passed/)
  assert.match(why((r) => r.commit({ 'web/package.json': files['web/package.json'] })), /web\/package\.json says 0\.1\.0/)
  assert.match(why((r) => r.commit({ 'CHANGELOG.md': read(r, 'CHANGELOG.md').replace('[Unreleased]\n', '[Unreleased]\n\n- late\n') })), /stands under \[Unreleased\]/)
  assert.match(why((r) => r.commit({ 'CHANGELOG.md': files['CHANGELOG.md'] })), /no heading/)
  assert.match(why((r) => r.git('tag', 'v0.2.0')), /released already/)
  assert.match(why((r) => r.git('tag', 'v0.3.0')), /not newer than v0\.3\.0/)
})

test('a released migration that was changed or renamed stops a release, a new one does not', (t) => {
  const repository = scratch(t, files)
  repository.git('tag', 'v0.1.0')
  repository.commit({ 'migrations/0002_b.sql': 'CREATE TABLE c (d INT);\n' })
  on(repository, 'prepare', '0.2.0')
  repository.write('build/ci-green', repository.commit({}))
  assert.equal(on(repository, 'check').good, true)
  repository.write('build/ci-green', repository.commit({ 'migrations/0001_a.sql': 'CREATE TABLE a (b TEXT);\n' }))
  assert.match(on(repository, 'check').said, /migrations that v0\.1\.0 released were changed: migrations\/0001_a\.sql/)
})

test('packages sort by when they were built: before a release, the release, after it', (t) => {
  const repository = scratch(t, files)
  const version = () => told(join(root, 'tools/package-version.sh'), [], {}, repository.folder).said.trim()
  const sorts = (lower, higher) => assert.equal(told('dpkg', ['--compare-versions', lower, 'lt', higher]).good, true, `${lower} < ${higher}`)
  const before = version()
  repository.git('tag', 'v0.1.0')
  const release = version()
  repository.commit({ a: 'a' })
  const after = version()
  assert.equal(release, '0.1.0-1')
  assert.match(before, /^0\.1\.0~git\d{14}\.[0-9a-f]{10}-1$/)
  sorts(before, release)
  sorts(release, after)
  sorts(after, '0.1.1~git20250101000000.0123456789-1')
})

// ---- The changelog as it stands ---------------------------------------------------------------------------------

const sections = ['Upgrade notes', 'Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']

/** What is wrong with the form of a changelog. */
function formFaults(text) {
  const faults = []
  let version = '', seen = [], versions = []
  for (const line of text.split('\n')) {
    const head = /^## (.*)$/.exec(line)?.[1]
    const section = /^### (.*)$/.exec(line)?.[1]
    if (head) {
      if (head !== '[Unreleased]' && !/^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/.test(head)) faults.push(`heading ${head}`)
      version = head
      versions.push(head)
      seen = []
    }
    if (section) {
      if (!sections.includes(section)) faults.push(`${version}: unknown section ${section}`)
      if (seen.includes(section)) faults.push(`${version}: ${section} stands twice`)
      seen.push(section)
    }
    if (/^(<{7}|={7}|>{7})/.test(line)) faults.push(`a conflict was left: ${line}`)
  }
  if (versions[0] !== '[Unreleased]') faults.push('[Unreleased] is not the first')
  return faults
}

test('the changelog keeps its form', () => assert.deepEqual(formFaults(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')), []))

test('a changelog out of form is noticed', () => {
  assert.equal(formFaults('## [Unreleased]\n### Added\n## [0.1.0] - 2025-01-01\n### Fixed\n').length, 0)
  assert.equal(formFaults('## [0.1.0] - 2025-01-01\n').length, 1)
  assert.equal(formFaults('## [Unreleased]\n## 0.1.0\n').length, 1)
  assert.equal(formFaults('## [Unreleased]\n### News\n### Added\n### Added\n').length, 2)
  assert.equal(formFaults('## [Unreleased]\n<<<<<<< HEAD\n').length, 1)
})

test('the programs and the console have one version', () => {
  const version = /project\(partner_center VERSION (\S+)/.exec(readFileSync(join(root, 'CMakeLists.txt'), 'utf8'))[1]
  for (const file of ['web/package.json', 'web/package-lock.json']) assert.equal(JSON.parse(readFileSync(join(root, file), 'utf8')).version, version)
})
