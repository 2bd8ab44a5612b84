import { BadInput } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Following, Line } from '#platform/module.ts'
import { FollowReply, type Told } from './contract.ts'
import { found, live, milliseconds, millisecondsOf, mustBeOpen, tellAfter } from './held.ts'
import * as store from './store.ts'
import type { Owner } from './store.ts'

/** Tells those who have the text open that something beside it has changed: the room's own word for what, never a name. */
export const tellRows = async (ctx: Ctx, owner: Owner, what: string): Promise<void> => {
  const document = await store.openDocument(ctx.tx, owner)
  if (document) tellAfter(ctx, () => live.tell(document.id, { told: 'rows', what }))
}

/** How a text stands, for somebody who follows it. */
export const standing = async (tx: Tx, owner: Owner, documentId: string) => {
  const { seq, frozenAt } = await found(tx, owner, documentId)
  return { documentId, seq, signedAt: frozenAt }
}

/** Where somebody is in a text. The number must be his own. */
export const tellHere = async (
  ctx: Ctx,
  owner: Owner,
  given: {
    readonly documentId: string
    readonly clientId: number
    readonly field: string
    readonly caret: string
  },
): Promise<void> => {
  const { documentId, ...where } = given
  const { actor } = ctx
  mustBeOpen(await found(ctx.tx, owner, documentId))
  const pens = await store.pensOf(ctx.tx, documentId)
  if (!pens.some((pen) => pen.clientId === where.clientId && pen.workerId === actor.workerId))
    throw new BadInput([{ path: 'clientId', code: 'update_of_another' }])
  tellAfter(ctx, () =>
    live.here(documentId, {
      ...where,
      name: actor.name,
      workerId: actor.workerId,
      seenAt: milliseconds(ctx),
    }),
  )
}

/** The line of somebody who has a text open: what is new, who is there, and that it has been signed. */
export const followShared = (reply: unknown, line: Line): Following => {
  const { documentId, seq, signedAt, mayWrite } = FollowReply.parse(reply)
  let known = seq
  const tell = (told: Told): void => {
    if (told.told === 'seq') known = Math.max(known, told.seq)
    line.tell(told)
    if (told.told === 'closed') line.close()
  }
  const end = live.follow(documentId, { workerId: line.workerId, tell }, millisecondsOf(line.now()))
  tell(signedAt === null ? { told: 'seq', seq } : { told: 'closed', why: 'signed' })
  return {
    end,
    refused: () => tell({ told: 'closed', why: 'no_access' }),
    again: (anew) => {
      const now = FollowReply.parse(anew)
      if (now.signedAt !== null) tell({ told: 'closed', why: 'signed' })
      else if (mayWrite && !now.mayWrite) tell({ told: 'closed', why: 'no_access' })
      else if (now.seq > known) tell({ told: 'seq', seq: now.seq })
    },
  }
}
