import type { Day } from '#kernel/day.ts'
import { type Ctx, log } from '#platform/context.ts'
import type { Job } from '#platform/module.ts'
import { clockViews, findWatch } from '#modules/clocks/index.ts'
import { ageReached, type Course, courseOf } from '#modules/clocks/processes/contract.ts'
import { personBriefs } from '#modules/people/index.ts'
import { lockCase } from '../store/cases.ts'
import { MeasureKindSchema } from './contract.ts'
import { factsOf } from './course.ts'
import { moveClocksOf } from './move-clocks.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'

type Row = store.MeasureRow

const end = async (ctx: Ctx, row: Row, { over }: Course): Promise<void> => {
  if (over === undefined) return
  const { case_id: caseId, id: measureId } = row
  await store.updateMeasure(ctx.tx, row, {
    state: ageReached,
    closed_on: over.on < row.opened_on ? row.opened_on : over.on,
  })
  const running = await clockViews(ctx, [caseId], 'running')
  const stop = running.filter((clock) => clock.aboutId === measureId).map(({ code }) => code)
  if (stop.length > 0)
    await moveClocksOf(
      ctx,
      { caseId, measureId, reason: sv.record.over(over.age, over.paragraph) },
      { start: [], satisfy: [], stop, extend: [] },
    )
}

/** Another birthday or another ground: it has not ended after all, and runs as its steps say. */
const goOn = async (ctx: Ctx, row: Row, { state, running }: Course): Promise<void> => {
  const others = await store.readMeasuresOfCase(ctx.tx, row.case_id)
  if (others.some((one) => one.kind === row.kind && one.closed_on === null)) return
  await store.updateMeasure(ctx.tx, row, { state, closed_on: null })
  await moveClocksOf(
    ctx,
    { caseId: row.case_id, measureId: row.id, reason: sv.record.stepTaken },
    { start: running, satisfy: [], stop: [], extend: [] },
  )
}

/**
 * LVU 21, 22, 24, 31 c: brings what is stored in line with what the law has made of a course by today. Its clocks stop with
 * the paragraph as the reason. Does nothing, and says so, when it already is in line or the case is closed.
 */
export const settleByAge = async (ctx: Ctx, row: Row, birthOn: Day | null): Promise<boolean> => {
  if (row.closed_on !== null && row.state !== ageReached) return false
  if ((await findWatch(ctx.tx, row.case_id)) === undefined) return false
  const steps = await store.readSteps(ctx.tx, [row.id])
  const facts = await factsOf(ctx, row, { steps, birthOn })
  const course = courseOf(MeasureKindSchema.parse(row.kind), facts, ctx.today)
  const isOver = course.over !== undefined
  if (isOver === (row.state === ageReached)) return false
  await (isOver ? end(ctx, row, course) : goOn(ctx, row, course))
  return true
}

/** The same for one course after something was written in it. */
export const settleMeasure = async (ctx: Ctx, measureId: string, birthOn: Day | null): Promise<void> => {
  const row = await store.readMeasure(ctx.tx, measureId)
  if (row) await settleByAge(ctx, row, birthOn)
}

/** The same for all courses of a case, before another one is begun in it. */
export const settleCase = async (ctx: Ctx, caseId: string, birthOn: Day | null): Promise<void> => {
  for (const row of await store.readMeasuresOfCase(ctx.tx, caseId)) await settleByAge(ctx, row, birthOn)
}

/** What the night does on the birthdays of all. */
export const endByAge = async (ctx: Ctx): Promise<void> => {
  const rows = await store.readWhereAgeMatters(ctx.tx)
  const children = await personBriefs(
    ctx.tx,
    rows.map((row) => row.child_id),
  )
  for (const { id, case_id: caseId, child_id: childId } of rows) {
    const birthOn = children.get(childId)?.birthOn ?? null
    await lockCase(ctx.tx, caseId)
    const row = await store.readMeasure(ctx.tx, id)
    if (row && (await settleByAge(ctx, row, birthOn)))
      await log(ctx, { about: { type: 'child', id: childId }, basis: 'the law ends it on a birthday' })
  }
}

/** Early in the morning, before anybody looks at the list of the day. */
export const measureBirthdays: Job = { name: 'cases.measure-birthdays', cron: '15 3 * * *', run: endByAge }
