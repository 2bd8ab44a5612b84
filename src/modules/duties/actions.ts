import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, newId, permit } from '#platform/context.ts'
import {
  assign,
  clockViews,
  closeWatch,
  moveClocks,
  openWatch,
  processMoves,
  stepFrom,
  watchViews,
} from '#modules/clocks/index.ts'
import type { StepTaken, TakenStep } from '#modules/clocks/processes/contract.ts'
import { processes } from '#modules/clocks/processes/contract.ts'
import { findColleague } from '#modules/organisation/index.ts'
import type { assignDuty, DutyRow, DutyView, listDuties, readDuty, takeDutyStep } from './contract.ts'
import { may } from './policy.ts'
import { openedByHand } from './rules.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'
import { type DutyRecord, dutyFacts, dutyView, factsOfCourse } from './views.ts'

const rowsOf = async (ctx: Ctx, duties: readonly DutyRecord[]): Promise<DutyRow[]> => {
  const ids = duties.map(({ id }) => id)
  const watches = new Map((await watchViews(ctx.tx, ids)).map((watch) => [watch.matterId, watch]))
  const clocks = Map.groupBy(await clockViews(ctx, ids, 'running'), (clock) => clock.matterId)
  return duties.flatMap((duty) => {
    const watch = watches.get(duty.id)
    const facts = {
      kind: duty.kind,
      openedBy: duty.opened_by,
      ownerId: watch?.ownerId ?? null,
      coworkerId: watch?.coworkerId ?? null,
    }
    if (!may['read duty'](ctx.actor, facts).allowed) return []
    return [
      {
        dutyId: duty.id,
        kind: duty.kind,
        title: duty.title,
        year: duty.year,
        state: duty.state,
        openedOn: duty.opened_on,
        closedOn: duty.closed_on,
        owner: watch?.owner ?? '',
        clock: clocks.get(duty.id)?.[0] ?? null,
      },
    ]
  })
}

/** What is due first comes first, so what is late stands at the top until somebody closes it with a reason. */
const byDue = (a: DutyRow, b: DutyRow): number =>
  (a.clock?.dueAt ?? a.clock?.dueOn ?? '').localeCompare(b.clock?.dueAt ?? b.clock?.dueOn ?? '')

export const answerDuties = async (ctx: Ctx): Promise<ReplyOf<typeof listDuties>> => {
  const basis = await permit(ctx, may, 'see duties', {}, { type: 'duties', id: null })
  const running = await rowsOf(ctx, await store.readOpen(ctx.tx))
  const closed = await rowsOf(ctx, await store.readClosed(ctx.tx))
  await logAll(
    ctx,
    [...running, ...closed].map(({ dutyId }) => ({ about: { type: 'duty', id: dutyId }, basis })),
  )
  return {
    running: running.toSorted(byDue),
    closed,
    can: { open: openedByHand.filter((kind) => may['open duty'](ctx.actor, { kind }).allowed) },
  }
}

export const answerDuty = async (ctx: Ctx, { dutyId }: InputOf<typeof readDuty>): Promise<DutyView> => {
  const duty = found(await store.readDuty(ctx.tx, dutyId))
  await permit(ctx, may, 'read duty', await dutyFacts(ctx, duty), { type: 'duty', id: dutyId })
  return dutyView(ctx, dutyId)
}

const enter = async (ctx: Ctx, dutyId: string, key: 'work on duty' | 'assign duty'): Promise<DutyRecord> => {
  const duty = found(await store.lockDuty(ctx.tx, dutyId))
  const facts = await dutyFacts(ctx, duty)
  const seen = may['read duty'](ctx.actor, facts).allowed
  await permit(ctx, may, key, facts, { type: 'duty', id: dutyId, seen })
  return duty
}

/** What stands with a clock that no longer applies: the person's own words, or what happened. */
const reasonOf = (duty: DutyRecord, { step }: TakenStep, note: string): string =>
  note === '' ? (sv.stepReason[step] ?? `${sv.kinds[duty.kind]}: ${processes[duty.kind].paragraph}`) : note

const moveWatch = async (
  ctx: Ctx,
  duty: DutyRecord,
  { result, reason }: { readonly result: StepTaken; readonly reason: string },
): Promise<void> => {
  const moves = processMoves(result.moves, { reason })
  if (result.closed) return closeWatch(ctx, duty.id, reason, moves.satisfy)
  if (duty.closed_on === null) return moveClocks(ctx, duty.id, moves)
  const { workerId: ownerId, unitId } = ctx.actor
  return openWatch(ctx, { matterId: duty.id, matterKind: 'duty', unitId, ownerId, start: moves.start })
}

export const takeStep = async (ctx: Ctx, input: InputOf<typeof takeDutyStep>): Promise<DutyView> => {
  const duty = await enter(ctx, input.dutyId, 'work on duty')
  if (duty.version !== input.version) {
    throw new Conflict('changed_meanwhile', { current: await dutyView(ctx, duty.id), version: duty.version })
  }
  const { rows, facts } = await factsOfCourse(ctx, duty.id)
  const { taken, result } = stepFrom(ctx, { kind: duty.kind, facts }, input)
  await store.insertStep(ctx.tx, {
    id: newId(ctx),
    dutyId: duty.id,
    place: rows.length + 1,
    step: taken.step,
    on: taken.on,
    at: taken.at ?? null,
    days: taken.days ?? null,
    note: input.note,
    byId: ctx.actor.workerId,
    writtenAt: ctx.now,
  })
  await moveWatch(ctx, duty, { result, reason: reasonOf(duty, taken, input.note) })
  await store.updateDuty(ctx.tx, duty.id, {
    state: result.state,
    closed_on: result.closed ? ctx.today : null,
    version: duty.version + 1,
  })
  return dutyView(ctx, duty.id)
}

export const giveDuty = async (ctx: Ctx, input: InputOf<typeof assignDuty>): Promise<DutyView> => {
  const duty = await enter(ctx, input.dutyId, 'assign duty')
  if (duty.closed_on !== null) throw new Conflict('duty_closed')
  const { ownerId, coworkerId, version } = input
  const owner = await findColleague(ctx, ownerId)
  if (owner === undefined) throw new BadInput([{ path: 'ownerId', code: 'choose' }])
  if (coworkerId !== undefined && (coworkerId === ownerId || !(await findColleague(ctx, coworkerId)))) {
    throw new BadInput([{ path: 'coworkerId', code: 'choose' }])
  }
  await assign(ctx, { matterId: duty.id, unitId: owner.unitId, ownerId, coworkerId, version })
  return dutyView(ctx, duty.id)
}
