import { type Ctx, logAll } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { findColleague } from '#modules/organisation/index.ts'
import { type Entered, loadVisit } from './enter.ts'
import { may } from './policy.ts'
import { momentOf } from './rules/plan.ts'
import { giveNotes } from './together/notes.ts'
import * as store from './store.ts'
import * as write from './store-write.ts'

type Pair = { readonly ownerId: string; readonly coworkerId: string | null }

type Handed = { readonly caseId: string; readonly before: Pair | null; readonly now: Pair }

/** Whose seats go to whom; null: nobody came where this one left. */
type Places = ReadonlyMap<string, string | null>

/** Who has left the case, the owner first, and who came: who stays in it in another place keeps her own seat. */
const placesOf = (before: Pair, now: Pair): Places => {
  const was = [before.ownerId, before.coworkerId].filter((id) => id !== null)
  const is = [now.ownerId, now.coworkerId].filter((id) => id !== null)
  const came = is.filter((id) => !was.includes(id))
  return new Map(was.filter((id) => !is.includes(id)).map((id, at) => [id, came[at] ?? null]))
}

/** SoLPuL 10 §: whoever sits at a meeting may have every child that it is about. */
const mayHoldAll = async (ctx: Ctx, workerId: string, { facts }: Entered): Promise<boolean> => {
  const one = await findColleague(ctx, workerId)
  if (!one) return false
  const { id, name, title, role, unitId, isAway } = one
  const actor = { tenantId: ctx.actor.tenantId, workerId: id, name, title, role, unitId, isAway }
  return [...facts.values()].every((child) => may['plan visit'](actor, child).allowed)
}

/** Each seat goes to who has the place in the case now. Where two would sit in one, whoever of them was to write does. */
const reseat = (workers: readonly store.Worker[], places: Places): readonly store.Worker[] => {
  const seats = workers.flatMap(({ workerId: was, role }): store.Worker[] => {
    const workerId = places.has(was) ? places.get(was) : was
    return workerId === null || workerId === undefined ? [] : [{ workerId, role }]
  })
  const once = [...new Set(seats.map(({ workerId }) => workerId))].map((workerId): store.Worker => ({
    workerId,
    role: seats.some((seat) => seat.workerId === workerId && seat.role === 'write') ? 'write' : 'talk',
  }))
  const [first, ...others] = once
  // Somebody has the pen, also when who had it has left the case.
  return first && !once.some(({ role }) => role === 'write') ? [{ ...first, role: 'write' }, ...others] : once
}

const isSame = (one: readonly store.Worker[], other: readonly store.Worker[]): boolean =>
  one.length === other.length &&
  one.every(({ workerId, role }) => other.some((seat) => seat.workerId === workerId && seat.role === role))

const mayAllHold = async (ctx: Ctx, workerIds: readonly string[], entered: Entered): Promise<boolean> => {
  for (const workerId of workerIds) if (!(await mayHoldAll(ctx, workerId, entered))) return false
  return true
}

const moveSeats = async (ctx: Ctx, visitId: string, places: Places): Promise<void> => {
  await store.lockVisit(ctx.tx, visitId)
  const entered = await loadVisit(ctx, visitId)
  const { visit, children, invited, workers: before } = entered.whole
  const workers = reseat(before, places)
  // A meeting that nobody would come to stays in the hands of who was to hold it: somebody has to call it off.
  if (visit.begunAt !== null || workers.length === 0 || isSame(before, workers)) return
  const newIds = workers.flatMap(({ workerId }) =>
    before.some((seat) => seat.workerId === workerId) ? [] : [workerId],
  )
  if (!(await mayAllHold(ctx, newIds, entered))) return
  await write.setTable(ctx.tx, visitId, { children, invited, workers })
  await write.setMoved(ctx.tx, visitId, ctx.now)
  await giveNotes(ctx, visitId)
  const basis = 'handed over'
  await logAll(
    ctx,
    children.map(({ childId }) => ({ about: { type: 'child', id: childId }, basis })),
  )
}

/**
 * A case got another owner or co-worker: the meetings that the former was to hold, and that have not begun, are the new one's. A
 * family that waits at ten o'clock is not stood up because somebody has left, nor because another child of the same meeting is
 * denied to the one who hands over. What has begun is finished by who began it (FL 27).
 */
export const meetingsMove = (ctx: Ctx, handed: Handed): Promise<void> =>
  beyondDenial(ctx.tx, () => moveMeetings(ctx, handed))

const moveMeetings = async (ctx: Ctx, { caseId, before, now }: Handed): Promise<void> => {
  if (!before) return
  const places = placesOf(before, now)
  const from = momentOf(ctx.today, '00:00')
  const ids = await Promise.all(
    [...places.keys()].map((workerId) => store.plannedOfCase(ctx.tx, caseId, workerId, from)),
  )
  for (const id of [...new Set(ids.flat())].toSorted()) await moveSeats(ctx, id, places)
}
