import { found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { investigationFacts, refuseInConflict } from '#modules/cases/index.ts'
import {
  openShared,
  pullShared,
  pushShared,
  standing,
  takeTurn,
  tellHere,
  tellRows,
} from '#modules/together/index.ts'
import { enterToRead, enterToWrite, textFacts } from '../enter.ts'
import * as parts from '../parts/store.ts'
import { may } from '../policy.ts'
import { fieldsWith } from '../rules/fields.ts'
import { beginText } from '../structure/in-force.ts'
import { begunWith } from '../structure/store.ts'
import type { datePart, followText, openText, pullText, pushText, tellPlace } from './contract.ts'
import { sharedText, textsOfRows, writeRows } from './project.ts'

export const open = async (
  ctx: Ctx,
  { investigationId, tabId }: InputOf<typeof openText>,
): Promise<ReplyOf<typeof openText>> => {
  await enterToWrite(ctx, investigationId)
  return openShared(ctx, sharedText(investigationId), {
    deviceId: tabId,
    texts: () => textsOfRows(ctx, investigationId),
  })
}

export const pull = async (
  ctx: Ctx,
  { investigationId, ...given }: InputOf<typeof pullText>,
): Promise<ReplyOf<typeof pullText>> => {
  await enterToRead(ctx, investigationId)
  return pullShared(ctx, sharedText(investigationId), given)
}

export const push = async (
  ctx: Ctx,
  { investigationId, ...given }: InputOf<typeof pushText>,
): Promise<ReplyOf<typeof pushText>> => {
  await enterToWrite(ctx, investigationId)
  const fields = async (): Promise<string[]> => fieldsWith(await parts.partIdsOf(ctx.tx, investigationId))
  const { seq, taken, changed } = await pushShared(ctx, sharedText(investigationId), { ...given, fields })
  if (changed.size > 0) {
    // Asked of one small row: the text itself is not read for each keystroke.
    if (!(await begunWith(ctx.tx, investigationId))) await beginText(ctx, investigationId)
    await writeRows(ctx, { investigationId, documentId: given.documentId }, changed)
  }
  return { seq, taken, savedAt: ctx.now }
}

export const follow = async (
  ctx: Ctx,
  { investigationId, documentId }: InputOf<typeof followText>,
): Promise<ReplyOf<typeof followText>> => {
  const { inquiry } = await enterToRead(ctx, investigationId)
  return {
    ...(await standing(ctx.tx, sharedText(investigationId), documentId)),
    mayWrite: may['write assessment'](ctx.actor, textFacts(inquiry)).allowed,
  }
}

/** Where somebody's caret is: no row in the log for each of its steps, and nothing is read. The policy is asked all the same. */
export const tellWhere = async (
  ctx: Ctx,
  { investigationId, ...where }: InputOf<typeof tellPlace>,
): Promise<ReplyOf<typeof tellPlace>> => {
  const inquiry = found(await investigationFacts(ctx.tx, investigationId))
  if (!may['write assessment'](ctx.actor, textFacts(inquiry)).allowed) throw new NotFound()
  await refuseInConflict(ctx, inquiry.caseId, 'work')
  await tellHere(ctx, sharedText(investigationId), where)
  return {}
}

export const date = async (
  ctx: Ctx,
  { investigationId, partId, saidOn }: InputOf<typeof datePart>,
): Promise<ReplyOf<typeof datePart>> => {
  await enterToWrite(ctx, investigationId)
  await takeTurn(ctx, sharedText(investigationId))
  const part = await parts.holdPart(ctx.tx, partId)
  if (part?.investigationId !== investigationId) throw new NotFound()
  if (part.saidOn === saidOn) return { savedAt: part.savedAt }
  await parts.updatePart(ctx.tx, {
    ...part,
    saidOn,
    savedAt: ctx.now,
    savedBy: ctx.actor.workerId,
    revision: part.revision + 1,
  })
  await tellRows(ctx, sharedText(investigationId), part.section)
  return { savedAt: ctx.now }
}
