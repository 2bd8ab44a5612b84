import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { watchesOfWorker } from '#modules/clocks/index.ts'
import type { searchPeople } from './contract.ts'
import { type KnownPerson, knownPersons } from './facts.ts'
import { hitOf, mayKnow, mayOpen, unitNames } from './hits.ts'
import { isOwn, may } from './policy.ts'
import { readAroundMany } from './store-relations.ts'
import { understand } from './rules.ts'
import * as store from './store.ts'

const mostLookedAt = 200
const mostShown = 20

const inSwedishOrder = new Intl.Collator('sv', { numeric: true })

/** The asker's own children and their families: found even when a thousand others have the name. */
const ownPeople = async (ctx: Ctx): Promise<string[]> => {
  const children = (await watchesOfWorker(ctx.tx, ctx.actor.workerId)).flatMap((watch) => watch.childId ?? [])
  const around = await readAroundMany(ctx.tx, children)
  return [...children, ...around.map((row) => row.person_id)]
}

const idsFor = async (ctx: Ctx, asked: ReturnType<typeof understand>): Promise<string[]> => {
  if (asked.by === 'nothing') return []
  if (asked.by === 'number')
    return (await store.readHolders(ctx.tx, asked.number)).map((row) => row.person_id)
  const own = await store.readNamed(ctx.tx, asked.parts, { limit: mostLookedAt, among: await ownPeople(ctx) })
  const all = await store.readNamed(ctx.tx, asked.parts, { limit: mostLookedAt })
  return [...own, ...all].map((row) => row.person_id)
}

const rank = (ctx: Ctx, known: KnownPerson): number =>
  isOwn(ctx.actor, known.facts) ? 0 : mayOpen(ctx, known) ? 1 : 2

/** Answers a search; the words are not logged. A whole number names one person, so that person stands in the log. */
export const answerSearch = async (
  ctx: Ctx,
  { q }: InputOf<typeof searchPeople>,
): Promise<ReplyOf<typeof searchPeople>> => {
  const basis = await permit(ctx, may, 'search people', {}, { type: 'search', id: null })
  const asked = understand(q, ctx.today)
  const ids = await idsFor(ctx, asked)
  const known = [...(await knownPersons(ctx.tx, ids)).values()].filter((one) => mayKnow(ctx, one))
  const inOrder = known.toSorted(
    (a, b) => rank(ctx, a) - rank(ctx, b) || inSwedishOrder.compare(a.brief.name, b.brief.name),
  )
  const shown = inOrder.slice(0, mostShown)
  if (asked.by === 'number')
    for (const one of shown) await log(ctx, { about: { type: 'person', id: one.brief.id }, basis })
  const units = await unitNames(ctx)
  return {
    askedBy: asked.by,
    hits: shown.map((one) => hitOf(ctx, one, units)),
    hasMore: inOrder.length > mostShown || ids.length >= mostLookedAt,
  }
}
