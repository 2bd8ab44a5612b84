import { BadInput, Conflict } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { ClockView } from './contract.ts'
import {
  courseOf,
  nextProcessSteps,
  type ProcessFacts,
  type ProcessKind,
  type ProcessMoves,
  processes,
  type ProcessView,
  type Refusal,
  type StepInput,
  type StepTaken,
  type StepView,
  takeStep,
  type TakenStep,
} from './processes/contract.ts'
import { momentOn } from './rules/moment.ts'
import type { ClockMoves } from './watch.ts'

/**
 * What a step does, as moves of the clocks of one matter. `aboutId` is the process: two processes of a case may each run
 * the same clock. `reason` stands with what no longer applies.
 */
export const processMoves = (
  { start, satisfy, stop, extend }: ProcessMoves,
  { aboutId, reason }: { readonly aboutId?: string | undefined; readonly reason: string },
): Required<ClockMoves> => ({
  start: start.map(({ due, ...clock }) => ({ ...clock, aboutId, counted: due })),
  satisfy: satisfy.map((code) => ({ code, aboutId })),
  stop: stop.map((code) => ({ code, aboutId, reason })),
  extend: extend.map((one) => ({ ...one, aboutId, ground: 'domstolen' as const, reason })),
})

const fieldOf: Readonly<Record<Refusal, string | undefined>> = {
  step_not_next: undefined,
  step_before_last: 'on',
  step_too_early: 'on',
  step_too_late: 'on',
  step_too_old: 'on',
  step_needs_moment: 'time',
  step_needs_meeting: 'meetingOn',
  step_meeting_before: 'meetingOn',
  step_needs_days: 'days',
}

const refuse = (refusal: Refusal): never => {
  const path = fieldOf[refusal]
  if (path === undefined) throw new Conflict(refusal)
  throw new BadInput([{ path, code: refusal }])
}

/** The step as somebody typed it. A time of day is a moment in Sweden. */
const stepOf = ({ step, on, time, meetingOn, days }: Omit<StepInput, 'note'>): TakenStep => ({
  step,
  on,
  at: time === undefined ? undefined : momentOn(on, time),
  meetingOn,
  days,
})

/**
 * One more step as somebody typed it: refused beside its field when it has not been yet, lacks its note, or is not what the
 * law allows now. The caller stores `taken` and moves the clocks by `processMoves(result.moves, …)`.
 */
export const stepFrom = (
  ctx: Pick<Ctx, 'today' | 'now'>,
  course: { readonly kind: ProcessKind; readonly facts: ProcessFacts },
  input: StepInput,
): { readonly taken: TakenStep; readonly result: StepTaken } => {
  const taken = stepOf(input)
  if (taken.on > ctx.today || (taken.at !== undefined && taken.at > ctx.now)) {
    throw new BadInput([{ path: taken.on > ctx.today ? 'on' : 'time', code: 'in_future' }])
  }
  const { steps } = processes[course.kind]
  const step = Object.hasOwn(steps, input.step) ? steps[input.step] : undefined
  const needsNote = step?.needsNote === true || input.step === 'reopened'
  if (needsNote && input.note === '') throw new BadInput([{ path: 'note', code: 'required' }])
  const result = takeStep(course.kind, course.facts, taken)
  return 'refused' in result ? refuse(result.refused) : { taken, result }
}

const nextView = (kind: ProcessKind, facts: ProcessFacts, today: Ctx['today']): ProcessView['next'] => {
  const { steps, paragraph } = processes[kind]
  const { running } = courseOf(kind, facts)
  const pressing = (name: string): string =>
    running
      .filter(({ code }) => steps[name]?.satisfies?.includes(code) === true)
      .map(({ due }) => due.dueOn)
      .toSorted()[0] ?? '9999'
  return nextProcessSteps(kind, facts, today)
    .toSorted((a, b) => pressing(a).localeCompare(pressing(b)))
    .map((name) => ({
      step: name,
      paragraph: steps[name]?.paragraph ?? paragraph,
      asks: steps[name]?.asks ?? null,
      needsNote: steps[name]?.needsNote === true || name === 'reopened',
      meets: pressing(name) !== '9999',
    }))
}

export type ProcessRecord = {
  readonly processId: string
  readonly kind: ProcessKind
  readonly facts: ProcessFacts
  readonly steps: readonly StepView[]
  /** The clocks about this process, ended ones too or not. */
  readonly clocks: readonly ClockView[]
  readonly mayWork: boolean
}

/** A process as the card shows it. */
export const processView = (
  ctx: Pick<Ctx, 'today'>,
  { processId, kind, facts, steps, clocks, mayWork }: ProcessRecord,
): ProcessView => {
  const { state, closed, over = null } = courseOf(kind, facts, ctx.today)
  return {
    processId,
    kind,
    paragraph: processes[kind].paragraph,
    state,
    closed,
    over,
    clocks: closed ? [] : clocks.filter(({ endedOn }) => endedOn === null),
    steps: [...steps],
    next: mayWork ? nextView(kind, facts, ctx.today) : [],
  }
}
