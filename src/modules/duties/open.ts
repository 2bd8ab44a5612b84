import { nobody } from '#kernel/actor.ts'
import { BadInput, found, NotFound } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { localLengths, openWatch, processMoves, stepFrom } from '#modules/clocks/index.ts'
import type { StepInput } from '#modules/clocks/processes/contract.ts'
import { listColleagues } from '#modules/organisation/index.ts'
import type { DutyView, openDuty } from './contract.ts'
import { may } from './policy.ts'
import { type DutyKind, firstOwner, firstStep, yearlyKinds, yearToReport } from './rules.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'
import { dutyFacts, dutyView } from './views.ts'

type Opening = {
  readonly dutyId: string
  readonly kind: DutyKind
  readonly title: string
  readonly account: string
  readonly year: number | null
  readonly first: Pick<StepInput, 'on' | 'time' | 'days'>
}

/** Stores the duty with its first step, its owner and its first clocks. Nothing happens when it is there already. */
const open = async (ctx: Ctx, duty: Opening): Promise<void> => {
  const isByHand = ctx.actor.workerId !== nobody
  const owner = firstOwner(duty.kind, await listColleagues(ctx), isByHand ? ctx.actor : undefined)
  // A municipality that nobody works in yet owes nothing that anybody could see to.
  if (owner === undefined) return
  const { taken, result } = stepFrom(
    ctx,
    { kind: duty.kind, facts: { taken: [], lengths: await localLengths(ctx) } },
    { ...duty.first, step: firstStep[duty.kind], note: '', meetingOn: undefined },
  )
  const { start } = processMoves(result.moves, { reason: '' })
  // No clock: the law that gives the duty its first day was not there yet (2025:1506, GDPR 33).
  if (start.length === 0) throw new BadInput([{ path: 'on', code: 'duty_before_law' }])
  const openedBy = isByHand ? ctx.actor.workerId : null
  const stored = await store.insertDuty(ctx.tx, {
    id: duty.dutyId,
    kind: duty.kind,
    title: duty.title,
    account: duty.account,
    year: duty.year,
    state: result.state,
    unitId: owner.unitId,
    openedOn: ctx.today,
    openedBy,
  })
  if (stored === undefined) return
  await store.insertStep(ctx.tx, {
    id: newId(ctx),
    dutyId: duty.dutyId,
    place: 1,
    step: taken.step,
    on: taken.on,
    at: taken.at ?? null,
    days: taken.days ?? null,
    note: '',
    byId: openedBy,
    writtenAt: ctx.now,
  })
  await openWatch(ctx, {
    matterId: duty.dutyId,
    matterKind: 'duty',
    unitId: owner.unitId,
    ownerId: owner.id,
    start,
  })
}

export const openByHand = async (ctx: Ctx, input: InputOf<typeof openDuty>): Promise<DutyView> => {
  const { id: dutyId, kind, title, account, on, time, days } = input
  await permit(ctx, may, 'open duty', { kind }, { type: 'duty', id: dutyId, seen: true })
  await open(ctx, { dutyId, kind, title, account, year: null, first: { on, time, days } })
  // The id may be that of a duty that was there before: it is shown only to those who may read it.
  const stored = found(await store.readDuty(ctx.tx, dutyId))
  if (!may['read duty'](ctx.actor, await dutyFacts(ctx, stored)).allowed) throw new NotFound()
  return dutyView(ctx, dutyId)
}

/** Opens what the ended year owes, once: run every night of the first quarter, it finds what is there. */
export const openYearly = async (ctx: Ctx): Promise<void> => {
  const due = yearToReport(ctx.today)
  if (due === undefined) return
  for (const kind of yearlyKinds) {
    if (await store.hasYear(ctx.tx, kind, due.year)) continue
    await open(ctx, {
      dutyId: newId(ctx),
      kind,
      title: sv.yearly[kind](due.year),
      account: '',
      year: due.year,
      first: { on: due.endedOn },
    })
  }
}
