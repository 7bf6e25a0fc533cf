// Every route × everybody of the demo market × own, foreign and missing things. What must come of it is read from the
// declarations (/api/openapi.json: who may call, which ids, which answers) and from table.mjs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Ajv2020 from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { Operations } from './operations.mjs'
import { hex32, personas } from './personas.mjs'
import { start } from './server.mjs'
import * as table from './table.mjs'
import { Things, missing } from './things.mjs'

let server, operations, everybody, things
const faults = { leaks: new Map(), undeclared: new Map() }  // found in passing, in all answers
const scanned = { answers: 0, words: 0 }

before(async () => {
  server = await start()
  operations = new Operations(await (await fetch(`${server.base}/api/openapi.json`)).json())
  // MATRIX_ONLY=people looks at the routes whose name has it, while a room is being written.
  if (process.env.MATRIX_ONLY) operations.all = operations.all.filter((op) => new RegExp(process.env.MATRIX_ONLY).test(op.name))
  everybody = await personas(server)
  things = new Things(server, table.kinds)
  for (const persona of everybody) await get_to_know(persona)
})
after(async () => { await server?.stop() })

/** What the persona sees by its own lists, and what it therefore may not see anywhere. */
async function get_to_know(persona) {
  if (persona.customer) persona.partner = things.rows.customer.find((row) => row.id === persona.customer).partner_id
  persona.tenant = things.partners.get(persona.partner)?.tenant_id
  persona.seen = undefined
  if (persona.customer) persona.seen = new Set([persona.customer])
  else if (persona.permissions.includes('customers.view')) {
    const lists = await Promise.all(['', '?scope=mine', '?scope=resellers'].map((scope) => persona.all(`/api/v1/customers${scope}`).catch(() => [])))
    persona.customers = lists.flat()
    if (persona.side === 'partner') persona.seen = new Set(persona.customers.map((each) => each.id))
  }
  if (persona.seen && persona.side === 'partner') persona.once = things.once_own(persona, persona.seen)
  persona.once_words = things.words_of('customer', persona.once)
  persona.secrets = things.secrets_from(persona, persona.seen)
}

const may = (persona, op) => op.anyone || (persona.person !== undefined && (!op.permission || persona.permissions.includes(op.permission)) && (op.portal || persona.token))

/** Sends one request and looks at its answer for what must never be in any. `named`: words of the request itself. */
async function ask(persona, op, { target, body }, named = []) {
  const answer = await persona.ask(op.verb, target, body)
  named.forEach((word) => persona.said.add(word))
  const place = `${op.name} as ${persona.name}`
  const declared = operations.declared(op, answer.status)
  if (!declared) note(faults.undeclared, op.name, `${place}: ${answer.status} is not declared: ${answer.text.slice(0, 200)}`)
  else {
    const schema = declared.content?.['application/json']?.schema
    if (schema && answer.json !== undefined) {
      const valid = validator(schema)
      if (!valid(answer.json)) note(faults.undeclared, op.name, `${place}: ${answer.status} has not the declared shape: ${ajv.errorsText(valid.errors)}`)
    }
  }
  ++scanned.answers
  scanned.words += persona.secrets.size
  const leak = leak_in(persona, op, answer.text, named)
  if (leak) note(faults.leaks, op.name, `${place} (${target}): shows ${leak}`)
  return answer
}

/** The first foreign word in an answer that may not stand there, with what it is of. */
function leak_in(persona, op, text, named = []) {
  const allowed = op.row.open?.kinds ?? []
  for (const [word, kind] of persona.secrets)
    if (!allowed.includes(kind) && !(op.row.echoes ? persona.said.has(word) : named.includes(word)) && !(op.row.former && persona.once_words.has(word)) && text.includes(word))
      return `${kind} ${word}`
}

/** The same for everybody at once; what is wrong in the order of the people. */
async function for_everybody(check) {
  return (await Promise.all(everybody.map(async (persona) => {
    const found = []
    await check(persona, found)
    return found
  }))).flat()
}

function note(where, key, text) {
  if (!where.has(key)) where.set(key, text)
}

const ajv = new Ajv2020({ strict: false, allErrors: false })
formats(ajv)
const validators = new Map()
function validator(schema) {
  const text = JSON.stringify(schema)
  if (!ajv.getSchema('document')) ajv.addSchema({ $id: 'document', components: operations.document.components }, 'document')
  if (!validators.has(text)) validators.set(text, ajv.compile(JSON.parse(text.replaceAll('"#/components', '"document#/components'))))
  return validators.get(text)
}

/** A thing of the persona's own for a place of a request; undefined when it has none. */
function own(persona, slot, op) {
  const given = op.row.own_id?.(persona, slot, things)
  if (given) return given
  const all = things.rows[slot.kind].filter((row) => things.within(persona, row))
  if (slot.kind === 'customer') {
    if (persona.customer) return persona.customer
    // Money moves to and from customers of one's own that are on resale.
    const mine = all.filter((row) => persona.seen?.has(row.id) ?? true)
    const listed = new Map((persona.customers ?? []).map((each) => [each.id, each]))
    return (mine.find((row) => (row.partner_id === persona.partner || persona.side !== 'partner') && listed.get(row.id)?.association_type === 'resale') ?? mine[0])?.id
  }
  if (slot.kind === 'partner') return (all.find((row) => row.id !== persona.partner) ?? all[0])?.id
  return (all.find((row) => row.id !== persona.person?.id) ?? all[0])?.id
}

/** Foreign things for one route. */
function foreign_to(persona, kind, op) {
  const all = things.foreign(persona, kind, kind === 'customer' ? persona.seen : undefined)
  return op.row.former ? all.filter((row) => row.sort !== 'once own') : all
}

/** What two answers tell apart besides the words that were asked for; undefined when they tell nothing. */
function apart(one, its_words, other, other_words) {
  const [a, b] = [worded(one, its_words), worded(other, other_words)]
  if (a !== b) return `\n    ${a.slice(0, 250)}\n    ${b.slice(0, 250)}`
}

/** What differs between two answers besides the words that were asked for and the number of the request. */
function worded(answer, words) {
  let text = `${answer.status} ${answer.text.replace(/"request_id":"[^"]*"/, '"request_id":""')}`
  for (const word of words) text = text.replaceAll(word, '…')
  return text
}

function report(found) {
  const lines = found instanceof Map ? [...found.values()] : found
  assert.equal(lines.length, 0, `${lines.length} faults:\n${lines.slice(0, 60).join('\n')}`)
}


test('the table tells what every id of every route names', () => {
  report(operations.all.flatMap((op) => op.unknown.map((what) => `${op.name}: nobody told what the ${what} names: declare it as Id of a tag or by wire::naming, or add it to ids or variables of tests/matrix/table.mjs`)))
  report(operations.all.flatMap((op) => op.slots.filter((slot) => !things.has(slot.kind)).map((slot) => `${op.name}: there is no kind of things "${slot.kind}"; add its query to kinds of tests/matrix/table.mjs`)))
  const known = new Set(operations.all.map((op) => op.name))
  if (!process.env.MATRIX_ONLY) report(Object.keys(table.rows).filter((name) => !known.has(name)).map((name) => `tests/matrix/table.mjs has a row for ${name}, which is no route`))
})

test('nobody is let in but where anyone is', async () => {
  const nobody = everybody[0]
  const found = []
  for (const op of operations.all) {
    if (op.anyone) continue
    const answer = await ask(nobody, op, operations.request(op, () => missing))
    if (answer.status !== 401) found.push(`${op.name}: ${answer.status} for nobody`)
  }
  report(found)
})

test('who has not the permission is refused, whatever they ask for, and learns nothing else', async () => {
  let asked = 0
  const all = await for_everybody(async (persona, found) => {
    for (const op of operations.all) {
      if (!op.permission || !persona.person || persona.permissions.includes(op.permission) || (!op.portal && !persona.token)) continue
      const ids = (slot) => own(persona, slot, op) ?? missing
      const [real, none] = [await ask(persona, op, operations.request(op, ids)), await ask(persona, op, operations.request(op, () => missing))]
      ++asked
      if (real.status !== 403) found.push(`${op.name} as ${persona.name}: ${real.status}, not 403, without ${op.permission}`)
      else if (worded(real, []) !== worded(none, [])) found.push(`${op.name} as ${persona.name}: 403 tells own from missing`)
    }
  })
  report(all)
  assert.ok(asked > 100 || process.env.MATRIX_ONLY, `only ${asked} refusals were seen`)
})

test('a foreign thing looks exactly like a missing one: in paths, queries and bodies', async () => {
  let compared = 0
  const all = await for_everybody(async (persona, found) => {
    for (const op of operations.all) {
      if (!may(persona, op) || op.anyone) continue
      for (const slot of op.slots) {
        const others = (each) => own(persona, each, op) ?? missing
        const at = (id) => operations.request(op, (each) => (each === slot ? id : others(each)), slot)
        let first
        for (const foreign of foreign_to(persona, slot.kind, op)) {
          first ??= await ask(persona, op, at(missing), [missing])
          const answer = await ask(persona, op, at(foreign.id), [foreign.id, hex32(foreign.id)])
          ++compared
          const told = apart(answer, [foreign.id, hex32(foreign.id)], first, [missing, hex32(missing)])
          if (told) found.push(`${op.name} as ${persona.name}, ${slot.where} ${slot.name} of a ${slot.kind}, ${foreign.sort} and missing:${told}`)
        }
      }
    }
  })
  report(all)
  assert.ok(compared > 100 || process.env.MATRIX_ONLY, `only ${compared} were compared`)
})

test('filters and sorting tell nothing of what is foreign', async () => {
  const nonsense = 'zzzz-nobody-zzzz'
  let compared = 0
  const all = await for_everybody(async (persona, found) => {
    for (const op of operations.all.filter((each) => each.verb === 'get')) {
      if (!may(persona, op) || op.anyone) continue
      const plain = operations.request(op, (slot) => own(persona, slot, op) ?? missing)
      const asked = (name, value) => ({ target: `${plain.target}${plain.target.includes('?') ? '&' : '?'}${new URLSearchParams({ [name]: value })}` })
      const foreign = op.row.filters ? [] : foreign_to(persona, 'customer', op)
      for (const each of op.parameters.filter((other) => other.in === 'query')) {
        const schema = operations.resolve(each.schema)
        const of = schema?.anyOf?.find((other) => other.type !== 'null') ?? schema
        if (each.name === 'sort') {
          for (const word of each.description.match(/[a-z_]+/g) ?? []) await ask(persona, op, asked('sort', `-${word}`))
        } else if (of?.enum) {
          for (const value of of.enum) await ask(persona, op, asked(each.name, value))
        } else if (of?.type === 'string' && !of.pattern && !of.format) {
          const none = await ask(persona, op, asked(each.name, nonsense))
          for (const row of foreign)
            for (const word of row.words) {
              if (!persona.secrets.has(word)) continue
              const answer = await ask(persona, op, asked(each.name, word), [word])
              const told = apart(answer, [word, encodeURIComponent(word)], none, [nonsense])
              ++compared
              if (told) found.push(`${op.name} as ${persona.name}: ${each.name}=${word} (${row.sort})${told}`)
            }
        }
      }
    }
  })
  report(all)
  assert.ok(compared > 500 || process.env.MATRIX_ONLY, `only ${compared} filters were compared`)
})

test('a filter that finds something is noticed', async () => {
  const partner = everybody.find((each) => each.name === 'partner')
  const list = (name) => partner.ask('get', `/api/v1/customers?${new URLSearchParams({ name })}`)
  const [own] = partner.customers
  const [found, none] = [await list(own.name), await list('zzzz-nobody-zzzz')]
  assert.ok(apart(found, [own.name], none, ['zzzz-nobody-zzzz']), 'one more row looks like none')
  assert.equal(apart(none, [], none, []), undefined)
})

/** Ids for the places of a request, own things all: the likeliest, and with `others` every other for its last place. */
function* choices(persona, op, others) {
  const slots = op.slots.filter((slot) => slot.required || slot.where === 'path')
  const likeliest = new Map(slots.map((slot) => [slot, own(persona, slot, op)]))
  if (![...likeliest.values()].includes(undefined)) yield likeliest
  const last = slots.at(-1)
  if (!others || !last) return
  const mine = things.rows[last.kind].filter((row) => things.within(persona, row) && (last.kind !== 'customer' || (persona.seen?.has(row.id) ?? true)))
  for (const { id } of mine.slice(0, 100)) yield new Map([...likeliest, [last, id]])
}

/** Lets everybody who may do it on own things, until each has. What is wrong, and why nobody could, if so. */
async function on_own_things(op, others) {
  const found = [], seen = new Set()
  let good = 0
  for (const persona of everybody) {
    if (!may(persona, op) || !persona.person) continue
    for (const ids of choices(persona, op, others)) {
      const answer = await ask(persona, op, operations.request(op, (slot) => ids.get(slot) ?? own(persona, slot, op) ?? missing))
      if (answer.status < 300 || op.row.own?.status.includes(answer.status)) {
        ++good
        break
      }
      // What one has may not be fit for the act: then it is enough that somebody could do it.
      if ([400, 404, 409, 422, 429].includes(answer.status)) seen.add(`${answer.status} ${answer.text.slice(0, 120)}`)
      else found.push(`${op.name} as ${persona.name}: ${answer.status} ${answer.text.slice(0, 200)}`)
    }
  }
  return { found, good, seen }
}

test('everybody may do on their own things what their permissions say', async () => {
  const found = []
  for (const op of [...operations.all].sort((a, b) => Number(a.verb !== 'get') - Number(b.verb !== 'get'))) {
    if (op.row.own === false) continue
    let done = await on_own_things(op, false)
    found.push(...done.found)
    if (done.good > 0) continue
    // What acts made or changed meanwhile may be fit.
    things.read()
    done = await on_own_things(op, true)
    if (done.good === 0) found.push(`${op.name}: nobody could do it; tell in tests/matrix/table.mjs how its body is built (${[...done.seen].slice(0, 5).join(' | ') || 'nobody has such a thing'})`)
  }
  report(found)
})

test('no answer of all these showed anything of somebody else', () => {
  report(faults.leaks)
  const enough = scanned.answers > 10_000 && scanned.words > 1_000_000
  assert.ok(enough || process.env.MATRIX_ONLY, `only ${scanned.answers} answers were searched for ${scanned.words} words`)
})

test('a foreign word in an answer is noticed, of each kind', () => {
  const plain = { row: {} }
  const partner = everybody.find((each) => each.name === 'partner')
  const kinds = new Set(partner.secrets.values())
  for (const kind of ['customer', 'partner', 'person']) assert.ok(kinds.has(kind), `nothing foreign of a ${kind} is known`)
  for (const kind of kinds) {
    const [word] = [...partner.secrets].find(([, of]) => of === kind)
    const text = JSON.stringify({ items: [{ some: `x${word}y` }] })
    assert.equal(leak_in(partner, plain, text), `${kind} ${word}`)
    assert.equal(leak_in(partner, plain, text, [word]), undefined, 'what one asked for may be repeated')
    assert.equal(leak_in(partner, { row: { open: { kinds: [kind] } } }, text), undefined)
  }
  assert.equal(leak_in(partner, plain, JSON.stringify(partner.customers)), undefined, 'one\'s own is no secret')
})

test('every answer of all these was declared, with its shape', () => report(faults.undeclared))

test('no act refused in a way its route does not declare', async () => {
  const metrics = await (await fetch(`${server.base}/metrics`)).text()
  report(metrics.split('\n').filter((line) => line.startsWith('partnerd_undeclared_refusals_total{')))
})
