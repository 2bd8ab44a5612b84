import type { Day } from '#kernel/day.ts'
import { addDays, daysBetween } from '#kernel/day.ts'
import { BadInput } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { listColleagues, listUnits } from '#modules/organisation/index.ts'
import type { countUses, readBurden } from './contract.ts'
import { figuresOf, hoursOf } from './figures.ts'
import { clicksOfTasks, formOfOwn, formsOfContracts } from './forms.ts'
import { allFields, type StoredField } from './own/store.ts'
import { may } from './policy.ts'
import { tally, type Use, weekOf, weeksOfAYear } from './rules.ts'
import * as store from './store.ts'

const ownName = (fieldId: string): string => `own.${fieldId}`

/** What the contracts do not know is not counted: the names in the counters are ours, whatever a browser sends. */
const knownIn = (use: Use, own: readonly StoredField[]): Use | undefined => {
  const form = formsOfContracts.get(use.form)
  if (form === undefined) return undefined
  const names = new Set([
    ...Object.keys(form.fields),
    ...own.filter((field) => formOfOwn[field.form] === use.form).map(({ id }) => ownName(id)),
  ])
  const seen = new Set<string>()
  const fields = use.fields.filter(({ name }) => names.has(name) && !seen.has(name) && seen.add(name))
  return { ...use, fields }
}

/** Adds a batch to the counters of the week and the caller's unit. Who it was is not written anywhere. */
export const count = async (
  ctx: Ctx,
  { uses }: InputOf<typeof countUses>,
): Promise<ReplyOf<typeof countUses>> => {
  const isOwn = uses.some(({ fields }) => fields.some(({ name }) => name.startsWith('own.')))
  const own = isOwn ? await allFields(ctx.tx) : []
  const known = uses.flatMap((use) => knownIn(use, own) ?? [])
  await store.raise(ctx.tx, tally(known), { weekOn: weekOf(ctx.today), unitId: ctx.actor.unitId })
  return { counted: known.length }
}

/** Whole weeks, at most a year of them, up to the one that runs: today's work is not seen from one hour to the next. */
const periodOf = (since: Day | undefined, today: Day) => {
  const until = weekOf(today)
  const yearAgo = addDays(until, -7 * weeksOfAYear)
  const from = since === undefined || since > until ? until : since > yearAgo ? since : yearAgo
  return { from, until, weeks: daysBetween(from, until) / 7 }
}

const unitsWithWorkers = async (ctx: Ctx) => {
  const [units, colleagues] = await Promise.all([listUnits(ctx.tx), listColleagues(ctx)])
  return units.map(({ id, name }) => ({
    id,
    name,
    workers: colleagues.filter(({ unitId }) => unitId === id).length,
  }))
}

/** What forms cost in the whole municipality, or in one unit. */
export const answerBurden = async (
  ctx: Ctx,
  { unitId }: InputOf<typeof readBurden>,
): Promise<ReplyOf<typeof readBurden>> => {
  await permit(ctx, may, 'see burden', {}, { type: 'burden', id: null })
  const [since, readSince, units, own] = await Promise.all([
    store.firstWeek(ctx.tx),
    store.firstReadWeek(ctx.tx),
    unitsWithWorkers(ctx),
    allFields(ctx.tx),
  ])
  if (unitId !== undefined && !units.some(({ id }) => id === unitId))
    throw new BadInput([{ path: 'unitId', code: 'choose' }])
  const period = periodOf(since, ctx.today)
  const [uses, times, fields, reads] = await Promise.all([
    store.usesBetween(ctx.tx, period),
    store.timesBetween(ctx.tx, period),
    store.fieldsBetween(ctx.tx, period),
    store.readsBetween(ctx.tx, period),
  ])
  const readWeeks =
    readSince === undefined || readSince >= period.until ? 0 : periodOf(readSince, ctx.today).weeks
  const { forms, hidden } = figuresOf({
    counted: { uses, times, fields, reads },
    units,
    unitId,
    weeks: period.weeks,
    readWeeks,
    own,
  })
  return {
    since: since ?? null,
    from: period.from,
    until: period.until,
    weeks: period.weeks,
    units: units.map(({ id, name, workers }) => ({ id, name, isBigEnough: workers >= 5 })),
    unitId: unitId ?? null,
    forms,
    hours: hoursOf(forms),
    hidden,
    tasks: clicksOfTasks,
    can: { configure: may['configure own fields'](ctx.actor, {}).allowed },
  }
}
