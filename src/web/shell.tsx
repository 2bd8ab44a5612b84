import { useLocation, useRouter } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { OpeningGuard } from '#modules/logreview/web/opening-guard.tsx'
import { useFocusKeeper } from './focus-keeper.ts'
import { Foot } from './foot.tsx'
import { useLanguage, useOwnText } from './language.ts'
import { OfflineBanner } from './offline/banner.tsx'
import { queryClient } from './query.ts'
import { screens, searches } from './screens.ts'
import { signOut, useSession } from './session.ts'
import { SessionGuard } from './session-guard.tsx'
import { LanguageSwitch, ThemeSwitch, useSwitchItems } from './switches.tsx'
import type { Command } from './ui/command-palette.tsx'
import { Icon, type IconName } from './ui/icon.tsx'
import { Kbd } from './ui/kbd.tsx'
import { Link } from './ui/link.tsx'
import { Menu } from './ui/menu.tsx'
import { Toasts } from './ui/toast.tsx'

const BreakGlassLine = lazy(async () => ({
  default: (await import('#modules/breakglass/web/break-glass-line.tsx')).BreakGlassLine,
}))

const PasskeyNewsLine = lazy(async () => ({
  default: (await import('#modules/signin/passkeys/web/news-line.tsx')).PasskeyNewsLine,
}))

const CommandPalette = lazy(async () => ({
  default: (await import('./ui/command-palette.tsx')).CommandPalette,
}))

type Place = { readonly to: string; readonly label: string; readonly icon: IconName }

const usePlaces = (): { readonly main: readonly Place[]; readonly more: readonly Place[] } => {
  const text = useOwnText().nav
  const language = useLanguage()
  const { can, demo } = useSession()
  const isShown = (needs: string | undefined): boolean =>
    needs === undefined || (needs === 'demo' ? demo : can.some((one) => one === needs))
  return {
    main: [
      { to: '/', label: text.today, icon: 'today' },
      { to: '/inflode', label: text.intake, icon: 'inbox' },
      { to: '/arenden', label: text.cases, icon: 'folder' },
    ],
    more: screens
      .filter(({ menu }) => menu && isShown(menu.needs))
      .map(({ path, title }) => ({ to: path, label: title[language], icon: 'right' })),
  }
}

const isHere = (path: string, to: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`))

const leave = async (): Promise<void> => {
  await (await import('./offline/start.ts')).lockBag()
  const { goTo } = await signOut()
  queryClient.clear()
  location.assign(goTo ?? '/')
}

const TopBar = ({ onSearch }: { readonly onSearch: () => void }) => {
  const text = useOwnText()
  const { worker, municipality } = useSession()
  const { main, more } = usePlaces()
  const path = useLocation({ select: (at) => at.pathname })
  const switches = useSwitchItems()
  const signOutItem = {
    key: 'out',
    label: text.nav.signOut,
    icon: 'out',
    onPick: () => void leave(),
  } as const
  const loginsItem = { key: 'logins', label: text.nav.logins, icon: 'person', to: '/inloggningar' } as const
  const moreItems = more.map((place) => ({ key: place.to, label: place.label, to: place.to }))
  const head = (
    <>
      <b>{worker.name}</b>
      <span>{worker.title}</span>
      <span>{worker.unit}</span>
    </>
  )
  return (
    <header className="top-bar">
      <Link to="/" className="brand">
        <span className="wordmark">{text.product}</span>
        <span className="brand-place">{municipality}</span>
      </Link>
      <nav aria-label={text.nav.label} className="wide-only">
        <ul>
          {main.map((place) => (
            <li key={place.to} className={isHere(path, place.to) ? 'here' : undefined}>
              <Link to={place.to}>{place.label}</Link>
            </li>
          ))}
        </ul>
        {moreItems.length > 0 && <Menu kind="bare" label={text.nav.more} items={moreItems} />}
      </nav>
      <span className="spring" />
      <button
        type="button"
        className="search-button wide-only"
        aria-keyshortcuts="Control+K"
        onClick={onSearch}
      >
        <Icon name="search" />
        {text.nav.search}
        <Kbd keys="Ctrl K" />
      </button>
      <span className="wide-only switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </span>
      <span className="wide-only">
        <Menu kind="bare" icon="person" label={worker.name} items={[loginsItem, signOutItem]} head={head} />
      </span>
      <span className="narrow-only">
        <Menu
          kind="bare"
          icon="menu"
          label=""
          name={`${text.nav.more}, ${worker.name}`}
          head={head}
          items={[...moreItems, ...switches, loginsItem, signOutItem]}
        />
      </span>
    </header>
  )
}

const BottomBar = ({ onSearch }: { readonly onSearch: () => void }) => {
  const text = useOwnText().nav
  const { main } = usePlaces()
  const path = useLocation({ select: (at) => at.pathname })
  return (
    <nav className="bottom-bar narrow-only" aria-label={text.label}>
      {main.map((place) => (
        <span key={place.to} className={isHere(path, place.to) ? 'here' : undefined}>
          <Link to={place.to}>
            <Icon name={place.icon} />
            {place.label}
          </Link>
        </span>
      ))}
      <button type="button" onClick={onSearch}>
        <Icon name="search" />
        {text.search}
      </button>
    </nav>
  )
}

const searchAll = async (typed: string, go: (to: string) => void): Promise<readonly Command[]> =>
  typed.length < 2 ? [] : (await Promise.all(searches.map((search) => search(typed, go)))).flat()

const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const router = useRouter()
  const { main, more } = usePlaces()
  const text = useOwnText().nav
  const commands = useMemo(
    () => [
      ...[...main, ...more].map(({ to, label, icon }) => ({
        key: to,
        label,
        icon,
        run: () => void router.navigate({ to }),
      })),
      { key: 'out', label: text.signOut, icon: 'out' as const, run: () => void leave() },
    ],
    [main, more, router, text],
  )
  const search = useCallback(
    (typed: string) => searchAll(typed, (to) => void router.navigate({ to })),
    [router],
  )
  return (
    <Suspense fallback={null}>
      <CommandPalette commands={commands} search={search} onClose={onClose} />
    </Suspense>
  )
}

/** What stands around every screen. */
export const Shell = ({ children }: { readonly children: ReactNode }) => {
  const text = useOwnText()
  const { demo, can } = useSession()
  const [isSearching, setSearching] = useState(false)
  const open = useCallback(() => setSearching(true), [])
  useFocusKeeper()
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      setSearching((was) => !was)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <a className="skip" href="#content">
        {text.nav.skip}
      </a>
      <TopBar onSearch={open} />
      {demo && (
        <aside className="demo-line" aria-label={text.demo.line}>
          <b>{text.demo.line}.</b> <span>{text.demo.lead}</span>
        </aside>
      )}
      <OfflineBanner />
      {can.some((one) => one === 'in an emergency') && (
        <Suspense fallback={null}>
          <BreakGlassLine />
        </Suspense>
      )}
      {can.some((one) => one === 'hears of passkeys') && (
        <Suspense fallback={null}>
          <PasskeyNewsLine />
        </Suspense>
      )}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Foot />
      <BottomBar onSearch={open} />
      <Toasts />
      <SessionGuard />
      <OpeningGuard />
      {isSearching && <Palette onClose={() => setSearching(false)} />}
    </>
  )
}
