// What the types of the document do not hold: the permissions that its operations ask for.
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const document = JSON.parse(readFileSync(new URL('../build/openapi.json', root), 'utf8'))
const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
const permissions = [...new Set(operations.flatMap((operation) => operation['x-permission'] ?? []))].sort()

writeFileSync(
  new URL('src/api/permissions.d.ts', root),
  `// Written by \`npm run api\` from the server's document.\nexport type Permission =\n${permissions.map((id) => `  | '${id}'\n`).join('')}`,
)
