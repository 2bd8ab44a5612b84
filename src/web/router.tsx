import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Outlet,
  useParams,
  useSearch,
} from '@tanstack/react-router'
import { type ComponentType, createElement, lazy, Suspense } from 'react'
import { CallError } from './call.ts'
import { useOwnText } from './language.ts'
import { useBag } from './offline/state.ts'
import { type ScreenEntry, type ScreenProps, screens } from './screens.ts'
import { useSessionAnswer } from './session.ts'
import { Shell } from './shell.tsx'
import { SignIn } from './sign-in.tsx'
import { EmptyState } from './ui/empty-state.tsx'
import { ErrorState } from './ui/error-state.tsx'
import { LinkButton } from './ui/link-button.tsx'
import { LoadingPage } from './ui/loading.tsx'
import { Page } from './ui/page.tsx'

const LazyLock = lazy(async () => ({
  default: (await import('#modules/bag/web/lock-screen.tsx')).LockScreen,
}))

const LockScreen = ({ onOpen }: { readonly onOpen: () => void }) => (
  <Suspense fallback={null}>
    <LazyLock onOpen={onOpen} />
  </Suspense>
)

const Root = () => {
  const bag = useBag()
  const { data, error, refetch } = useSessionAnswer()
  const open = (): void => void refetch()
  if (bag.isBlank) return <LockScreen onOpen={open} />
  if (data)
    return (
      <Shell>
        <Outlet />
      </Shell>
    )
  if (error instanceof CallError && error.status === 401) return <SignIn />
  if (error instanceof CallError && error.status === 0 && bag.isRead) return <LockScreen onOpen={open} />
  return (
    <main className="outside">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingPage lines={3} />}
    </main>
  )
}

const Missing = () => {
  const text = useOwnText().missing
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <p>
        <LinkButton to="/">{text.home}</LinkButton>
      </p>
    </Page>
  )
}

const Broken = ({ error, reset }: ErrorComponentProps) => {
  const text = useOwnText().broken
  return (
    <Page title={text.title} tab={text.title}>
      <ErrorState error={error} onRetry={reset} />
    </Page>
  )
}

const Waiting = () => <LoadingPage lines={6} />

const Home = () => {
  const text = useOwnText().home
  return (
    <Page title={text.title} tab={text.title} lead={text.lead}>
      <EmptyState title={text.empty}>{text.emptyLead}</EmptyState>
    </Page>
  )
}

const rootRoute = createRootRoute({ component: Root, notFoundComponent: Missing })

const withAddress = (Given: ComponentType<ScreenProps>) =>
  function Addressed() {
    return createElement(Given, {
      params: useParams({ strict: false }),
      search: useSearch({ strict: false }),
    })
  }

const routeOf = ({ path, load }: ScreenEntry) => {
  const Screen = lazyRouteComponent(async () => {
    const { Screen: Given } = await load()
    return { default: withAddress(Given) }
  })
  return createRoute({ getParentRoute: () => rootRoute, path, component: Screen })
}

const home: readonly ScreenEntry[] = screens.some(({ path }) => path === '/')
  ? []
  : [{ path: '/', load: () => Promise.resolve({ Screen: Home }), title: { sv: '', en: '' } }]

/** One route per screen; each is fetched when it is first shown, or when a link to it comes under the pointer. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([...screens, ...home].map(routeOf)),
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Missing,
  scrollRestoration: true,
})
