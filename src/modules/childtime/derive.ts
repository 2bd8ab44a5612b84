import type { Ctx } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { unitsOfWorkers } from '#modules/organisation/index.ts'
import { begunMeetings, type HeldMeeting, heldMeetings, minutesDefinition } from '#modules/visits/index.ts'
import { monthChanges, rowsOf } from './rules/meeting.ts'
import * as store from './store-contacts.ts'

type Deriving = Pick<Ctx, 'tx' | 'now'>

const childRows = (meetings: readonly HeldMeeting[]): store.ChildRow[] =>
  meetings.flatMap(({ visitId, children }) =>
    children.flatMap(({ childId, total, alone }) =>
      total === 0 ? [] : [{ visitId, childId, minutes: total, aloneMinutes: alone }],
    ),
  )

/**
 * Counts these meetings and puts the result in the place of what stood there; the months change by the difference. Told twice,
 * late or corrected it comes to the same. A worker keeps the unit in which the minutes once were counted.
 */
export const derive = async (ctx: Deriving, visitIds: readonly string[]): Promise<number> => {
  const [meetings, before] = await Promise.all([
    heldMeetings(ctx, visitIds),
    store.contactsOf(ctx.tx, visitIds),
  ])
  const workerIds = [...new Set(meetings.flatMap(({ workers }) => workers.map(({ workerId }) => workerId)))]
  const unitsNow = await unitsOfWorkers(ctx.tx, workerIds)
  const kept = Map.groupBy(before, ({ visitId }) => visitId)
  const rows = meetings.flatMap((meeting) => {
    const then = (kept.get(meeting.visitId) ?? []).map(({ workerId, unitId }) => [workerId, unitId] as const)
    return rowsOf(meeting, new Map([...unitsNow, ...then]))
  })
  const children = childRows(meetings)
  await store.writeContacts(ctx.tx, { visitIds, rows, children, version: minutesDefinition.version })
  await store.changeMonths(ctx.tx, monthChanges(before, rows))
  return meetings.length
}

/**
 * Heard in the transaction of the taps: minutes and meeting are stored together, or neither. The minutes of a meeting are the
 * same whoever tells of it, also of a child who is denied to her.
 */
export const meetingTold = async (ctx: Ctx, { visitId }: { visitId: string }): Promise<void> => {
  await beyondDenial(ctx.tx, () => derive(ctx, [visitId]))
}

const atOnce = 2_000

/** All meetings of the municipality, counted by the definition of today. */
export const deriveAll = async (ctx: Deriving): Promise<number> => {
  let counted = 0
  let after: string | null = null
  for (;;) {
    const ids: string[] = await begunMeetings(ctx, after, atOnce)
    const last = ids.at(-1)
    if (last === undefined) break
    counted += await derive(ctx, ids)
    after = last
  }
  await store.setDerived(ctx.tx, minutesDefinition.version, ctx.now)
  return counted
}

/** When the definition has a new version, or nothing has been counted yet: once, by night. */
export const deriveWhenOutdated = async (ctx: Ctx): Promise<void> => {
  if ((await store.derivedVersion(ctx.tx)) !== minutesDefinition.version) await deriveAll(ctx)
}
