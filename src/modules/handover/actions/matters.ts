import type { Ctx } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { openCases, placementsNamedTo, waitingTransfers } from '#modules/cases/index.ts'
import { type Watch, watchesOfWorker } from '#modules/clocks/index.ts'
import { openReports } from '#modules/intake/index.ts'
import { siblingsOf } from '#modules/people/index.ts'

/** An open matter of somebody who leaves. A report that belongs to an investigation follows its case and is not here. */
export type OpenMatter = {
  readonly watch: Watch
  readonly kind: Watch['matterKind']
  readonly number: string
  readonly toldName: string
  readonly href: string
}

/** Everything open that these have, each once. */
export const openMattersOf = async (ctx: Ctx, workerIds: readonly string[]): Promise<OpenMatter[]> => {
  const watches = new Map<string, Watch>()
  for (const id of workerIds)
    for (const watch of await watchesOfWorker(ctx.tx, id)) watches.set(watch.matterId, watch)
  const ids = [...watches.keys()]
  const cases = await openCases(ctx.tx, ids)
  const reports = await openReports(ctx.tx, ids)
  const transfers = await waitingTransfers(
    ctx,
    ids.filter((id) => watches.get(id)?.matterKind === 'transfer'),
  )
  const named = [
    ...cases.map((one) => ({
      id: one.caseId,
      kind: 'case' as const,
      number: one.number,
      toldName: '',
      href: `/arenden/${one.caseId}`,
    })),
    ...reports
      .filter((one) => one.caseId === null || !watches.has(one.caseId))
      .map((one) => ({
        id: one.reportChildId,
        kind: 'report' as const,
        number: one.receiptNumber,
        toldName: one.toldName,
        href: `/inflode/${one.reportId}`,
      })),
    ...transfers.map((one) => ({
      id: one.transferId,
      kind: 'transfer' as const,
      number: one.municipality,
      toldName: '',
      href: `/overflyttningar/${one.transferId}`,
    })),
    ...ids
      .filter((id) => watches.get(id)?.matterKind === 'duty')
      .map((id) => ({ id, kind: 'duty' as const, number: '', toldName: '', href: `/uppgifter/${id}` })),
  ]
  return named.flatMap(({ id, ...one }) => {
    const watch = watches.get(id)
    return watch ? [{ ...one, watch }] : []
  })
}

/** Whether a worker has any matter, also one that is hidden from whoever asks: then nobody ends her employment (SoL 25:1). */
export const hasAnythingOpen = (ctx: Ctx, workerId: string): Promise<boolean> =>
  beyondDenial(ctx.tx, async () => (await openMattersOf(ctx, [workerId])).length > 0)

/** Sisters and brothers among the children, as one word for each family: the smallest id of those who meet. */
export const familiesOf = async (
  ctx: Pick<Ctx, 'tx'>,
  childIds: readonly string[],
): Promise<{
  readonly family: ReadonlyMap<string, string>
  readonly siblings: ReadonlyMap<string, readonly string[]>
}> => {
  const family = new Map<string, string>()
  const siblings = new Map<string, readonly string[]>()
  for (const id of new Set(childIds)) {
    const others = (await siblingsOf(ctx.tx, id)).map((one) => one.id).filter((one) => one !== id)
    siblings.set(id, others)
    const known = [id, ...others].flatMap((one) => family.get(one) ?? []).toSorted()
    family.set(id, known[0] ?? id)
  }
  return { family, siblings }
}

/** Which of the matters' children have one of these workers as their own by name (SoL 22:12): placement → its worker. */
export const namedFor = async (ctx: Pick<Ctx, 'tx'>, workerIds: readonly string[]) => {
  const all = []
  for (const workerId of workerIds)
    for (const placement of await placementsNamedTo(ctx.tx, workerId)) all.push({ ...placement, workerId })
  return all
}
