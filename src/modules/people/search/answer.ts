import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { watchesOfWorker } from '#modules/clocks/index.ts'
import type { searchPeople } from '../contract.ts'
import { type KnownPerson, knownPersons } from '../facts.ts'
import { hitOf, mayKnow, mayLead, mayOpen, unitNames } from '../hits.ts'
import { readFormerNamesOf } from '../identity/store.ts'
import { isOwn, may } from '../policy.ts'
import { type Asked, understand } from '../rules.ts'
import { readAroundMany } from '../store-relations.ts'
import * as store from '../store.ts'
import { readCandidates } from './candidates.ts'
import { type Match, matchOf, matchOrder, type Typed, typedAs } from './match.ts'

const mostLookedAt = 40
const mostShown = 20

const inSwedishOrder = new Intl.Collator('sv', { numeric: true })

/** The asker's own children and their families: found even when a thousand others have the name. */
const ownPeople = async (ctx: Ctx): Promise<string[]> => {
  const children = (await watchesOfWorker(ctx.tx, ctx.actor.workerId)).flatMap((watch) => watch.childId ?? [])
  const around = await readAroundMany(ctx.tx, children)
  return [...children, ...around.map((row) => row.person_id)]
}

type Answer = { readonly match: Match; readonly formerName: string }

type Found = { readonly known: KnownPerson; readonly answer: Answer }

/** By today's name, else by the best of the former ones. */
const answerOf = (typed: Typed, name: string, former: readonly string[]): Answer | undefined => {
  const now = matchOf(typed, name)
  if (now !== undefined) return { match: now, formerName: '' }
  const answers = former.flatMap((one): Answer[] => {
    const match = matchOf(typed, one)
    return match === undefined ? [] : [{ match, formerName: one }]
  })
  return answers.toSorted((a, b) => matchOrder(a.match) - matchOrder(b.match))[0]
}

type FormerName = Awaited<ReturnType<typeof readFormerNamesOf>>[number]

const byName = async (ctx: Ctx, parts: readonly string[]): Promise<{ found: Found[]; asked: number }> => {
  const typed = typedAs(parts)
  const [candidates, own] = await Promise.all([
    readCandidates(ctx.tx, typed, mostLookedAt),
    ownNamed(ctx, typed),
  ])
  const ids = [...new Set([...candidates, ...own])]
  const known = [...(await knownPersons(ctx.tx, ids)).values()].filter((one) => mayKnow(ctx, one))
  const names = Map.groupBy(
    await readFormerNamesOf(
      ctx.tx,
      known.map((one) => one.brief.id),
    ),
    (row) => row.person_id,
  )
  const found = known.flatMap((one): Found[] => {
    const former = (names.get(one.brief.id) ?? []).filter((row) => mayLead(ctx, one, row)).map(nameOf)
    const answer = answerOf(typed, one.brief.name, former)
    return answer === undefined ? [] : [{ known: one, answer }]
  })
  return { found, asked: candidates.length }
}

const nameOf = (row: FormerName): string => `${row.given_name} ${row.family_name}`.trim()

/** Of the asker's own, only those who are called so: the rest need not be looked up. */
const ownNamed = async (ctx: Ctx, typed: Typed): Promise<string[]> => {
  const own = await ownPeople(ctx)
  if (own.length === 0) return []
  const words = Map.groupBy(await store.readWords(ctx.tx, own), (row) => row.person_id)
  return [...words].flatMap(([id, rows]) =>
    matchOf(typed, rows.map((row) => row.part).join(' ')) === undefined ? [] : [id],
  )
}

const byNumber = async (ctx: Ctx, number: string): Promise<Found[]> => {
  const holders = await store.readHolders(ctx.tx, number)
  const known = await knownPersons(
    ctx.tx,
    holders.map((row) => row.person_id),
  )
  const found = holders.flatMap((row): Found[] => {
    const one = known.get(row.person_id)
    const isFound = one !== undefined && mayKnow(ctx, one) && mayLead(ctx, one, row)
    return isFound ? [{ known: one, answer: { match: 'exact', formerName: '' } }] : []
  })
  return found
}

const find = async (ctx: Ctx, asked: Asked): Promise<{ found: Found[]; asked: number }> =>
  asked.by === 'name'
    ? byName(ctx, asked.parts)
    : { found: asked.by === 'number' ? await byNumber(ctx, asked.number) : [], asked: 0 }

const rank = (ctx: Ctx, known: KnownPerson): number =>
  isOwn(ctx.actor, known.facts) ? 0 : mayOpen(ctx, known) ? 1 : 2

/** Two entries of one person that were merged are one hit. */
const once = (all: readonly Found[]): Found[] => {
  const seen = new Set<string>()
  return all.filter(({ known }) => {
    const isNew = !seen.has(known.brief.id)
    seen.add(known.brief.id)
    return isNew
  })
}

/** Answers a search; the words are not logged. A whole number names one person, so that person stands in the log. */
export const answerSearch = async (
  ctx: Ctx,
  { q }: InputOf<typeof searchPeople>,
): Promise<ReplyOf<typeof searchPeople>> => {
  const basis = await permit(ctx, may, 'search people', {}, { type: 'search', id: null })
  const words = understand(q, ctx.today)
  const [{ found, asked }, units] = await Promise.all([find(ctx, words), unitNames(ctx)])
  const inOrder = once(
    found.toSorted(
      (a, b) =>
        matchOrder(a.answer.match) - matchOrder(b.answer.match) ||
        rank(ctx, a.known) - rank(ctx, b.known) ||
        inSwedishOrder.compare(a.known.brief.name, b.known.brief.name),
    ),
  )
  const shown = inOrder.slice(0, mostShown)
  if (words.by === 'number')
    for (const { known } of shown) await log(ctx, { about: { type: 'person', id: known.brief.id }, basis })
  return {
    askedBy: words.by,
    hits: shown.map(({ known, answer }) => hitOf(ctx, known, units, answer.formerName)),
    hasMore: inOrder.length > mostShown || asked >= mostLookedAt,
  }
}
