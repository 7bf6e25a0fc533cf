import type { Language as ElementWords } from 'element-plus/es/locale'
import { shallowRef } from 'vue'
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

const load = {
  'zh-CN': () => Promise.all([import('@/locales/zh-CN'), import('element-plus/es/locale/lang/zh-cn')]),
  en: () => Promise.all([import('@/locales/en'), import('element-plus/es/locale/lang/en')]),
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
  const [words, element] = await load[language]()
  i18n.global.setLocaleMessage(language, words.default)
  i18n.global.locale.value = language
  elementWords.value = element.default
  caller.language = language
  document.documentElement.lang = language
  localStorage.setItem('language', language)
}
