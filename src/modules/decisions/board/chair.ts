import { type Day, dayOf, type Instant, instant } from '#kernel/day.ts'
import { BadInput, Conflict } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { refuseInConflict } from '#modules/cases/index.ts'
import { delegatedBy, workerNames } from '#modules/organisation/index.ts'
import { type Proposed, proposedToChange, textOf } from '../facts.ts'
import { hashOfShown } from '../hash.ts'
import { gapsOf, investigationText } from '../investigation.ts'
import { makeDecision, tookPart } from '../make.ts'
import { aboutProposal, sameVersion } from '../propose.ts'
import { type Gap, levelKindOf } from '../rules.ts'
import { lastPlace } from './agenda.ts'
import { setChairClock } from './chair-clock.ts'
import type { recordChairDecision } from './contract.ts'
import { may } from './policy.ts'
import { chairParagraph } from './rules.ts'
import { refuseOnAgenda } from './standing.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'

/** The moment that was told, on the clock of the wall. */
const momentOf = (on: Day, time: string): Instant =>
  instant(
    Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime('Europe/Stockholm').toInstant().toString(),
  )

/** FL 25 § 3: what cannot wait is decided without the party having been told. */
const canWait: readonly Gap[] = ['not_told', 'not_communicated']

const checkMoment = (ctx: Ctx, decidedOn: Day, decidedAt: Instant, { ofCase }: Proposed): void => {
  if (decidedAt > ctx.now)
    throw new BadInput([{ path: decidedOn > ctx.today ? 'decidedOn' : 'decidedTime', code: 'in_future' }])
  if (decidedOn < ofCase.openedOn) throw new BadInput([{ path: 'decidedOn', code: 'before_start' }])
}

const checkSeen = async (ctx: Ctx, { row }: Proposed, seen: string): Promise<void> => {
  const investigation =
    row.investigation_id === null ? [] : await investigationText(ctx.tx, row.investigation_id)
  if (hashOfShown({ text: textOf(row), investigation }) !== seen) throw new Conflict('changed_before_signing')
}

type Unreported = Awaited<ReturnType<typeof store.readUnreportedChairDecisions>>[number]

const putOn = async (
  ctx: Ctx,
  meeting: { readonly id: string; readonly held_on: Day },
  decision: Pick<Unreported, 'id' | 'case_id' | 'child_id' | 'recorded_by' | 'recorded_name'>,
): Promise<void> => {
  await store.insertItem(ctx.tx, {
    id: newId(ctx),
    meetingId: meeting.id,
    place: await lastPlace(ctx, meeting.id),
    kind: 'chair_decision',
    decisionId: decision.id,
    caseId: decision.case_id,
    childId: decision.child_id,
    presenterId: decision.recorded_by ?? ctx.actor.workerId,
    presenterName: decision.recorded_name,
    sentAt: ctx.now,
  })
}

/** KL 6:40: what the chair has decided stands on the agenda of the next meeting of the board by itself. */
export const reportToMeeting = async (
  ctx: Ctx,
  meeting: { readonly id: string; readonly held_on: Day },
): Promise<void> => {
  for (const decision of await store.readUnreportedChairDecisions(ctx.tx)) {
    await putOn(ctx, meeting, decision)
    if (decision.case_id !== null)
      await setChairClock(
        ctx,
        { caseId: decision.case_id, decisionId: decision.id, decidedOn: decision.decided_on },
        meeting.held_on,
      )
  }
}

/**
 * The chair, or a member whom the board has appointed, decided alone because the board could not be waited for: only where
 * the law says so (KL 6:39; LVU 6, 11, 27, 31 d, 43; 2024:79 4:1). Written down at once and told to the board at its next meeting.
 */
export const record = async (
  ctx: Ctx,
  input: InputOf<typeof recordChairDecision>,
): Promise<ReplyOf<typeof recordChairDecision>> => {
  const asked = await proposedToChange(ctx.tx, input.proposalId)
  const { row, ofCase } = asked
  await permit(ctx, may, 'record chair decision', asked.own, aboutProposal(ctx, asked))
  await refuseInConflict(ctx, row.case_id, 'work')
  await sameVersion(ctx, row, input.version)
  await refuseOnAgenda(ctx, input.proposalId)
  const text = textOf(row)
  const { lowestRole, ruleId } = await delegatedBy(ctx, levelKindOf(text))
  const paragraph = chairParagraph(levelKindOf(text), lowestRole)
  if (paragraph === undefined) throw new Conflict('chair_may_not_decide')
  const decidedAt = momentOf(input.decidedOn, input.decidedTime)
  checkMoment(ctx, input.decidedOn, decidedAt, asked)
  const gap = (await gapsOf(ctx, row, ofCase, input.decidedOn)).find((one) => !canWait.includes(one))
  if (gap) throw new Conflict(gap)
  await checkSeen(ctx, asked, input.seen)
  const presentedName = (await workerNames(ctx.tx, [row.proposed_by])).get(row.proposed_by) ?? ''
  const next = await store.readNextMeeting(ctx.tx, 'board', ctx.today)
  const decision = await makeDecision(ctx, asked, {
    text,
    paragraph,
    decidedAt,
    decidedOn: dayOf(decidedAt),
    decidedBy: null,
    decidedName: input.chair,
    decidedTitle: sv.record.chairTitles[input.part],
    delegationRuleId: ruleId,
    presentedBy: row.proposed_by,
    presentedName,
    tookPart: await tookPart(ctx, row.case_id, [input.chair, presentedName]),
    politicians: {
      as: 'chair',
      meetingId: null,
      minutesNumber: null,
      how: input.how,
      reservations: '',
      recordedBy: ctx.actor.workerId,
      recordedName: ctx.actor.name,
    },
  })
  const reported = { caseId: row.case_id, decisionId: row.id, decidedOn: input.decidedOn }
  await setChairClock(ctx, reported, next?.held_on)
  if (next)
    await putOn(ctx, next, {
      id: row.id,
      case_id: row.case_id,
      child_id: ofCase.childId,
      recorded_by: ctx.actor.workerId,
      recorded_name: ctx.actor.name,
    })
  return decision
}
