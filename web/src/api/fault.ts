import type { Schemas } from './contract'

/** What a request came back with instead of an answer. */
export interface FaultFields {
  status: number
  code: string
  message?: string
  field?: string
  allowed?: string
  requestId?: string
  challenge?: Challenge
}

/** What to show a code for, and how one can be had. */
export type Challenge = NonNullable<Schemas['Error']['challenge']>

export class Fault extends Error {
  readonly status: number
  readonly code: string
  readonly field: string
  readonly allowed: string
  readonly requestId: string
  readonly challenge: Challenge | undefined

  constructor(fields: FaultFields) {
    super(fields.message ?? '')
    this.status = fields.status
    this.code = fields.code
    this.field = fields.field ?? ''
    this.allowed = fields.allowed ?? ''
    this.requestId = fields.requestId ?? ''
    this.challenge = fields.challenge
  }

  /** No answer came: the server could not be reached. */
  get offline(): boolean {
    return this.status === 0
  }

  /** Nobody knows whether the act happened; it may be sent again under the same key. */
  get uncertain(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown
  return new Fault({ status: 0, code: 'offline' })
}
