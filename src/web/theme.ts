import { useSyncExternalStore } from 'react'
import { remember, remembered } from './storage.ts'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const isTheme = (text: string | null): text is Theme => themes.some((one) => one === text)
const listeners = new Set<() => void>()

const first = remembered('theme')
let current: Theme = isTheme(first) ? first : 'auto'

const mark = (theme: Theme): void => {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
if (typeof document !== 'undefined') mark(current)

/** Light, dark, or as the computer says. */
export const setTheme = (theme: Theme): void => {
  current = theme
  mark(theme)
  remember('theme', theme)
  for (const listener of listeners) listener()
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The theme chosen; `auto` follows the computer. */
export const useTheme = (): Theme => useSyncExternalStore(listen, () => current)
