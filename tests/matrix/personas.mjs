// Everybody of the demo market, signed in; and what each of them may know of.

/** The Open API's 32 hexadecimal digits of an id. */
export function hex32(id) {
  if (!/^[0-9]+$/.test(id)) return id
  const mask = (1n << 64n) - 1n
  let left = (BigInt(id) + 0x9e3779b97f4a7c15n) & mask
  left = ((left ^ (left >> 30n)) * 0xbf58476d1ce4e5b9n) & mask
  left = ((left ^ (left >> 27n)) * 0x94d049bb133111ebn) & mask
  left ^= left >> 31n
  const sixteen = (value) => value.toString(16).padStart(16, '0')
  return sixteen(left) + sixteen(BigInt(id) ^ left)
}

export class Persona {
  constructor(server, name, credential) {
    Object.assign(this, { server, name, credential, person: undefined, permissions: [], said: new Set() })
  }

  async sign_in() {
    const { account, user, password } = this.credential
    const form = user ? { form: 'member', account, user } : { form: 'account', account }
    const answer = await fetch(`${this.server.base}/api/v1/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...form, password }),
    })
    if (!answer.ok) throw new Error(`${this.name} cannot sign in: ${answer.status} ${await answer.text()}`)
    this.cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
    const session = await answer.json()
    Object.assign(this, { csrf: session.csrf_token, person: session.person, partner: session.partner?.id, customer: session.customer?.id })
    this.permissions = session.person.permissions
    this.side = session.person.kind
    return this
  }

  /** Of the Open API; undefined for who has no domain. */
  async take_token() {
    const { account, user, password } = this.credential
    const answer = await fetch(`${this.server.base}/v3/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        auth: { identity: { methods: ['password'], password: { user: { domain: { name: account }, name: user || account, password } } }, scope: { domain: { name: account } } },
      }),
    })
    this.token = answer.headers.get('x-subject-token') ?? undefined
    await answer.text()
    return this
  }

  /** One request with everything the edge asks for; the answer with its text. */
  async ask(verb, target, body) {
    const portal = target.startsWith('/api')
    const headers = portal ? { Cookie: this.cookie ?? '', 'X-CSRF-Token': this.csrf ?? '', 'Idempotency-Key': crypto.randomUUID() } : this.token ? { 'X-Auth-Token': this.token } : {}
    if (portal && !this.cookie) delete headers.Cookie
    if (body !== undefined) headers['Content-Type'] = typeof body === 'string' ? 'text/csv' : 'application/json'
    const answer = await fetch(this.server.base + target, {
      method: verb.toUpperCase(),
      headers: { ...headers, 'X-Language': 'en' },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    let json
    try { json = JSON.parse(text) } catch { /* a download, or nothing */ }
    return { status: answer.status, text, json, type: answer.headers.get('content-type') ?? '' }
  }

  /** Pages of a list until it ends. */
  async all(path) {
    const found = []
    for (let offset = 0; ; offset += 100) {
      const page = await this.ask('get', `${path}${path.includes('?') ? '&' : '?'}limit=100&offset=${offset}`)
      if (page.status !== 200) throw new Error(`${this.name}: GET ${path}: ${page.status} ${page.text}`)
      found.push(...page.json.items)
      if (page.json.items.length < 100) return found
    }
  }
}

/** Nobody comes first. */
export async function personas(server) {
  const all = [new Persona(server, 'nobody', null)]
  for (const [name, credential] of Object.entries(server.credentials().personas)) {
    if (!credential.password) continue
    const persona = await new Persona(server, name, credential).sign_in()
    all.push(await persona.take_token())
  }
  return all
}
