import type { Instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { personBriefs } from '#modules/people/index.ts'
import type { VisitKind } from './kinds.ts'
import { visitsOfChild, type Whole } from './store.ts'

/** A meeting as somebody outside is told of it. Who else comes is not told. */
export type AskedTo = {
  readonly kind: VisitKind
  readonly startsAt: Instant
  readonly minutes: number
  readonly place: string
}

/** A person of the register, the child itself, or somebody who is known by name only. */
export type WhoIsAsked = { readonly personId: string } | { readonly name: string }

/** A child is asked to what is held with it: a talk with a guardian is about the child, and not with it. */
const withTheChild: readonly VisitKind[] = ['home_visit', 'talk_with_child', 'meeting']

const plainName = (name: string): string => name.trim().toLocaleLowerCase('sv')

/** The next meeting about the child to which this person was asked, and no other. The caller has asked its policy. */
export const nextMeetingWith = async (
  ctx: Pick<Ctx, 'tx' | 'now'>,
  childId: string,
  who: WhoIsAsked,
): Promise<AskedTo | undefined> => {
  const coming = (await visitsOfChild(ctx.tx, childId, ctx.now)).filter(
    ({ visit }) => visit.cancelledAt === null && visit.begunAt === null,
  )
  const ids = coming.flatMap(({ children, invited }) => [
    ...children.map((one) => one.childId),
    ...invited.flatMap(({ personId }) => personId ?? []),
  ])
  const people = await personBriefs(ctx.tx, ids)
  const isOne = (id: string | null): boolean =>
    'personId' in who && id !== null && people.get(id)?.id === who.personId
  const isAsked = ({ visit, children, invited }: Whole): boolean =>
    'name' in who
      ? invited.some(({ personId, name }) => personId === null && plainName(name) === plainName(who.name))
      : invited.some(({ personId }) => isOne(personId)) ||
        (withTheChild.includes(visit.kind) && children.some((one) => isOne(one.childId)))
  const [next] = coming.filter(isAsked).toSorted((a, b) => a.visit.startsAt.localeCompare(b.visit.startsAt))
  if (!next) return undefined
  const { kind, startsAt, minutes, place } = next.visit
  return { kind, startsAt, minutes, place }
}
