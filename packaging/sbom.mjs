// What the package holds of others, with licences: a CycloneDX document and the texts that have to go with it.
//   node packaging/sbom.mjs FOLDER     writes sbom.cdx.json and third-party-licenses.txt; fails at a licence that is
//                                      unknown or not allowed (packaging/licenses.json)
// Read from what was built, not from what was asked for: the shared libraries that the programs name, the headers that
// their objects were compiled from, the npm packages whose code is in the console's bundle.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const build = join(root, 'build', process.env.PRESET ?? 'release')
const programs = ['partnerd', 'partnerctl'].map((name) => join(build, 'src/app', name))
const json = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))
const satisfies = createRequire(join(root, 'web/package.json'))('spdx-satisfies')

export const rules = json('packaging/licenses.json')

const run = (program, ...flags) => execFileSync(program, flags, { encoding: 'utf8', maxBuffer: 1 << 28 })
const unique = (list) => [...new Set(list)].sort()

/** The shared libraries that a program names itself, as files. */
function linkedFiles(program) {
  const named = [...run('objdump', '-p', program).matchAll(/NEEDED +(\S+)/g)].map((found) => found[1])
  const places = new Map([...run('ldd', program).matchAll(/(\S+) => (\/\S+)/g)].map((found) => [found[1], found[2]]))
  return named.map((name) => places.get(name) ?? fail(`${program} names ${name}, which is not installed`))
}

/** The system's headers from which the objects of both programs were compiled. */
function compiledFiles() {
  const objects = run('ninja', '-C', build, '-t', 'inputs', 'partnerd', 'partnerctl').split('\n').filter((name) => name.endsWith('.o'))
  const told = run('ninja', '-C', build, '-t', 'deps', ...objects)
  return [...told.matchAll(/^ +(\/usr\/\S+)$/gm)].map((found) => found[1])
}

/** The Debian packages of files. Some are known to dpkg by their place before /lib became a link to /usr/lib. */
function packagesOf(files) {
  const places = unique(files.map((file) => realpathSync(file)))
  const asked = spawnSync('dpkg-query', ['-S', ...places, ...places.map((place) => place.replace(/^\/usr/, ''))], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const owners = new Map()
  for (const [, name, place] of asked.stdout.matchAll(/^([^:,\s]+)[^ ]*: (\S+)$/gm)) owners.set(place.replace(/^(\/usr)?/, '/usr'), name)
  const strange = places.find((place) => !owners.has(place))
  if (strange) fail(`${strange} is of no Debian package`)
  return unique(owners.values())
}

function debian(name, kind, codename) {
  const format = '${Version} ${Architecture} ${source:Package}'
  const [version, machine, source] = run('dpkg-query', '-W', '-f', format, name).split(' ')
  const purl = `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=${machine}&distro=${codename}`
  return { kind, name, version, source, purl, license: rules.debian[source], text: `/usr/share/doc/${name}/copyright` }
}

const npmPurl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`

/** The npm packages with code in the bundle, and those asked for that only hand on what others hold, as vue does. */
function inConsole() {
  const bundled = json('build/console-packages.json')
  const asked = Object.keys(json('web/package.json').dependencies)
  const handed = asked.filter((name) => !bundled.some((each) => each.name === name))
  return [...bundled, ...handed.map((name) => json(`web/node_modules/${name}/package.json`)).map(({ name, version, license }) => ({ name, version, license }))]
}

/** Everything of others that the built package holds or names. */
export function found() {
  const codename = /^VERSION_CODENAME=(\w+)/m.exec(readFileSync('/etc/os-release', 'utf8'))[1]
  const linked = packagesOf(programs.flatMap(linkedFiles))
  const compiled = packagesOf(compiledFiles()).filter((name) => !linked.includes(name))
  const bundled = inConsole()
  return [
    ...linked.map((name) => debian(name, 'linked', codename)),
    ...compiled.map((name) => debian(name, 'compiled in', codename)),
    ...rules.copied.map((each) => ({ ...each, kind: 'compiled in', purl: npmPurl(each), text: join(root, each.text) })),
    ...bundled.map((each) => ({ ...each, kind: 'in the console', purl: npmPurl(each) })),
  ]
}

/** What is wrong with the licences of `parts`. */
export function faults(parts) {
  return parts.flatMap(({ name, version, license }) => {
    if (!license) return [`${name} ${version}: nobody has written down its licence (packaging/licenses.json)`]
    try {
      return satisfies(license, rules.allowed.join(' OR ')) ? [] : [`${name} ${version}: ${license} is not allowed`]
    } catch {
      return [`${name} ${version}: "${license}" is no SPDX expression`]
    }
  })
}

/** The CycloneDX document. `time`: seconds since 1970. */
export function document(parts, version, time) {
  const own = `partner-center@${version}`
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: new Date(time * 1000).toISOString(),
      component: { type: 'application', 'bom-ref': own, name: 'partner-center', version, licenses: [{ license: { id: 'Apache-2.0' } }] },
    },
    components: parts.map((part) => ({
      type: 'library',
      'bom-ref': part.purl,
      name: part.name,
      version: part.version,
      licenses: [{ expression: part.license }],
      purl: part.purl,
      properties: [{ name: 'partner-center:held', value: part.kind }],
    })),
    dependencies: [{ ref: own, dependsOn: parts.map((part) => part.purl) }],
  }
}

/** The notices that have to go with the programs; those of shared libraries come with their own packages. */
export function notices(parts) {
  const compiled = parts.filter((part) => part.kind === 'compiled in' && !rules['without notice'].includes(part.license))
  const titled = compiled.map((part) => `======== ${part.name} ${part.version} (${part.license})\n\n${readFileSync(part.text, 'utf8')}`)
  return `${titled.join('\n')}\n======== the console\n\n${readFileSync(join(root, 'web/dist/licenses.txt'), 'utf8')}`
}

function fail(reason) {
  console.error(`sbom: ${reason}`)
  process.exit(1)
}

function main(folder) {
  const missing = [...programs, join(root, 'build/console-packages.json')].find((file) => !existsSync(file))
  if (!folder || missing) fail(missing ? `${missing} is missing; run make build` : 'usage: node packaging/sbom.mjs FOLDER')
  const parts = found()
  const wrong = faults(parts)
  if (wrong.length > 0) fail(wrong.join('\nsbom: '))
  const version = /project\(partner_center VERSION ([\d.]+)/.exec(readFileSync(join(root, 'CMakeLists.txt'), 'utf8'))[1]
  const time = Number(process.env.SOURCE_DATE_EPOCH ?? run('git', '-C', root, 'log', '-1', '--format=%ct'))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'sbom.cdx.json'), JSON.stringify(document(parts, version, time), null, 1) + '\n')
  writeFileSync(join(folder, 'third-party-licenses.txt'), notices(parts))
  console.log(`sbom: ${parts.length} libraries in ${folder}/sbom.cdx.json`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2])
