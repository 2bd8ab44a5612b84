import { type Day, isDay } from '#kernel/day.ts'
import { BadInput, found } from '#kernel/errors.ts'
import { Id } from '#kernel/id.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, logAll, permit } from '#platform/context.ts'
import { clockViews, type Watch, watchesOfUnit, watchesOfWorker, watchViews } from '#modules/clocks/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import type * as contract from '../contract.ts'
import { caseFacts, childRelation } from '../facts.ts'
import { may } from '../policy.ts'
import * as cases from '../store/cases.ts'
import type { CaseRow, CaseView } from '../views.ts'
import { caseView } from './case-view.ts'
import { maySee } from './enter.ts'

/** The whole case. One log row for the child and one for each other person in it. */
export const answerCase = async (
  ctx: Ctx,
  { caseId }: InputOf<typeof contract.readCase>,
): Promise<CaseView> => {
  const facts = found(await caseFacts(ctx.tx, caseId))
  const basis = await permit(ctx, may, 'see case', facts.facts, { type: 'child', id: facts.childId })
  const view = await caseView(ctx, caseId, facts)
  const others = view.concerned.filter(({ person }) => person.id !== facts.childId)
  await logAll(
    ctx,
    others.map(({ person }) => ({ about: { type: 'person', id: person.id }, basis })),
  )
  return view
}

type Row = NonNullable<Awaited<ReturnType<typeof cases.readCase>>>

type Clocks = Awaited<ReturnType<typeof clockViews>>

/** What is shown beside a case: the soonest that somebody here must act on. The time to appeal is the party's. */
const soonestOf = (clocks: Clocks, caseId: string): Clocks[number] | null => {
  const own = clocks.filter((one) => one.matterId === caseId)
  return own.find((one) => one.code !== 'appeal') ?? own[0] ?? null
}

const rowsOf = async (ctx: Ctx, rows: readonly Row[]): Promise<CaseRow[]> => {
  const ids = rows.map((row) => row.id)
  const children = await personBriefs(
    ctx.tx,
    rows.map((row) => row.child_id),
  )
  const watches = new Map((await watchViews(ctx.tx, ids)).map((watch) => [watch.matterId, watch]))
  const clocks = await clockViews(ctx, ids, 'running')
  return rows.flatMap((row) => {
    const child = children.get(row.child_id)
    const watch = watches.get(row.id)
    if (!child) return []
    return [
      {
        caseId: row.id,
        number: row.number,
        unitId: row.unit_id,
        unit: row.unit,
        openedOn: row.opened_on,
        closedOn: row.closed_on,
        child,
        owner: watch?.owner ?? '',
        coworker: watch?.coworker ?? '',
        nextOn: watch?.nextOn ?? null,
        clock: soonestOf(clocks, row.id),
      },
    ]
  })
}

/** Asked of each row by itself: a child with protected identity is listed for those who have the case, not for the unit. */
const seesRow = (ctx: Ctx, watch: Watch, child: PersonBrief | undefined): boolean =>
  may['see case'](ctx.actor, {
    childId: watch.childId,
    responsibleIds: watch.coworkerId === null ? [watch.ownerId] : [watch.ownerId, watch.coworkerId],
    unitIds: [watch.unitId],
    formerUnitIds: [],
    isProtected: child?.isProtected ?? true,
  }).allowed

const openRows = async (ctx: Ctx, view: 'own' | 'unit'): Promise<CaseRow[]> => {
  const watches = (
    view === 'own'
      ? await watchesOfWorker(ctx.tx, ctx.actor.workerId)
      : await watchesOfUnit(ctx.tx, ctx.actor.unitId)
  ).filter((watch) => watch.matterKind === 'case')
  const rows = await cases.readCases(
    ctx.tx,
    watches.map((watch) => watch.matterId),
  )
  const shown = await rowsOf(ctx, rows)
  const byId = new Map(shown.map((row) => [row.caseId, row]))
  return watches.flatMap((watch) => {
    const row = byId.get(watch.matterId)
    return row && seesRow(ctx, watch, row.child) ? [row] : []
  })
}

const pageSize = 25

const readKey = (text: string | undefined): cases.ClosedBefore | undefined => {
  if (text === undefined) return undefined
  const [closedOn = '', id = ''] = text.split('_')
  const key = Id.safeParse(id)
  if (!isDay(closedOn) || !key.success) throw new BadInput([{ path: 'after', code: 'not_an_id' }])
  return { closedOn, id: key.data }
}

const keyOf = (row: { closed_on: Day | null; id: string }): string => `${row.closed_on ?? ''}_${row.id}`

const closedRows = async (
  ctx: Ctx,
  after: string | undefined,
): Promise<ReplyOf<typeof contract.listCases>> => {
  const page = await cases.readClosed(ctx.tx, {
    unitId: ctx.actor.unitId,
    before: readKey(after),
    limit: pageSize + 1,
  })
  const rows = page.slice(0, pageSize)
  const seen: Row[] = []
  for (const row of rows) {
    if (may['see case'](ctx.actor, await childRelation(ctx.tx, row.child_id)).allowed) seen.push(row)
  }
  const last = rows.at(-1)
  return { rows: await rowsOf(ctx, seen), next: page.length > pageSize && last ? keyOf(last) : null }
}

const rowByNumber = async (ctx: Ctx, number: string): Promise<CaseRow[]> => {
  const row = await cases.readCaseByNumber(ctx.tx, number)
  const facts = row && (await caseFacts(ctx.tx, row.id))
  if (!row || !facts || !maySee(ctx.actor, facts)) return []
  await log(ctx, { about: { type: 'child', id: row.child_id }, basis: 'case number' })
  return rowsOf(ctx, [row])
}

export const answerList = async (
  ctx: Ctx,
  { view, number, after }: InputOf<typeof contract.listCases>,
): Promise<ReplyOf<typeof contract.listCases>> => {
  const about = view === 'own' ? ctx.actor.workerId : ctx.actor.unitId
  const basis = await permit(ctx, may, 'list cases', {}, { type: 'case list', id: about, seen: true })
  if (number !== undefined) return { rows: await rowByNumber(ctx, number), next: null }
  const list =
    view === 'closed' ? await closedRows(ctx, after) : { rows: await openRows(ctx, view), next: null }
  // The own list holds nobody whom the worker does not have; each of the others' children stands in the log.
  if (view !== 'own')
    await logAll(
      ctx,
      list.rows.map(({ child }) => ({ about: { type: 'child', id: child.id }, basis })),
    )
  return list
}
