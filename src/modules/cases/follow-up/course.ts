import { ageOn, type Day } from '#kernel/day.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import type { Job } from '#platform/module.ts'
import { clockViews, moveClocks } from '#modules/clocks/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { type Moves, neverWithoutClock, untilClosed, whenFollowUpEnds } from '../rules/clock-moves.ts'
import { lockCase } from '../store/cases.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'

/** SoL 23:1: decided with the end of the investigation. Its six months are counted by the clock that starts with it. */
export const beginFollowUp = (
  ctx: Ctx,
  decided: {
    readonly caseId: string
    readonly childId: string
    readonly investigationId: string
    readonly decisionId: string
    readonly decidedOn: Day
  },
) => store.insertFollowUp(ctx.tx, { ...decided, id: newId(ctx), startedOn: decided.decidedOn })

/** SoL 23:5: a new investigation ends it. The caller stops the clock with the others. */
export const endByInvestigation = async (ctx: Ctx, caseId: string, on: Day): Promise<void> => {
  const open = await store.readOpenFollowUp(ctx.tx, caseId)
  if (!open) return
  await store.endFollowUpRow(ctx.tx, open, {
    // An opening that is entered with an earlier day does not end it before it began.
    on: on < open.started_on ? open.started_on : on,
    outcome: 'new_investigation',
    by: ctx.actor.workerId,
  })
}

/** A talk with the child, also without the consent of a guardian, is a signed note of the journal (SoL 23:3). */
export const rememberTalkAfter = async (ctx: Ctx, caseId: string, on: Day): Promise<void> => {
  const open = await store.readOpenFollowUp(ctx.tx, caseId)
  if (open && on >= open.started_on) await store.setTalkedOn(ctx.tx, open.id, on)
}

/** The clock is met or stopped, and the case is never left without a date. */
export const moveAtEnd = async (ctx: Ctx, caseId: string, moves: Moves): Promise<void> => {
  const running = await clockViews(ctx, [caseId], 'running')
  await moveClocks(ctx, caseId, neverWithoutClock({ caseId, running }, moves, untilClosed(ctx.today)))
}

/** SoL 23:1 speaks of a child: on the eighteenth birthday the follow-up is over. */
export const endAtEighteen = async (ctx: Ctx): Promise<void> => {
  const open = await store.readAllOpen(ctx.tx)
  const children = await personBriefs(
    ctx.tx,
    open.map((one) => one.child_id),
  )
  for (const { case_id: caseId, child_id: childId } of open) {
    const birthOn = children.get(childId)?.birthOn ?? null
    if (birthOn === null || ageOn(birthOn, ctx.today) < 18) continue
    await lockCase(ctx.tx, caseId)
    // Read again now that the case is held: somebody may have ended it this minute, with words of their own.
    const row = await store.readOpenFollowUp(ctx.tx, caseId)
    if (!row) continue
    await store.endFollowUpRow(ctx.tx, row, { on: ctx.today, outcome: 'adult', by: null })
    await moveAtEnd(ctx, caseId, whenFollowUpEnds(sv.record.turnedAdult))
    await log(ctx, { about: { type: 'child', id: childId }, basis: 'the law ends it on a birthday' })
  }
}

/** Early in the morning, before anybody looks at the list of the day. */
export const followUpBirthdays: Job = {
  name: 'cases.follow-up-birthdays',
  cron: '12 3 * * *',
  run: endAtEighteen,
}
