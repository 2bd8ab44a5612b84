import { Conflict, found } from '#kernel/errors.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { type ChildFacts, childFacts } from '#modules/access/index.ts'
import { type ClockMoves, closeWatch, findWatch, moveClocks, watchViews } from '#modules/clocks/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import { may } from '../policy.ts'
import { isFinished, type ReportMatter } from '../rules.ts'
import * as store from '../store.ts'

type Asked = Pick<store.ReportChildRow, 'id' | 'child_id' | 'unit_id'>

/** Who has the report about this child and who has the child, with the children as persons. */
export const factsOf = async (
  ctx: Ctx,
  rows: readonly Asked[],
): Promise<{ facts: ReadonlyMap<string, ChildFacts>; persons: ReadonlyMap<string, PersonBrief> }> => {
  const persons = await personBriefs(
    ctx.tx,
    rows.flatMap(({ child_id: id }) => (id === null ? [] : [id])),
  )
  const facts = new Map<string, ChildFacts>()
  for (const row of rows) {
    const isProtected = row.child_id !== null && (persons.get(row.child_id)?.isProtected ?? false)
    const known =
      row.child_id === null
        ? await unknownChild(ctx, row.id)
        : await childFacts(ctx.tx, row.child_id, isProtected)
    facts.set(row.id, { ...known, unitIds: [...new Set([...known.unitIds, row.unit_id])] })
  }
  return { facts, persons }
}

/** Before anybody knows who the child is there is only the matter itself. */
const unknownChild = async (ctx: Ctx, matterId: string): Promise<ChildFacts> => {
  const watch = await findWatch(ctx.tx, matterId)
  return {
    childId: null,
    responsibleIds: watch ? [watch.ownerId, ...(watch.coworkerId === null ? [] : [watch.coworkerId])] : [],
    unitIds: [],
    formerUnitIds: [],
    isProtected: false,
  }
}

export const matterOf = (row: store.ReportChildRow): ReportMatter => ({
  stage: row.stage,
  isIdentified: row.child_id !== null,
  isProtectionAssessed: row.protection_at !== null,
  isFeedbackDue: row.feedback_asked_on !== null && row.feedback_on === null,
})

/** The child of a report that an act is about: held for this request, asked of the policy, as the one who acts saw it. */
export const loadForAct = async (
  ctx: Ctx,
  { reportChildId, version }: { readonly reportChildId: string; readonly version: number },
): Promise<{ row: store.ReportChildRow; report: store.ReportFullRow }> => {
  const row = found(await store.lockChild(ctx.tx, reportChildId))
  const report = found(await store.readReport(ctx.tx, row.report_id))
  const { facts } = await factsOf(ctx, [row])
  const children = [...facts.values()]
  await permit(
    ctx,
    may,
    'assess report',
    { children },
    {
      type: 'report child',
      id: row.id,
      seen: may['read report'](ctx.actor, { children }).allowed,
    },
  )
  if (row.version !== version) throw new Conflict('changed_meanwhile', await currentOf(ctx, row))
  return { row, report }
}

/** What the other one saved, for the screen to show beside what was typed. */
const currentOf = async (ctx: Ctx, row: store.ReportChildRow) => {
  const [watch] = await watchViews(ctx.tx, [row.id])
  return {
    version: row.version,
    current: {
      stage: row.stage,
      protectionReason: row.protection_reason,
      protectionAction: row.protection_action,
      proposedReason: row.proposed_reason,
      decisionReason: row.decision_reason,
      feedbackHow: row.feedback_how,
      meetingNote: row.meeting_note,
      owner: watch?.owner ?? '',
    },
  }
}

/**
 * Saves a change and moves the clocks with it. When all that the law asks is done the matter leaves the watch,
 * with the day on which it was closed.
 */
export const save = async (
  ctx: Ctx,
  row: store.ReportChildRow,
  { change, moves, closing }: { change: store.ChildChange; moves: ClockMoves; closing: string },
): Promise<void> => {
  const after = { ...row, ...change }
  if (row.closed_on === null && isFinished(matterOf(after))) {
    await store.changeChild(ctx.tx, row, { ...change, closed_on: ctx.today })
    await closeWatch(ctx, row.id, closing, moves.satisfy ?? [])
    return
  }
  await store.changeChild(ctx.tx, row, change)
  const isMoving = [moves.start, moves.satisfy, moves.stop].some((list) => (list ?? []).length > 0)
  if (row.closed_on === null && isMoving) await moveClocks(ctx, row.id, moves)
}
