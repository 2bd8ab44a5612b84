import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews, findWatch, localLengths, processView, watchViews } from '#modules/clocks/index.ts'
import type { ProcessFacts, TakenStep } from '#modules/clocks/processes/contract.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { DutyView } from './contract.ts'
import { type DutyFacts, may } from './policy.ts'
import * as store from './store.ts'

export type DutyRecord = NonNullable<Awaited<ReturnType<typeof store.readDuty>>>
type StepRow = Awaited<ReturnType<typeof store.readSteps>>[number]

/** The facts that the policy asks, of one duty and who has it now. */
export const dutyFacts = async (ctx: Ctx, duty: DutyRecord): Promise<DutyFacts> => {
  const watch = await findWatch(ctx.tx, duty.id)
  return {
    kind: duty.kind,
    openedBy: duty.opened_by,
    ownerId: watch?.ownerId ?? null,
    coworkerId: watch?.coworkerId ?? null,
  }
}

const takenOf = (row: StepRow): TakenStep => ({
  step: row.step,
  on: row.taken_on,
  at: row.taken_at ?? undefined,
  days: row.days ?? undefined,
})

/** The course of a duty so far, with the local lengths of the municipality. */
export const factsOfCourse = async (
  ctx: Ctx,
  dutyId: string,
): Promise<{ readonly facts: ProcessFacts; readonly rows: readonly StepRow[] }> => {
  const rows = await store.readSteps(ctx.tx, dutyId)
  return { rows, facts: { taken: rows.map(takenOf), lengths: await localLengths(ctx) } }
}

/** A duty as its screen shows it, for the one who asks. */
export const dutyView = async (ctx: Ctx, dutyId: string): Promise<DutyView> => {
  const duty = found(await store.readDuty(ctx.tx, dutyId))
  const { rows, facts } = await factsOfCourse(ctx, dutyId)
  const names = await workerNames(ctx.tx, [duty.opened_by, ...rows.map((row) => row.by_id)])
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
  const asked = await dutyFacts(ctx, duty)
  const can = {
    work: may['work on duty'](ctx.actor, asked).allowed,
    assign: duty.closed_on === null && may['assign duty'](ctx.actor, asked).allowed,
  }
  const [watch = null] = await watchViews(ctx.tx, [dutyId])
  return {
    dutyId,
    kind: duty.kind,
    title: duty.title,
    account: duty.account,
    year: duty.year,
    openedOn: duty.opened_on,
    openedBy: nameOf(duty.opened_by),
    closedOn: duty.closed_on,
    version: duty.version,
    process: processView(ctx, {
      processId: dutyId,
      kind: duty.kind,
      facts,
      clocks: await clockViews(ctx, [dutyId], 'running'),
      steps: rows.map((row) => ({
        step: row.step,
        on: row.taken_on,
        at: row.taken_at,
        meetingOn: null,
        days: row.days,
        note: row.note,
        by: nameOf(row.by_id),
      })),
      mayWork: can.work,
    }),
    watch,
    can,
  }
}
