import { addMonths } from '#kernel/day.ts'
import { BadInput } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { listUnits } from '#modules/organisation/index.ts'
import { may } from '../policy.ts'
import { estimatedHours, rowsNeeded, type UnitMonth } from '../rules/estimate.ts'
import { type Figure, figuresOf, smallestGroup } from '../rules/figures.ts'
import { matterTypes, type Model, modelFaults } from '../rules/model.ts'
import { monthOf, monthsUntil } from '../rules/months.ts'
import { capacityOf, linesOf, loadPercent, pointsOf } from '../rules/points.ts'
import { sampleModel, sampleVersion } from '../rules/sample-model.ts'
import { monthOfAll } from '../store.ts'
import type { decideModel, listModels, readEstimate, tryModel } from './contract.ts'
import { hoursOfUnits } from './hours.ts'
import { modelInForce } from './in-force.ts'
import { allModels, insertModel, versionOf } from './store.ts'

const about = { type: 'workload model', id: null }

export const answerModels = async (ctx: Ctx): Promise<ReplyOf<typeof listModels>> => {
  await permit(ctx, may, 'see models', {}, about)
  const [{ version, model }, all] = await Promise.all([modelInForce(ctx.tx, ctx.today), allModels(ctx.tx)])
  return {
    today: ctx.today,
    model,
    version,
    isSample: version === sampleVersion,
    all: [
      ...all.map((one) => ({
        version: one.version,
        name: one.name,
        validFrom: one.validFrom,
        decidedBy: one.decidedBy,
        isSample: false,
        isInForce: one.version === version,
      })),
      {
        version: sampleVersion,
        name: sampleModel.name,
        validFrom: null,
        decidedBy: '',
        isSample: true,
        isInForce: version === sampleVersion,
      },
    ],
    can: {
      try: may['try model'](ctx.actor, {}).allowed,
      decide: may['decide model'](ctx.actor, {}).allowed,
    },
  }
}

const refuseFaults = (model: Model, place: string): void => {
  const faults = modelFaults(model)
  if (faults.length > 0)
    throw new BadInput(faults.map(({ path, code }) => ({ path: `${place}.${path}`, code })))
}

export const decide = async (
  ctx: Ctx,
  { id, validFrom, model }: InputOf<typeof decideModel>,
): Promise<ReplyOf<typeof decideModel>> => {
  await permit(ctx, may, 'decide model', {}, about)
  const known = await versionOf(ctx.tx, id)
  if (known !== undefined) return { version: known }
  refuseFaults(model, 'model')
  // A month that was counted keeps its model: a new one never begins in the past.
  if (validFrom < ctx.today) throw new BadInput([{ path: 'validFrom', code: 'workload_model_past' }])
  const [newest] = await allModels(ctx.tx)
  const version = (newest?.version ?? sampleVersion) + 1
  await insertModel(ctx.tx, { id, version, model, validFrom, by: ctx.actor.workerId, at: ctx.now })
  return { version }
}

type Kept = Awaited<ReturnType<typeof monthOfAll>>[number]

const triedPercent = (
  model: Model,
  { kept, employmentPercent, agreedPercent, experienceMonths }: Kept,
): number => {
  const points = pointsOf(linesOf(model, kept))
  return loadPercent(points, capacityOf(model, { employmentPercent, agreedPercent, experienceMonths }))
}

const shown = (figure: Figure | undefined): { median: number; over: string } | null =>
  figure === undefined ? null : { median: Math.min(999, figure.median), over: figure.over }

export const answerTried = async (
  ctx: Ctx,
  { model }: InputOf<typeof tryModel>,
): Promise<ReplyOf<typeof tryModel>> => {
  await permit(ctx, may, 'try model', {}, about)
  refuseFaults(model, 'model')
  const month = addMonths(monthOf(ctx.today), -1)
  const [rows, units] = await Promise.all([monthOfAll(ctx.tx, month), listUnits(ctx.tx)])
  const before = figuresOf(
    rows.map(({ unitId, points, capacity }) => ({ unitId, percent: loadPercent(points, capacity) })),
  )
  const after = figuresOf(rows.map((row) => ({ unitId: row.unitId, percent: triedPercent(model, row) })))
  return {
    month,
    units: units.map(({ id, name }) => ({
      unitId: id,
      unit: name,
      before: shown(before.units.get(id)),
      after: shown(after.units.get(id)),
    })),
  }
}

const monthsRead = 12

/** Unit-months with hours and at least five people, of the last year. */
const unitMonths = async (ctx: Ctx): Promise<UnitMonth[]> => {
  const found: UnitMonth[] = []
  for (const month of monthsUntil(addMonths(ctx.today, -1), monthsRead)) {
    const [rows, hours] = await Promise.all([monthOfAll(ctx.tx, month), hoursOfUnits(ctx, month)])
    for (const [unitId, of] of Map.groupBy(rows, (row) => row.unitId)) {
      const measured = hours.get(unitId)
      if (measured !== undefined && of.length >= smallestGroup)
        found.push({ groups: of.flatMap(({ kept }) => kept.groups), hours: measured })
    }
  }
  return found
}

export const answerEstimate = async (ctx: Ctx): Promise<ReplyOf<typeof readEstimate>> => {
  await permit(ctx, may, 'try model', {}, about)
  const [{ model }, rows] = await Promise.all([modelInForce(ctx.tx, ctx.today), unitMonths(ctx)])
  const hours = estimatedHours(model, rows)
  return {
    rows: rows.length,
    needs: rowsNeeded,
    weights:
      hours === null
        ? null
        : matterTypes.map((type) => ({
            type,
            weight: model.matters[type],
            hours: Math.round(hours[type] * 10) / 10,
          })),
  }
}
