import { type Act, liesAtTheBoard, type Stage } from '../appeals/rules.ts'

/** What the screen of a decision asks for first: to serve it, or the next act of one appeal. */
export type NextAct = 'serve' | { readonly appealId: string } | undefined

type Appeal = { readonly id: string; readonly stage: Stage; readonly acts: readonly Act[] }

/** Acts that are waited for; the others are folded and seldom done. */
const asked: readonly Act[] = ['reexamine', 'send', 'result', 'leave']

/**
 * One primary act. An appeal that lies with the board comes first (FL 46: at once), then the party who has not got the decision
 * (FL 33), then what a court has still to say.
 */
export const nextActOf = ({
  appeals,
  mayServe,
}: {
  /** Those that the reader may act on, the oldest first. */
  readonly appeals: readonly Appeal[]
  readonly mayServe: boolean
}): NextAct => {
  const waiting = appeals.filter(({ acts }) => acts.some((act) => asked.includes(act)))
  const here = waiting.find(({ stage }) => liesAtTheBoard(stage))
  if (here) return { appealId: here.id }
  if (mayServe) return 'serve'
  const [atCourt] = waiting
  return atCourt && { appealId: atCourt.id }
}

/** What the screen of a proposal asks for first: one of these, or nothing. */
export type ProposalAct = 'write' | 'sign' | 'send' | 'board' | undefined

/**
 * A text that lacks something is written first; then it is signed by the one who may, sent to the one who may, or put on the
 * agenda of those who alone decide it (KL 6:37, SoL 30:6–8).
 */
export const proposalActOf = (shown: {
  readonly mayWrite: boolean
  readonly lacksText: boolean
  readonly lacksMore: boolean
  readonly maySign: boolean
  readonly mayPutOnAgenda: boolean
  readonly isPolitical: boolean
  readonly isOnAgenda: boolean
  readonly isSent: boolean
}): ProposalAct => {
  if (shown.mayWrite && shown.lacksText) return 'write'
  if (shown.isPolitical || shown.isOnAgenda)
    return shown.mayPutOnAgenda && !shown.lacksMore ? 'board' : undefined
  if (shown.maySign) return shown.lacksMore ? undefined : 'sign'
  return shown.mayWrite && !shown.isSent ? 'send' : undefined
}
