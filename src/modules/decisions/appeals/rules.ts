import type { Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'

export const appealWays = ['letter', 'email', 'digital', 'in_person'] as const
export type AppealWay = (typeof appealWays)[number]

/** Did it reach the board in time? FL 44: three weeks from the day on which this party received the decision. */
export const timeTests = ['in_time', 'not_served', 'late'] as const
export type TimeTest = (typeof timeTests)[number]

/**
 * FL 44: the last day counts. The time has not begun for a party that was never served, and an appeal may come before the
 * service: it waits for nothing.
 */
export const timeOf = (arrivedOn: Day, appealUntil: Day | null): TimeTest => {
  if (appealUntil === null) return 'not_served'
  return arrivedOn <= appealUntil ? 'in_time' : 'late'
}

/**
 * Why a late appeal is taken up all the same. FL 45: the notice on how to appeal was wrong, or the court had it in time; the
 * party never got the decision, so that the time never ran (FL 44); or it is in doubt, and then the court decides.
 */
export const lateGrounds = ['wrong_notice', 'reached_court', 'never_received', 'doubt'] as const
export type LateGround = (typeof lateGrounds)[number]

export const reviews = ['unchanged', 'changed_partly', 'changed_wholly'] as const
export type Review = (typeof reviews)[number]

export const courtResults = [
  'rejected',
  'granted',
  'changed',
  'sent_back',
  'dismissed',
  'struck_off',
] as const
export type CourtResult = (typeof courtResults)[number]

/** What goes to the court: the appeal and the other documents of the case, and a changed decision too (FL 46). */
export const enclosures = ['appeal', 'decision', 'service', 'documents', 'changed_decision'] as const
export type Enclosure = (typeof enclosures)[number]

export const stepNames = [
  'time',
  'reexamined',
  'sent',
  'withdrawn',
  'court',
  'further',
  'leave',
  'appeal_court',
] as const
export type StepName = (typeof stepNames)[number]

export type Taken = { readonly step: StepName; readonly outcome: string; readonly takenOn: Day }

/** Where an appeal is now. The first three lie with the board; what is over has no more to be done here. */
export const stages = [
  'late',
  'reexamine',
  'send',
  'court',
  'leave',
  'appeal_court',
  'decided',
  'dismissed',
  'withdrawn',
  'final',
] as const
export type Stage = (typeof stages)[number]

const stageAfter = ({ step, outcome }: Taken): Stage => {
  switch (step) {
    case 'time':
      return outcome === 'late' ? 'dismissed' : 'reexamine'
    case 'reexamined':
      return 'send'
    case 'sent':
      return 'court'
    case 'withdrawn':
      return 'withdrawn'
    case 'court':
      return 'decided'
    case 'further':
      return 'leave'
    case 'leave':
      return outcome === 'granted' ? 'appeal_court' : 'final'
    case 'appeal_court':
      return 'final'
    default:
      return step satisfies never
  }
}

/** The last step tells where it is. Without one it came late, and somebody has still to say what follows. */
export const stageOf = (steps: readonly Taken[]): Stage => {
  const last = steps.at(-1)
  return last ? stageAfter(last) : 'late'
}

const over: readonly Stage[] = ['decided', 'dismissed', 'withdrawn', 'final']
const atTheBoard: readonly Stage[] = ['late', 'reexamine', 'send']

export const isOver = (stage: Stage): boolean => over.includes(stage)

/** While it lies here it is ours to send on, and the case does not close. FL 46. */
export const liesAtTheBoard = (stage: Stage): boolean => atTheBoard.includes(stage)

export const acts = [
  'excuse',
  'dismiss',
  'reexamine',
  'send',
  'withdraw',
  'result',
  'further',
  'leave',
] as const
export type Act = (typeof acts)[number]

/**
 * What may be done at each stage, the obvious thing first. FL 38–39, 46: changed only before it has been handed over. Leave to
 * appeal is needed in the administrative court of appeal (SoL 35:1). A round in the supreme court is not followed here.
 */
const actsAt: Readonly<Record<Stage, readonly Act[]>> = {
  late: ['dismiss', 'excuse', 'withdraw'],
  reexamine: ['reexamine', 'withdraw'],
  send: ['send', 'withdraw'],
  court: ['result'],
  leave: ['leave'],
  appeal_court: ['result'],
  decided: ['further'],
  dismissed: [],
  withdrawn: [],
  final: [],
}

export const actsNow = (stage: Stage): readonly Act[] => actsAt[stage]

const before: Readonly<Partial<Record<StepName, StepName>>> = {
  court: 'sent',
  further: 'court',
  leave: 'further',
  appeal_court: 'leave',
}

/** The first day on which a step can have been taken: not before what it follows on. */
export const earliestOf = (
  step: StepName,
  { arrivedOn, steps }: { readonly arrivedOn: Day; readonly steps: readonly Taken[] },
): Day => steps.findLast((one) => one.step === before[step])?.takenOn ?? arrivedOn

/** A day that is told: not in the future, and not before what it follows on. */
export const dayFault = (
  path: string,
  on: Day,
  { notBefore, today, code }: { readonly notBefore: Day; readonly today: Day; readonly code: string },
): Issue[] => {
  if (on > today) return [{ path, code: 'in_future' }]
  return on < notBefore ? [{ path, code }] : []
}

/** What a result means here: the decision stands, another one is carried out, or the board tries the matter again. */
export type Meaning = 'stands' | 'carry_out' | 'again'

const meanings: Readonly<Record<CourtResult, Meaning>> = {
  rejected: 'stands',
  granted: 'carry_out',
  changed: 'carry_out',
  sent_back: 'again',
  dismissed: 'stands',
  struck_off: 'stands',
}

const isResult = (word: string): word is CourtResult => courtResults.some((one) => one === word)

/** What the last court said. Without leave to appeal the judgment of the first court stands. */
export const meaningOf = (steps: readonly Taken[]): Meaning | null => {
  const last = steps.findLast(({ step }) => step === 'court' || step === 'appeal_court')
  return last && isOver(stageOf(steps)) && isResult(last.outcome) ? meanings[last.outcome] : null
}

/** FL 46: the appeal covers a decision that was changed meanwhile, so the new one goes to the court too. Not in our sources. */
export const missingEnclosures = (
  enclosed: readonly Enclosure[],
  steps: readonly Taken[],
): readonly Enclosure[] => {
  const isChanged = steps.some(({ step, outcome }) => step === 'reexamined' && outcome !== 'unchanged')
  const needed: readonly Enclosure[] = [
    'appeal',
    'decision',
    ...(isChanged ? ['changed_decision' as const] : []),
  ]
  return needed.filter((one) => !enclosed.includes(one))
}
