import { BadInput } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { OwnForm, OwnShown } from './own/contract.ts'
import * as store from './own/store.ts'
import { answerFaults, type Answers } from './rules/own.ts'

export { createReadings, type Readings, startReadings } from './readings.ts'

/** Answers to own fields in something that is still being written: kept as they are typed, right or wrong. */
export const keepOwnDraft = async (tx: Tx, thingId: string, answers: Answers): Promise<void> => {
  const given = Object.entries(answers).filter(([, answer]) => answer !== '')
  if (given.length > 0) await store.keepDraft(tx, thingId, Object.fromEntries(given))
  else await store.deleteDraft(tx, thingId)
}

export const readOwnDraft = (tx: Tx, thingId: string): Promise<Answers> => store.readDraft(tx, thingId)

/** What was written is thrown away, or locked elsewhere. */
export const dropOwnDraft = async (tx: Tx, thingId: string): Promise<void> => {
  await store.deleteDraft(tx, thingId)
}

type Lock = {
  readonly form: OwnForm
  readonly thingId: string
  readonly answers: Answers
  /** 'none' where only what is wrong is told, as in a correction. */
  readonly demands?: 'all' | 'none'
}

/**
 * Locks the answers with the thing they belong to, for good. A field that ended while somebody wrote keeps its answer, and
 * is no longer demanded. Throws BadInput at own.<id> when a mandatory one is empty.
 */
export const lockOwnAnswers = async (
  ctx: Ctx,
  { form, thingId, answers, demands = 'all' }: Lock,
): Promise<void> => {
  const fields = await store.fieldsOfForm(ctx.tx, form)
  const faults = answerFaults(fields, answers, { today: ctx.today, demands })
  if (faults.length > 0) throw new BadInput(faults)
  await store.insertValues(
    ctx.tx,
    fields.flatMap(({ id: fieldId, label }) => {
      const answer = (answers[fieldId] ?? '').trim()
      const by = { writtenAt: ctx.now, writtenBy: ctx.actor.workerId }
      return answer === '' ? [] : [{ thingId, fieldId, answer, label, ...by }]
    }),
  )
}

/** The answers locked with each of these things. The caller has asked its policy about the things. */
export const ownAnswersOf = async (
  tx: Tx,
  thingIds: readonly string[],
): Promise<ReadonlyMap<string, OwnShown[]>> => {
  if (thingIds.length === 0) return new Map()
  const rows = await store.valuesOf(tx, thingIds)
  return new Map(
    [...Map.groupBy(rows, ({ thing_id }) => thing_id)].map(([thingId, of]) => [
      thingId,
      of.map(({ field_id: fieldId, label, kind, answer }) => ({ fieldId, label, kind, answer })),
    ]),
  )
}

/** For whoever makes counters of the past: the forms there are, and where a day and a time are counted. */
export { formsOfContracts } from './forms.ts'
export { bucketOf, weekOf } from './rules.ts'
