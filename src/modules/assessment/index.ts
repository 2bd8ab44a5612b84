import { createHash } from 'node:crypto'
import { Conflict } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { canonicalAssessment, type MissingPart, missingIn, type Snapshot, written } from './rules.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'

export type { MissingPart, SectionCode, SectionText } from './rules.ts'
export { sectionCodes } from './rules.ts'

/** The written areas of an investigation as they stand now, in the order of the document, with their Swedish names. */
export const assessmentText = async (tx: Tx, investigationId: string) =>
  written(await store.allSections(tx, investigationId)).map(({ section, body, savedAt }) => ({
    section,
    title: sv.areas[section].label,
    body,
    savedAt,
  }))

/** What is missing before the investigation can be decided on; nothing when it is ready (SoL 3:1–2, FL 32 §). */
export const assessmentReady = async (
  tx: Tx,
  investigationId: string,
): Promise<{ ready: boolean; missing: MissingPart[] }> => {
  const missing = missingIn(await store.allSections(tx, investigationId))
  return { ready: missing.length === 0, missing }
}

export const hashOfAssessment = (one: Snapshot): string =>
  createHash('sha256').update(canonicalAssessment(one), 'utf8').digest('hex')

/**
 * Freezes the text as it stands, for the decision that rests on it. `id` is the caller's: asked again it gives the same
 * snapshot. Throws Conflict `assessment_not_ready` with what is missing. The caller has asked its own policy.
 */
export const signAssessment = async (
  ctx: Ctx,
  { investigationId, id }: { readonly investigationId: string; readonly id: string },
): Promise<{ assessmentId: string; hash: string }> => {
  const texts = await store.allSections(ctx.tx, investigationId)
  const missing = missingIn(texts)
  if (missing.length > 0) throw new Conflict('assessment_not_ready', { missing })
  const one = {
    id,
    investigationId,
    sections: written(texts).map(({ section, body }) => ({ section, body })),
    signedAt: ctx.now,
    signedBy: ctx.actor.workerId,
    signedName: ctx.actor.name,
    signedTitle: ctx.actor.title,
  }
  const hash = hashOfAssessment(one)
  if (await store.insertSnapshot(ctx.tx, { ...one, hash })) return { assessmentId: id, hash }
  const before = await store.snapshotById(ctx.tx, id)
  if (before?.investigationId !== investigationId) throw new Conflict('command_of_another')
  return { assessmentId: id, hash: before.hash }
}

/** A frozen text by its id, for the document of the decision. */
export const signedAssessment = async (tx: Tx, id: string) => {
  const one = await store.snapshotById(tx, id)
  return (
    one && {
      ...one,
      sections: one.sections.map((part) => ({ ...part, title: sv.areas[part.section].label })),
    }
  )
}
