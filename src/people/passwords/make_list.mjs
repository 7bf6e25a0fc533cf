// Makes commonest.txt: of the frequency list in the npm package @zxcvbn-ts/language-common (src/passwords.json) those
// entries that our own rule would let through in some spelling. In a folder of its own:
//   npm pack @zxcvbn-ts/language-common@4.1.3 && tar xzf *.tgz && node …/make_list.mjs package/src/passwords.json
import { readFileSync, writeFileSync } from 'node:fs'

const known = JSON.parse(readFileSync(process.argv[2], 'utf8'))
/** Letters count twice: upper and lower case are two kinds, and entries are compared whatever their case. */
const kinds = (text) => Math.min(2, (text.match(/[a-z]/g) ?? []).length) + Number(/[0-9]/.test(text)) + Number(/[^a-z0-9]/.test(text))
const passes = (text) => /^[!-~]{8,64}$/.test(text) && kinds(text) >= 2
const kept = [...new Set(known.map((text) => text.toLowerCase()).filter(passes))].sort((a, b) => (a < b ? -1 : 1))
writeFileSync(new URL('commonest.txt', import.meta.url), kept.join('\n') + '\n')
console.log(`${kept.length} of ${known.length}`)
