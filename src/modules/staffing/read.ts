import { addMonths, type Day } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { listColleagues, listUnits } from '#modules/organisation/index.ts'
import { contactsOfUnit } from '#modules/childtime/index.ts'
import type * as contract from './contract.ts'
import * as figures from './figures.ts'
import { may } from './policy.ts'
import { continuityShown } from './rules/continuity.ts'
import { anniversaryWithin, lacksTalk, yearsBetween } from './rules/having.ts'
import { staysOf } from './rules/movement.ts'
import { isOn, isOnLeave } from './rules/post.ts'
import { fewest, shownUnits } from './rules/shown.ts'
import * as store from './store.ts'

/** All posts and who fills them, without names. */
export const wholeRegister = async (ctx: Pick<Ctx, 'tx'>): Promise<figures.Register> => {
  const [posts, occupancies] = await Promise.all([store.allPosts(ctx.tx), store.allOccupancies(ctx.tx)])
  return { posts: posts.map(store.postOf), occupancies: occupancies.map(store.occupancyOf) }
}

const neededOf = (needs: readonly store.NeedRow[], unitId: string, today: Day): figures.Needed => {
  const need = figures.needOn(needs, unitId, today)
  return { permille: need?.needed_permille, supervisionMinutes: need?.supervision_minutes }
}

/** The sum of what the units need; unknown as long as one of them has not told. */
const neededOfAll = (each: readonly figures.Needed[]): figures.Needed => ({
  permille:
    each.every(({ permille }) => permille !== undefined) && each.length > 0
      ? each.reduce((sum, { permille = 0 }) => sum + permille, 0)
      : undefined,
  supervisionMinutes: undefined,
})

/** Whom a unit's figures are hidden from: everybody but those who see its names anyway. */
const seesNames = ({ actor }: Ctx, unitId: string): boolean =>
  may['see who fills posts'](actor, { unitId }).allowed

/** Of the children of each unit over twelve months, counted from held meetings: nobody enters it. */
const continuityOfUnits = async (ctx: Ctx, units: readonly { readonly id: string }[]) =>
  continuityShown(
    await Promise.all(
      units.map(async ({ id }) => ({
        id,
        contacts: await contactsOfUnit(ctx.tx, {
          unitId: id,
          from: addMonths(ctx.today, -12),
          until: ctx.today,
        }),
      })),
    ),
  )

export const answerFigures = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readStaffingFigures>> => {
  await permit(ctx, may, 'see staffing figures', {}, { type: 'staffing', id: null })
  const units = await listUnits(ctx.tx)
  const [whole, needs, continuity, holders] = await Promise.all([
    wholeRegister(ctx),
    store.allNeeds(ctx.tx),
    continuityOfUnits(ctx, units),
    store.experienceOfHolders(ctx.tx),
  ])
  const each = units.map((unit) => {
    const register = figures.registerOf(whole, unit.id)
    const needed = neededOf(needs, unit.id, ctx.today)
    return { ...unit, register, needed, view: figures.figuresOf(register, ctx.today, needed) }
  })
  const withPosts = each.filter(({ view }) => view.decided > 0)
  const sizes = each.map(({ id, view }) => ({ id, people: view.people }))
  const own = units.find(({ id }) => seesNames(ctx, id))?.id
  const told = ctx.actor.role === 'administrator' ? everything(sizes) : shownUnits(sizes, own)
  const total = figures.figuresOf(whole, ctx.today, neededOfAll(withPosts.map(({ needed }) => needed)))
  const shown = withPosts.filter(({ id }) => told.ids.has(id))
  const experience = new Map(holders.map((row) => [row.id, row.experienced_from]))
  return {
    units: each.map(({ id, name, view }) => ({
      id,
      name,
      mayOpen: seesNames(ctx, id),
      figures: told.ids.has(id) ? view : null,
      continuity: told.ids.has(id) ? (continuity.get(id) ?? null) : null,
    })),
    total: told.total ? total : null,
    full: { units: shown.filter(({ view }) => view.empty === 0).length, of: shown.length },
    consultants: figures.consultantsOf(whole, ctx.today),
    turnover: told.total ? figures.turnoverOf(whole, whole, ctx.today) : null,
    tenure: told.total ? figures.tenureOf(whole, experience, ctx.today) : null,
    retention: told.total ? figures.retentionOf(whole, ctx.today) : [],
    series: told.total ? figures.seriesOf(whole, ctx.today) : [],
  }
}

/** Who keeps the register reads every row of it anyway. */
const everything = (sizes: readonly { readonly id: string; readonly people: number }[]) => ({
  ids: new Set(sizes.map(({ id }) => id)),
  total: sizes.reduce((sum, { people }) => sum + people, 0) >= fewest,
})

const daysAhead = 60
const fundingDays = 183

type Named = { readonly names: ReadonlyMap<string, store.HolderRow>; readonly today: Day }

const occupancyView = (
  row: store.OccupancyRow,
  { names, today }: Named,
  all: readonly store.OccupancyRow[],
) => {
  const covered = all.find(({ id }) => id === row.covers_id)
  return {
    id: row.id,
    holderId: row.holder_id,
    name: names.get(row.holder_id)?.name ?? '',
    kind: row.kind,
    permille: row.permille,
    fromOn: row.from_on,
    lastOn: row.last_on,
    covers: covered === undefined ? null : (names.get(covered.holder_id)?.name ?? ''),
    resignedOn: row.resigned_on,
    reason: row.reason,
    leaveFrom: row.leave_from,
    leaveLast: row.leave_last,
    isNow: isOn(store.occupancyOf(row), today),
    version: row.version,
  }
}

const postView = (
  row: store.PostRow,
  named: Named,
  all: readonly store.OccupancyRow[],
): contract.PostView => {
  const own = all.filter((one) => one.post_id === row.id)
  const filled = own
    .filter((one) => one.covers_id === null && isOn(store.occupancyOf(one), named.today))
    .reduce((sum, { permille }) => sum + permille, 0)
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    duty: row.duty,
    permille: row.permille,
    funding: row.funding,
    fundingUntil: row.funding_until,
    fundingEnds:
      row.funding_until !== null && yearsBetween(named.today, row.funding_until) * 365.25 <= fundingDays,
    fromOn: row.from_on,
    lastOn: row.last_on,
    empty: Math.max(0, row.permille - filled),
    version: row.version,
    occupancies: own.toReversed().map((one) => occupancyView(one, named, all)),
  }
}

/** Those who fill the unit's posts today, in the order of their names; with how long they have been in the municipality. */
const havingOf = (
  rows: readonly store.PostRow[],
  all: readonly store.OccupancyRow[],
  { names, today }: Named,
): contract.HavingView[] => {
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  const stays = staysOf(all.map(store.occupancyOf))
  const live = all.filter((one) => titles.has(one.post_id) && isOn(store.occupancyOf(one), today))
  return [...Map.groupBy(live, (one) => one.holder_id)]
    .flatMap(([holderId, own]) => {
      const [first] = own
      const holder = names.get(holderId)
      if (first === undefined || holder === undefined) return []
      const startedOn =
        stays.findLast((one) => one.holderId === holderId && one.fromOn <= today)?.fromOn ?? first.from_on
      const { experienced_from: experiencedFrom, talked_on: talkedOn } = holder
      return [
        {
          holderId,
          name: holder.name,
          title: titles.get(first.post_id) ?? '',
          startedOn,
          years: yearsBetween(startedOn, today),
          experience: experiencedFrom === null ? null : yearsBetween(experiencedFrom, today),
          talkedOn,
          lacksTalk:
            first.kind !== 'consultant' && lacksTalk({ startedOn, experiencedFrom, talkedOn }, today),
          anniversary: anniversaryWithin(startedOn, today, daysAhead) ?? null,
          isOnLeave: own.every((one) => isOnLeave(store.occupancyOf(one), today)),
        },
      ]
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
}

export const answerUnit = async (
  ctx: Ctx,
  { unitId }: InputOf<typeof contract.readUnitPosts>,
): Promise<ReplyOf<typeof contract.readUnitPosts>> => {
  const basis = await permit(ctx, may, 'see who fills posts', { unitId }, { type: 'unit', id: unitId })
  const unit = found((await listUnits(ctx.tx)).find(({ id }) => id === unitId))
  const [posts, occupancies, holders, needs, colleagues] = await Promise.all([
    store.allPosts(ctx.tx),
    store.allOccupancies(ctx.tx),
    store.allHolders(ctx.tx),
    store.allNeeds(ctx.tx),
    listColleagues(ctx),
  ])
  const own = posts.filter((row) => row.unit_id === unitId && isOn(store.postOf(row), ctx.today))
  const named = { names: new Map(holders.map((row) => [row.id, row])), today: ctx.today }
  const whole = { posts: posts.map(store.postOf), occupancies: occupancies.map(store.occupancyOf) }
  const having = havingOf(own, occupancies, named)
  await logAll(
    ctx,
    having.map(({ holderId }) => ({ about: { type: 'post holder', id: holderId }, basis })),
  )
  const known = new Set(holders.map((row) => row.worker_id))
  return {
    id: unitId,
    name: unit.name,
    figures: figures.figuresOf(
      figures.registerOf(whole, unitId),
      ctx.today,
      neededOf(needs, unitId, ctx.today),
    ),
    needSource: figures.needOn(needs, unitId, ctx.today)?.source ?? '',
    needFrom: figures.needOn(needs, unitId, ctx.today)?.from_on ?? null,
    having,
    posts: own.map((row) => postView(row, named, occupancies)),
    choices: colleagues
      .filter(({ id }) => !known.has(id))
      .map(({ id, name, title }) => ({ id, name, note: title }))
      .concat(registered(holders, { own, occupancies }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
  }
}

/** People of the register who are of this unit, or of the staff here: nobody else's name is told. */
const registered = (
  holders: readonly store.HolderRow[],
  {
    own,
    occupancies,
  }: { readonly own: readonly store.PostRow[]; readonly occupancies: readonly store.OccupancyRow[] },
) => {
  const here = new Set(own.map(({ id }) => id))
  const of = new Set(occupancies.filter((one) => here.has(one.post_id)).map((one) => one.holder_id))
  return holders
    .filter((row) => row.worker_id !== null || of.has(row.id))
    .map(({ id, name, number }) => ({ id, name, note: number }))
}
