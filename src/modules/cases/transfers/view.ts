import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { ownMunicipalityCode, workerNames } from '#modules/organisation/index.ts'
import { caseView } from '../actions/case-view.ts'
import { type CaseFacts } from '../facts.ts'
import { may } from '../policy.ts'
import { readCase } from '../store/cases.ts'
import { sv } from './text.sv.ts'
import type { TransferView, TransfersView } from './contract.ts'
import { nextTransferSteps, stateOf, type TransferDays } from './rules.ts'
import * as store from './store.ts'

export const daysOf = (row: store.TransferRow): TransferDays => ({
  requestedOn: row.requested_on,
  answer: row.answer,
  answeredOn: row.answered_on,
  ivoAppliedOn: row.ivo_applied_on,
  ivoDecision: row.ivo_decision,
  ivoDecidedOn: row.ivo_decided_on,
  withdrawnOn: row.withdrawn_on,
})

/** Names of municipalities by their code. */
export const municipalityNames = async (ctx: Pick<Ctx, 'tx'>): Promise<ReadonlyMap<string, string>> =>
  new Map((await store.readMunicipalities(ctx.tx)).map((one) => [one.code, one.name]))

/** What is known of the child's moves and of the requests to other municipalities. */
export const transfersView = async (ctx: Ctx, facts: CaseFacts): Promise<TransfersView> => {
  const { caseId } = facts
  const row = found(await readCase(ctx.tx, caseId))
  const moves = await store.readMoves(ctx.tx, caseId)
  const transfers = await store.readTransfersOf(ctx.tx, caseId)
  const names = await workerNames(ctx.tx, [
    ...moves.map((one) => one.noted_by),
    ...transfers.map((one) => one.requested_by),
  ])
  const places = await municipalityNames(ctx)
  const own = await ownMunicipalityCode(ctx)
  const clocks = await clockViews(ctx, [caseId], 'running')
  const work = facts.closedOn === null && may['work on case'](ctx.actor, facts.own).allowed
  const views = transfers.map((one): TransferView => ({
    id: one.id,
    municipality: places.get(one.municipality_code) ?? '',
    requestedOn: one.requested_on,
    request: one.request,
    requestedBy: names.get(one.requested_by) ?? '',
    state: stateOf(daysOf(one)),
    answer: one.answer,
    answeredOn: one.answered_on,
    answerText: one.answer_text,
    ivoAppliedOn: one.ivo_applied_on,
    ivoDecision: one.ivo_decision,
    ivoDecidedOn: one.ivo_decided_on,
    ivoText: one.ivo_text,
    withdrawnOn: one.withdrawn_on,
    withdrawnNote: one.withdrawn_note,
    dueOn: clocks.find((clock) => clock.aboutId === one.id)?.dueOn ?? null,
    next: work ? nextTransferSteps(daysOf(one), ctx.today) : [],
    version: one.version,
  }))
  const [handedOver] = views.filter((one) => one.state === 'handedOver')
  const mayClose = work && handedOver !== undefined && (await caseView(ctx, caseId, facts)).can.close
  return {
    caseId,
    openedOn: row.opened_on,
    finishesHere: facts.investigationId !== null && moves.length > 0,
    moves: moves.map((one) => ({
      id: one.id,
      municipality: places.get(one.municipality_code) ?? '',
      movedOn: one.moved_on,
      by: names.get(one.noted_by) ?? '',
      isHere: one.municipality_code === own,
    })),
    transfers: views,
    can: {
      work,
      request:
        work && !views.some((one) => ['waiting', 'refused', 'atIvo', 'handedOver'].includes(one.state)),
      close: mayClose,
    },
    closing:
      work && handedOver
        ? { reason: sv.record.handedOver(handedOver.municipality), version: row.version }
        : null,
  }
}
