import type { Ctx } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { personBriefs, relationsOf, type RelationKind } from '#modules/people/index.ts'
import type { VisitBasis } from './contract.ts'
import type { Entered } from './enter.ts'
import type { Course } from './rules/course.ts'
import { seatsAt } from './rules/view.ts'
import { relationWords, roleWords } from './text-note.ts'

/** Somebody at the table, as the screen and the note name them. */
export type Seated = VisitBasis['asked'][number]

const inNote = (relation: RelationKind | null): string => (relation === null ? '' : relationWords[relation])

/** Those who were asked to the meeting: children first, then adults, and the workers. */
export const askedSeats = async (ctx: Pick<Ctx, 'tx'>, { whole, briefs }: Entered): Promise<Seated[]> => {
  const personIds = whole.invited.flatMap(({ personId }) => personId ?? [])
  const [persons, names, ...relations] = await Promise.all([
    personBriefs(ctx.tx, personIds),
    workerNames(
      ctx.tx,
      whole.workers.map(({ workerId }) => workerId),
    ),
    ...whole.children.map(({ childId }) => relationsOf(ctx.tx, childId)),
  ])
  const kindOf = new Map(relations.flat().map(({ person, kind }) => [person.id, kind]))
  const plain = { relation: null, personId: null, protection: 'none' as const, isProtected: false }
  const children = whole.children.map(({ childId }) => {
    const brief = briefs.get(childId)
    return {
      id: childId,
      name: brief?.name ?? '',
      part: 'child' as const,
      role: roleWords.child,
      relation: null,
      personId: childId,
      protection: brief?.protection ?? 'none',
      isProtected: brief?.isProtected ?? true,
    }
  })
  const adults = whole.invited.map(({ id, personId, name }) => {
    const person = personId === null ? undefined : persons.get(personId)
    const relation = (person && kindOf.get(person.id)) ?? null
    return {
      ...plain,
      id,
      name: person?.name ?? name,
      part: 'adult' as const,
      role: inNote(relation),
      relation,
      personId,
      protection: person?.protection ?? 'none',
    }
  })
  const workers = whole.workers.map(({ workerId }) => ({
    ...plain,
    id: workerId,
    name: names.get(workerId) ?? '',
    part: 'worker' as const,
    role: roleWords.worker,
  }))
  return [...children, ...adults, ...workers]
}

/** Everybody at the table, with those who came without being asked. */
export const seatsOf = async (
  ctx: Pick<Ctx, 'tx'>,
  entered: Entered,
  { added }: Pick<Course, 'added'>,
): Promise<readonly Seated[]> => seatsAt(await askedSeats(ctx, entered), added)
