// The operations of the API document, and how a request of each is made from its schemas.
import * as table from './table.mjs'
import { hex32 } from './personas.mjs'

const id_pattern = '^[1-9][0-9]{0,18}$'

export class Operations {
  constructor(document) {
    this.document = document
    this.all = []
    for (const [path, item] of Object.entries(document.paths))
      for (const [verb, operation] of Object.entries(item)) this.all.push(this.#read(verb, path, operation))
  }

  resolve(schema) {
    if (schema?.$ref) return this.resolve(schema.$ref.split('/').slice(1).reduce((at, step) => at[step], this.document))
    return schema
  }

  /** Without the null of optional fields. */
  #plain(schema) {
    const plain = this.resolve(schema)
    return plain?.anyOf ? this.resolve(plain.anyOf.find((each) => each.type !== 'null')) : plain
  }

  #read(verb, path, operation) {
    const name = `${verb.toUpperCase()} ${path}`
    const row = table.rows[name] ?? {}
    const parameters = (operation.parameters ?? []).map((each) => this.resolve(each)).filter((each) => each.in !== 'header')
    const body = operation.requestBody?.content
    const op = {
      name, verb, path, operation, row, parameters,
      anyone: Array.isArray(operation.security) && operation.security.length === 0,
      permission: operation['x-permission'],
      portal: path.startsWith('/api'),
      upload: body !== undefined && !body['application/json'],
      schema: this.resolve(body?.['application/json']?.schema),
      slots: [],    // where ids stand: {where, name, kind, many}
      unknown: [],  // ids of which nobody told what they name
    }
    const slot = (where, field, schema, required, inside) => {
      const plain = this.#plain(schema)
      const item = plain?.type === 'array' ? this.#plain(plain.items) : plain
      const kind = schema?.['x-id'] ?? plain?.['x-id'] ?? item?.['x-id']
      const named = table.sorts[kind]?.(path) ?? kind
      const called = item?.type === 'string' && /_ids?$/.test(field) && table.ids[field] !== null
      if (item?.pattern === id_pattern || called || named) {
        if (named) op.slots.push({ where, name: field, kind: named, many: plain.type === 'array', required, inside })
        else op.unknown.push(`${where} ${field}`)
      } else if (plain?.type === 'array' && item?.properties) {
        for (const [each, of] of Object.entries(item.properties)) slot(where, each, of, item.required?.includes(each), field)
      } else if (where === 'path' && !(field in (row.variables ?? {})) && !(field in table.variables)) {
        op.unknown.push(`${where} ${field}`)
      }
    }
    for (const each of parameters) slot(each.in, each.name, each.schema, each.required)
    for (const [field, schema] of Object.entries(op.schema?.properties ?? {})) slot('body', field, schema, op.schema.required?.includes(field))
    return op
  }

  /** A valid value for a field. */
  #value(op, field, schema, id_of) {
    const given = op.row.values?.[field] ?? table.values[field]
    if (given !== undefined) return typeof given === 'function' ? given() : given
    const plain = this.#plain(schema)
    const slot = op.slots.find((each) => each.name === field && each.where === 'body')
    if (slot) return slot.many ? [id_of(slot)] : id_of(slot)
    if (plain?.const !== undefined) return plain.const
    if (plain?.enum) return plain.enum[0]
    if (plain?.type === 'array') return [this.#value(op, `${field}[]`, plain.items, id_of)]
    if (plain?.properties) return this.#object(op, plain, id_of, new Set())
    if (plain?.type === 'boolean') return false
    if (plain?.type === 'integer' || plain?.type === 'number') return plain.minimum ?? 1
    if (plain?.format === 'date') return '2026-03-02'
    if (plain?.format === 'date-time') return '2026-03-02T00:00:00Z'
    return 'x'.repeat(Math.max(1, plain?.minLength ?? 1))
  }

  #object(op, schema, id_of, also) {
    const object = {}
    for (const [field, of] of Object.entries(schema.properties ?? {}))
      if (schema.required?.includes(field) || also.has(field)) object[field] = this.#value(op, field, of, id_of)
    return object
  }

  /** Target and body; `id_of(slot)` gives the id that stands in a place, `only` an optional place that is filled too. */
  request(op, id_of, only) {
    const spelled = (slot) => {
      const id = id_of(slot)
      return op.portal || ['import', 'order'].includes(slot.kind) || !/^[0-9]+$/.test(id) ? id : hex32(id)
    }
    const in_path = op.path.replaceAll(/\{([^}]+)\}/g, (whole, field) => {
      const slot = op.slots.find((each) => each.where === 'path' && each.name === field)
      return slot ? spelled(slot) : encodeURIComponent(op.row.variables?.[field] ?? table.variables[field] ?? 'x')
    })
    const query = new URLSearchParams()
    for (const each of op.parameters) {
      if (each.in !== 'query') continue
      const slot = op.slots.find((other) => other.where === 'query' && other.name === each.name)
      if (slot && (each.required || only === slot)) query.set(each.name, spelled(slot))
      else if (each.required || op.row.also?.includes(each.name)) query.set(each.name, String(this.#value(op, each.name, each.schema, spelled)))
    }
    const target = in_path + (query.size > 0 ? `?${query}` : '')
    if (op.upload) return { target, body: op.row.body ?? table.upload }
    if (!op.schema) return { target }
    const also = new Set([...(only?.where === 'body' ? [only.inside ?? only.name] : []), ...(op.row.also ?? [])])
    return { target, body: this.#object(op, op.schema, spelled, also) }
  }

  /** The schema an answer of this status must have; undefined when the status is not declared. */
  declared(op, status) {
    return this.resolve(op.operation.responses[String(status)] ?? op.operation.responses.default)
  }
}
