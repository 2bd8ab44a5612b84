import { BadInput, Conflict, found, Refused } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, emit, newId } from '#platform/context.ts'
import { type ClockStart, extendClock, reporterFeedbackDueOn } from '#modules/clocks/index.ts'
import {
  delegatedDecisionMade,
  type DecisionKind,
  findColleague,
  mayDecide,
  type MayDecide,
  mayHaveMatter,
} from '#modules/organisation/index.ts'
import type {
  decideReport,
  extendPreliminaryAssessment,
  proposeNotOpening,
  ReportChildView,
} from '../contract.ts'
import { investigationOpening } from '../events.ts'
import { faultOfDeciding } from '../rules.ts'
import * as store from '../store.ts'
import { loadForAct, matterOf, save } from './matter.ts'
import { childView } from './read.ts'

type Loaded = { readonly row: store.ReportChildRow; readonly childId: string }

/** A report that can be decided on: protection judged, the child known, nothing decided before. */
const loadToDecide = async (
  ctx: Ctx,
  input: { readonly reportChildId: string; readonly version: number },
): Promise<Loaded> => {
  const { row } = await loadForAct(ctx, input)
  const fault = faultOfDeciding(matterOf(row))
  if (fault !== undefined) throw new Conflict(fault)
  return { row, childId: found(row.child_id) }
}

/** KL 6:37: only the one whom the delegation order names; the others are told who that is. */
const decider = async (ctx: Ctx, kind: DecisionKind): Promise<MayDecide> => {
  const asked = await mayDecide(ctx, kind)
  if (!asked.allowed) {
    const { who, lowestRole, paragraph } = asked
    throw new Refused('not_yours_to_decide', { who, lowestRole, paragraph })
  }
  return asked
}

const tellDecision = (
  ctx: Ctx,
  { row, childId }: Loaded,
  decision: {
    kind: DecisionKind
    content: string
    reasons: string
    asked: MayDecide
    caseId?: string
    investigationId?: string
  },
): Promise<void> =>
  emit(ctx, delegatedDecisionMade, {
    id: newId(ctx),
    matterId: row.id,
    caseId: decision.caseId ?? null,
    investigationId: decision.investigationId ?? null,
    childId,
    kind: decision.kind,
    content: decision.content,
    reasons: decision.reasons,
    paragraph: decision.asked.paragraph,
    delegationRuleId: decision.asked.ruleId,
    presentedBy: row.proposed_by === ctx.actor.workerId ? null : row.proposed_by,
    decidedOn: ctx.today,
  })

/** SoL 19:6: who asked is told within a week of the decision. */
const feedbackClock = (ctx: Ctx, { row }: Loaded): ClockStart[] => {
  const { feedback_asked_on: requestedOn, feedback_on: givenOn } = row
  if (requestedOn === null || givenOn !== null) return []
  return [
    {
      code: 'reporterFeedback',
      triggeredOn: ctx.today,
      counted: reporterFeedbackDueOn({ requestedOn, decidedOn: ctx.today }),
    },
  ]
}

const decided = (ctx: Ctx, reason: string) => ({
  decided_at: ctx.now,
  decided_by: ctx.actor.workerId,
  decision_reason: reason,
})

type Opening = Extract<InputOf<typeof decideReport>, { outcome: 'open' }>
type NotOpening = Extract<InputOf<typeof decideReport>, { outcome: 'not_open' }>

/** SoL 25:1: who gets the investigation, and with that which unit. */
const lawfulOwner = async (ctx: Ctx, { ownerId, coworkerId }: Opening): Promise<{ unitId: string }> => {
  if (ownerId === coworkerId) throw new BadInput([{ path: 'coworkerId', code: 'same_worker' }])
  const owner = await findColleague(ctx, ownerId)
  if (!owner) throw new BadInput([{ path: 'ownerId', code: 'choose' }])
  if (coworkerId !== undefined && !(await findColleague(ctx, coworkerId)))
    throw new BadInput([{ path: 'coworkerId', code: 'choose' }])
  if (!(await mayHaveMatter(ctx, ownerId, coworkerId))) throw new Conflict('report_unlawful_pair')
  return { unitId: owner.unitId }
}

/** SoL 14:2: an investigation is opened; the room of cases opens it in this same transaction. */
const open = async (ctx: Ctx, loaded: Loaded, input: Opening): Promise<void> => {
  const asked = await decider(ctx, 'open_investigation')
  const { unitId } = await lawfulOwner(ctx, input)
  const { caseId, investigationId, ownerId, coworkerId, reason } = input
  await save(ctx, loaded.row, {
    change: { ...decided(ctx, reason), stage: 'opened', case_id: caseId },
    moves: {
      satisfy: [{ code: 'preliminaryAssessment' }, { code: 'openInvestigation' }],
      start: feedbackClock(ctx, loaded),
    },
    closing: 'Utredning är inledd.',
  })
  await emit(ctx, investigationOpening, {
    reportChildId: loaded.row.id,
    reportId: loaded.row.report_id,
    childId: loaded.childId,
    caseId,
    investigationId,
    unitId,
    ownerId,
    coworkerId,
    reason,
    openedOn: ctx.today,
  })
  // A child with an open case keeps it: then the room of cases has placed the report there.
  const placed = found(await store.readChild(ctx.tx, loaded.row.id))
  await tellDecision(ctx, loaded, {
    kind: 'open_investigation',
    content: 'Utredning inleds.',
    reasons: reason,
    asked,
    caseId: placed.case_id ?? caseId,
    investigationId,
  })
}

/** SoL 20:2: no investigation. The reasons are kept; what pressed to open is stopped by them. */
const doNotOpen = async (ctx: Ctx, loaded: Loaded, { reason }: NotOpening): Promise<void> => {
  const asked = await decider(ctx, 'not_open_investigation')
  await save(ctx, loaded.row, {
    change: { ...decided(ctx, reason), stage: 'not_opened' },
    moves: {
      satisfy: [{ code: 'preliminaryAssessment' }],
      stop: [{ code: 'openInvestigation', reason: 'Beslut att inte inleda utredning.' }],
      start: feedbackClock(ctx, loaded),
    },
    closing: 'Beslut att inte inleda utredning.',
  })
  await tellDecision(ctx, loaded, {
    kind: 'not_open_investigation',
    content: 'Utredning inleds inte.',
    reasons: reason,
    asked,
  })
}

export const answerDecision = async (
  ctx: Ctx,
  input: InputOf<typeof decideReport>,
): Promise<ReportChildView> => {
  if (input.outcome === 'open') await store.lockReportsOfSameChild(ctx.tx, input.reportChildId)
  const loaded = await loadToDecide(ctx, input)
  await (input.outcome === 'open' ? open(ctx, loaded, input) : doNotOpen(ctx, loaded, input))
  return childView(ctx, loaded.row.id)
}

/** Not to open, for somebody who may decide it. The fourteen days run on. */
export const answerProposal = async (
  ctx: Ctx,
  input: InputOf<typeof proposeNotOpening>,
): Promise<ReportChildView> => {
  const { row } = await loadToDecide(ctx, input)
  await save(ctx, row, {
    change: {
      stage: 'proposed',
      proposed_at: ctx.now,
      proposed_by: ctx.actor.workerId,
      proposed_reason: input.reason,
    },
    moves: {},
    closing: '',
  })
  return childView(ctx, row.id)
}

/** SoL 20:2: more than fourteen days only for exceptional reasons (synnerliga skäl). */
export const answerExtension = async (
  ctx: Ctx,
  input: InputOf<typeof extendPreliminaryAssessment>,
): Promise<ReportChildView> => {
  const loaded = await loadToDecide(ctx, input)
  const asked = await decider(ctx, 'extend_preliminary_assessment')
  const until = await extendClock(ctx, {
    matterId: loaded.row.id,
    code: 'preliminaryAssessment',
    ground: 'synnerligaSkal',
    length: { days: input.days },
    reason: input.reason,
  })
  await store.changeChild(ctx.tx, loaded.row, {})
  await tellDecision(ctx, loaded, {
    kind: 'extend_preliminary_assessment',
    content: `Förhandsbedömningen förlängs till ${until} på grund av synnerliga skäl.`,
    reasons: input.reason,
    asked,
  })
  return childView(ctx, loaded.row.id)
}
