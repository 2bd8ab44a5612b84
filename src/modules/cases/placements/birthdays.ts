import type { Job } from '#platform/module.ts'
import type { Ctx } from '#platform/context.ts'
import { ageOn } from '#kernel/day.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { neverWithoutClock, untilClosed } from '../rules/clock-moves.ts'
import { move } from './actions/enter.ts'
import { whenTurnedAdult } from './rules/clocks.ts'
import { readOpenPlacements } from './store/placements.ts'
import { sv } from './text.sv.ts'

/** SoL 22:13–14: on the eighteenth birthday the questions about a child end; the placement itself may go on. */
export const stopAtEighteen = async (ctx: Ctx): Promise<void> => {
  const open = await readOpenPlacements(ctx.tx)
  const children = await personBriefs(
    ctx.tx,
    open.map((one) => one.child_id),
  )
  const adults = open.filter((one) => {
    const birthOn = children.get(one.child_id)?.birthOn ?? null
    return birthOn !== null && ageOn(birthOn, ctx.today) >= 18
  })
  for (const placement of adults) {
    const moves = whenTurnedAdult(placement.id, placement.legal_basis, sv.record.turnedAdult)
    const running = await clockViews(ctx, [placement.case_id], 'running')
    const isRunning = running.some(
      (clock) => clock.aboutId === placement.id && moves.stop.some(({ code }) => code === clock.code),
    )
    if (!isRunning) continue
    const all = neverWithoutClock({ caseId: placement.case_id, running }, moves, untilClosed(ctx.today))
    await move(ctx, placement.case_id, {
      ...moves,
      start: (all.start ?? []).map((one) => ({ ...one, aboutId: one.aboutId ?? placement.case_id })),
    })
  }
}

/** Early in the morning, before anybody looks at the list of the day. */
export const placementBirthdays: Job = {
  name: 'cases.placement-birthdays',
  cron: '10 3 * * *',
  run: stopAtEighteen,
}
