import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { found } from '#kernel/errors.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { caseFacts, childRelation, ownStanding, questionedAmong } from '#modules/cases/index.ts'
import { listColleagues, type MayDecide, mayDecide } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { may as boardMay } from './board/policy.ts'
import { chairParagraph } from './board/rules.ts'
import { readItemOfDecision } from './board/store.ts'
import { correctionViews } from './board/correction-views.ts'
import type { readCaseDecisions, readChildDecisions, readDecision, readProposal } from './contract.ts'
import { may as mayCorrect } from './corrections/policy.ts'
import { readDecisionCorrections } from './corrections/store.ts'
import { partiesOf, type Proposed, proposed, textOf } from './facts.ts'
import { hashOfShown } from './hash.ts'
import { gapsOf, investigationText } from './investigation.ts'
import { may } from './policy.ts'
import { isAppealable, levelKindOf } from './rules.ts'
import { Snapshot } from './snapshot.ts'
import * as store from './store.ts'
import { consultViews, decisionViews, logServed, proposalViews } from './views.ts'

/** The minutes extract of a decision, and what was put right in it or beside the decision (FL 36). */
const minutesOf = async (ctx: Ctx, decisionId: string) => {
  const item = await readItemOfDecision(ctx.tx, decisionId)
  return {
    agendaItemId: item?.id ?? null,
    corrections: [
      ...(item ? await correctionViews(ctx.tx, [item.id]) : []),
      ...(await readDecisionCorrections(ctx.tx, decisionId)).map((row) => ({
        id: row.id,
        correction: row.correction,
        reason: row.reason,
        by: row.corrected_name,
        at: row.corrected_at,
      })),
    ],
  }
}

const childView = async (ctx: Ctx, childId: string) => {
  const { id, name, protection, birthOn } = found(await findPerson(ctx.tx, childId))
  return { id, name, protection, birthOn }
}

export const answerCase = async (
  ctx: Ctx,
  { caseId }: InputOf<typeof readCaseDecisions>,
): Promise<ReplyOf<typeof readCaseDecisions>> => {
  const ofCase = found(await caseFacts(ctx.tx, caseId))
  const basis = await permit(ctx, may, 'read decisions', ofCase.facts, { type: 'child', id: ofCase.childId })
  const rows = await store.readDecisionsOfCase(ctx.tx, caseId)
  await logServed(ctx, rows, basis)
  const isFree = (await ownStanding(ctx, caseId)) !== 'barred'
  const mayWrite = isFree && may['write proposal'](ctx.actor, ofCase.own).allowed
  return {
    caseId,
    caseNumber: ofCase.number,
    child: await childView(ctx, ofCase.childId),
    investigationId: ofCase.investigationId,
    proposals: await proposalViews(ctx.tx, await store.readProposalsOfCase(ctx.tx, caseId)),
    decisions: await decisionViews(ctx.tx, rows),
    consults: await consultViews(ctx.tx, await store.readConsults(ctx.tx, caseId)),
    can: {
      propose: mayWrite && ofCase.closedOn === null,
      consult: isFree && ofCase.closedOn === null && may['log consult'](ctx.actor, ofCase.own).allowed,
    },
  }
}

export const answerChild = async (
  ctx: Ctx,
  { childId }: InputOf<typeof readChildDecisions>,
): Promise<ReplyOf<typeof readChildDecisions>> => {
  const child = await childView(ctx, childId)
  const facts = await childRelation(ctx.tx, childId)
  const basis = await permit(ctx, may, 'read decisions', facts, { type: 'child', id: childId })
  const rows = await store.readDecisionsOfChild(ctx.tx, childId)
  await logServed(ctx, rows, basis)
  return { child, decisions: await decisionViews(ctx.tx, rows) }
}

export const answerDecision = async (
  ctx: Ctx,
  { decisionId }: InputOf<typeof readDecision>,
): Promise<ReplyOf<typeof readDecision>> => {
  const row = found(await store.readDecisionRow(ctx.tx, decisionId))
  const facts = await childRelation(ctx.tx, row.child_id)
  const basis = await permit(ctx, may, 'read decisions', facts, { type: 'child', id: row.child_id })
  const [decision] = await decisionViews(ctx.tx, [row])
  const snapshot = Snapshot.parse(row.snapshot)
  const served = new Set((await store.readServices(ctx.tx, [row.id])).map((service) => service.person_id))
  const parties = await partiesOf(ctx, row.child_id)
  for (const { person } of parties) await log(ctx, { about: { type: 'person', id: person.id }, basis })
  return {
    decision: found(decision),
    caseNumber: snapshot.caseNumber,
    child: await childView(ctx, row.child_id),
    consulted: snapshot.consulted,
    ...(await minutesOf(ctx, row.id)),
    parties: parties
      .filter(({ person }) => !served.has(person.id))
      .map(({ person, part }) => ({ id: person.id, name: person.name, part })),
    isAppealable: isAppealable(row.kind),
    can: {
      serve: may['serve decision'](ctx.actor, facts).allowed,
      correct:
        row.decided_as !== 'committee' &&
        row.decided_as !== 'board' &&
        mayCorrect['correct decision'](ctx.actor, facts).allowed,
    },
  }
}

/** A protected child's proposal is not sent outside of its own unit and the head of the service. */
const whoMayBeAsked = async (
  ctx: Ctx,
  decide: MayDecide,
  { ofCase }: Proposed,
): Promise<MayDecide['who']> => {
  if (!ofCase.isProtected) return decide.who
  const near = (await listColleagues(ctx)).filter(
    (one) => one.role === 'head' || ofCase.facts.unitIds.includes(one.unitId),
  )
  return decide.who.filter(({ id }) => near.some((one) => one.id === id))
}

/** FL 17–18: who may have a conflict of interest in the case is not asked to decide in it. */
const withoutQuestioned = async (
  ctx: Ctx,
  caseId: string,
  who: MayDecide['who'],
): Promise<MayDecide['who']> => {
  if (who.length === 0) return who
  const questioned = await questionedAmong(
    ctx,
    caseId,
    who.map(({ id }) => id),
  )
  return who.filter(({ id }) => !questioned.has(id))
}

export const answerProposal = async (
  ctx: Ctx,
  { proposalId }: InputOf<typeof readProposal>,
): Promise<ReplyOf<typeof readProposal>> => {
  const asked = await proposed(ctx.tx, proposalId)
  const { row, ofCase, facts, own } = asked
  await permit(ctx, may, 'read proposal', facts, { type: 'child', id: ofCase.childId })
  const [proposal] = await proposalViews(ctx.tx, [row])
  const standing = await ownStanding(ctx, row.case_id)
  const isFree = standing !== 'barred'
  const text = textOf(row)
  const { allowed, paragraph, lowestRole, ...decide } = await mayDecide(ctx, levelKindOf(text))
  const investigation =
    row.investigation_id === null ? [] : await investigationText(ctx.tx, row.investigation_id)
  return {
    proposal: found(proposal),
    caseNumber: ofCase.number,
    child: await childView(ctx, ofCase.childId),
    mayDecide: {
      allowed,
      paragraph,
      lowestRole,
      who: await withoutQuestioned(
        ctx,
        row.case_id,
        await whoMayBeAsked(ctx, { allowed, paragraph, lowestRole, ...decide }, asked),
      ),
    },
    gaps: await gapsOf(ctx, row, ofCase),
    consults: await consultViews(ctx.tx, await store.readConsults(ctx.tx, ofCase.caseId)),
    investigation: [...investigation],
    chairBy: chairParagraph(levelKindOf(text), lowestRole) ?? '',
    seen: hashOfShown({ text, investigation }),
    inConflict: standing === 'free' ? null : standing,
    can: {
      putOnAgenda: isFree && boardMay['put on agenda'](ctx.actor, own).allowed,
      recordChair: isFree && boardMay['record chair decision'](ctx.actor, own).allowed,
      write: isFree && may['write proposal'](ctx.actor, own).allowed,
      decide: standing === 'free' && may.decide(ctx.actor, own).allowed,
      consult: isFree && may['log consult'](ctx.actor, own).allowed,
    },
  }
}
