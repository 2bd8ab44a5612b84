import type { Day } from '#kernel/day.ts'
import {
  nextProcessSteps,
  type ProcessFacts,
  type Refusal,
  type StepTaken,
  takeStep,
  type TakenStep,
} from '#modules/clocks/processes/contract.ts'

/** A request as it is stored: the days on which its steps were taken, and what came of them. SoL 29:10–11. */
export type TransferDays = {
  readonly requestedOn: Day
  readonly answer: 'yes' | 'no' | null
  readonly answeredOn: Day | null
  readonly ivoAppliedOn: Day | null
  readonly ivoDecision: 'moves' | 'stays' | null
  readonly ivoDecidedOn: Day | null
  readonly withdrawnOn: Day | null
}

/** The steps that a person takes; IVO may be asked on two grounds, and the days tell which one it is. */
export const transferSteps = [
  'accepted',
  'refused',
  'askIvo',
  'ivoMovedIt',
  'ivoLeftIt',
  'withdrawn',
] as const
export type TransferStep = (typeof transferSteps)[number]

const step = (name: string, on: Day | null): TakenStep[] => (on === null ? [] : [{ step: name, on }])

/** The course so far. An answer that comes when IVO has been asked already is IVO's to weigh: the later step stands. */
export const factsOf = (days: TransferDays): ProcessFacts => ({
  taken: [
    ...step('requested', days.requestedOn),
    ...(days.answer === null ? [] : step(days.answer === 'yes' ? 'accepted' : 'refused', days.answeredOn)),
    ...step(days.answer === null ? 'ivoAskedAfterSilence' : 'ivoAsked', days.ivoAppliedOn),
    ...(days.ivoDecision === null
      ? []
      : step(days.ivoDecision === 'moves' ? 'ivoMovedIt' : 'ivoLeftIt', days.ivoDecidedOn)),
    ...step('withdrawn', days.withdrawnOn),
  ],
})

const named = (days: TransferDays, name: TransferStep): string =>
  name === 'askIvo' ? (days.answer === null ? 'ivoAskedAfterSilence' : 'ivoAsked') : name

/** Which steps are lawful today. A month of silence must have gone before IVO is asked without an answer (SoL 29:11). */
export const nextTransferSteps = (days: TransferDays, today: Day): TransferStep[] => {
  const lawful = nextProcessSteps('transfer', factsOf(days), today)
  return transferSteps.filter((name) => lawful.includes(named(days, name)))
}

/** Where the request stands: waiting, refused, atIvo, handedOver, stays, withdrawn. */
export type TransferState = 'waiting' | 'refused' | 'atIvo' | 'handedOver' | 'stays' | 'withdrawn'

export type StepResult = StepTaken | { readonly refused: Refusal }

export const stateOf = (days: TransferDays): TransferState => {
  if (days.withdrawnOn !== null) return 'withdrawn'
  if (days.ivoDecision !== null) return days.ivoDecision === 'moves' ? 'handedOver' : 'stays'
  if (days.ivoAppliedOn !== null) return 'atIvo'
  if (days.answer === null) return 'waiting'
  return days.answer === 'yes' ? 'handedOver' : 'refused'
}

/** The first step: the request is sent and the month begins. */
export const startTransfer = (on: Day): StepResult =>
  takeStep('transfer', { taken: [] }, { step: 'requested', on })

export const takeTransferStep = (
  days: TransferDays,
  { step: name, on }: { readonly step: TransferStep; readonly on: Day },
): StepResult => takeStep('transfer', factsOf(days), { step: named(days, name), on })
