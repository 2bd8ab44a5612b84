import type { Day } from '#kernel/day.ts'
import type { Role } from '#kernel/actor.ts'

export const stages = ['received', 'proposed', 'joined', 'opened', 'not_opened'] as const
export type Stage = (typeof stages)[number]

export const channels = ['web', 'phone', 'letter', 'visit', 'message'] as const
export type Channel = (typeof channels)[number]

/** What is to be done with a child of a report, in the order of the law. */
export const steps = ['protection', 'identify', 'decide', 'confirm', 'feedback', 'none'] as const
export type Step = (typeof steps)[number]

/** One child of one report, as far as the rules ask. */
export type ReportMatter = {
  readonly stage: Stage
  readonly isIdentified: boolean
  readonly isProtectionAssessed: boolean
  readonly isFeedbackDue: boolean
}

const isDecided = (stage: Stage): boolean =>
  stage === 'opened' || stage === 'not_opened' || stage === 'joined'

/** Is everything done that the law asks? Then the matter leaves the watch. SoL 20:1, 20:2, 19:6. */
export const isFinished = (matter: ReportMatter): boolean =>
  matter.isProtectionAssessed && isDecided(matter.stage) && !matter.isFeedbackDue

/** The one next lawful step: protection at once (SoL 20:1), then who the child is, then open or not (SoL 20:2). */
export const nextStep = (matter: ReportMatter): Step => {
  if (!matter.isProtectionAssessed) return 'protection'
  if (isDecided(matter.stage)) return matter.isFeedbackDue ? 'feedback' : 'none'
  if (!matter.isIdentified) return 'identify'
  return matter.stage === 'proposed' ? 'confirm' : 'decide'
}

export type DecisionFault = 'already_decided' | 'protection_first' | 'child_not_identified'

/** What stands in the way of deciding to open or not. SoL 20:1 comes before 20:2, and a decision is about somebody. */
export const faultOfDeciding = (matter: ReportMatter): DecisionFault | undefined => {
  if (isDecided(matter.stage)) return 'already_decided'
  if (!matter.isProtectionAssessed) return 'protection_first'
  return matter.isIdentified ? undefined : 'child_not_identified'
}

/** SoL 19:6: can the reporter be told whether an investigation is opened? Only when that is known. */
export const mayTellReporter = (stage: Stage): boolean => isDecided(stage)

/** Who the child is can be put right until a decision rests on it. */
export const mayIdentify = (stage: Stage): boolean => !isDecided(stage)

export type Candidate = {
  readonly id: string
  readonly name: string
  readonly unitId: string
  readonly role: Role
  readonly mayInvestigate: boolean
  readonly mayOwnAlone: boolean
}

/** From the one who should have it to the one who at least is there: a report is never turned away for want of staff. */
const circles: readonly ((worker: Candidate, unitId: string) => boolean)[] = [
  (w, unitId) => w.unitId === unitId && w.mayOwnAlone && (w.role === 'social_worker' || w.role === 'lead'),
  (w, unitId) => w.unitId === unitId && w.mayOwnAlone,
  (w, unitId) => w.unitId === unitId && w.mayInvestigate,
  (w) => w.role === 'head',
  (w) => w.mayOwnAlone,
]

/** Who gets a new report: of those in the unit who may have it alone (SoL 25:1) the one with the fewest open matters. */
export const chooseOwner = ({
  workers,
  unitId,
  openMatters,
}: {
  readonly workers: readonly Candidate[]
  readonly unitId: string
  readonly openMatters: ReadonlyMap<string, number>
}): Candidate | undefined => {
  const circle = circles
    .map((belongs) => workers.filter((worker) => belongs(worker, unitId)))
    .find((found) => found.length > 0)
  const load = (worker: Candidate): number => openMatters.get(worker.id) ?? 0
  return circle?.toSorted((a, b) => load(a) - load(b) || a.name.localeCompare(b.name, 'sv'))[0]
}

/** The clock that a row of the list stands under. */
export type Pressing = { readonly dueOn: Day; readonly risk: number }

/** What is due today or late goes by danger (risk), the rest by its day. */
export const byUrgency =
  (today: Day) =>
  (a: Pressing, b: Pressing): number => {
    const isNow = (one: Pressing): boolean => one.dueOn <= today
    if (isNow(a) !== isNow(b)) return isNow(a) ? -1 : 1
    const time = a.dueOn.localeCompare(b.dueOn)
    return isNow(a) ? a.risk - b.risk || time : time || a.risk - b.risk
  }

/** The most pressing of the clocks that run for a matter. */
export const mostPressing = <C extends Pressing>(clocks: readonly C[], today: Day): C | undefined =>
  clocks.toSorted(byUrgency(today))[0]

/** A-2026-00042: counted per municipality and year. Says nothing of who reported, about whom, or how many children. */
export const receiptNumber = (year: string, value: number): string =>
  `A-${year}-${String(value).padStart(5, '0')}`
