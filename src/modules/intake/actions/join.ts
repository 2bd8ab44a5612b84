import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { assign, findWatch, type NewOwner, reporterFeedbackDueOn } from '#modules/clocks/index.ts'
import { mayIdentify } from '../rules.ts'
import * as store from '../store.ts'
import { save } from './matter.ts'

export type Joining = { readonly reportChildId: string; readonly caseId: string }

const reason = 'En utredning om barnet pågår redan (SoL 20:2).'

/**
 * SoL 20:2: no preliminary assessment while an investigation of the same child is open. The report goes to those who have
 * the investigation; the protection assessment is still theirs to make (SoL 20:1), and a reporter who asked is told at
 * once (SoL 19:6).
 */
export const joinInvestigation = async (ctx: Ctx, to: Joining): Promise<void> => {
  const row = found(await store.lockChild(ctx.tx, to.reportChildId))
  // Decided on while this waited for the row: a decision stands.
  if (!mayIdentify(row.stage)) return
  const own = found(await findWatch(ctx.tx, row.id))
  const theirs = found(await findWatch(ctx.tx, to.caseId))
  await assign(ctx, {
    matterId: row.id,
    unitId: theirs.unitId,
    ownerId: theirs.ownerId,
    coworkerId: theirs.coworkerId ?? undefined,
    version: own.version,
  })
  const isAsked = row.feedback_asked_on !== null && row.feedback_on === null
  await save(ctx, row, {
    change: { stage: 'joined', case_id: to.caseId, unit_id: theirs.unitId },
    moves: {
      stop: [
        { code: 'preliminaryAssessment', reason },
        { code: 'openInvestigation', reason },
      ],
      start: isAsked
        ? [
            {
              code: 'reporterFeedback',
              triggeredOn: ctx.today,
              counted: reporterFeedbackDueOn({ requestedOn: ctx.today }),
            },
          ]
        : [],
    },
    closing: reason,
  })
}

/** The child had an open case, so the investigation was opened in that one: the report belongs there. */
export const placeInCase = (ctx: Ctx, { reportChildId, caseId }: Joining) =>
  store.setCase(ctx.tx, reportChildId, caseId)

/** The joined reports go where their investigation goes: who had it before keeps nothing of the child (SoLPuL 10 §). */
export const handOverJoined = async (
  ctx: Ctx,
  { childId, caseId, ...to }: Omit<NewOwner, 'matterId' | 'version'> & { childId: string; caseId: string },
): Promise<void> => {
  const isOpenHere = (row: store.ReportChildRow): boolean =>
    row.stage === 'joined' && row.case_id === caseId && row.closed_on === null
  for (const { id } of (await store.readOfPerson(ctx.tx, childId)).filter(isOpenHere)) {
    const row = found(await store.lockChild(ctx.tx, id))
    if (!isOpenHere(row)) continue
    const { version } = found(await findWatch(ctx.tx, id))
    await assign(ctx, { ...to, matterId: id, version })
    await store.changeChild(ctx.tx, row, { unit_id: to.unitId })
  }
}
