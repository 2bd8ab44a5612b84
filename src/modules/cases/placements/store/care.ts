import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { CareArea, Contact } from '../rules/following.ts'
import type { ReviewKind } from '../rules/reviews.ts'

/** The newest revision first. */
export const readCarePlans = (tx: Tx, placementId: string) =>
  tx
    .selectFrom('care_plans')
    .select([
      'id',
      'position',
      'special_needs',
      'family_contact',
      'goal',
      'child_view',
      'guardian_view',
      'long_term_home',
      'is_revision',
      'made_on',
      'made_by',
    ])
    .where('placement_id', '=', placementId)
    .orderBy('position', 'desc')
    .execute()

export type CarePlanText = {
  readonly specialNeeds: string
  readonly familyContact: string
  readonly goal: string
  readonly childView: string
  readonly guardianView: string
  readonly longTermHome: string
  readonly isRevision: boolean
}

export const insertCarePlan = (
  tx: Tx,
  one: CarePlanText & { id: string; placementId: string; position: number; madeOn: Day; madeBy: string },
) =>
  tx
    .insertInto('care_plans')
    .values({
      id: one.id,
      placement_id: one.placementId,
      position: one.position,
      special_needs: one.specialNeeds,
      family_contact: one.familyContact,
      goal: one.goal,
      child_view: one.childView,
      guardian_view: one.guardianView,
      long_term_home: one.longTermHome,
      is_revision: one.isRevision,
      made_on: one.madeOn,
      made_by: one.madeBy,
    })
    .execute()

/** The latest first. */
export const readContacts = (tx: Tx, placementId: string) =>
  tx
    .selectFrom('care_contacts')
    .select([
      'id',
      'held_on',
      'in_home',
      'with_child',
      'child_alone',
      'with_carers',
      'with_guardians',
      'place',
      'health',
      'development',
      'behaviour',
      'schooling',
      'relations',
      'note_id',
      'by_id',
    ])
    .where('placement_id', '=', placementId)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export type ContactRow = Awaited<ReturnType<typeof readContacts>>[number]

/** False when the id was there before, or the note is a contact already. */
export const insertContact = async (
  tx: Tx,
  one: Contact &
    Readonly<Partial<Record<CareArea | 'place', string>>> & {
      readonly id: string
      readonly placementId: string
      readonly noteId: string | null
      readonly byId: string
    },
): Promise<boolean> => {
  const done = await tx
    .insertInto('care_contacts')
    .values({
      id: one.id,
      placement_id: one.placementId,
      held_on: one.heldOn,
      in_home: one.inHome,
      with_child: one.withChild,
      child_alone: one.childAlone,
      with_carers: one.withCarers,
      with_guardians: one.withGuardians,
      place: one.place ?? '',
      health: one.health ?? '',
      development: one.development ?? '',
      behaviour: one.behaviour ?? '',
      schooling: one.schooling ?? '',
      relations: one.relations ?? '',
      note_id: one.noteId,
      by_id: one.byId,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Only where nobody has said it yet. */
export const setInHome = (tx: Tx, id: string, inHome: boolean) =>
  tx
    .updateTable('care_contacts')
    .set({ in_home: inHome })
    .where('id', '=', id)
    .where('in_home', 'is', null)
    .execute()

/** The open ones first, then the latest decided. */
export const readReviews = (tx: Tx, placementId: string) =>
  tx
    .selectFrom('care_reviews')
    .select([
      'id',
      'kind',
      'answers',
      'months',
      'saved_on',
      'saved_by',
      'proposed_as',
      'decision_id',
      'decided_on',
      'version',
    ])
    .where('placement_id', '=', placementId)
    .orderBy('decided_on', (o) => o.desc().nullsFirst())
    .orderBy('id', 'desc')
    .execute()

export type ReviewRow = Awaited<ReturnType<typeof readReviews>>[number]

export const insertReview = (
  tx: Tx,
  one: {
    id: string
    placementId: string
    kind: ReviewKind
    answers: Readonly<Record<string, string>>
    months: number | null
    savedOn: Day
    savedBy: string
  },
) =>
  tx
    .insertInto('care_reviews')
    .values({
      id: one.id,
      placement_id: one.placementId,
      kind: one.kind,
      answers: JSON.stringify(one.answers),
      months: one.months,
      saved_on: one.savedOn,
      saved_by: one.savedBy,
    })
    .execute()

export const updateReview = (
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: {
    answers?: string
    months?: number | null
    saved_on?: Day
    saved_by?: string
    proposed_as?: string | null
    decision_id?: string
    decided_on?: Day
  },
) =>
  tx
    .updateTable('care_reviews')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()

/** SoF 10:3: the plan as it was before it is changed. */
export const keepPlanVersion = (
  tx: Tx,
  one: {
    id: string
    interventionId: string
    version: number
    madeOn: Day
    madeBy: string
    content: object
  },
) =>
  tx
    .insertInto('implementation_plan_versions')
    .values({
      id: one.id,
      intervention_id: one.interventionId,
      version: one.version,
      made_on: one.madeOn,
      made_by: one.madeBy,
      content: JSON.stringify(one.content),
    })
    .execute()

/** The newest first. */
export const readPlanVersions = (tx: Tx, interventionId: string) =>
  tx
    .selectFrom('implementation_plan_versions')
    .select(['version', 'made_on', 'made_by', 'content'])
    .where('intervention_id', '=', interventionId)
    .orderBy('version', 'desc')
    .execute()
