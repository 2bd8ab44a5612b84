import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { found } from '#kernel/errors.ts'
import { Id } from '#kernel/id.ts'
import { type Ctx, emit } from '#platform/context.ts'
import { ProtectionSchema } from '../contract.ts'
import { birthChanged } from '../events.ts'
import { wordsFoundBy } from '../rules/names.ts'
import { openPartOf, sealBoth } from '../sealed/move.ts'
import * as people from '../store.ts'
import type { MergeChoices } from './contract.ts'
import { chosenFields, type Fields, mergedNumbers, mergedTies, stronger } from './rules.ts'
import * as store from './store.ts'

const FieldsSchema = z.object({
  givenName: z.string(),
  familyName: z.string(),
  birthOn: DaySchema.nullable(),
  deadOn: DaySchema.nullable(),
  protection: ProtectionSchema,
  language: z.string(),
  needsInterpreter: z.boolean(),
  address: z.string(),
  phone: z.string(),
  email: z.string(),
})

const NumberSchema = z.object({
  id: Id,
  personId: Id,
  untilOn: DaySchema.nullable(),
  endReason: z.enum(['new', 'correction', 'identity', 'same_person']).nullable(),
  endedBy: Id.nullable(),
})

/** What an undo puts back, with what the merge made of it: what somebody changed since then is left alone. */
export const BeforeSchema = z.object({
  fields: z.object({ before: FieldsSchema, after: FieldsSchema }),
  words: z.array(z.string()),
  numbers: z.array(z.object({ before: NumberSchema, after: NumberSchema })),
  ties: z.array(z.object({ id: Id, childId: Id, personId: Id, setAsideBy: Id.nullable() })),
  aliases: z.array(Id),
})
export type Before = z.output<typeof BeforeSchema>

type PersonRow = Awaited<ReturnType<typeof store.lockPersons>>[number]

const fieldsOf = (row: PersonRow): Fields => ({
  givenName: row.given_name,
  familyName: row.family_name,
  birthOn: row.birth_on,
  deadOn: row.dead_on,
  protection: row.protection,
  language: row.language,
  needsInterpreter: row.needs_interpreter,
  address: row.address,
  phone: row.phone,
  email: row.email,
})

const writeFields = async (ctx: Ctx, row: PersonRow, fields: Fields): Promise<void> => {
  const { address, phone, email, ...person } = fields
  const open = await openPartOf(ctx, { id: row.id, ...person }, { address, phone, email })
  await people.updatePerson(ctx.tx, { id: row.id, ...person }, open, row.version)
  // What stood there before is kept with the merge itself; the ages are counted anew.
  if (fields.birthOn !== row.birth_on) await emit(ctx, birthChanged, { personId: row.id })
}

type Merge = {
  readonly id: string
  readonly keptId: string
  readonly mergedId: string
  readonly choices: MergeChoices
}

/**
 * The merged entry leads to the kept one from now on. Notes, decisions, cases and all that was signed stay as they were
 * written: they are read by all ids of the person (platform/db/same-person.ts). Gives what an undo needs.
 */
export const applyMerge = async (ctx: Ctx, merge: Merge): Promise<Before> => {
  const { tx, today } = ctx
  const { id: mergeId, keptId, mergedId, choices } = merge
  const locked = await store.lockPersons(tx, [keptId, mergedId])
  // A protected identity of either is that of both from now on: what lies open is sealed before anything is chosen of it.
  const isProtected = locked.some((row) => row.protection !== 'none')
  if (isProtected) await sealBoth(ctx, [keptId, mergedId])
  const whole = isProtected ? await store.lockPersons(tx, [keptId, mergedId]) : locked
  const rows = new Map(whole.map((row) => [row.id, row]))
  const kept = found(rows.get(keptId))
  const merged = found(rows.get(mergedId))
  const after = chosenFields(fieldsOf(kept), fieldsOf(merged), choices)
  const words = (await people.readWords(tx, [keptId])).map((row) => row.part)
  const numbers = await store.readNumberRows(tx, [keptId, mergedId])
  const by = ctx.actor.workerId
  const newNumbers = mergedNumbers(numbers, { keptId, choice: choices.number, today, by })
  const ties = await store.readTies(tx, [keptId, mergedId])
  const newTies = mergedTies(ties, { keptId, mergedId, mergeId })
  const aliases = (await store.readAliases(tx, [mergedId])).map((row) => row.alias_id)

  await writeFields(ctx, kept, after)
  const newWords = wordsFoundBy(`${after.givenName} ${after.familyName}`)
  await people.writeNames(tx, keptId, [...new Set([...words, ...newWords])])
  // Two numbers that hold at once are never one person's, not for a moment: what ends is written first.
  for (const row of newNumbers.toSorted((a, b) => Number(a.untilOn === null) - Number(b.untilOn === null)))
    await store.writeNumberRow(tx, row)
  for (const row of newTies) await store.writeTie(tx, row)
  for (const alias of aliases) await store.leadAlias(tx, alias, keptId)
  await store.insertAlias(tx, { aliasId: mergedId, personId: keptId, mergeId })

  const made = new Map(newNumbers.map((row) => [row.id, row]))
  const moved = new Set(newTies.map((row) => row.id))
  return {
    fields: { before: fieldsOf(kept), after },
    words,
    numbers: numbers.map((before) => ({ before, after: made.get(before.id) ?? before })),
    ties: ties
      .filter((row) => moved.has(row.id))
      .map(({ id, childId, personId, setAsideBy }) => ({ id, childId, personId, setAsideBy })),
    aliases,
  }
}

const restored = <K extends keyof Fields>(
  now: Fields,
  { before, after }: Before['fields'],
  key: K,
): Fields[K] => (now[key] === after[key] ? before[key] : now[key])

/** A protection that was told meanwhile holds for both: whose it was is for somebody to say, not for an undo (OSL 22:1). */
const protectMerged = async (ctx: Ctx, mergedId: string, { protection }: Fields): Promise<void> => {
  const [row] = await store.lockPersons(ctx.tx, [mergedId])
  const merged = found(row)
  const fields = fieldsOf(merged)
  const both = stronger(fields.protection, protection)
  if (both !== fields.protection) await writeFields(ctx, merged, { ...fields, protection: both })
}

/** Everything as it was before; what was written of the person since then stays with the kept entry. */
export const undoMergeOf = async (ctx: Ctx, merge: Omit<Merge, 'choices'>, before: Before): Promise<void> => {
  const { tx } = ctx
  const [kept] = await store.lockPersons(tx, [merge.keptId])
  const row = found(kept)
  const now = fieldsOf(row)
  const put = <K extends keyof Fields>(key: K): Fields[K] => restored(now, before.fields, key)
  await writeFields(ctx, row, {
    givenName: put('givenName'),
    familyName: put('familyName'),
    birthOn: put('birthOn'),
    deadOn: put('deadOn'),
    protection: put('protection'),
    language: put('language'),
    needsInterpreter: put('needsInterpreter'),
    address: put('address'),
    phone: put('phone'),
    email: put('email'),
  })
  if (now.protection !== before.fields.after.protection) await protectMerged(ctx, merge.mergedId, now)
  const words = wordsFoundBy(`${put('givenName')} ${put('familyName')}`)
  await people.writeNames(tx, merge.keptId, [...new Set([...before.words, ...words])])
  const numbersNow = new Map((await store.readNumberRows(tx, [merge.keptId])).map((one) => [one.id, one]))
  const numbers = before.numbers.flatMap((one) => {
    const current = numbersNow.get(one.before.id)
    if (current === undefined) return []
    const isUntouched = current.untilOn === one.after.untilOn && current.endReason === one.after.endReason
    return [isUntouched ? one.before : { ...current, personId: one.before.personId }]
  })
  for (const number of numbers.toSorted(
    (a, b) => Number(a.personId === merge.keptId) - Number(b.personId === merge.keptId),
  ))
    await store.writeNumberRow(tx, number)
  for (const tie of before.ties) await store.writeTie(tx, tie)
  await store.deleteAlias(tx, merge.id, merge.mergedId)
  for (const alias of before.aliases) await store.leadAlias(tx, alias, merge.mergedId)
}
