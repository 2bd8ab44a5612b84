import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, emit, log } from '#platform/context.ts'
import { setWatchedChild } from '#modules/clocks/index.ts'
import { findPerson, whomMayTie } from '#modules/people/index.ts'
import type { assessProtection, identifyChild, ReportChildView } from '../contract.ts'
import { childIdentified, protectionAssessed } from '../events.ts'
import { mayIdentify } from '../rules.ts'
import * as store from '../store.ts'
import { loadForAct, save } from './matter.ts'
import { childView } from './read.ts'

/** SoL 20:1: somebody has judged, at once, whether the child needs protection now. Only then does SoL 14:2 press. */
export const answerProtection = async (
  ctx: Ctx,
  input: InputOf<typeof assessProtection>,
): Promise<ReportChildView> => {
  const { row } = await loadForAct(ctx, input)
  if (row.protection_at !== null) throw new Conflict('protection_already_assessed')
  if (input.needed && input.action === '') throw new BadInput([{ path: 'action', code: 'required' }])
  const mustOpen = input.needed && row.stage === 'received'
  await save(ctx, row, {
    change: {
      protection_at: ctx.now,
      protection_by: ctx.actor.workerId,
      protection_needed: input.needed,
      protection_reason: input.reason,
      protection_action: input.action,
    },
    moves: {
      satisfy: [{ code: 'protectionAssessment' }],
      start: mustOpen ? [{ code: 'openInvestigation', triggeredOn: ctx.today }] : [],
    },
    closing: 'Skyddsbedömningen är gjord och anmälan ingår i den pågående utredningen.',
  })
  await emit(ctx, protectionAssessed, {
    reportChildId: row.id,
    reportId: row.report_id,
    childId: row.child_id,
    needed: input.needed,
  })
  return childView(ctx, row.id)
}

const setChild = async (ctx: Ctx, row: store.ReportChildRow, childId: string): Promise<void> => {
  await store.changeChild(ctx.tx, row, { child_id: childId })
  await setWatchedChild(ctx, row.id, childId)
  await emit(ctx, childIdentified, { reportChildId: row.id, reportId: row.report_id, childId })
  if (row.protection_needed === null) return
  // The assessment was made before the child had a file to stand in.
  await emit(ctx, protectionAssessed, {
    reportChildId: row.id,
    reportId: row.report_id,
    childId,
    needed: row.protection_needed,
  })
}

/** Who the child is. Every matter about the child is in force from here on, also that somebody else has it. */
export const answerIdentify = async (
  ctx: Ctx,
  input: InputOf<typeof identifyChild>,
): Promise<ReportChildView> => {
  const { row } = await loadForAct(ctx, input)
  if (!mayIdentify(row.stage)) throw new Conflict('already_decided')
  const person = found(await findPerson(ctx.tx, input.childId))
  // Whoever names the child has the child from here on: not one who does not exist for her (OSL 21:3, law.md 3.7).
  found((await whomMayTie(ctx, [person.id])).has(person.id) ? person : undefined)
  await log(ctx, {
    about: { type: 'person', id: person.id },
    basis: 'a report is about the child (SoL 20:1)',
  })
  if (row.child_id !== person.id) await setChild(ctx, row, person.id)
  return childView(ctx, row.id)
}
