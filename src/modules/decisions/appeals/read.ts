import { found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { caseFacts, childRelation } from '#modules/cases/index.ts'
import { DecisionKindSchema } from '#modules/organisation/contract.ts'
import { mayDecide } from '#modules/organisation/index.ts'
import { levelShown } from '#modules/people/contract.ts'
import { findPerson, personBriefs } from '#modules/people/index.ts'
import { isAppealable } from '../rules.ts'
import { readDecisionRow } from '../store.ts'
import type { listOpenAppeals, readAppeals } from './contract.ts'
import { may } from './policy.ts'
import { appellantsOf } from './register.ts'
import { decisionsSince, onlyBoardChanges } from './review.ts'
import * as store from './store.ts'
import { appealViews } from './views.ts'

const decider = async (ctx: Ctx, kind: 'dismiss_late_appeal' | 'change_decision') => {
  const { allowed, paragraph, lowestRole, who } = await mayDecide(ctx, kind)
  return { allowed, paragraph, lowestRole, who }
}

/** The appeals of a decision. Each appellant stands in the log beside the child. */
export const answerAppeals = async (
  ctx: Ctx,
  { decisionId }: InputOf<typeof readAppeals>,
): Promise<ReplyOf<typeof readAppeals>> => {
  const decision = found(await readDecisionRow(ctx.tx, decisionId))
  const facts = await childRelation(ctx.tx, decision.child_id)
  const basis = await permit(ctx, may, 'read appeals', facts, { type: 'child', id: decision.child_id })
  const rows = await store.readAppealsOfDecision(ctx.tx, decisionId)
  const mayAppeal = [...(await appellantsOf(ctx, decision))]
  for (const id of new Set([...mayAppeal, ...rows.map((row) => row.person_id)]))
    await log(ctx, { about: { type: 'person', id }, basis })
  const people = await personBriefs(ctx.tx, mayAppeal)
  const child = await findPerson(ctx.tx, decision.child_id)
  const first = rows.find((row) => row.closed_on === null)
  const ofCase = decision.case_id === null ? undefined : await caseFacts(ctx.tx, decision.case_id)
  return {
    isAppealable: isAppealable(decision.kind) && decision.case_id !== null,
    decidedOn: decision.decided_on,
    appeals: await appealViews(ctx, rows),
    appellants: mayAppeal.map((id) => ({ id, name: people.get(id)?.name ?? '' })),
    protection: child ? levelShown(child) : 'none',
    mayDismiss: await decider(ctx, 'dismiss_late_appeal'),
    mayChange: await decider(ctx, 'change_decision'),
    boardChanges: await onlyBoardChanges(ctx, decision),
    laterDecisions: (first ? await decisionsSince(ctx, first) : []).map((one) => ({
      id: one.id,
      kind: DecisionKindSchema.parse(one.kind),
      decidedOn: one.decided_on,
    })),
    caseIsOpen: ofCase !== undefined && ofCase.closedOn === null,
    lastCourt: await store.readLastCourt(ctx.tx),
    can: { handle: may['handle appeal'](ctx.actor, facts).allowed },
  }
}

/** The open appeals of the children that the one who asks leads; of others nothing is told, not even that they are. */
export const answerOpen = async (ctx: Ctx): Promise<ReplyOf<typeof listOpenAppeals>> => {
  const basis = await permit(ctx, may, 'see open appeals', {}, { type: 'appeals', id: null })
  const rows = await store.readOpenAppeals(ctx.tx)
  const appeals: ReplyOf<typeof listOpenAppeals>['appeals'] = []
  for (const row of rows) {
    const facts = await childRelation(ctx.tx, row.child_id)
    if (!may['read appeals'](ctx.actor, facts).allowed) continue
    await log(ctx, { about: { type: 'child', id: row.child_id }, basis })
    const child = await findPerson(ctx.tx, row.child_id)
    const [view] = await appealViews(ctx, [row])
    if (!view || !child) continue
    appeals.push({
      id: row.id,
      decisionId: row.decision_id,
      kind: DecisionKindSchema.parse(row.kind),
      childName: child.name,
      protection: child.protection,
      caseNumber: (await caseFacts(ctx.tx, row.case_id))?.number ?? '',
      arrivedOn: row.arrived_on,
      stage: view.stage,
      sendBy: view.sendBy,
      court: view.steps.findLast(({ court }) => court !== '')?.court ?? '',
    })
  }
  // What lies here comes before what lies with a court.
  return {
    appeals: appeals.toSorted((a, b) => Number(a.sendBy === null) - Number(b.sendBy === null)),
  }
}
