import { useSyncExternalStore } from 'react'
import type { Language } from '#kernel/text.ts'
import { languages } from '#kernel/text.ts'
import { remember, remembered } from './storage.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

const listeners = new Set<() => void>()
const isLanguage = (text: string | null): text is Language => languages.some((one) => one === text)

const first = remembered('lang')
let current: Language = isLanguage(first) ? first : 'sv'

/** Over https the cookie can be set by nobody else: not by another host, nor on the way. */
export const languageCookie = (language: Language, isHttps: boolean): string =>
  `${isHttps ? '__Host-' : ''}lang=${language}; path=/; max-age=31536000; samesite=strict${isHttps ? '; secure' : ''}`

const mark = (language: Language): void => {
  document.documentElement.lang = language
  document.cookie = languageCookie(language, location.protocol === 'https:')
}
if (typeof document !== 'undefined') mark(current)

/** Changes the language of everything on the screen; the server learns it by the cookie `lang`. */
export const setLanguage = (language: Language): void => {
  current = language
  mark(language)
  remember('lang', language)
  for (const listener of listeners) listener()
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language now, outside of React. */
export const language = (): Language => current

/** The language of this person, followed by the screen when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(listen, language, language)

/** `const text = useText({ sv, en })`: the texts of a module in the person's language. */
export const useText = <T>(texts: { readonly sv: T; readonly en: T }): T => texts[useLanguage()]

/** The texts of the shell and of the design system. */
export const useOwnText = () => useText({ sv: sv, en: en })
