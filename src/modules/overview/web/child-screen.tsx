import { readPerson, type PersonView } from '#modules/people/contract.ts'
import { sv as clockSv } from '#modules/clocks/text.sv.ts'
import { en as clockEn } from '#modules/clocks/text.en.ts'
import { sv as organisationSv } from '#modules/organisation/text.sv.ts'
import { en as organisationEn } from '#modules/organisation/text.en.ts'
import { NoteList } from '#modules/journal/web/note-list.tsx'
import { dayOf } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Due } from '#web/ui/due.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { Timeline, type TimelineItem } from '#web/ui/timeline.tsx'
import { type ChildPage, readChild, type StoryEvent } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const useChildText = () => useText({ sv, en }).child

/** Two names for each open matter, always. */
const Responsible = ({ child }: { readonly child: ChildPage }) => {
  const text = useChildText()
  const format = useFormat()
  if (child.responsible.length === 0) return <EmptyState title={text.noOpen} />
  return (
    <ul className="plain stack">
      {child.responsible.map((one) => (
        <li key={one.matterId}>
          <KeyFacts
            layout="grid"
            facts={[
              [text.owner, one.owner],
              [text.coworker, one.coworker === '' ? text.nobody : one.coworker],
              [text.unit, text.since(one.unit, format.day(dayOf(one.sinceAt)))],
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

const Next = ({ child }: { readonly child: ChildPage }) => {
  const text = useChildText()
  const acts = useText({ sv, en }).acts
  const names = useText({ sv: clockSv, en: clockEn }).clocks
  if (child.clocks.length === 0) return <EmptyState title={text.nextNone} />
  return (
    <ul className="list" aria-label={text.next}>
      {child.clocks.map((clock) => (
        <li key={clock.id} className="row">
          <span className="row-mark" />
          <span className="row-title">
            <Link to={clock.href}>{acts[clock.code]}</Link>
          </span>
          <span className="row-what soft">{names[clock.code].name}</span>
          <span className="row-meta">{clock.paragraph}</span>
          <span className="row-due">
            <Due on={clock.dueOn} rule={clock.paragraph} />
          </span>
        </li>
      ))}
    </ul>
  )
}

const useStoryWords = () => {
  const { events } = useChildText()
  const kinds: Readonly<Record<string, string>> = useText({
    sv: organisationSv,
    en: organisationEn,
  }).decisionKinds
  return ({ kind, words }: StoryEvent): string =>
    events[kind](kind === 'decision' ? (kinds[words] ?? words) : words)
}

const weighty = new Set<StoryEvent['kind']>(['decision', 'protection_needed', 'not_opened'])

const Story = ({ story }: { readonly story: readonly StoryEvent[] }) => {
  const text = useChildText()
  const format = useFormat()
  const inWords = useStoryWords()
  if (story.length === 0) return <EmptyState title={text.storyNone} />
  const items = story.map((event): TimelineItem => ({
    key: event.key,
    at: event.on,
    when: format.day(event.on),
    title: <Link to={event.href}>{inWords(event)}</Link>,
    tone: weighty.has(event.kind) ? 'weighty' : 'plain',
  }))
  return <Timeline label={text.story} items={items} />
}

const Family = ({ person }: { readonly person: PersonView }) => {
  const text = useChildText()
  const close = [
    ...person.relations
      .filter((one) => one.untilOn === null)
      .map((one) => ({ kind: one.kind, person: one.person })),
    ...person.siblings.map((sibling) => ({ kind: 'sibling' as const, person: sibling })),
  ]
  if (close.length === 0) return <p className="soft">{text.familyNone}</p>
  return (
    <ul className="plain stack">
      {close.map(({ kind, person: one }) => (
        <li key={`${kind}-${one.id}`}>
          <Link to={`/personer/${one.id}`}>{one.name}</Link> <span className="soft">{text[kind]}</span>{' '}
          <Protected level={one.protection} />
        </li>
      ))}
    </ul>
  )
}

const Aside = ({ child, childId }: { readonly child: ChildPage; readonly childId: string }) => {
  const text = useChildText()
  const format = useFormat()
  const person = useCall(readPerson, { personId: childId })
  return (
    <>
      <KeyFacts
        facts={[
          [text.number, child.child.number === '' ? text.noNumber : child.child.number],
          [text.born, child.child.birthOn === null ? '' : format.day(child.child.birthOn)],
          [text.language, person.data?.language],
          [text.interpreter, person.data && (person.data.needsInterpreter ? text.yes : text.no)],
        ]}
      />
      <h2 className="aside-title">{text.family}</h2>
      <Loaded answer={person} lines={3}>
        {(found) => <Family person={found} />}
      </Loaded>
      <h2 className="aside-title">{text.cases}</h2>
      <ul className="plain stack">
        {child.matters.map((matter) => (
          <li key={matter.id} className="cluster">
            <Link to={matter.href}>{matter.number}</Link>
            <span className="soft">{format.shortDay(matter.on)}</span>
            {matter.closedOn === null && <Badge tone="accent">{text.open}</Badge>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The child's page: who is responsible, what happens next, what has happened. */
export const Screen = ({ params: { childId = '' } }: ScreenProps) => {
  const text = useChildText()
  const answer = useCall(readChild, { childId })
  return (
    <Loaded answer={answer} lines={10}>
      {(child) => (
        <Page
          title={child.child.name}
          tab={text.tab}
          lead={child.age === null ? undefined : text.age(child.age)}
          above={<Protected level={child.child.protection} size="banner" />}
          actions={
            child.openCaseId !== null && (
              <LinkButton to={`/arenden/${child.openCaseId}`}>{text.openCase}</LinkButton>
            )
          }
          aside={<Aside child={child} childId={childId} />}
        >
          <Section title={text.next}>
            <Next child={child} />
          </Section>
          <Section title={text.responsible}>
            <Responsible child={child} />
          </Section>
          <Section title={text.story}>
            <Story story={child.story} />
          </Section>
          <Section title={text.notes}>
            <NoteList
              childId={childId}
              caseId={child.openCaseId ?? undefined}
              reportChildId={child.openCaseId === null ? (child.openReportChildId ?? undefined) : undefined}
            />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
