import { BadInput } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { listUnits } from '#modules/organisation/index.ts'
import { type Register, registerOf, seriesOf } from '../figures.ts'
import { may } from '../policy.ts'
import { wholeRegister } from '../read.ts'
import { effectOf, type MeasuredFigure } from '../rules/effect.ts'
import { shownUnits } from '../rules/shown.ts'
import { standingOn } from '../rules/standing.ts'
import type { SeriesView } from '../views.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const valueOf: Readonly<Record<MeasuredFigure, (month: SeriesView) => number | null>> = {
  vacancy: ({ vacancy }) => vacancy,
  leavers: ({ leavers }) => leavers,
  available: ({ available }) => available / 1000,
  consultants: ({ consultants }) => consultants,
}

const monthsBefore = 12
const most = 48

/** The months before it began and those after, of the unit or of all. */
const seenOf = (ctx: Ctx, row: store.MeasureRow, register: Register): contract.MeasureView['seen'] => {
  const told = seriesOf(register, ctx.today, most).flatMap((month) => {
    const value = valueOf[row.figure](month)
    return value === null ? [] : [{ on: month.on, value }]
  })
  const values = (all: typeof told) => all.map(({ value }) => value)
  const before = told.filter(({ on }) => on < row.from_on).slice(-monthsBefore)
  const after = told.filter(({ on }) => on >= row.from_on)
  return effectOf(row.figure, values(before), values(after))
}

export const answerChanges = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readStaffingChanges>> => {
  await permit(ctx, may, 'answer for changes', {}, { type: 'staffing', id: null })
  const [units, whole, measures, reorganisations] = await Promise.all([
    listUnits(ctx.tx),
    wholeRegister(ctx),
    store.allMeasures(ctx.tx),
    store.allReorganisations(ctx.tx),
  ])
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
  const sizes = units.map(({ id }) => {
    const { posts, occupancies } = registerOf(whole, id)
    return { id, people: standingOn(posts, occupancies, ctx.today).people }
  })
  const own = ctx.actor.role === 'unit_manager' ? ctx.actor.unitId : undefined
  const told = shownUnits(sizes, own)
  const isTold = (unitId: string | null): boolean => (unitId === null ? told.total : told.ids.has(unitId))
  return {
    units: units.map(({ id, name }) => ({ id, name })),
    measures: measures.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      unit: nameOf(row.unit_id),
      fromOn: row.from_on,
      lastOn: row.last_on,
      figure: row.figure,
      expected: row.expected,
      seen: isTold(row.unit_id)
        ? seenOf(ctx, row, row.unit_id === null ? whole : registerOf(whole, row.unit_id))
        : null,
    })),
    reorganisations: reorganisations.map((row) => ({
      id: row.id,
      name: row.name,
      unit: nameOf(row.unit_id),
      fromOn: row.from_on,
      tookPart: row.took_part,
    })),
  }
}

const checkUnit = async (ctx: Ctx, unitId: string | null): Promise<void> => {
  if (unitId !== null && !(await listUnits(ctx.tx)).some(({ id }) => id === unitId))
    throw new BadInput([{ path: 'unitId', code: 'choose' }])
}

const enteredBy = ({ actor, now }: Ctx) => ({ entered_by: actor.workerId, entered_at: now })

export const addMeasure = async (
  ctx: Ctx,
  { id, kind, name, unitId, fromOn, figure, expected }: InputOf<typeof contract.addStaffingMeasure>,
): Promise<ReplyOf<typeof contract.addStaffingMeasure>> => {
  await permit(ctx, may, 'answer for changes', {}, { type: 'staffing measure', id })
  await checkUnit(ctx, unitId)
  const about = { id, kind, name, unit_id: unitId, from_on: fromOn, last_on: null, figure, expected }
  await store.insertMeasure(ctx.tx, { ...about, ...enteredBy(ctx) })
  return { id }
}

export const reorganise = async (
  ctx: Ctx,
  { id, name, unitId, fromOn, tookPart }: InputOf<typeof contract.addReorganisation>,
): Promise<ReplyOf<typeof contract.addReorganisation>> => {
  await permit(ctx, may, 'answer for changes', {}, { type: 'reorganisation', id })
  await checkUnit(ctx, unitId)
  const about = { id, name, unit_id: unitId, from_on: fromOn, took_part: tookPart }
  await store.insertReorganisation(ctx.tx, { ...about, ...enteredBy(ctx) })
  return { id }
}
