import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import { handOverCase, handOverTransfer } from '#modules/cases/index.ts'
import { assign } from '#modules/clocks/index.ts'
import { handOverReport } from '#modules/intake/index.ts'
import { type Colleague, findColleague, mayHaveMatter } from '#modules/organisation/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import type { carryOutHandover } from '../contract.ts'
import type { NewItem } from '../store.ts'
import type { OpenMatter } from './matters.ts'

/** One row of what is sent: who is to have a matter. */
export type Move = InputOf<typeof carryOutHandover>['moves'][number]

type Staying = { readonly owner: Colleague; readonly coworkerId: string | null }

/** SoL 25:1 for the pair; nobody who leaves; a protected child stays with its unit or with one who has it (law.md 3.7). */
const checkPair = async (
  ctx: Ctx,
  { move, matter: { watch, kind } }: { move: Move; matter: OpenMatter },
  { gone, children }: { gone: ReadonlySet<string>; children: ReadonlyMap<string, PersonBrief> },
): Promise<Staying> => {
  const facts = { matterId: move.matterId }
  const owner = await findColleague(ctx, move.ownerId)
  const coworker = move.coworkerId === null ? undefined : await findColleague(ctx, move.coworkerId)
  if (!owner || (move.coworkerId !== null && !coworker)) throw new Conflict('handover_nobody', facts)
  if (gone.has(move.ownerId) || (move.coworkerId !== null && gone.has(move.coworkerId)))
    throw new Conflict('handover_to_leaver', facts)
  if (owner.id === coworker?.id) throw new Conflict('handover_same_person', facts)
  if (kind !== 'duty' && !(await mayHaveMatter(ctx, owner.id, coworker?.id)))
    throw new Conflict('handover_unlawful_pair', facts)
  const isProtected = watch.childId !== null && children.get(watch.childId)?.isProtected === true
  const hasIt = (id: string): boolean => id === watch.ownerId || id === watch.coworkerId
  const isOutside = (one: Colleague | undefined): boolean =>
    one !== undefined && !hasIt(one.id) && one.unitId !== watch.unitId
  if (isProtected && (isOutside(owner) || isOutside(coworker)))
    throw new Conflict('handover_outside_the_circle', facts)
  return { owner, coworkerId: coworker?.id ?? null }
}

type Seat = {
  readonly part: 'owner' | 'coworker'
  readonly fromId: string
  readonly toId: string | null
}

/** Which seats change hands. A second who was not there before comes in beside the one who leaves. */
const seatsThatChange = ({ watch }: OpenMatter, { owner, coworkerId }: Staying): Seat[] => [
  ...(watch.ownerId === owner.id ? [] : [{ part: 'owner' as const, fromId: watch.ownerId, toId: owner.id }]),
  ...(watch.coworkerId === coworkerId
    ? []
    : [{ part: 'coworker' as const, fromId: watch.coworkerId ?? watch.ownerId, toId: coworkerId }]),
]

/** What is no case goes by its own room. A duty of the municipality has nothing beside its watch. */
const handOverBesides = { report: handOverReport, transfer: handOverTransfer, duty: assign } as const

const moveOne = async (
  ctx: Ctx,
  { move, matter }: { move: Move; matter: OpenMatter },
  staying: Staying,
): Promise<Seat[]> => {
  const { watch } = matter
  const to = { unitId: staying.owner.unitId, ownerId: staying.owner.id, version: move.version }
  const seats = seatsThatChange(matter, staying)
  if (seats.length === 0 && watch.unitId === to.unitId) return []
  if (matter.kind === 'case') {
    await handOverCase(ctx, {
      ...to,
      caseId: watch.matterId,
      childId: found(watch.childId),
      coworkerId: staying.coworkerId,
    })
    return seats
  }
  await handOverBesides[matter.kind](ctx, {
    ...to,
    matterId: watch.matterId,
    coworkerId: staying.coworkerId ?? undefined,
  })
  return seats
}

/** All rows, one after the other, in the order of their ids. Each seat that changes becomes an item, and a row in the log. */
export const moveAll = async (
  ctx: Ctx,
  { moves, open }: { moves: readonly Move[]; open: readonly OpenMatter[] },
  {
    gone,
    handoverOf,
    basis,
  }: {
    gone: ReadonlySet<string>
    handoverOf: (seat: Seat, watch: OpenMatter['watch']) => string
    basis: string
  },
): Promise<NewItem[]> => {
  const children = await personBriefs(
    ctx.tx,
    open.flatMap(({ watch }) => watch.childId ?? []),
  )
  const byId = new Map(open.map((one) => [one.watch.matterId, one]))
  const items: NewItem[] = []
  for (const move of moves.toSorted((a, b) => (a.matterId < b.matterId ? -1 : 1))) {
    const matter = found(byId.get(move.matterId))
    const { watch, kind } = matter
    const staying = await checkPair(ctx, { move, matter }, { gone, children })
    for (const seat of await moveOne(ctx, { move, matter }, staying)) {
      items.push({
        ...seat,
        id: newId(ctx),
        handoverId: handoverOf(seat, watch),
        thing: kind,
        thingId: watch.matterId,
        childId: watch.childId,
        unitId: watch.unitId,
        movedAt: ctx.now,
      })
    }
    if (watch.childId !== null) await log(ctx, { about: { type: 'child', id: watch.childId }, basis })
  }
  return items
}
