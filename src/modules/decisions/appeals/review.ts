import { BadInput, type Issue } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { DecisionKindSchema } from '#modules/organisation/contract.ts'
import { type DecisionKind, delegatedBy } from '#modules/organisation/index.ts'
import { LegalBasisSchema, ProposalKindSchema } from '../contract.ts'
import { levelKindOf } from '../rules.ts'
import { readDecisionsOfCase } from '../store.ts'
import type { DecisionRow } from '../views.ts'
import type { reexamineAppealed } from './contract.ts'
import { type Entered, enterToAct, take } from './enter.ts'
import { checkHelp, giveHelp, grantKindOf } from './help.ts'
import { checkLevelOf, decideOnAppeal } from './own-decision.ts'
import type { AppealRow } from './store.ts'

type Input = InputOf<typeof reexamineAppealed>

const levelOf = (decision: DecisionRow): DecisionKind => {
  const kind = ProposalKindSchema.safeParse(decision.kind)
  return kind.success
    ? levelKindOf({ kind: kind.data, legalBasis: LegalBasisSchema.parse(decision.legal_basis) })
    : DecisionKindSchema.parse(decision.kind)
}

/** SoL 30:6–8: what only politicians may decide, only they may change. */
export const onlyBoardChanges = async (ctx: Ctx, decision: DecisionRow): Promise<boolean> => {
  const { lowestRole } = await delegatedBy(ctx, levelOf(decision))
  return decision.decided_as !== 'delegate' || lowestRole === 'committee' || lowestRole === 'board'
}

/** What was decided in the case since the appeal came: among these is what the politicians changed it to. */
export const decisionsSince = async (
  ctx: Ctx,
  { case_id: caseId, arrived_on: arrivedOn, decision_id: appealed }: AppealRow,
) =>
  (await readDecisionsOfCase(ctx.tx, caseId)).filter(
    (one) => one.id !== appealed && one.decided_on >= arrivedOn && one.decided_as !== 'delegate',
  )

/** FL 38: obviously wrong, quickly and simply changed, and to no party's harm; FL 31–32: a text with reasons. */
const faultsOf = (input: Input, isOfBoard: boolean): Issue[] => [
  ...(input.isAllowed ? [] : [{ path: 'isAllowed', code: 'appeal_change_not_allowed' }]),
  ...(isOfBoard && input.changedById === null ? [{ path: 'changedById', code: 'appeal_board_changes' }] : []),
  ...(!isOfBoard && input.content === '' ? [{ path: 'content', code: 'required' }] : []),
]

/** The politicians have decided something else: it stands already, and is only named here. */
const changedByBoard = async (ctx: Ctx, { row }: Entered, { changedById }: Input): Promise<string> => {
  const since = await decisionsSince(ctx, row)
  const chosen = since.find(({ id }) => id === changedById)
  if (!chosen) throw new BadInput([{ path: 'changedById', code: 'choose' }])
  return chosen.id
}

const changedHere = async (ctx: Ctx, entered: Entered, input: Input): Promise<string> => {
  const { row } = entered
  await checkHelp(ctx, row.child_id, { help: input, on: ctx.today })
  const grants = grantKindOf(input)
  if (grants !== undefined) await checkLevelOf(ctx, grants)
  await checkLevelOf(ctx, levelOf(entered.decision))
  await decideOnAppeal(ctx, entered, {
    id: input.id,
    kind: 'change_decision',
    content: input.content,
    reasons: input.note,
    interventionKind: input.interventionKind,
    interventionName: input.interventionName,
  })
  await giveHelp(ctx, {
    caseId: row.case_id,
    decisionId: input.id,
    decidedOn: ctx.today,
    help: input,
  })
  return input.id
}

/** FL 37–39: the board looks at its decision again before the appeal goes on. What it says is kept, also when nothing changes. */
export const reexamine = async (ctx: Ctx, input: Input): Promise<ReplyOf<typeof reexamineAppealed>> => {
  const entered = await enterToAct(ctx, input, 'reexamine')
  const { outcome, note } = input
  const step = { step: 'reexamined', outcome, takenOn: ctx.today, note } as const
  if (outcome === 'unchanged') return take(ctx, entered, step)
  const isOfBoard = await onlyBoardChanges(ctx, entered.decision)
  const faults = faultsOf(input, isOfBoard)
  if (faults.length > 0) throw new BadInput(faults)
  const decisionId = await (isOfBoard ? changedByBoard : changedHere)(ctx, entered, input)
  return take(ctx, entered, { ...step, decisionId })
}
