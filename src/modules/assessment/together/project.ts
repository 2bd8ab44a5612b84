import { NotFound } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Changed, Owner, SeedText } from '#modules/together/index.ts'
import * as parts from '../parts/store.ts'
import { partField, type PartText, partTexts, placeOfField, sectionField } from '../rules/fields.ts'
import type { SectionCode } from '../rules/skeleton.ts'
import * as store from '../store.ts'

export const sharedText = (investigationId: string): Owner => ({
  kind: 'assessment',
  aboutId: investigationId,
})

/** The texts as their rows have them, for the shared text to begin with: each under the one who saved it last. */
export const textsOfRows = async (ctx: Ctx, investigationId: string): Promise<SeedText[]> => {
  const [sections, every] = await Promise.all([
    store.allSections(ctx.tx, investigationId),
    parts.everyPartOf(ctx.tx, investigationId),
  ])
  const ofSections = sections
    .toSorted((a, b) => (a.section < b.section ? -1 : 1))
    .map(({ section, body, savedBy }) => ({ field: sectionField(section), text: body, workerId: savedBy }))
  const ofParts = every.flatMap((part) =>
    partTexts.map((what) => ({ field: partField(part.id, what), text: part[what], workerId: part.savedBy })),
  )
  return [...ofSections, ...ofParts].filter(({ text }) => text !== '')
}

type Place = { readonly investigationId: string; readonly documentId: string }

const writeSection = async (
  ctx: Ctx,
  { investigationId, documentId }: Place,
  { section, body }: { readonly section: SectionCode; readonly body: string },
): Promise<void> => {
  const before = await store.oneSection(ctx.tx, { investigationId, section, hold: 'locked' })
  // No screen has the document's id for its own: a save by an older screen meets a conflict, and overwrites nothing.
  const next = { section, body, tabId: documentId, tabSeq: 1, savedAt: ctx.now, savedBy: ctx.actor.workerId }
  if (!before) {
    await store.insertSection(ctx.tx, investigationId, { ...next, begunAt: ctx.now, revision: 1 })
    return
  }
  // What was emptied and is written anew has begun anew: no letter before that held it.
  const begunAt = before.body.trim() === '' ? ctx.now : before.begunAt
  await store.updateSection(ctx.tx, investigationId, { ...next, begunAt, revision: before.revision + 1 })
}

const writePart = async (
  ctx: Ctx,
  { investigationId, documentId }: Place,
  { partId, words }: { readonly partId: string; readonly words: ReadonlyMap<PartText, string> },
): Promise<void> => {
  const before = await parts.holdPart(ctx.tx, partId)
  if (before?.investigationId !== investigationId) throw new NotFound()
  await parts.updatePart(ctx.tx, {
    ...before,
    body: words.get('body') ?? before.body,
    source: words.get('source') ?? before.source,
    tabId: documentId,
    tabSeq: 1,
    savedAt: ctx.now,
    savedBy: ctx.actor.workerId,
    revision: before.revision + 1,
  })
}

/** Writes what has changed in the shared text into its rows, in the same transaction: what is signed, sent and read is always theirs. */
export const writeRows = async (ctx: Ctx, place: Place, changed: Changed): Promise<void> => {
  const ofParts = new Map<string, Map<PartText, string>>()
  for (const [field, text] of changed) {
    const at = placeOfField(field)
    if (at === undefined) throw new RangeError('a field that there is not')
    if ('section' in at) await writeSection(ctx, place, { section: at.section, body: text })
    else ofParts.set(at.partId, (ofParts.get(at.partId) ?? new Map()).set(at.what, text))
  }
  for (const [partId, words] of ofParts) await writePart(ctx, place, { partId, words })
}
