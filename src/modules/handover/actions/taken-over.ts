import { addHours } from '#kernel/day.ts'
import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { lastContacts } from '#modules/journal/index.ts'
import { listColleagues, workerNames } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import type { countTakenOver, readTakenOver, TakenOverView } from '../contract.ts'
import { may } from '../policy.ts'
import { readGivenTo, readOpenedBy } from '../store.ts'
import { type OpenMatter, openMattersOf } from './matters.ts'
import { byRisk, standingOf } from './rows.ts'

// After that a matter is one's own like any other.
const daysNew = 60
const hours = 24

type Given = Awaited<ReturnType<typeof readGivenTo>>[number]
type Mine = { readonly item: Given; readonly matter: OpenMatter }

const partOf = (ctx: Ctx, { watch }: OpenMatter): 'owner' | 'coworker' =>
  watch.ownerId === ctx.actor.workerId ? 'owner' : 'coworker'

/** What was given in the last weeks and is still one's own, each matter once: as it was given last. */
const mineOf = async (ctx: Ctx): Promise<Mine[]> => {
  const { workerId } = ctx.actor
  const given = await readGivenTo(ctx.tx, workerId, addHours(ctx.now, -daysNew * hours))
  if (given.length === 0) return []
  const open = new Map((await openMattersOf(ctx, [workerId])).map((one) => [one.watch.matterId, one]))
  const last = new Map<string, Mine>()
  for (const item of given) {
    const matter = open.get(item.thing_id)
    if (matter && !last.has(item.thing_id) && item.part === partOf(ctx, matter))
      last.set(item.thing_id, { item, matter })
  }
  return [...last.values()]
}

/** In the log a report about an unknown child stands under the report itself. */
const subjectOf = ({ matter }: Mine): string => matter.watch.childId ?? matter.watch.matterId

/** Read is what has been opened since: nobody ticks anything off. */
const readOnes = async (ctx: Ctx, mine: readonly Mine[]): Promise<ReadonlySet<string>> => {
  const [first] = mine.map(({ item }) => item.moved_at).toSorted()
  if (first === undefined) return new Set()
  const opened = new Map(
    (
      await readOpenedBy(ctx.tx, {
        workerId: ctx.actor.workerId,
        subjectIds: mine.map(subjectOf),
        since: first,
      })
    ).map((row) => [row.subject_id, row.at]),
  )
  return new Set(
    mine
      .filter((one) => (opened.get(subjectOf(one)) ?? '') >= one.item.moved_at)
      .map(({ matter }) => matter.watch.matterId),
  )
}

export const answerTakenOver = async (ctx: Ctx): Promise<ReplyOf<typeof readTakenOver>> => {
  const { workerId } = ctx.actor
  const basis = await permit(ctx, may, 'see what was taken over', {}, { type: 'worklist', id: workerId })
  const mine = await mineOf(ctx)
  const read = await readOnes(ctx, mine)
  const childIds = mine.flatMap(({ matter }) => matter.watch.childId ?? [])
  const children = await personBriefs(ctx.tx, childIds)
  const contacts = await lastContacts(ctx.tx, childIds)
  const clocks = Map.groupBy(
    await clockViews(
      ctx,
      mine.map(({ matter }) => matter.watch.matterId),
      'running',
    ),
    (clock) => clock.matterId,
  )
  const names = await workerNames(
    ctx.tx,
    mine.flatMap(({ item, matter }) => [item.from_id, matter.watch.ownerId, matter.watch.coworkerId]),
  )
  const here = new Map((await listColleagues(ctx)).map((one) => [one.id, one]))
  await logAll(
    ctx,
    [...new Set(childIds)].map((id) => ({ about: { type: 'child', id }, basis })),
  )
  const rows = mine.map(({ item, matter }): TakenOverView => {
    const { watch } = matter
    const child = watch.childId === null ? undefined : children.get(watch.childId)
    const contact = watch.childId === null ? undefined : contacts.get(watch.childId)
    const part = partOf(ctx, matter)
    const besideId = part === 'owner' ? watch.coworkerId : watch.ownerId
    const { late, next } = standingOf(clocks.get(watch.matterId) ?? [], ctx.today)
    return {
      matterId: watch.matterId,
      kind: matter.kind,
      number: matter.number,
      href: matter.href,
      childId: watch.childId,
      childName: child?.name ?? matter.toldName,
      protection: child?.protection ?? 'none',
      part,
      from: names.get(item.from_id) ?? '',
      canBeAsked: here.get(item.from_id)?.isAway === false,
      beside: besideId === null ? '' : (names.get(besideId) ?? ''),
      movedAt: item.moved_at,
      late,
      next,
      talkedOn: contact?.talkedOn ?? null,
      visitedOn: contact?.visitedOn ?? null,
      isRead: read.has(watch.matterId),
    }
  })
  return {
    rows: rows.toSorted(byRisk),
    unread: rows.filter((row) => !row.isRead).length,
    latestAt:
      mine
        .map(({ item }) => item.moved_at)
        .toSorted()
        .at(-1) ?? null,
  }
}

export const answerCount = async (ctx: Ctx): Promise<ReplyOf<typeof countTakenOver>> => {
  const { workerId } = ctx.actor
  await permit(ctx, may, 'see what was taken over', {}, { type: 'worklist', id: workerId })
  const mine = await mineOf(ctx)
  const read = await readOnes(ctx, mine)
  return { matters: mine.length, unread: mine.length - read.size }
}
