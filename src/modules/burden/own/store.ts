import { sql } from 'kysely'
import { z } from 'zod'
import type { Day, Instant } from '#kernel/day.ts'
import type { Role } from '#kernel/actor.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Answers, OwnField, OwnForm } from '../rules/own.ts'

const columns = [
  'id',
  'form',
  'kind',
  'label',
  'help',
  'choices',
  'is_mandatory',
  'purpose',
  'owner_id',
  'reader',
  'begins_on',
  'ends_on',
  'version',
] as const

const Choices = z.array(z.string())

const fields = (tx: Tx) => tx.selectFrom('own_fields').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof fields>['execute']>>[number]

export type StoredField = OwnField & {
  readonly label: string
  readonly help: string
  readonly purpose: string
  readonly ownerId: string
  readonly reader: string
  readonly version: number
}

const fieldOf = (row: Row): StoredField => ({
  id: row.id,
  form: row.form,
  kind: row.kind,
  label: row.label,
  help: row.help,
  choices: Choices.parse(row.choices),
  isMandatory: row.is_mandatory,
  purpose: row.purpose,
  ownerId: row.owner_id,
  reader: row.reader,
  beginsOn: row.begins_on,
  endsOn: row.ends_on,
  version: row.version,
})

const ofForm = prepared((tx, form: OwnForm) =>
  fields(tx).where('form', '=', form).orderBy('begins_on').orderBy('id'),
)

/** All own fields of a form, also those that have ended, in the order in which they came. */
export const fieldsOfForm = async (tx: Tx, form: OwnForm): Promise<StoredField[]> =>
  (await ofForm(tx, form)).map(fieldOf)

export const allFields = async (tx: Tx): Promise<StoredField[]> =>
  (await fields(tx).orderBy('form').orderBy('begins_on').orderBy('id').execute()).map(fieldOf)

/** Held until the request is through: two who add the sixth mandatory field at once wait for each other. */
export const lockFields = async (tx: Tx): Promise<StoredField[]> => {
  await tx.selectFrom('own_fields').select('id').orderBy('id').forUpdate().execute()
  return allFields(tx)
}

type NewField = Omit<StoredField, 'version'> & {
  readonly madeBy: string
  readonly madeAt: Instant
  readonly reader: Role
}

/** False when the id is taken. */
export const insertField = async (tx: Tx, field: NewField): Promise<boolean> => {
  const row = await tx
    .insertInto('own_fields')
    .values({
      id: field.id,
      form: field.form,
      kind: field.kind,
      label: field.label,
      help: field.help,
      choices: JSON.stringify(field.choices),
      is_mandatory: field.isMandatory,
      purpose: field.purpose,
      owner_id: field.ownerId,
      reader: field.reader,
      begins_on: field.beginsOn,
      ends_on: field.endsOn,
      made_by: field.madeBy,
      made_at: field.madeAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

type Change = {
  readonly version: number
  readonly endsOn: Day
  readonly beginsOn: Day
  readonly purpose: string
  readonly ownerId: string
}

export const updateField = (tx: Tx, id: string, change: Change) =>
  tx
    .updateTable('own_fields')
    .set({
      version: change.version,
      begins_on: change.beginsOn,
      ends_on: change.endsOn,
      purpose: change.purpose,
      owner_id: change.ownerId,
    })
    .where('id', '=', id)
    .execute()

export type Term = {
  readonly id: string
  readonly fieldId: string
  readonly kind: 'begun' | 'renewed' | 'ended'
  readonly purpose: string
  readonly ownerId: string
  readonly beginsOn: Day
  readonly endsOn: Day
  readonly madeBy: string
  readonly madeAt: Instant
}

export const insertTerm = (tx: Tx, term: Term) =>
  tx
    .insertInto('own_field_terms')
    .values({
      id: term.id,
      field_id: term.fieldId,
      kind: term.kind,
      purpose: term.purpose,
      owner_id: term.ownerId,
      begins_on: term.beginsOn,
      ends_on: term.endsOn,
      made_by: term.madeBy,
      made_at: term.madeAt,
    })
    .execute()

export const allTerms = (tx: Tx) =>
  tx
    .selectFrom('own_field_terms')
    .select(['field_id', 'kind', 'purpose', 'begins_on', 'ends_on', 'made_by', 'made_at'])
    .orderBy('made_at')
    .orderBy('id')
    .execute()

/** What the counters of the forms say of each own field, over its whole life: its name there is own.<id>. */
export const costs = (tx: Tx, until: Day) =>
  tx
    .selectFrom('burden_fields')
    .select([
      'field',
      sql<number>`sum(shown)::int8`.as('shown'),
      sql<number>`sum(filled)::int8`.as('filled'),
      sql<number>`sum(seconds)::int8`.as('seconds'),
    ])
    .where('field', 'like', 'own.%')
    .where('week_on', '<', until)
    .groupBy('field')
    .execute()

const Stored = z.record(z.string(), z.string())

const draftRow = preparedOne((tx, thingId: string) =>
  tx.selectFrom('own_drafts').select('content').where('thing_id', '=', thingId),
)

export const readDraft = async (tx: Tx, thingId: string): Promise<Answers> =>
  Stored.parse((await draftRow(tx, thingId))?.content ?? {})

export const keepDraft = (tx: Tx, thingId: string, answers: Answers) =>
  tx
    .insertInto('own_drafts')
    .values({ thing_id: thingId, content: JSON.stringify(answers) })
    .onConflict((c) => c.columns(['tenant_id', 'thing_id']).doUpdateSet({ content: JSON.stringify(answers) }))
    .execute()

export const deleteDraft = (tx: Tx, thingId: string) =>
  tx.deleteFrom('own_drafts').where('thing_id', '=', thingId).execute()

export type Locked = {
  readonly thingId: string
  readonly fieldId: string
  readonly answer: string
  readonly label: string
  readonly writtenAt: Instant
  readonly writtenBy: string
}

export const insertValues = async (tx: Tx, values: readonly Locked[]): Promise<void> => {
  if (values.length === 0) return
  await tx
    .insertInto('own_values')
    .values(
      values.map((one) => ({
        thing_id: one.thingId,
        field_id: one.fieldId,
        answer: one.answer,
        label: one.label,
        written_at: one.writtenAt,
        written_by: one.writtenBy,
      })),
    )
    .execute()
}

/** The answers that were locked with these things. */
export const valuesOf = prepared((tx, thingIds: readonly string[]) =>
  tx
    .selectFrom('own_values')
    .innerJoin('own_fields', 'own_fields.id', 'own_values.field_id')
    .select([
      'own_values.thing_id',
      'own_values.field_id',
      'own_values.label',
      'own_values.answer',
      'own_fields.kind',
    ])
    .where('own_values.thing_id', '=', sql<string>`any(${thingIds})`)
    .orderBy('own_fields.begins_on')
    .orderBy('own_values.field_id'),
)
