import type { Day, Instant } from '#kernel/day.ts'
import { type EventKind, inOrder, lastOf, type VisitEvent } from './events.ts'
import { lengthOf, merged, type Span, within } from './spans.ts'

/** Who was asked to a meeting. Ids are those that a tap names: of children, of those asked, of workers. */
export type Asked = {
  readonly childIds: readonly string[]
  readonly workerIds: readonly string[]
}

export const phases = ['planned', 'here', 'going', 'paused', 'over'] as const
export type Phase = (typeof phases)[number]

/** The child is alone, with all workers or with the one that is named. */
export type Alone = { readonly childId: string; readonly withId: string | null; readonly span: Span }

/** What somebody present said of the text that was read to them; the last word counts. SoL 14:6. */
export type View = {
  readonly id: string
  readonly who: string
  readonly childId: string
  readonly agrees: boolean
  readonly words: string
  readonly at: Instant
}

export const marks = ['ended_before_start', 'no_start'] as const
export type Mark = (typeof marks)[number]

/** A meeting as its taps tell it. Spans of what goes on end at `until`, the moment that is asked about. */
export type Course = {
  readonly phase: Phase
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  /** When the meeting went on: without pauses. */
  readonly going: readonly Span[]
  readonly here: ReadonlyMap<string, readonly Span[]>
  readonly alone: readonly Alone[]
  /** Who is there now, and who was there at all, also before the start. */
  readonly present: ReadonlySet<string>
  readonly wasPresent: ReadonlySet<string>
  readonly aloneNow: ReadonlyMap<string, string | null>
  readonly metAlone: ReadonlySet<string>
  /** Names of those who came without being asked. */
  readonly added: ReadonlyMap<string, string>
  readonly ticked: ReadonlySet<string>
  readonly nextOn: Day | null
  readonly views: readonly View[]
  readonly marks: readonly Mark[]
}

const ms = (at: Instant): number => Temporal.Instant.from(at).epochMilliseconds

const firstAt = (ordered: readonly VisitEvent[], kinds: readonly EventKind[]): Instant | undefined =>
  ordered.find(({ kind }) => kinds.includes(kind))?.at

/** Somebody forgets to press start: then the first who came in began it. */
const startOf = (ordered: readonly VisitEvent[]): Instant | undefined =>
  firstAt(ordered, ['started']) ?? firstAt(ordered, ['present', 'alone_from'])

type Going = Pick<Course, 'phase' | 'startedAt' | 'endedAt' | 'going' | 'marks'>

const notBegun = (ordered: readonly VisitEvent[]): Going => {
  const ended = lastOf(ordered, 'ended')
  const arrived = firstAt(ordered, ['arrived']) ?? null
  if (ended)
    return {
      phase: 'over',
      startedAt: arrived ?? ended.at,
      endedAt: ended.at,
      going: arrived !== null && arrived < ended.at ? [{ from: ms(arrived), until: ms(ended.at) }] : [],
      marks: ['no_start'],
    }
  return {
    phase: arrived === null ? 'planned' : 'here',
    startedAt: null,
    endedAt: null,
    going: [],
    marks: [],
  }
}

/** Pressed twice is pressed once: a second start or end changes nothing, only "go on" opens what was closed. */
const goingOf = (ordered: readonly VisitEvent[], until: Instant): Going => {
  const start = startOf(ordered)
  if (start === undefined) return notBegun(ordered)
  const noStart: readonly Mark[] = firstAt(ordered, ['started']) === undefined ? ['no_start'] : []
  const spans: Span[] = []
  let opened: number | undefined = ms(start)
  let phase: Phase = 'going'
  let endedAt: Instant | null = null
  for (const { kind, at } of ordered.filter((event) => event.at >= start)) {
    if (kind === 'resumed' && opened === undefined) {
      opened = ms(at)
      phase = 'going'
      endedAt = null
    }
    if ((kind === 'paused' || kind === 'ended') && opened !== undefined) {
      spans.push({ from: opened, until: ms(at) })
      opened = undefined
    }
    if (kind === 'paused' && phase !== 'over') phase = 'paused'
    if (kind === 'ended' && phase !== 'over') {
      phase = 'over'
      endedAt = at
    }
  }
  const early = lastOf(ordered, 'ended')
  if (opened !== undefined && early && early.at < start)
    return {
      phase: 'over',
      startedAt: start,
      endedAt: start,
      going: [],
      marks: [...noStart, 'ended_before_start'],
    }
  if (opened !== undefined) spans.push({ from: opened, until: Math.max(opened, ms(until)) })
  return { phase, startedAt: start, endedAt, going: merged(spans), marks: noStart }
}

type Walked = { readonly spans: readonly Span[]; readonly isIn: boolean }

const forever = { from: -8.64e15, until: 8.64e15 }

/** From tap to tap: in and out. A worker is there from the start, the others when they are tapped in. */
const walk = (
  taps: readonly VisitEvent[],
  { into, out, isThere }: { into: EventKind; out: EventKind; isThere: boolean },
): Walked => {
  const spans: Span[] = []
  let from = isThere ? forever.from : undefined
  for (const { kind, at } of taps) {
    if (kind === into) from ??= ms(at)
    if (kind === out && from !== undefined) {
      spans.push({ from, until: ms(at) })
      from = undefined
    }
  }
  if (from !== undefined) spans.push({ from, until: forever.until })
  return { spans: merged(spans), isIn: from !== undefined }
}

/** Alone from one tap to the next about the same child: until, left, or alone with somebody else. */
const aloneOf = (
  childId: string,
  taps: readonly VisitEvent[],
): { readonly all: readonly Alone[]; readonly now: Alone | undefined } => {
  const all: Alone[] = []
  let open: { readonly from: number; readonly withId: string | null } | undefined
  const close = (until: number): void => {
    if (open) all.push({ childId, withId: open.withId, span: { from: open.from, until } })
    open = undefined
  }
  for (const { kind, at, withId } of taps) {
    if (kind === 'alone_from') {
      close(ms(at))
      open = { from: ms(at), withId }
    }
    if (kind === 'alone_until' || kind === 'left') close(ms(at))
  }
  const now = open && { childId, withId: open.withId, span: { from: open.from, until: forever.until } }
  return { all: now ? [...all, now] : all, now }
}

const viewsOf = (ordered: readonly VisitEvent[]): readonly View[] => {
  const last = new Map<string, View>()
  for (const { id, kind, who, what, words, at } of ordered) {
    if ((kind !== 'agreed' && kind !== 'disagreed') || who === null) continue
    last.set(`${who} ${what}`, { id, who, childId: what, agrees: kind === 'agreed', words, at })
  }
  return [...last.values()]
}

const ticksOf = (ordered: readonly VisitEvent[]): ReadonlySet<string> => {
  const state = new Map<string, boolean>()
  for (const { kind, what } of ordered)
    if (kind === 'ticked' || kind === 'unticked') state.set(what, kind === 'ticked')
  return new Set([...state].flatMap(([point, isOn]) => (isOn ? [point] : [])))
}

/** The whole meeting out of its taps: the same, in whatever order and however many times they came. */
export const courseOf = (events: readonly VisitEvent[], asked: Asked, until: Instant): Course => {
  const ordered = inOrder(events)
  const going = goingOf(ordered, until)
  const comings = ordered.filter(({ kind }) => kind === 'present' || kind === 'left')
  const ids = new Set([...asked.workerIds, ...asked.childIds, ...comings.flatMap(({ who }) => who ?? [])])
  const walked = new Map(
    [...ids].map((id) => [
      id,
      walk(
        comings.filter(({ who }) => who === id),
        { into: 'present', out: 'left', isThere: asked.workerIds.includes(id) },
      ),
    ]),
  )
  const aloneOfEach = asked.childIds.map((childId) =>
    aloneOf(
      childId,
      ordered.filter(({ who }) => who === childId),
    ),
  )
  const alone = aloneOfEach.flatMap(({ all }) => all)
  const isOver = going.phase === 'over'
  const aloneNow = aloneOfEach.flatMap(({ now }) => (now && !isOver ? [now] : []))
  const tappedIn = comings.flatMap(({ kind, who }) => (kind === 'present' && who !== null ? [who] : []))
  const here = new Map([...walked].map(([id, { spans }]) => [id, within(spans, going.going)]))
  const workersHere = asked.workerIds.filter((id) => lengthOf(here.get(id) ?? []) > 0)
  return {
    ...going,
    here,
    alone: alone.flatMap((one) => within([one.span], going.going).map((span) => ({ ...one, span }))),
    present: new Set([
      ...[...walked].flatMap(([id, { isIn }]) => (isIn ? [id] : [])),
      ...aloneNow.map(({ childId }) => childId),
    ]),
    wasPresent: new Set([...tappedIn, ...alone.map(({ childId }) => childId), ...workersHere]),
    aloneNow: new Map(aloneNow.map(({ childId, withId }) => [childId, withId])),
    metAlone: new Set(
      alone.flatMap((one) => (lengthOf(within([one.span], going.going)) > 0 ? [one.childId] : [])),
    ),
    added: new Map(
      comings
        .filter(({ words }) => words !== '')
        .toReversed()
        .flatMap(({ who, words }) => (who === null ? [] : [[who, words] as const])),
    ),
    ticked: ticksOf(ordered),
    nextOn: lastOf(ordered, 'next')?.onDay ?? null,
    views: viewsOf(ordered),
  }
}

/** How far a device's clock may be ahead before the claimed time is marked. */
const aheadMinutes = 10
/** Before the meeting was planned by more than this: the clock of the device stands wrong. */
const daysBeforePlanning = 2

/** A claimed time that can hardly be true is kept, and marked. */
export const isDoubtful = (
  at: Instant,
  { receivedAt, plannedAt }: { readonly receivedAt: Instant; readonly plannedAt: Instant },
): boolean =>
  ms(at) > ms(receivedAt) + aheadMinutes * 60_000 || ms(at) < ms(plannedAt) - daysBeforePlanning * 86_400_000
