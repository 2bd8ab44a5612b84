import { setLanguage, useLanguage, useOwnText } from './language.ts'
import { setTheme, type Theme, themes, useTheme } from './theme.ts'
import { Icon } from './ui/icon.tsx'

const themeIcons = { auto: 'half', light: 'sun', dark: 'moon' } as const

const after = (theme: Theme): Theme => themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto'

/** Names the other language in that language. */
export const LanguageSwitch = () => {
  const language = useLanguage()
  const other = language === 'sv' ? 'en' : 'sv'
  return (
    <button type="button" className="button bare" lang={other} onClick={() => setLanguage(other)}>
      {useOwnText().nav.otherLanguage}
    </button>
  )
}

/** Goes round: as the computer, light, dark. */
export const ThemeSwitch = () => {
  const text = useOwnText().nav
  const theme = useTheme()
  const name = text.themeNow(text.themes[theme])
  return (
    <button
      type="button"
      className="button bare icon-only"
      aria-label={name}
      title={name}
      onClick={() => setTheme(after(theme))}
    >
      <Icon name={themeIcons[theme]} />
    </button>
  )
}

/** For the menu on narrow screens, where the two buttons above have no room. */
export const useSwitchItems = () => {
  const text = useOwnText().nav
  const language = useLanguage()
  const theme = useTheme()
  return [
    {
      key: 'theme',
      label: text.themeNow(text.themes[theme]),
      icon: themeIcons[theme],
      onPick: () => setTheme(after(theme)),
    },
    {
      key: 'language',
      label: text.otherLanguage,
      onPick: () => setLanguage(language === 'sv' ? 'en' : 'sv'),
    },
  ] as const
}
