import type { Day } from '#kernel/day.ts'
import { BadInput, Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { clockViews, moveClocks, processMoves } from '#modules/clocks/index.ts'
import { ownMunicipalityCode } from '#modules/organisation/index.ts'
import { checkVersion, enterToWork, refuseFaults } from '../actions/enter.ts'
import { caseFacts } from '../facts.ts'
import { may } from '../policy.ts'
import { dayFaults } from '../rules.ts'
import { neverWithoutClock, untilClosed } from '../rules/clock-moves.ts'
import type * as contract from './contract.ts'
import type { TransfersView } from './contract.ts'
import { type StepResult, startTransfer, takeTransferStep, type TransferStep } from './rules.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'
import { daysOf, municipalityNames, transfersView } from './view.ts'

const viewOf = async (ctx: Ctx, caseId: string): Promise<TransfersView> =>
  transfersView(ctx, found(await caseFacts(ctx.tx, caseId)))

export const read = async (
  ctx: Ctx,
  { caseId }: InputOf<typeof contract.readTransfers>,
): Promise<TransfersView> => {
  const facts = found(await caseFacts(ctx.tx, caseId))
  await permit(ctx, may, 'see case', facts.facts, { type: 'child', id: facts.childId })
  return transfersView(ctx, facts)
}

/** The name of a municipality that is in the register; the own one when that is allowed. */
export const checkMunicipality = async (ctx: Ctx, code: string, orOwn: boolean): Promise<string> => {
  const name = (await municipalityNames(ctx)).get(code)
  if (name === undefined)
    throw new BadInput([{ path: 'municipalityCode', code: 'transfer_unknown_municipality' }])
  if (!orOwn && code === (await ownMunicipalityCode(ctx)))
    throw new BadInput([{ path: 'municipalityCode', code: 'transfer_own_municipality' }])
  return name
}

/** SoL 29:9: noted with its day. Nothing else changes: the case and its investigation stay where they are. */
export const noteMove = async (
  ctx: Ctx,
  input: InputOf<typeof contract.noteMove>,
): Promise<TransfersView> => {
  const { caseId, movedOn, municipalityCode } = input
  const facts = await enterToWork(ctx, caseId)
  await checkMunicipality(ctx, municipalityCode, true)
  if (movedOn > ctx.today) throw new BadInput([{ path: 'movedOn', code: 'in_future' }])
  const [last] = await store.readMoves(ctx.tx, caseId)
  if (last?.municipality_code === municipalityCode && last.id !== input.id)
    throw new BadInput([{ path: 'municipalityCode', code: 'moved_before' }])
  await store.insertMove(ctx.tx, {
    id: input.id,
    caseId,
    childId: facts.childId,
    municipalityCode,
    movedOn,
    notedBy: ctx.actor.workerId,
    notedAt: ctx.now,
  })
  return viewOf(ctx, caseId)
}

const refusalCodes: Readonly<Record<string, string>> = {
  step_too_early: 'transfer_too_early',
  step_before_last: 'transfer_before_last',
}

const taken = (result: StepResult, path: string) => {
  if (!('refused' in result)) return result
  const code = refusalCodes[result.refused]
  if (code === undefined) throw new Conflict('transfer_not_next')
  throw new BadInput([{ path, code }])
}

/** SoL 29:10: their month begins on the day on which it was sent. */
export const request = async (
  ctx: Ctx,
  input: InputOf<typeof contract.requestTransfer>,
): Promise<TransfersView> => {
  const { caseId, requestedOn } = input
  const facts = await enterToWork(ctx, caseId)
  await checkMunicipality(ctx, input.municipalityCode, false)
  refuseFaults(dayFaults('requestedOn', requestedOn, { notBefore: facts.openedOn, today: ctx.today }))
  if (!(await transfersView(ctx, facts)).can.request) {
    if ((await store.readTransfer(ctx.tx, input.id))?.case_id === caseId) return viewOf(ctx, caseId)
    throw new Conflict('transfer_asked_already')
  }
  const { moves } = taken(startTransfer(requestedOn), 'requestedOn')
  const isNew = await store.insertTransfer(ctx.tx, {
    id: input.id,
    direction: 'out',
    municipalityCode: input.municipalityCode,
    caseId,
    childId: facts.childId,
    toldChild: '',
    unitId: facts.unitId,
    requestedOn,
    request: input.request,
    requestedBy: ctx.actor.workerId,
  })
  if (!isNew) throw new Conflict('transfer_asked_already')
  await moveClocks(ctx, caseId, processMoves(moves, { aboutId: input.id, reason: sv.record.withdrawn }))
  return viewOf(ctx, caseId)
}

const changeOf = (
  ctx: Ctx,
  { step, on, text }: { step: TransferStep; on: Day; text: string },
): store.TransferChange => {
  const by = ctx.actor.workerId
  switch (step) {
    case 'accepted':
    case 'refused':
      return {
        answer: step === 'accepted' ? 'yes' : 'no',
        answered_on: on,
        answer_text: text,
        answered_by: by,
      }
    case 'askIvo':
      return { ivo_applied_on: on }
    case 'ivoMovedIt':
    case 'ivoLeftIt':
      return { ivo_decision: step === 'ivoMovedIt' ? 'moves' : 'stays', ivo_decided_on: on, ivo_text: text }
    case 'withdrawn':
      return { withdrawn_on: on, withdrawn_note: text }
    default:
      return step satisfies never
  }
}

/** One more step of a request, in the order that the law has (SoL 29:10–11). The clocks move with it. */
export const takeStep = async (
  ctx: Ctx,
  input: InputOf<typeof contract.stepTransfer>,
): Promise<TransfersView> => {
  const { caseId, transferId, on, step } = input
  await enterToWork(ctx, caseId)
  const row = found(await store.lockTransfer(ctx.tx, transferId))
  if (row.case_id !== caseId) throw new NotFound()
  if (on > ctx.today) throw new BadInput([{ path: 'on', code: 'in_future' }])
  if (step === 'withdrawn' && input.text === '')
    throw new BadInput([{ path: 'text', code: 'transfer_note_missing' }])
  checkVersion(input.version, row.version, { ...daysOf(row) })
  const { moves } = taken(takeTransferStep(daysOf(row), { step, on }), 'on')
  await store.changeTransfer(ctx.tx, row, changeOf(ctx, input))
  const running = await clockViews(ctx, [caseId], 'running')
  const made = processMoves(moves, { aboutId: transferId, reason: sv.record.withdrawn })
  await moveClocks(ctx, caseId, neverWithoutClock({ caseId, running }, made, untilClosed(ctx.today)))
  return viewOf(ctx, caseId)
}
