import type { Day } from '#kernel/day.ts'
import { Conflict } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { moveClocks, openWatch } from '#modules/clocks/index.ts'
import { joinInvestigation, placeInCase, reportsOfChild } from '#modules/intake/index.ts'
import { endByInvestigation, rememberTalkAfter } from './follow-up/course.ts'
import { investigationOpenedOf } from './placements/decided.ts'
import { whenOpened } from './rules/clock-moves.ts'
import { insertCase, lockOpenCase, nextNumber, readOpenCase } from './store/cases.ts'
import { insertInvestigation, readOpenInvestigation, setTalkedOn } from './store/investigations.ts'
import { sv } from './text.sv.ts'

type Opening = {
  readonly reportChildId: string
  readonly reportId: string
  readonly childId: string
  readonly caseId: string
  readonly investigationId: string
  readonly unitId: string
  readonly ownerId: string
  readonly coworkerId?: string | null | undefined
  readonly reason: string
  readonly openedOn: Day
}

const newCase = async (ctx: Ctx, opening: Opening): Promise<void> => {
  const { caseId, childId, unitId, openedOn } = opening
  const number = await nextNumber(ctx.tx, openedOn.slice(0, 4))
  // Two reports about one child that are opened in the same moment: the second waits here, and is told.
  if (!(await insertCase(ctx.tx, { id: caseId, number, childId, unitId, openedOn })))
    throw new Conflict('investigation_is_open')
  await openWatch(ctx, {
    matterId: caseId,
    matterKind: 'case',
    childId,
    unitId,
    ownerId: opening.ownerId,
    coworkerId: opening.coworkerId ?? undefined,
    start: whenOpened(openedOn, sv.record.newInvestigation).start,
  })
}

/**
 * SoL 14:2: the investigation is open. A child with an open case keeps it, its owner and its number; another child gets a
 * case of its own. Both clocks of the opening start at once (SoL 20:3, 20:4).
 */
export const openInvestigation = async (ctx: Ctx, opening: Opening): Promise<void> => {
  const open = await lockOpenCase(ctx.tx, opening.childId)
  if (open && (await readOpenInvestigation(ctx.tx, open.id))) throw new Conflict('investigation_is_open')
  if (open) {
    await moveClocks(ctx, open.id, whenOpened(opening.openedOn, sv.record.newInvestigation))
    await investigationOpenedOf(ctx, open.id)
    await endByInvestigation(ctx, open.id, opening.openedOn)
    await placeInCase(ctx, { reportChildId: opening.reportChildId, caseId: open.id })
  } else await newCase(ctx, opening)
  const caseId = open?.id ?? opening.caseId
  const isNew = await insertInvestigation(ctx.tx, {
    id: opening.investigationId,
    caseId,
    reportChildId: opening.reportChildId,
    openedOn: opening.openedOn,
    openedBy: ctx.actor.workerId,
    reason: opening.reason,
  })
  if (!isNew) throw new Conflict('already_saved')
  await joinOtherReports(ctx, { ...opening, caseId })
}

/** SoL 20:2: what else has been reported about the child needs no preliminary assessment from here on. */
const joinOtherReports = async (
  ctx: Ctx,
  { childId, reportChildId, caseId }: Pick<Opening, 'childId' | 'reportChildId' | 'caseId'>,
): Promise<void> => {
  for (const report of await reportsOfChild(ctx.tx, childId)) {
    const waits = report.stage === 'received' || report.stage === 'proposed'
    if (waits && report.reportChildId !== reportChildId)
      await joinInvestigation(ctx, { reportChildId: report.reportChildId, caseId })
  }
}

type Identified = {
  readonly reportChildId: string
  readonly reportId: string
  readonly childId: string
}

/** SoL 20:2: no preliminary assessment while an investigation of the same child is open; the report joins it. */
export const joinOpenInvestigation = async (ctx: Ctx, identified: Identified): Promise<void> => {
  const open = await readOpenCase(ctx.tx, identified.childId)
  const investigation = open && (await readOpenInvestigation(ctx.tx, open.id))
  if (!open || !investigation) return
  await joinInvestigation(ctx, {
    reportChildId: identified.reportChildId,
    caseId: open.id,
  })
}

type SignedNote = {
  readonly childId: string
  readonly kind: string
  readonly eventOn: Day
  readonly childAlone?: boolean | null
}

/**
 * SoL 20:7: a signed note of a talk with the child is known to the investigation by its day; the words stay in the journal.
 * A talk from before the opening is no talk of this investigation.
 */
export const rememberTalk = async (ctx: Ctx, note: SignedNote): Promise<void> => {
  // A home visit at which the child was met alone is a talk with the child, too.
  if (note.kind !== 'talk_with_child' && !(note.kind === 'home_visit' && note.childAlone === true)) return
  const open = await readOpenCase(ctx.tx, note.childId)
  const investigation = open && (await readOpenInvestigation(ctx.tx, open.id))
  if (open && !investigation) await rememberTalkAfter(ctx, open.id, note.eventOn)
  if (investigation && note.eventOn >= investigation.opened_on)
    await setTalkedOn(ctx.tx, investigation.id, note.eventOn)
}
