import { addMonths, type Day } from '#kernel/day.ts'
import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { listUnits, municipalityName } from '#modules/organisation/index.ts'
import { may } from '../policy.ts'
import { type Figure, type Figures, figuresOf, shownGroups, smallestGroup } from '../rules/figures.ts'
import { monthOf, monthsUntil } from '../rules/months.ts'
import { loadPercent } from '../rules/points.ts'
import { sampleVersion } from '../rules/sample-model.ts'
import type { readUnits, UnitsView } from './contract.ts'
import { type Agreed, actionsOfUnits, measuredMonths } from './store.ts'

const monthsTold = 24
const monthsOfActions = 12

const cell = (month: Day, figure: Figure | null | undefined): UnitsView['whole']['months'][number] => ({
  month,
  measured: figure?.measured ?? null,
  median: figure ? Math.min(999, figure.median) : null,
  over: figure?.over ?? null,
})

const sumOf = (rows: readonly Agreed[]): UnitsView['whole']['actions'] =>
  rows.reduce((sum, { people }) => sum + people, 0) < smallestGroup
    ? null
    : {
        agreed: rows.reduce((sum, { agreed }) => sum + agreed, 0),
        done: rows.reduce((sum, { done }) => sum + done, 0),
      }

/** The whole months of two years. The one that runs is nobody's figure yet. */
export const answerUnits = async (ctx: Ctx): Promise<ReplyOf<typeof readUnits>> => {
  await permit(ctx, may, 'see units', {}, { type: 'workload of units', id: null })
  const until = monthOf(ctx.today)
  const months = monthsUntil(addMonths(until, -1), monthsTold)
  const [rows, agreed, units, municipality] = await Promise.all([
    measuredMonths(ctx.tx, addMonths(until, -monthsTold), until),
    actionsOfUnits(ctx.tx, addMonths(until, -monthsOfActions), until),
    listUnits(ctx.tx),
    municipalityName(ctx),
  ])
  const figures = new Map<Day, Figures>(
    months.map((month) => [
      month,
      figuresOf(
        rows
          .filter(({ monthOn }) => monthOn === month)
          .map(({ unitId, points, capacity }) => ({ unitId, percent: loadPercent(points, capacity) })),
      ),
    ]),
  )
  const told = shownGroups(new Map(agreed.map(({ unitId, people }) => [unitId, people])))
  return {
    municipality,
    countedOn: ctx.today,
    smallest: smallestGroup,
    models: [...new Set(rows.map(({ modelVersion }) => modelVersion))]
      .toSorted((a, b) => a - b)
      .map((version) => ({ version, isSample: version === sampleVersion })),
    whole: { months: months.map((month) => cell(month, figures.get(month)?.whole)), actions: sumOf(agreed) },
    units: units.map(({ id, name }) => ({
      unitId: id,
      unit: name,
      months: months.map((month) => cell(month, figures.get(month)?.units.get(id))),
      actions: told.has(id) ? sumOf(agreed.filter(({ unitId }) => unitId === id)) : null,
    })),
  }
}
