import type { Day, Instant } from '#kernel/day.ts'
import { Conflict } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { caseFacts, type CaseFacts, questionedAmong } from '#modules/cases/index.ts'
import {
  type Colleague,
  listColleagues,
  delegatedBy,
  reaches,
  workerNames,
} from '#modules/organisation/index.ts'
import { ProposalKindSchema } from './contract.ts'
import { textOf } from './facts.ts'
import { levelKindOf, type ProposalKind } from './rules.ts'
import * as store from './store-pass-on.ts'
import { lockProposalRow, readProposalsSentTo, updateProposalWay } from './store.ts'

type Receiver = Pick<Colleague, 'id' | 'name' | 'title' | 'unit'>

/** A proposal that waits for somebody who leaves, and who may decide instead: the nearest unit first (KL 6:37). */
export type WaitingForLeaver = {
  readonly proposalId: string
  readonly caseId: string
  readonly childId: string
  readonly kind: ProposalKind
  readonly proposedBy: string
  readonly sentAt: Instant
  readonly version: number
  readonly receivers: readonly Receiver[]
}

/** About a protected child only those who have the child anyhow, as when it is sent the first time. */
const isInTheCircle = (one: Colleague, { isProtected, facts }: CaseFacts): boolean =>
  !isProtected ||
  one.role === 'head' ||
  facts.unitIds.includes(one.unitId) ||
  facts.responsibleIds.includes(one.id)

const receiversFor = async (
  ctx: Ctx,
  kind: ProposalKind,
  { ofCase, besides }: { ofCase: CaseFacts; besides: readonly string[] },
): Promise<Receiver[]> => {
  const { lowestRole } = await delegatedBy(ctx, kind)
  const able = (await listColleagues(ctx)).filter(
    (one) =>
      !one.isAway && !besides.includes(one.id) && reaches(one.role, lowestRole) && isInTheCircle(one, ofCase),
  )
  const isNear = (one: Colleague): boolean => one.unitId === ofCase.unitId
  return [...able.filter(isNear), ...able.filter((one) => !isNear(one))].map(({ id, name, title, unit }) => ({
    id,
    name,
    title,
    unit,
  }))
}

/** What waits for somebody who leaves, the oldest first. The caller logs whose cases it shows. */
export const waitingForLeaver = async (
  ctx: Ctx,
  workerId: string,
  leaverIds: readonly string[],
): Promise<WaitingForLeaver[]> => {
  const rows = await readProposalsSentTo(ctx.tx, workerId)
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.proposed_by),
  )
  const waiting: WaitingForLeaver[] = []
  for (const row of rows) {
    const kind = ProposalKindSchema.parse(row.kind)
    const ofCase = await caseFacts(ctx.tx, row.case_id)
    if (!ofCase) continue
    waiting.push({
      proposalId: row.id,
      caseId: row.case_id,
      childId: row.child_id,
      kind,
      proposedBy: names.get(row.proposed_by) ?? '',
      sentAt: row.sent_at ?? row.saved_at,
      version: row.version,
      receivers: await receiversFor(ctx, levelKindOf(textOf(row)), {
        ofCase,
        besides: [...leaverIds, row.proposed_by],
      }),
    })
  }
  return waiting
}

/**
 * Another is asked to decide, with the words unchanged. Tells who was asked before; undefined when it is not one of those who
 * leave, or somebody else changed or decided it first.
 */
export const passOn = async (
  ctx: Ctx,
  given: {
    readonly proposalId: string
    readonly version: number
    readonly fromIds: readonly string[]
    readonly toId: string
  },
): Promise<string | undefined> => {
  const row = await lockProposalRow(ctx.tx, given.proposalId)
  const fromId = given.fromIds.find((id) => id === row?.sent_to)
  if (!row || row.version !== given.version || fromId === undefined) return undefined
  const ofCase = await caseFacts(ctx.tx, row.case_id)
  const able =
    ofCase &&
    (await receiversFor(ctx, levelKindOf(textOf(row)), {
      ofCase,
      besides: [...given.fromIds, row.proposed_by],
    }))
  if (able?.some((one) => one.id === given.toId) !== true) throw new Conflict('handover_may_not_decide')
  if ((await questionedAmong(ctx, row.case_id, [given.toId])).has(given.toId))
    throw new Conflict('decider_in_conflict')
  await updateProposalWay(ctx.tx, row.id, {
    sentTo: given.toId,
    sentAt: ctx.now,
    returnedNote: row.returned_note,
    version: row.version + 1,
  })
  return fromId
}

/** An item of a coming meeting that somebody is to present. */
export type ToPresent = { readonly itemId: string; readonly caseId: string | null; readonly heldOn: Day }

export const itemsToPresent = async (ctx: Pick<Ctx, 'tx'>, workerId: string): Promise<ToPresent[]> =>
  (await store.readToPresent(ctx.tx, workerId)).map((row) => ({
    itemId: row.id,
    caseId: row.case_id,
    heldOn: row.held_on,
  }))

/** Whoever has the case presents it. */
export const presentInstead = async (
  ctx: Ctx,
  given: { readonly itemId: string; readonly workerId: string; readonly name: string },
): Promise<void> => {
  await store.setPresenter(ctx.tx, given)
}
