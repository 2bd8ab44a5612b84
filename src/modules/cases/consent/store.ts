import type { Day, Instant } from '#kernel/day.ts'
import type { ConsentGroundsTable, ConsentsTable } from '#db/tables.gen.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

const consentColumns = [
  'id',
  'intervention_id',
  'case_id',
  'person_id',
  'answer',
  'form',
  'scope',
  'words',
  'given_on',
  'noted_by',
  'withdrawn_on',
  'withdrawn_words',
  'version',
] as const

/** What was said about the help of a case, in the order in which it was said. */
export const readConsentsOf = prepared((tx, caseId: string) =>
  tx
    .selectFrom('consents')
    .select(consentColumns)
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'intervention')
    .orderBy('given_on')
    .orderBy('noted_at')
    .orderBy('id'),
)

export const readConsent = preparedOne((tx, id: string) =>
  tx.selectFrom('consents').select(consentColumns).where('id', '=', id),
)

export type NewConsent = {
  readonly id: string
  readonly interventionId: string
  readonly caseId: string
  readonly childId: string
  readonly personId: string
  readonly givenAs: ConsentsTable['given_as']
  readonly answer: ConsentsTable['answer']
  readonly form: ConsentsTable['form']
  readonly scope: string
  readonly words: string
  readonly givenOn: Day
  readonly notedAt: Instant
  readonly notedBy: string
}

/** False when the id is taken. */
export const insertConsent = async (tx: Tx, one: NewConsent): Promise<boolean> => {
  const done = await tx
    .insertInto('consents')
    .values({
      id: one.id,
      intervention_id: one.interventionId,
      case_id: one.caseId,
      child_id: one.childId,
      person_id: one.personId,
      given_as: one.givenAs,
      answer: one.answer,
      form: one.form,
      scope: one.scope,
      words: one.words,
      given_on: one.givenOn,
      noted_at: one.notedAt,
      noted_by: one.notedBy,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const withdrawConsentRow = (
  tx: Tx,
  id: string,
  one: { on: Day; words: string; at: Instant; by: string; version: number },
) =>
  tx
    .updateTable('consents')
    .set({
      withdrawn_on: one.on,
      withdrawn_words: one.words,
      withdrawn_at: one.at,
      withdrawn_by: one.by,
      version: one.version + 1,
    })
    .where('id', '=', id)
    .execute()

/** What the care of a placed child rests on now: it may have come under LVU since the decision. */
export const readCurrentBases = prepared((tx, caseId: string) =>
  tx
    .selectFrom('placements')
    .select(['intervention_id', 'legal_basis'])
    .where('case_id', '=', caseId)
    .where('ended_on', 'is', null),
)

const groundColumns = [
  'id',
  'intervention_id',
  'case_id',
  'person_id',
  'ground',
  'decided_on',
  'reference',
  'chosen_by',
  'ended_on',
  'version',
] as const

/** The ways out that were chosen and still stand. */
export const readGroundsOf = prepared((tx, caseId: string) =>
  tx
    .selectFrom('consent_grounds')
    .select(groundColumns)
    .where('case_id', '=', caseId)
    .where('ended_on', 'is', null)
    .orderBy('decided_on')
    .orderBy('id'),
)

export const readGround = preparedOne((tx, id: string) =>
  tx.selectFrom('consent_grounds').select(groundColumns).where('id', '=', id),
)

export type NewGround = {
  readonly id: string
  readonly interventionId: string
  readonly caseId: string
  readonly childId: string
  readonly personId: string | null
  readonly ground: ConsentGroundsTable['ground']
  readonly decidedOn: Day
  readonly reference: string
  readonly chosenAt: Instant
  readonly chosenBy: string
}

/** False when the id is taken. */
export const insertGround = async (tx: Tx, one: NewGround): Promise<boolean> => {
  const done = await tx
    .insertInto('consent_grounds')
    .values({
      id: one.id,
      intervention_id: one.interventionId,
      case_id: one.caseId,
      child_id: one.childId,
      person_id: one.personId,
      ground: one.ground,
      decided_on: one.decidedOn,
      reference: one.reference,
      chosen_at: one.chosenAt,
      chosen_by: one.chosenBy,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const endGroundRow = (tx: Tx, id: string, one: { on: Day; by: string; version: number }) =>
  tx
    .updateTable('consent_grounds')
    .set({ ended_on: one.on, ended_by: one.by, version: one.version + 1 })
    .where('id', '=', id)
    .execute()
