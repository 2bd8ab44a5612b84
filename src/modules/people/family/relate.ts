import type { Day } from '#kernel/day.ts'
import { BadInput, found } from '#kernel/errors.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { findPerson } from '../briefs.ts'
import type { Custody, RelationKind } from '../contract.ts'
import { sealProtected } from '../sealed/move.ts'
import * as relations from '../store-relations.ts'
import { hasCustody, holdsOn, issuesOfTie } from './rules.ts'

export type NewRelation = {
  readonly childId: string
  readonly personId: string
  readonly kind: RelationKind
  /** Left out: what the number of guardians tells (FB 6:2). */
  readonly custody?: Custody | null | undefined
  readonly note?: string | undefined
  /** Left out: today. */
  readonly fromOn?: Day | undefined
}

/**
 * Ties a person to a child; the same relation twice is one. Gives its id. Throws NotFound for unknown persons, and BadInput:
 * own_relation, in_future, before_birth_of_child, person_is_dead, must_be_adult, guardian_is_child, third_guardian,
 * sole_but_two.
 */
export const relate = async (ctx: Ctx, one: NewRelation): Promise<string> => {
  const { kind, custody = null, note = '', fromOn = ctx.today } = one
  const child = found(await findPerson(ctx.tx, one.childId))
  const person = found(await findPerson(ctx.tx, one.personId))
  // A child has two guardians at most, also when one of them is denied to the one who asks.
  const around = await beyondDenial(ctx.tx, () => relations.readAround(ctx.tx, child.id))
  const same = around.find((row) => row.person_id === person.id && row.kind === kind && row.until_on === null)
  if (same !== undefined) return same.id
  const guardians = around.filter(
    (row) =>
      hasCustody(row.kind) &&
      row.person_id !== person.id &&
      holdsOn({ fromOn: row.from_on, untilOn: row.until_on }, ctx.today),
  )
  const issues = issuesOfTie({ kind, custody, fromOn, child, person, guardians, today: ctx.today })
  if (issues.length > 0) throw new BadInput(issues)
  const id = newId(ctx)
  const row = { id, childId: child.id, personId: person.id, kind, custody, note, fromOn }
  const isNew = await relations.insertRelation(ctx.tx, row)
  await sealProtected(ctx, [child.id, person.id])
  return isNew ? id : found(await relations.findCurrentRelation(ctx.tx, row)).id
}

const endsByDeath = (kind: RelationKind): boolean =>
  hasCustody(kind) || kind === 'good_man' || kind === 'family_home_parent'

/**
 * Nobody who has died is a guardian (FB 6:9), a good man or a family-home parent: those relations end by themselves on the day
 * of death, and are open again when the day was a mistake. Also to a child who is denied to the one who enters the day.
 */
export const followDeath = (ctx: Ctx, personId: string, death: Death): Promise<void> =>
  beyondDenial(ctx.tx, () => endByDeath(ctx, personId, death))

type Death = { readonly before: Day | null; readonly deadOn: Day | null; readonly basis: string }

const endByDeath = async (ctx: Ctx, personId: string, { before, deadOn, basis }: Death): Promise<void> => {
  if (before === deadOn) return
  for (const row of await relations.readEndedByDeath(ctx.tx, personId)) {
    const again = { childId: row.child_id, personId, kind: row.kind }
    if ((await relations.findCurrentRelation(ctx.tx, again)) !== undefined) continue
    await relations.reopenRelation(ctx.tx, row.id)
    await log(ctx, { about: { type: 'person', id: row.child_id }, basis })
  }
  if (deadOn === null) return
  for (const row of await relations.readChildrenOf(ctx.tx, [personId])) {
    if (!endsByDeath(row.kind)) continue
    const untilOn = deadOn < row.from_on ? row.from_on : deadOn
    await relations.endRelationRow(ctx.tx, row.id, { untilOn, reason: 'death' })
    await log(ctx, { about: { type: 'person', id: row.child_id }, basis })
  }
}
