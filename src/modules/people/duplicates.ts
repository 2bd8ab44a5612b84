import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import type { findDuplicates } from './contract.ts'
import { type KnownPerson, knownPersons } from './facts.ts'
import { hitOf, mayKnow, mayLead, unitNames } from './hits.ts'
import type { Double } from './merge/reasons.ts'
import { may } from './policy.ts'
import { duplicateReason, type Entered, readNumber } from './rules.ts'
import { partsOf } from './rules/names.ts'
import { readBearers } from './search/store.ts'
import * as store from './store.ts'

const mostLookedAt = 200
const mostShown = 8

const idsLike = async ({ tx }: Ctx, entered: Entered): Promise<string[]> => {
  const names = partsOf(`${entered.givenName} ${entered.familyName}`)
  const holders = entered.number === undefined ? [] : await store.readHolders(tx, entered.number)
  const sameDay = entered.birthOn === null ? [] : await store.readBornOn(tx, entered.birthOn, mostLookedAt)
  const wanted = names.map((name) => ({ words: [name] }))
  const named = names.length < 2 ? [] : await readBearers(tx, wanted, mostLookedAt)
  return [...holders.map((row) => row.person_id), ...named, ...sameDay.map((row) => row.id)]
}

/** What doubles are told by, of each entry itself. */
export const candidatesOf = async ({ tx }: Ctx, ids: readonly string[]): Promise<Map<string, Double>> => {
  if (ids.length === 0) return new Map()
  const keys = new Map((await store.readAddressKeys(tx, ids)).map((row) => [row.id, row.address_key ?? '']))
  const numbers = Map.groupBy(await store.readNumbers(tx, ids), (row) => row.person_id)
  return new Map(
    (await store.readBriefs(tx, ids)).map((row) => [
      row.id,
      {
        givenName: row.given_name,
        familyName: row.family_name,
        birthOn: row.birth_on,
        number: row.number ?? undefined,
        formerNumbers: (numbers.get(row.id) ?? [])
          .filter((n) => n.until_on !== null && n.end_reason !== 'correction')
          .map((n) => n.number),
        addressKey: keys.get(row.id) ?? '',
      },
    ]),
  )
}

type Duplicate = ReplyOf<typeof findDuplicates>[number]

/** All that is told of a protected person to one who typed the whole number: that the person is here already. */
const nameless = (hit: Duplicate): Duplicate => ({ ...hit, name: '', birthYear: '', units: [] })

/**
 * Who may already be here under the same number or name, so that nobody is entered twice. Looked up by what was typed
 * and never logged with it; each person shown stands in the log. Faults in the number are told when the person is saved.
 */
export const answerDuplicates = async (
  ctx: Ctx,
  input: InputOf<typeof findDuplicates>,
): Promise<ReplyOf<typeof findDuplicates>> => {
  const basis = await permit(ctx, may, 'search people', {}, { type: 'search', id: null })
  const read = readNumber(input.number, ctx)
  const number = 'issue' in read ? undefined : read.number
  const entered = { ...input, number: number?.number, birthOn: input.birthOn ?? number?.birthOn ?? null }
  const candidates = await candidatesOf(ctx, await idsLike(ctx, entered))
  const alike = [...candidates].flatMap(([id, candidate]) => {
    const why = duplicateReason(entered, candidate)
    return why === undefined ? [] : [{ id, why, candidate }]
  })
  const holders = entered.number === undefined ? [] : await store.readHolders(ctx.tx, entered.number)
  /** A number that was left behind with an identity is no reason for one who may not open the person. */
  const isTold = (id: string, one: KnownPerson): boolean =>
    holders.some((row) => row.person_id === id && mayLead(ctx, one, row))
  const known = await knownPersons(
    ctx.tx,
    alike.map(({ id }) => id),
  )
  const units = await unitNames(ctx)
  const hits = alike.flatMap(({ id, candidate, why: reason }): Duplicate[] => {
    const one = known.get(id)
    if (one === undefined) return []
    const why =
      reason === 'former_number' && !isTold(id, one)
        ? duplicateReason({ ...entered, number: undefined }, candidate)
        : reason
    if (why === undefined) return []
    const hit = { ...hitOf(ctx, one, units), why }
    if (mayKnow(ctx, one)) return [hit]
    return why === 'same_number' ? [nameless(hit)] : []
  })
  const shown = hits.toSorted((a, b) => order[a.why] - order[b.why]).slice(0, mostShown)
  for (const { id } of shown) await log(ctx, { about: { type: 'person', id }, basis })
  return shown
}

const order: Readonly<Record<Duplicate['why'], number>> = {
  same_number: 0,
  former_number: 1,
  same_name: 2,
  near_name: 3,
}
