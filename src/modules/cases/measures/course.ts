import type { Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { localLengths } from '#modules/clocks/index.ts'
import {
  courseOf,
  type ProcessFacts,
  type ProcessMoves,
  type TakenStep,
} from '#modules/clocks/processes/contract.ts'
import type { MeasureKind } from './kinds.ts'
import type { MeasureRow, StepRow } from './store.ts'

/** A stored step as the process reads it. */
export const takenOf = (row: StepRow): TakenStep => ({
  step: row.step,
  on: row.taken_on,
  at: row.taken_at ?? undefined,
  meetingOn: row.meeting_on ?? undefined,
  days: row.days ?? undefined,
})

/** Struck steps stand in the file and count for nothing. */
export const valid = (steps: readonly StepRow[]): StepRow[] =>
  steps.filter((step) => step.struck_reason === null)

/** What the process asks to know about a measure: its valid steps, the child's birthday, the ground, local lengths. */
export const factsOf = async (
  ctx: Pick<Ctx, 'tx'>,
  row: Pick<MeasureRow, 'ground'>,
  { steps, birthOn }: { readonly steps: readonly StepRow[]; readonly birthOn: Day | null },
): Promise<ProcessFacts> => ({
  taken: valid(steps).map(takenOf),
  birthOn: birthOn ?? undefined,
  ground: row.ground ?? undefined,
  lengths: await localLengths(ctx),
})

type Running = ReturnType<typeof courseOf>['running'][number]

const isSame = (a: Running, b: Running): boolean =>
  a.code === b.code && a.triggeredOn === b.triggeredOn && a.due.dueOn === b.due.dueOn

/** The way back over one step: what it started is stopped, what it ended runs again as it ran before. */
export const wayBack = (
  kind: MeasureKind,
  facts: ProcessFacts,
): { state: string; closedOn: Day | null; moves: ProcessMoves } => {
  const now = courseOf(kind, facts)
  const before = courseOf(kind, { ...facts, taken: facts.taken.slice(0, -1) })
  const isNew = (one: Running): boolean => !before.running.some((other) => isSame(one, other))
  const isGone = (one: Running): boolean => !now.running.some((other) => isSame(one, other))
  return {
    state: before.state,
    // Reopening was the mistake: it is closed again since the day on which it was.
    closedOn: before.closed ? (facts.taken.at(-2)?.on ?? null) : null,
    moves: {
      start: before.running.filter(isGone),
      satisfy: [],
      extend: [],
      stop: now.running.filter(isNew).map(({ code }) => code),
    },
  }
}
