import type { Language as ElementWords } from 'element-plus/es/locale'
import { shallowRef } from 'vue'
import parts from 'virtual:words'
import { createI18n } from 'vue-i18n'
import { caller } from '@/api/client'
import type { Language } from '@/api/types'

export const languages: { id: Language; name: string }[] = [
  { id: 'zh-CN', name: '简体中文' },
  { id: 'en', name: 'English' },
]

/** Words of the component library in the person's language. */
export const elementWords = shallowRef<ElementWords>()

export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: false as const, messages: {} })

const elements = {
  'zh-CN': () => import('element-plus/es/locale/lang/zh-cn'),
  en: () => import('element-plus/es/locale/lang/en'),
}

/** Whose words are in use: the frame's, and those of the rooms that were entered. */
const inUse = new Set(['shell'])
const added = new Set<string>()

async function add(part: string, language: Language): Promise<void> {
  const id = `${part}/${language}`
  if (added.has(id)) return
  const words = await parts[part]![language]()
  if (added.has(id)) return
  i18n.global.mergeLocaleMessage(language, words.default)
  added.add(id)
}

/** What a page of a room waits for, beside its code; another language brings them again. */
export async function useWordsOf(room: string): Promise<void> {
  inUse.add(room)
  let language: Language
  // It may be switched while they come.
  do {
    language = i18n.global.locale.value as Language
    await add(room, language)
  } while (language !== i18n.global.locale.value)
}

/** The language of the last visit, else the browser's; Chinese when it asks for neither. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem('language')
  if (kept === 'zh-CN' || kept === 'en') return kept
  return navigator.languages.some((l) => l.startsWith('zh')) || !navigator.language.startsWith('en') ? 'zh-CN' : 'en'
}

const chosen = 'language_chosen'

/** The language that somebody chose before signing in, in this tab; sign-in keeps it with the account. */
export function chosenLanguage(): Language | undefined {
  const kept = sessionStorage.getItem(chosen)
  return languages.find((one) => one.id === kept)?.id
}
export function noteChosen(language: Language | null): void {
  if (language === null) sessionStorage.removeItem(chosen)
  else sessionStorage.setItem(chosen, language)
}

export async function useLanguage(language: Language): Promise<void> {
  const wanting = () => [...inUse].filter((part) => !added.has(`${part}/${language}`))
  const [element] = await Promise.all([elements[language](), ...wanting().map((part) => add(part, language))])
  // A room may have been entered while they came.
  while (wanting().length > 0) await Promise.all(wanting().map((part) => add(part, language)))
  i18n.global.locale.value = language
  elementWords.value = element.default
  caller.language = language
  document.documentElement.lang = language
  localStorage.setItem('language', language)
}
