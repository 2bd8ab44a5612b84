import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { personBriefs } from '#modules/people/index.ts'
import { type AppealView, EnclosureSchema, OutcomeSchema, type StepView } from './contract.ts'
import { sendBy } from './clock.ts'
import { actsNow, isOver, liesAtTheBoard, meaningOf, stageOf, type Taken, timeOf } from './rules.ts'
import { type AppealRow, readSteps, type StepRow } from './store.ts'

/** A stored step as the rules know it. */
export const takenOf = ({ step, outcome, taken_on: takenOn }: StepRow): Taken => ({ step, outcome, takenOn })

const Enclosed = z.array(EnclosureSchema).catch([])

const stepView = (row: StepRow): StepView => ({
  id: row.id,
  step: row.step,
  outcome: OutcomeSchema.parse(row.outcome),
  takenOn: row.taken_on,
  note: row.note,
  court: row.court,
  courtNumber: row.court_number,
  enclosed: Enclosed.parse(row.enclosed),
  decisionId: row.decision_id,
  by: row.by_name,
  at: row.written_at,
})

/** Appeals as screens show them, with the course that each has taken. */
export const appealViews = async (ctx: Ctx, rows: readonly AppealRow[]): Promise<AppealView[]> => {
  if (rows.length === 0) return []
  const steps = await readSteps(
    ctx.tx,
    rows.map(({ id }) => id),
  )
  const people = await personBriefs(
    ctx.tx,
    rows.map((row) => row.person_id),
  )
  const views: AppealView[] = []
  for (const row of rows) {
    const own = steps.filter((one) => one.appeal_id === row.id)
    const taken = own.map(takenOf)
    const stage = stageOf(taken)
    views.push({
      id: row.id,
      decisionId: row.decision_id,
      caseId: row.case_id,
      person: people.get(row.person_id)?.name ?? '',
      representative: row.representative,
      how: row.how,
      arrivedOn: row.arrived_on,
      asks: row.asks,
      appealUntil: row.appeal_until,
      time: timeOf(row.arrived_on, row.appeal_until),
      stage,
      steps: own.map(stepView),
      meaning: isOver(stage) ? meaningOf(taken) : null,
      sendBy: liesAtTheBoard(stage) ? await sendBy(ctx, row.arrived_on) : null,
      acts: [...actsNow(stage)],
      version: row.version,
    })
  }
  return views
}
