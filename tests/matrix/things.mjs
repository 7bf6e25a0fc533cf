// What stands in the database, by kind: whose it is, and by what it would be recognised in an answer.
import { hex32 } from './personas.mjs'

const text = (column) => `CAST(${column} AS TEXT) AS ${column}`

/** Kinds of things that ids name: SQL that gives id, tenant_id, partner_id, customer_id and words that give a row away; an
    `owner` besides, where a thing belongs to one person alone. */
const kinds = {
  customer: `SELECT CAST(customer_id AS TEXT) AS id, ${text('tenant_id')}, ${text('partner_id')}, CAST(customer_id AS TEXT) AS customer_id, association_type,
             name AS w1, account_name AS w2, mobile AS w3, email AS w4 FROM customer`,
  partner: `SELECT CAST(partner_id AS TEXT) AS id, ${text('tenant_id')}, ${text('partner_id')}, '0' AS customer_id, name AS w1, account_name AS w2 FROM partner`,
  person: `SELECT CAST(person_id AS TEXT) AS id, ${text('tenant_id')}, CASE WHEN customer_id = 0 THEN CAST(partner_id AS TEXT) ELSE '0' END AS partner_id, ${text('customer_id')},
           CASE WHEN user_name = '' THEN '' ELSE user_name END AS w1, CASE WHEN user_name = '' THEN '' ELSE display_name END AS w2 FROM person`,
  import: `SELECT CAST(import_id AS TEXT) AS id, '0' AS tenant_id, '0' AS partner_id, '0' AS customer_id, '' AS w1, state FROM import_run WHERE kind = 'bill'`,
}

export const missing = '999999999999999999'

export class Things {
  constructor(server, more = {}) {
    this.server = server
    this.kinds = { ...kinds, ...more }
    this.read()
  }

  /** What stands there now. */
  read() {
    const server = this.server
    this.rows = {}
    const tables = new Set(server.tables())
    for (const [kind, sql] of Object.entries(this.kinds).filter(([, text]) => tables.has(/ FROM ([a-z_]+)/.exec(text.split(' AS ').at(-1))[1])))
      this.rows[kind] = server.rows(sql).map((row) => ({
        ...row, kind, words: [row.w1, row.w2, row.w3, row.w4].filter((word) => typeof word === 'string' && (word.length > 4 || /[^ -~]{2}/.test(word))),
      }))
    this.partners = new Map(this.rows.partner.map((row) => [row.id, row]))
    this.periods = server.rows(`SELECT ${text('customer_id')}, ${text('partner_id')}, '' AS manager, '' AS supervisor FROM association
      UNION SELECT CAST(m.customer_id AS TEXT), '', CAST(m.manager_id AS TEXT), CAST(COALESCE(s.supervisor_id, 0) AS TEXT)
      FROM manager_period m LEFT JOIN supervisor_link s ON s.manager_id = m.manager_id`)
    this.distributor_of = new Map(server.rows(`SELECT ${text('partner_id')}, ${text('distributor_id')} FROM partner`).map((row) => [row.partner_id, row.distributor_id]))
  }

  has(kind) { return this.rows[kind] !== undefined }

  /** Whether `row` is of the persona's own side of the market at all, before any rule of rows: the vendor's everything, a
      partner's own and its resellers', a customer's itself. */
  within(persona, row) {
    if (row.tenant_id === '*') return true  // everybody's
    if (row.owner !== undefined) return row.owner === persona.person?.id
    if (persona.side === 'vendor' || persona.side === 'operator') return true
    if (persona.customer) return row.kind === 'partner' ? row.id === persona.partner : row.customer_id === persona.customer
    const of = row.partner_id
    return of !== '0' && (of === persona.partner || this.distributor_of.get(of) === persona.partner)
  }

  /** Customers of the past: once the partner's of somebody who sees all of its customers, or once in the care of the
      account manager or of one below the supervisor. Their records of that time stay to be seen. */
  once_own(persona, seen) {
    const ours = (row) => row.partner_id === persona.partner
    const all = this.rows.customer.filter(ours).every((row) => seen.has(row.id) || !this.#active(row))
    const with_us = (period) => all && (period.partner_id === persona.partner || this.distributor_of.get(period.partner_id) === persona.partner)
    const in_care = (period) => [period.manager, period.supervisor].includes(persona.person.id)
    return new Set(this.periods.filter((period) => (with_us(period) || in_care(period)) && !seen.has(period.customer_id)).map((period) => period.customer_id))
  }

  /** By what these things would be recognised. */
  words_of(kind, ids = new Set()) {
    return new Set(this.rows[kind].filter((row) => ids.has(row.id)).flatMap((row) => [row.id, hex32(row.id), ...row.words]))
  }

  #active(row) { return row.association_type !== 'none' }

  /** An example of each sort of foreign thing. */
  foreign(persona, kind, seen) {
    const all = this.rows[kind].filter((row) => !this.within(persona, row) || (seen && !seen.has(row.id)))
    const sorts = new Map()
    for (const row of all) {
      const sort = row.owner !== undefined ? 'another person' : kind === 'customer' && persona.once?.has(row.id) ? 'once own' : `${row.tenant_id === persona.tenant ? 'same tree' : 'other tree'}, ${row.partner_id === persona.partner ? 'same partner' : 'other partner'}`
      if (!sorts.has(sort)) sorts.set(sort, row)
    }
    return [...sorts.entries()].map(([sort, row]) => ({ ...row, sort }))
  }

  /** Everything that may not stand in an answer to the persona. */
  secrets_from(persona, seen) {
    const own = new Set()
    const secret = new Map()
    for (const rows of Object.values(this.rows))
      for (const row of rows)
        if (this.within(persona, row) && !(seen && row.kind === 'customer' && !seen.has(row.id))) [row.id, hex32(row.id), ...row.words].forEach((word) => own.add(word))
    // A reseller knows its distributor, a customer its partner.
    const above = this.partners.get(this.distributor_of.get(persona.partner) ?? '0')
    if (above) [above.id, hex32(above.id), ...above.words].forEach((word) => own.add(word))
    if (persona.person) own.add(persona.person.name).add(persona.person.account_name)
    for (const rows of Object.values(this.rows))
      for (const row of rows) {
        if (row.kind.endsWith('import')) continue
        for (const word of [row.id, hex32(row.id), ...row.words]) if (!own.has(word)) secret.set(word, row.kind)
      }
    return secret
  }
}
