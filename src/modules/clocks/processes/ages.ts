import { addYears, type Day } from '#kernel/day.ts'
import { type ProcessKind, processes } from './all.ts'
import type { ProcessFacts } from './course.ts'
import type { Step } from './model.ts'

/** The age at which the process is over by law. */
export type EndOfAge = { readonly age: number; readonly on: Day; readonly paragraph: string }

/** Born on 29 February, it is 28 February in other years. */
const birthday = (birthOn: Day, age: number): Day => addYears(birthOn, age)

/** The birthday on which the process must have ended, when the law sets one. LVU 21, 24, 31 c; 2024:79 2:1. */
export const lastsUntil = (
  kind: ProcessKind,
  { birthOn, ground }: Pick<ProcessFacts, 'birthOn' | 'ground'>,
): Day | undefined => {
  const { until } = processes[kind]
  if (birthOn === undefined || until === undefined) return undefined
  if (typeof until === 'number') return birthday(birthOn, until)
  return ground === undefined ? undefined : birthday(birthOn, until[ground])
}

/**
 * When the process ends by itself, without anybody's decision: LVU 21 (care by 2 § at 18, by 3 § at 21), 22, 24, 31 c.
 * As long as nobody has said by which ground a child is in care, it is the later of the two.
 */
export const endOfAge = (
  kind: ProcessKind,
  { birthOn, ground }: Pick<ProcessFacts, 'birthOn' | 'ground'>,
): EndOfAge | undefined => {
  const { until, endsByAge: paragraph } = processes[kind]
  if (birthOn === undefined || until === undefined || paragraph === undefined) return undefined
  const age =
    typeof until === 'number'
      ? until
      : ground === undefined
        ? Math.max(...Object.values(until))
        : until[ground]
  return { age, on: birthday(birthOn, age), paragraph }
}

/** Too old for anything that does not end it: the birthday has come on which it must have ended. */
export const isOver = (kind: ProcessKind, facts: ProcessFacts, on: Day): boolean => {
  const lastOn = endOfAge(kind, facts)?.on ?? lastsUntil(kind, facts)
  return lastOn !== undefined && on >= lastOn
}

/** LVU 1, 6, 22: custody, care and preventive measures begin before 20, also when something else was begun before. */
export const isTooOldForStep = (step: Step | undefined, { birthOn }: ProcessFacts, on: Day): boolean =>
  step?.beforeAge !== undefined && birthOn !== undefined && on >= birthday(birthOn, step.beforeAge)
