import type { Ground, ProcessKind } from '#modules/clocks/processes/contract.ts'

/** The legal courses about a child that a case can hold. Placements, transfers and the chair's decisions have rooms of their own. */
export const measureKinds = [
  'lvuCare',
  'preventive22',
  'contactRestriction',
  'movingBan',
  'temporaryMovingBan',
  'exitBan',
  'temporaryExitBan',
  'shelter',
  'shelterContactRestriction',
  'slowness',
  'youthService',
  'sip',
] as const satisfies readonly ProcessKind[]
export type MeasureKind = (typeof measureKinds)[number]

/** LVU 2 and 3 §§ end at other ages: whoever opens one of these says which (LVU 1, 21). */
export const asksForGround: readonly MeasureKind[] = ['lvuCare', 'contactRestriction']

const grounds: Readonly<Record<string, Ground>> = { lvu_2: 'lvu2', lvu_3: 'lvu3' }

/** The ground that a decision or a placement rests on, as a course knows it; null where it says none. */
export const groundOf = (legalBasis: string | undefined): Ground | null => grounds[legalBasis ?? ''] ?? null

type DecidedStep = {
  readonly kind: MeasureKind
  /** The first step, when none is open. */
  readonly opens?: string
  /** The step that the decision is, when one is open. */
  readonly continues?: string
}

/**
 * A signed decision of the board or its chair is itself a step: nobody writes it again (LVU 6, 14, 22, 27, 31 d; 2024:79 4:1).
 * What is reviewed is decided anew by the same kind of decision (LVU 14, 22, 26, 31 c).
 */
export const stepsByDecision: Readonly<Record<string, DecidedStep>> = {
  immediate_custody: { kind: 'lvuCare', opens: 'custodyDecided', continues: 'custodyDecided' },
  preventive_measures: { kind: 'preventive22', opens: 'decided', continues: 'reconsidered' },
  contact_restriction: { kind: 'contactRestriction', opens: 'decided', continues: 'reviewed' },
  temporary_moving_ban: { kind: 'temporaryMovingBan', opens: 'decided' },
  temporary_exit_ban: { kind: 'temporaryExitBan', opens: 'decided' },
  moving_ban: { kind: 'movingBan', continues: 'reviewed' },
  exit_ban: { kind: 'exitBan', continues: 'reviewed' },
}

/** SoL 30:6–8: only the board decides to apply to the court. Until it has, there is no application to send. */
export const mandateOf = {
  apply_for_compulsory_care: 'lvuCare',
  moving_ban: 'movingBan',
  exit_ban: 'exitBan',
  shelter_without_consent: 'shelter',
} as const satisfies Readonly<Record<string, MeasureKind>>

export type MandateKind = (typeof mandateOf)[keyof typeof mandateOf]

/** First steps that rest on such a decision; the court's own first step rests on its judgment. */
const restOnMandate: Readonly<Record<MandateKind, readonly string[]>> = {
  lvuCare: ['careApplied'],
  movingBan: ['applied', 'granted'],
  exitBan: ['applied', 'granted'],
  shelter: ['urgentDecided', 'applied'],
}

const isMandateKind = (kind: MeasureKind): kind is MandateKind => Object.hasOwn(restOnMandate, kind)

/** Does opening a course by this step take a decision of the board that has not been used? */
export const needsMandate = (kind: MeasureKind, step: string): boolean =>
  isMandateKind(kind) && restOnMandate[kind].includes(step)

/** LVU 31: for a child who must not be moved and is not in care, a decision on contact is a step of its ban. */
export const contactInBan = { decision: 'contact_restriction', step: 'contactDecided' } as const

/** Steps of an open course that are the board's decision and nobody else's (SoL 30:7). */
export const isOnlyDecided = (step: string): boolean => step === contactInBan.step

/** First steps that only a signed decision takes. */
export const isOpenedByDecision = (kind: MeasureKind, step: string): boolean =>
  Object.values(stepsByDecision).some((one) => one.kind === kind && one.opens === step)
