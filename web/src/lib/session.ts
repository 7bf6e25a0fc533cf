import { computed, shallowRef } from 'vue'
import { caller } from '@/api/client'
import { asFault } from '@/api/fault'
import type { Permission } from '@/api/permissions'
import * as api from '@/api/session'
import type { Language, Session } from '@/api/types'
import { chosenLanguage, noteChosen, useLanguage } from './language'
import { queryClient } from './queries'
import { newKey } from './submit'

const current = shallowRef<Session | null>(null)
let asked: Promise<void> | null = null

export const session = computed(() => current.value)

async function begin(found: Session): Promise<void> {
  caller.csrf = found.csrf_token
  await useLanguage(found.person.language)
  current.value = found
}

/** The session has become another one: somebody acts for a customer, or no longer does. */
export async function adopt(found: Session): Promise<void> {
  await begin(found)
  asked = Promise.resolve()
}

/** Asks again who one is. */
export async function readAgain(): Promise<void> {
  queryClient.clear()
  await adopt(await api.readSession())
}

export function forget(): void {
  current.value = null
  caller.csrf = ''
  queryClient.clear()
}

/** Asks once who is signed in; throws when the server cannot be reached. */
export function known(): Promise<void> {
  asked ??= api.readSession().then(begin, (thrown: unknown) => {
    if (asFault(thrown).status !== 401) {
      asked = null
      throw thrown
    }
  })
  return asked
}

export async function signIn(credentials: api.Credentials): Promise<void> {
  const language = chosenLanguage()
  const found = await api.signIn({ ...credentials, ...(language ? { language } : {}) })
  noteChosen(null)
  queryClient.clear()
  await begin(found)
  asked = Promise.resolve()
}

/** The password is one's own now. */
export function ownPassword(): void {
  if (current.value) current.value = { ...current.value, person: { ...current.value.person, must_change_password: false } }
}

export async function signOut(): Promise<void> {
  await api.signOut(newKey())
  forget()
}

export async function speak(language: Language): Promise<void> {
  if (current.value) {
    // What somebody sets while they act for a customer is not kept: it would be the customer's.
    if (!current.value.actor) await api.setLanguage(language, newKey())
    current.value = { ...current.value, person: { ...current.value.person, language } }
  } else noteChosen(language)
  await useLanguage(language)
  // Reasons and names that the server words are asked for again in the new language.
  await queryClient.invalidateQueries()
}

export function can(permission: Permission | undefined): boolean {
  if (permission === undefined) return true
  return current.value?.person.permissions.includes(permission) ?? false
}

export const isDistributor = computed(() => current.value?.partner?.kind === 'distributor')
export const isOperator = computed(() => current.value?.person.kind === 'operator')
