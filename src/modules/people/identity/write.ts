import type { Day } from '#kernel/day.ts'
import { BadInput, Conflict } from '#kernel/errors.ts'
import { makeReserveNumber } from '#kernel/identity-number.ts'
import { type Ctx, emit, newId } from '#platform/context.ts'
import type { Certainty, ChangeReason } from '../contract.ts'
import { birthChanged } from '../events.ts'
import { knownPerson } from '../facts.ts'
import { mayKnow } from '../hits.ts'
import type { KnownNumber } from '../rules.ts'
import { type FullName, wordsFoundBy } from '../rules/names.ts'
import * as people from '../store.ts'
import * as store from './store.ts'

/**
 * Gives the person the number; throws Conflict('number_taken', {personId}) when it is somebody's. Of somebody whom the one who
 * asks may not know of the answer is the same for all reasons, a protected identity or a denial: who leads sorts it out.
 */
export const giveNumber = async (
  ctx: Ctx,
  personId: string,
  { number, kind, certainty }: KnownNumber & { readonly certainty: Certainty | null },
): Promise<void> => {
  const isFree = await store.insertNumber(ctx.tx, {
    id: newId(ctx),
    personId,
    number,
    kind,
    certainty,
    fromOn: ctx.today,
    writtenBy: ctx.actor.workerId,
  })
  if (isFree) return
  const holder = (await people.readHolders(ctx.tx, number)).find((row) => row.until_on === null)
  const known = holder && (await knownPerson(ctx.tx, holder.person_id))
  if (!known || !mayKnow(ctx, known)) throw new Conflict('number_for_lead')
  throw new Conflict('number_taken', { personId: known.brief.id })
}

/** Our own number, for somebody who has none: counted, never typed, and nothing like a personnummer. */
export const giveReserveNumber = async (ctx: Ctx, personId: string): Promise<void> => {
  const year = ctx.today.slice(0, 4)
  const number = makeReserveNumber(year, await store.countReserveNumbers(ctx.tx, year))
  await giveNumber(ctx, personId, { number, kind: 'reserve', birthOn: undefined, certainty: null })
}

export type NewNumber = {
  readonly number: KnownNumber | undefined
  readonly certainty: Certainty | null
  readonly reserve: boolean
  readonly why: ChangeReason
}

/**
 * The number that the person has from today. What stood there ends and stays as history, with who wrote it and why; a number
 * of our own gives way only to a real one.
 */
export const writeNumber = async (ctx: Ctx, personId: string, wanted: NewNumber): Promise<void> => {
  const { number, certainty, reserve, why } = wanted
  const current = (await people.readNumbers(ctx.tx, [personId])).find((row) => row.until_on === null)
  if (number !== undefined && current?.number === number.number && current.certainty === certainty) return
  if (number?.kind === 'reserve' && current?.number !== number.number)
    throw new BadInput([{ path: 'number', code: 'reserve_is_counted' }])
  if (number === undefined && current?.kind === 'reserve') return
  if (current !== undefined)
    await store.endNumber(ctx.tx, personId, {
      untilOn: ctx.today,
      reason: current.kind === 'reserve' || current.number === number?.number ? 'new' : why,
      by: ctx.actor.workerId,
    })
  if (number !== undefined) await giveNumber(ctx, personId, { ...number, certainty })
  else if (reserve) await giveReserveNumber(ctx, personId)
}

/** What the person is found by: today's name and the former ones, but no name that was only a slip of the pen. */
export const writeNames = async (ctx: Ctx, personId: string, now: FullName): Promise<void> => {
  const former = (await store.readFormerNames(ctx.tx, personId)).filter(
    (row) => row.end_reason !== 'correction' && row.person_id === personId,
  )
  const parts = [
    ...wordsFoundBy(`${now.givenName} ${now.familyName}`),
    ...former.flatMap((row) => wordsFoundBy(`${row.given_name} ${row.family_name}`)),
  ]
  await people.writeNames(ctx.tx, personId, [...new Set(parts)])
}

/**
 * Another day of birth: the old one becomes history, also that it was not known. What the law asks by age is counted anew by
 * those who hear of it (SoL 22:13–14, LVU 1).
 */
export const writeFormerBirth = async (
  ctx: Ctx,
  personId: string,
  { before, now, why }: { readonly before: Day | null; readonly now: Day | null; readonly why: ChangeReason },
): Promise<void> => {
  if (before === now) return
  await store.insertFormerBirth(ctx.tx, {
    id: newId(ctx),
    personId,
    birthOn: before,
    untilOn: ctx.today,
    reason: why,
    by: ctx.actor.workerId,
  })
  await emit(ctx, birthChanged, { personId })
}

/** A new name: the old one becomes history. */
export const writeFormerName = async (
  ctx: Ctx,
  personId: string,
  { before, now, why }: { readonly before: FullName; readonly now: FullName; readonly why: ChangeReason },
): Promise<void> => {
  if (before.givenName === now.givenName && before.familyName === now.familyName) return
  await store.insertFormerName(ctx.tx, {
    id: newId(ctx),
    personId,
    givenName: before.givenName,
    familyName: before.familyName,
    untilOn: ctx.today,
    reason: why,
    by: ctx.actor.workerId,
  })
}
