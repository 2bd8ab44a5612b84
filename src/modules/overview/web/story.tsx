import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { type Day, isDay } from '#kernel/day.ts'
import { sv as organisationSv } from '#modules/organisation/text.sv.ts'
import { en as organisationEn } from '#modules/organisation/text.en.ts'
import { sv as clockSv } from '#modules/clocks/text.sv.ts'
import { en as clockEn } from '#modules/clocks/text.en.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LifeLine, type LifeLane, type LifePoint } from '#web/ui/life-line/life-line.tsx'
import { isShown, lately, moved, wholeWindow, type Window, zoomed } from '#web/ui/life-line/window.ts'
import { Link } from '#web/ui/link.tsx'
import { Toggle } from '#web/ui/toggle.tsx'
import { Timeline, type TimelineItem } from '#web/ui/timeline.tsx'
import type { ChildPage, StoryEvent } from '../contract.ts'
import { type Lane, laneOf, lanes } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const useChildText = () => useText({ sv, en }).child

/** The name of a legal course, by its kind. */
const useCourseName = () => {
  const { process } = useText({ sv: clockSv, en: clockEn })
  const courses: Readonly<Record<string, { readonly name: string }>> = process.words
  return (kind: string): string => courses[kind]?.name ?? kind
}

const useWords = () => {
  const { events } = useChildText()
  const kinds: Readonly<Record<string, string>> = useText({
    sv: organisationSv,
    en: organisationEn,
  }).decisionKinds
  const courseName = useCourseName()
  return ({ kind, words }: StoryEvent): string => {
    if (kind === 'decision') return events[kind](kinds[words] ?? words)
    return events[kind](laneOf(kind) === 'measure' ? courseName(words) : words)
  }
}

const weighty = new Set<StoryEvent['kind']>(['decision', 'protection_needed', 'not_opened', 'talk_alone'])
const months = { five: 60, one: 12, quarter: 3 } as const
const stretches = ['all', 'five', 'one', 'quarter'] as const

type Ahead = Pick<ChildPage, 'clocks' | 'gates'>

/** The lanes that have something in them, with what comes as the last. */
const useLanes = (child: Pick<ChildPage, 'story' | 'spans'> & Ahead): readonly LifeLane[] => {
  const text = useChildText()
  const { acts } = useText({ sv, en })
  const inWords = useWords()
  const courseName = useCourseName()
  const format = useFormat()
  const happened = (lane: Lane): LifePoint[] =>
    child.story
      .filter((event) => laneOf(event.kind) === lane)
      .map((event) => ({
        key: event.key,
        on: event.on,
        words: `${format.day(event.on)}: ${inWords(event)}`,
        href: event.href,
        tone: weighty.has(event.kind) ? 'weighty' : event.kind === 'talk' ? 'open' : 'plain',
      }))
  const ahead = child.clocks.map((clock): LifePoint => ({
    key: clock.id,
    on: clock.dueOn,
    words: `${format.day(clock.dueOn)}: ${acts[clock.code]}, ${clock.paragraph}`,
    href: clock.href,
    tone: clock.standing === 'late' ? 'late' : 'ahead',
  }))
  const birthdays = child.gates.map(({ age, on, paragraph }): LifePoint => ({
    key: `age-${age}`,
    on,
    words: `${format.day(on)}: ${text.gate(age)}, ${paragraph}`,
    href: '/klockorna',
    tone: 'open',
  }))
  return lanes
    .map((id) => {
      const spans = child.spans
        .filter((span) => span.lane === id)
        .map((span) => (id === 'measure' ? { ...span, words: courseName(span.words) } : span))
      // What a bar shows already is not said again by a point on each of its ends.
      const points = id === 'ahead' ? [...ahead, ...birthdays] : spans.length > 0 ? [] : happened(id)
      return { id, label: text.lanes[id], spans, points }
    })
    .filter(({ spans, points }) => spans.length + points.length > 0)
}

const shownAtOnce = 40

/** The same as a list: for the ear, the keyboard and the small screen. A long life is unfolded in pieces. */
const List = ({ story }: { readonly story: readonly StoryEvent[] }) => {
  const text = useChildText()
  const format = useFormat()
  const inWords = useWords()
  const [shown, setShown] = useState(shownAtOnce)
  if (story.length === 0) return <EmptyState title={text.storyNoneHere} />
  const items = story.slice(0, shown).map((event): TimelineItem => ({
    key: event.key,
    at: event.on,
    when: format.day(event.on),
    title: <Link to={event.href}>{inWords(event)}</Link>,
    tone: weighty.has(event.kind) ? 'weighty' : 'plain',
  }))
  const left = story.length - shown
  return (
    <>
      <Timeline label={text.story} items={items} />
      {left > 0 && (
        <Button onPress={() => setShown(shown + shownAtOnce * 2)}>
          {text.more(Math.min(left, shownAtOnce * 2))}
        </Button>
      )}
    </>
  )
}

const asDay = (word: unknown): Day | undefined => (typeof word === 'string' && isDay(word) ? word : undefined)

const useView = (search: ScreenProps['search'], whole: Window) => {
  const router = useRouter()
  const [from, to] = [asDay(search['fran']), asDay(search['till'])]
  const window = from && to && from < to && from >= whole.from && to <= whole.to ? { from, to } : whole
  const without = search['utan']
  const hidden = typeof without === 'string' ? without.split('.') : []
  const show = (change: { readonly window?: Window; readonly hidden?: readonly string[] }): void => {
    const next = change.window ?? window
    const left = (change.hidden ?? hidden).filter(Boolean).join('.')
    void router.navigate({
      to: '.',
      search: { ...search, fran: next.from, till: next.to, utan: left === '' ? undefined : left },
      replace: true,
      resetScroll: false,
    })
  }
  return { window, hidden, show }
}

const isSame = (a: Window, b: Window): boolean => a.from === b.from && a.to === b.to

type StoryProps = {
  readonly child: Pick<ChildPage, 'story' | 'spans'> & Ahead
  readonly search: ScreenProps['search']
}

/** The line of time from the first report until today and what comes: as a picture to look closer at, and as a list. */
export const Story = ({ child, search }: StoryProps) => {
  const text = useChildText()
  const today = useToday()
  const all = useLanes(child)
  const days = [
    ...child.story.map((event) => event.on),
    ...child.spans.map((span) => span.from),
    ...child.clocks.map((clock) => clock.dueOn),
    ...child.gates.map((gate) => gate.on),
  ]
  const whole = wholeWindow(days, today)
  const { window, hidden, show } = useView(search, whole)
  if (child.story.length === 0) return <EmptyState title={text.storyNone} />
  const isLaneShown = (id: string): boolean => !hidden.includes(id)
  const windowOf = (stretch: (typeof stretches)[number]): Window =>
    stretch === 'all' ? whole : lately(months[stretch], today, whole)
  const current = stretches.find((stretch) => isSame(window, windowOf(stretch)))
  const chosen = child.story.filter(
    (event) => isLaneShown(laneOf(event.kind)) && isShown(window, { from: event.on, to: event.on }),
  )
  return (
    <>
      <div className="cluster no-print" role="group" aria-label={text.stretch}>
        {stretches.map((stretch) => (
          <Toggle
            key={stretch}
            isOn={stretch === current}
            onPress={() => show({ window: windowOf(stretch) })}
          >
            {text.stretches[stretch]}
          </Toggle>
        ))}
        <Button kind="bare" icon="left" onPress={() => show({ window: moved(window, -0.5, whole) })}>
          {text.earlier}
        </Button>
        <Button kind="bare" icon="right" onPress={() => show({ window: moved(window, 0.5, whole) })}>
          {text.later}
        </Button>
        <Button kind="bare" icon="plus" onPress={() => show({ window: zoomed(window, 0.5, whole) })}>
          {text.closer}
        </Button>
        <Button kind="bare" icon="minus" onPress={() => show({ window: zoomed(window, 2, whole) })}>
          {text.farther}
        </Button>
      </div>
      <div className="cluster no-print" role="group" aria-label={text.lanesShown}>
        {all.map(({ id, label }) => (
          <Toggle
            key={id}
            isOn={isLaneShown(id)}
            onPress={() =>
              show({ hidden: isLaneShown(id) ? [...hidden, id] : hidden.filter((one) => one !== id) })
            }
          >
            {label}
          </Toggle>
        ))}
      </div>
      <LifeLine lanes={all.filter(({ id }) => isLaneShown(id))} window={window} />
      <List story={chosen} />
    </>
  )
}
