import type { Instant } from '#kernel/day.ts'
import { Conflict, NotFound } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { createLive } from './live.ts'
import * as store from './store.ts'
import type { Owner, StoredDocument } from './store.ts'
import { createThread, type Lineage, type Source } from './thread.ts'

/** What this process holds of all shared texts: the thread that reads what comes, and who has which text open. */
export const thread = createThread()
export const live = createLive()

export const millisecondsOf = (now: Instant): number => Temporal.Instant.from(now).epochMilliseconds
export const milliseconds = ({ now }: Pick<Ctx, 'now'>): number => millisecondsOf(now)

/** Tells those who follow, once it is committed. */
export const tellAfter = (ctx: Ctx, act: () => void): void => {
  ctx.after.told = [...(ctx.after.told ?? []), act]
}

const readSource = async (
  tx: Tx,
  { id, stateSeq, stateMark }: StoredDocument,
  since: string | undefined,
): Promise<Lineage> => {
  const updates = await store.updatesAfter(tx, id, stateSeq)
  const at = since === stateMark ? -1 : updates.findIndex(({ mark }) => mark === since)
  if (since !== undefined && (at >= 0 || since === stateMark))
    return { from: 'since', updates: updates.slice(at + 1).map(({ bytes }) => bytes) }
  return { from: 'start', updates: [await store.stateOf(tx, id), ...updates.map(({ bytes }) => bytes)] }
}

/** A text for the thread: how it is called as it stands now, and how to read it. */
export const sourceOf = (tx: Tx, document: StoredDocument): Source => ({
  id: document.id,
  mark: document.mark,
  size: document.size,
  read: (since) => readSource(tx, document, since),
})

/** A text of this owner; not found when it is of something else. */
export const found = async (tx: Tx, owner: Owner, documentId: string): Promise<StoredDocument> => {
  const document = await store.documentById(tx, owner, documentId)
  if (!document) throw new NotFound()
  return document
}

/** What is signed is written in no more. */
export const mustBeOpen = (document: StoredDocument): void => {
  if (document.frozenAt !== null) throw new Conflict('text_signed_meanwhile')
}
