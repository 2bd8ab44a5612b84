import { addYears, type Day, day } from '#kernel/day.ts'
import { type Ctx, logAll } from '#platform/context.ts'
import { listUnits, ownMunicipalityCode } from '#modules/organisation/index.ts'
import { whomMayKnow } from '#modules/people/index.ts'
import type { FileView } from './contract.ts'
import { type Verdict, verdictOf } from './rules/verdict.ts'
import * as store from './store.ts'

/** A file with its verdict of today. */
export type Judged = { readonly row: store.FileRow; readonly verdict: Verdict }

/** No file is shorter: what is younger is not asked about (SoL 16:1). */
const shortestYears = 5

/** Whoever sees disposals sees old files: whether somebody has a newer one is not told to who has no relation to it. */
export const isOldEnough = (lastOn: Day, today: Day): boolean => lastOn <= addYears(today, -shortestYears)

const judge = (row: store.FileRow, municipalityCode: string, today: Day): Judged => ({
  row,
  verdict: verdictOf(
    {
      lastNoteOn: row.last_on,
      birthOn: row.birth_on,
      municipalityCode,
      isInvestigation: row.is_investigation,
      wasPlaced: row.was_placed,
      isAdoption: row.is_adoption,
      isOpen: row.is_open,
      hasOpenAppeal: row.has_open_appeal,
      holds: row.holds,
    },
    today,
  ),
})

/** The files that are old enough to be asked about, the oldest first, and those of `ids` alone when they are given. */
export const judgeFiles = async (ctx: Ctx, ids: readonly string[] | null): Promise<Judged[]> => {
  const lastBy = ids === null ? addYears(ctx.today, -shortestYears) : day('9999-12-31')
  const [code, rows] = await Promise.all([ownMunicipalityCode(ctx), store.readFiles(ctx.tx, { lastBy, ids })])
  return rows.map((row) => judge(row, code, ctx.today))
}

/** Files as the list shows them. Each one that is shown is a row in the log. */
export const fileViews = async (ctx: Ctx, judged: readonly Judged[], basis: string): Promise<FileView[]> => {
  const ids = judged.map(({ row }) => row.person_id)
  const [units, listed, known] = await Promise.all([
    listUnits(ctx.tx),
    store.readListed(ctx.tx),
    // Who administers the records opens no child.
    ctx.actor.role === 'administrator' ? new Set<string>() : whomMayKnow(ctx, ids),
  ])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const onAList = new Set(listed.map(({ person_id: id }) => id))
  await logAll(
    ctx,
    ids.map((id) => ({ about: { type: 'person', id }, basis })),
  )
  return judged.map(({ row, verdict }) => ({
    personId: row.person_id,
    numbers: [...row.numbers],
    birthYear: row.birth_on?.slice(0, 4) ?? '',
    unit: names.get(row.unit_id ?? '') ?? '',
    lastOn: row.last_on,
    standing: verdict.standing,
    reasons: [...verdict.reasons],
    earliestOn: verdict.earliestOn,
    doneBy: verdict.doneBy,
    isListed: onAList.has(row.person_id),
    isOpenable: known.has(row.person_id),
  }))
}
