import { turnOf } from '#kernel/autosave.ts'
import { BadInput, Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { noteWithBeside, signedNoteOf } from '#modules/journal/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { rewriteShared, takeTurn, tellRows } from '#modules/together/index.ts'
import { enterToRead, enterToWrite } from '../enter.ts'
import { hashOfText } from '../hash.ts'
import { partField } from '../rules/fields.ts'
import { takesQuote } from '../rules/parts.ts'
import { kindsOf } from '../rules/structures.ts'
import { beginText } from '../structure/in-force.ts'
import { sharedText } from '../together/project.ts'
import { partView } from '../views.ts'
import { missingNow, standsIn } from '../whole.ts'
import type { pullQuote, readSource, removePart, savePart } from './contract.ts'
import * as store from './store.ts'

type Save = InputOf<typeof savePart>

const changed = async (ctx: Ctx, code: string, stored: store.StoredPart): Promise<Conflict> => {
  const current = partView(stored, await workerNames(ctx.tx, [stored.savedBy]), [])
  return new Conflict(code, { current, revision: stored.revision })
}

const checkPlace = async (ctx: Ctx, given: Save): Promise<void> => {
  const structure = await beginText(ctx, given.investigationId)
  if (!structure.withParts) throw new Conflict('text_without_parts')
  if (!kindsOf(structure, given.section).includes(given.kind))
    throw new BadInput([{ path: 'kind', code: 'choose' }])
}

/** The same words in the shared text, as the smallest change of it; who has it open is told. */
const share = async (
  ctx: Ctx,
  { investigationId, id, section, body, source }: store.StoredPart,
): Promise<void> => {
  const owner = sharedText(investigationId)
  const words = new Map([
    [partField(id, 'body'), body],
    [partField(id, 'source'), source],
  ])
  await rewriteShared(ctx, owner, words)
  await tellRows(ctx, owner, section)
}

const put = async (ctx: Ctx, given: Save): Promise<store.StoredPart> => {
  const { investigationId, partId, section, kind, body, source, saidOn, tabId, tabSeq } = given
  const words = { body, source, saidOn, tabId, tabSeq, savedAt: ctx.now, savedBy: ctx.actor.workerId }
  const before = await store.holdPart(ctx.tx, partId)
  if (!before) {
    await checkPlace(ctx, given)
    const id = { id: partId, investigationId, section, kind }
    const first = { ...id, ...words, begunAt: ctx.now, revision: 1, removedAt: null }
    if (await store.insertPart(ctx.tx, first)) {
      await share(ctx, first)
      return first
    }
  }
  const stored = before ?? found(await store.holdPart(ctx.tx, partId))
  if (stored.investigationId !== investigationId) throw new NotFound()
  const turn = turnOf(stored, given)
  if (turn === 'late') return stored
  if (stored.removedAt !== null) throw await changed(ctx, 'part_removed_meanwhile', stored)
  if (turn === 'conflict') throw await changed(ctx, 'section_changed_meanwhile', stored)
  const after = { ...stored, ...words, revision: stored.revision + 1 }
  await store.updatePart(ctx.tx, after)
  await share(ctx, after)
  return after
}

/** Keeps one part as it is typed. Nothing is overwritten: two windows in the same part are shown to each other. */
export const keepPart = async (ctx: Ctx, given: Save): Promise<ReplyOf<typeof savePart>> => {
  await enterToWrite(ctx, given.investigationId)
  await takeTurn(ctx, sharedText(given.investigationId))
  const { revision, savedAt } = await put(ctx, given)
  return { revision, savedAt, missing: await missingNow(ctx.tx, given.investigationId) }
}

/** Takes a part or a quote away, or puts it back. Twice is once. */
export const takeAway = async (
  ctx: Ctx,
  { investigationId, partId, removed }: InputOf<typeof removePart>,
): Promise<ReplyOf<typeof removePart>> => {
  await enterToWrite(ctx, investigationId)
  const part = await store.holdPart(ctx.tx, partId)
  const one = part ?? (await store.quoteById(ctx.tx, partId))
  if (one?.investigationId !== investigationId) throw new NotFound()
  const given = removed
    ? { id: partId, at: ctx.now, by: ctx.actor.workerId }
    : { id: partId, at: null, by: null }
  await (part ? store.setPartRemoved(ctx.tx, given) : store.setQuoteRemoved(ctx.tx, given))
  await tellRows(ctx, sharedText(investigationId), one.section)
  return { removed, missing: await missingNow(ctx.tx, investigationId) }
}

/** Write once: words of a signed note, exactly as they stand there, with where they are from. */
export const pull = async (
  ctx: Ctx,
  { investigationId, quoteId, section, noteId, field, text }: InputOf<typeof pullQuote>,
): Promise<ReplyOf<typeof pullQuote>> => {
  const { inquiry } = await enterToWrite(ctx, investigationId)
  const note = await signedNoteOf(ctx.tx, inquiry.childId, noteId)
  if (!note) throw new BadInput([{ path: 'noteId', code: 'choose' }])
  if (!standsIn(note, field, text)) throw new BadInput([{ path: 'text', code: 'choose' }])
  const structure = await beginText(ctx, investigationId)
  if (!structure.withParts) throw new Conflict('text_without_parts')
  if (!takesQuote(kindsOf(structure, section), field))
    throw new BadInput([{ path: 'section', code: 'choose' }])
  const quote: store.StoredQuote = {
    id: quoteId,
    investigationId,
    section,
    noteId,
    field,
    noteHash: note.hash,
    body: text,
    bodyHash: hashOfText(text),
    pulledAt: ctx.now,
    pulledBy: ctx.actor.workerId,
    removedAt: null,
  }
  await store.insertQuote(ctx.tx, quote)
  const kept = await store.quoteById(ctx.tx, quoteId)
  if (kept?.investigationId !== investigationId) throw new Conflict('command_of_another')
  await tellRows(ctx, sharedText(investigationId), kept.section)
  return { pulledAt: kept.pulledAt, missing: await missingNow(ctx.tx, investigationId) }
}

/** The note that a quote is from: one click away, with its corrections. */
export const answerSource = async (
  ctx: Ctx,
  { investigationId, quoteId }: InputOf<typeof readSource>,
): Promise<ReplyOf<typeof readSource>> => {
  await enterToRead(ctx, investigationId)
  const quote = await store.quoteById(ctx.tx, quoteId)
  if (quote?.investigationId !== investigationId) throw new NotFound()
  const note = found(await noteWithBeside(ctx.tx, quote.noteId))
  return { note, quote: { body: quote.body, field: quote.field } }
}
