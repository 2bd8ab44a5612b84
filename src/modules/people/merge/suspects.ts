import { sql } from 'kysely'
import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { watchesOfUnit, watchesOfWorker } from '#modules/clocks/index.ts'
import { candidatesOf } from '../duplicates.ts'
import { knownPersons } from '../facts.ts'
import { mayOpen } from '../hits.ts'
import { leads, may, mayMerge } from '../policy.ts'
import { readAroundMany } from '../store-relations.ts'
import type { DoubleReason, listDoubles } from './contract.ts'
import { mergeBrief } from './facts.ts'
import { doubleReason } from './reasons.ts'
import { readMerges } from './store.ts'

const mostFocal = 400
const mostPairs = 100
const mostMerges = 50

/** Others with the same number (also a former one), the same day of birth or the same address as these. */
const readAlike = (tx: Tx, ids: readonly string[]) => {
  const focal = sql<string>`any(${[...ids]}::uuid[])`
  const born = tx
    .selectFrom('persons as one')
    .innerJoin('persons as other', 'other.birth_on', 'one.birth_on')
    .select(['one.id as one_id', 'other.id as other_id'])
    .where('one.id', '=', focal)
    .whereRef('other.id', '<>', 'one.id')
  const lives = tx
    .selectFrom('persons as one')
    .innerJoin('persons as other', 'other.address_key', 'one.address_key')
    .select(['one.id as one_id', 'other.id as other_id'])
    .where('one.id', '=', focal)
    .where('one.address', '<>', '')
    .where('other.address', '<>', '')
    .whereRef('other.id', '<>', 'one.id')
  const numbered = tx
    .selectFrom('person_numbers as one')
    .innerJoin('person_numbers as other', 'other.number', 'one.number')
    .select(['one.person_id as one_id', 'other.person_id as other_id'])
    .where('one.person_id', '=', focal)
    .whereRef('other.person_id', '<>', 'one.person_id')
  return born.union(lives).union(numbered).execute()
}

/** The actor's own children and their families; for one who leads a unit, the unit's. */
const focalPersons = async (ctx: Ctx): Promise<string[]> => {
  const watches = leads(ctx.actor)
    ? await watchesOfUnit(ctx.tx, ctx.actor.unitId)
    : await watchesOfWorker(ctx.tx, ctx.actor.workerId)
  const children = [...new Set(watches.flatMap((watch) => watch.childId ?? []))].slice(0, mostFocal)
  const around = await readAroundMany(ctx.tx, children)
  return [...new Set([...children, ...around.map((row) => row.person_id)])]
}

const pairKey = (one: string, other: string): string => [one, other].toSorted().join()

/** Suspected doubles among the people whom the actor works with, and the merges that wait or may be undone. */
export const answerDoubles = async (ctx: Ctx): Promise<ReplyOf<typeof listDoubles>> => {
  const basis = await permit(ctx, may, 'find doubles', {}, { type: 'search', id: null })
  const alike = await readAlike(ctx.tx, await focalPersons(ctx))
  const ids = [...new Set(alike.flatMap((row) => [row.one_id, row.other_id]))]
  const candidates = await candidatesOf(ctx, ids)
  const pairs = new Map<string, { oneId: string; otherId: string; why: DoubleReason }>()
  for (const { one_id: oneId, other_id: otherId } of alike) {
    const [one, other] = [candidates.get(oneId), candidates.get(otherId)]
    const why = one && other && doubleReason(one, other)
    if (why) pairs.set(pairKey(oneId, otherId), { oneId, otherId, why })
  }
  const known = await knownPersons(
    ctx.tx,
    [...pairs.values()].flatMap((pair) => [pair.oneId, pair.otherId]),
  )
  const suspected = [...pairs.values()].flatMap(({ oneId, otherId, why }) => {
    const [one, other] = [known.get(oneId), known.get(otherId)]
    if (!one || !other || one.brief.id === other.brief.id) return []
    return mayOpen(ctx, one) && mayOpen(ctx, other) ? [{ one: one.brief, other: other.brief, why }] : []
  })
  const shown = suspected.slice(0, mostPairs)
  const rows = await readMerges(ctx.tx, mostMerges)
  const concerned = await knownPersons(
    ctx.tx,
    rows.flatMap((row) => [row.kept_id, row.merged_id]),
  )
  const merges = []
  for (const row of rows) {
    const [kept, merged] = [concerned.get(row.kept_id), concerned.get(row.merged_id)]
    if (kept && merged && mayMerge(ctx.actor, { kept: kept.facts, merged: merged.facts }).allowed)
      merges.push(await mergeBrief(ctx, row))
  }
  const told = [
    ...shown.flatMap(({ one, other }) => [one.id, other.id]),
    ...merges.flatMap(({ kept, merged }) => [kept.id, merged.id]),
  ]
  await logAll(
    ctx,
    [...new Set(told)].map((id) => ({ about: { type: 'person', id }, basis })),
  )
  return { suspected: shown, merges }
}
