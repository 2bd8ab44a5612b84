import { lazy, Suspense, useMemo, useState } from 'react'
import { CallError } from './call.ts'
import { Foot } from './foot.tsx'
import { inOrder } from './format.ts'
import { useOwnText } from './language.ts'
import { queryClient } from './query.ts'
import { type DemoPerson, sessionKey, signInAs, useDemoPeople } from './session.ts'
import { EmptyState } from './ui/empty-state.tsx'
import { ErrorState } from './ui/error-state.tsx'
import { Icon } from './ui/icon.tsx'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'
import { Loaded } from './ui/loaded.tsx'
import { Page } from './ui/page.tsx'
import { TextField } from './ui/text-field.tsx'

/** Asked for by itself: what a browser does with passkeys is not in the first load. */
const WithPasskey = lazy(async () => ({
  default: (await import('#modules/signin/passkeys/web/with-passkey.tsx')).WithPasskey,
}))

const goIn = (): void => void queryClient.resetQueries({ queryKey: sessionKey })

type PickerProps = {
  readonly onSignedIn: () => void
  /** Stands first: who was signed in before. */
  readonly first?: string
}

const matches = (person: DemoPerson, typed: string): boolean =>
  [person.name, person.title, person.unit].join(' ').toLowerCase().includes(typed.trim().toLowerCase())

const byUnit = (people: readonly DemoPerson[]): [string, DemoPerson[]][] =>
  [...Map.groupBy(people, ({ unit }) => unit)].sort(([a], [b]) => inOrder(a, b))

/** The people of the demo by unit; a press signs in. */
export const PersonPicker = ({ onSignedIn, first }: PickerProps) => {
  const text = useOwnText().signIn
  const answer = useDemoPeople()
  const [typed, setTyped] = useState(first ?? '')
  const [starting, setStarting] = useState<string>()
  const [fault, setFault] = useState<unknown>()

  const start = async (login: string): Promise<void> => {
    if (starting !== undefined) return
    setStarting(login)
    setFault(undefined)
    try {
      await signInAs(login)
      onSignedIn()
    } catch (error) {
      setFault(error)
    } finally {
      setStarting(undefined)
    }
  }

  return (
    <div className="picker">
      <TextField name="" kind="search" label={text.find} value={typed} onChange={setTyped} />
      {fault !== undefined && <ErrorState error={fault} />}
      <p className="hidden-visually" role="status">
        {starting === undefined ? '' : text.starting}
      </p>
      <Loaded answer={answer} lines={8}>
        {(people) => (
          <Units
            people={people.filter((one) => matches(one, typed))}
            starting={starting}
            onPick={(login) => void start(login)}
          />
        )}
      </Loaded>
    </div>
  )
}

type UnitsProps = {
  readonly people: readonly DemoPerson[]
  readonly starting: string | undefined
  readonly onPick: (login: string) => void
}

const Units = ({ people, starting, onPick }: UnitsProps) => {
  const text = useOwnText().signIn
  const units = useMemo(() => byUnit(people), [people])
  if (units.length === 0) return <EmptyState title={text.none} />
  return (
    <div className="picker-units">
      {units.map(([unit, members]) => (
        <section key={unit} aria-label={unit}>
          <h2>
            {unit} <span className="count">{text.count(members.length)}</span>
          </h2>
          <ul>
            {members.map((person) => (
              <li key={person.login}>
                <button
                  type="button"
                  aria-disabled={starting !== undefined || undefined}
                  onClick={() => onPick(person.login)}
                >
                  <span className="picker-name">
                    <b>{person.name}</b>
                    <span className="soft">{starting === person.login ? text.starting : person.title}</span>
                  </span>
                  <span className="picker-tries">{text.tries[person.role]}</span>
                  <Icon name="right" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const Chooser = () => {
  const text = useOwnText().signIn
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Suspense fallback={null}>
        <WithPasskey isAgain={false} onSignedIn={goIn} />
      </Suspense>
      <PersonPicker onSignedIn={goIn} />
    </Page>
  )
}

/** The municipality's own sign-in; back to the page that one wanted. */
const Entrance = () => {
  const text = useOwnText().signIn
  const slug = new URLSearchParams(location.search).get('kommun')
  const asked = new URLSearchParams({ till: location.pathname, ...(slug === null ? {} : { kommun: slug }) })
  return (
    <Page title={text.enterTitle} tab={text.enterTitle} lead={text.enterLead}>
      <p>
        <a className="button primary" href={`/inloggning?${asked}`}>
          {text.enter}
        </a>
      </p>
      <Suspense fallback={null}>
        <WithPasskey slug={slug ?? undefined} isAgain={false} onSignedIn={goIn} />
      </Suspense>
    </Page>
  )
}

/** The page before the shell: in the demo one chooses who one is, elsewhere the municipality's own sign-in is the way. */
export const SignIn = () => {
  const text = useOwnText()
  const { error } = useDemoPeople()
  const isDemo = !(error instanceof CallError && error.status === 404)
  return (
    <div className="outside">
      <header className="outside-head">
        <span className="wordmark">{text.product}</span>
        <span className="spring" />
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      {isDemo && (
        <aside className="demo-line" aria-label={text.demo.line}>
          <b>{text.demo.line}.</b> <span>{text.demo.lead}</span>
        </aside>
      )}
      <main id="content">{isDemo ? <Chooser /> : <Entrance />}</main>
      <Foot />
    </div>
  )
}
