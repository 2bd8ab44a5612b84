import { Conflict, found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { freezeShared, takeTurn } from '#modules/together/index.ts'
import { bodyOf } from './document.ts'
import { hashOfText } from './hash.ts'
import { canonicalAssessment, type MissingPart, missingIn, type Snapshot, written } from './rules.ts'
import { sectionCodes } from './rules/skeleton.ts'
import { builtInOf } from './rules/structures.ts'
import * as store from './store.ts'
import { sharedText } from './together/project.ts'
import { asDocument, asText, missingNow, type Whole, wholeText } from './whole.ts'

export type { MissingPart, SectionText } from './rules.ts'
export { refusedWords } from './together/refused.ts'
export type { SectionCode } from './rules/skeleton.ts'
export { sectionCodes }

/**
 * The written areas of an investigation as they stand now, in the order of the document, with their Swedish headings: facts
 * with their sources, the child's words, quotes from the journal and the worker's own text, so that nobody writes them again.
 */
export const assessmentText = async (tx: Tx, investigationId: string) =>
  written(asDocument(await wholeText(tx, investigationId))).map((area) => ({
    section: area.section,
    title: area.title,
    body: bodyOf(area),
  }))

/** What is missing before the investigation can be decided on; nothing when it is ready (SoL 3:1–2, FL 32 §). */
export const assessmentReady = async (
  tx: Tx,
  investigationId: string,
): Promise<{ ready: boolean; missing: MissingPart[] }> => {
  const missing = await missingNow(tx, investigationId)
  return { ready: missing.length === 0, missing }
}

export const hashOfAssessment = (one: Snapshot): string => hashOfText(canonicalAssessment(one))

const structureIn = ({ structure }: Whole): Snapshot['structure'] =>
  structure?.withParts
    ? {
        builtIn: structure.builtIn,
        packageId: structure.packageId,
        packageVersion: structure.packageVersion,
        name: structure.name,
      }
    : null

/** Where nobody has written together: whoever saved each text last. */
const writersOfRows = ({ areas }: Whole): string[] =>
  areas.flatMap(({ text, parts }) =>
    [...(text ? [text] : []), ...parts]
      .filter(({ body }) => body.trim() !== '')
      .map(({ savedBy }) => savedBy),
  )

const namesOf = async (ctx: Ctx, workerIds: readonly string[]): Promise<string[]> =>
  [...(await workerNames(ctx.tx, [...new Set(workerIds)])).values()].toSorted((a, b) =>
    a.localeCompare(b, 'sv'),
  )

const again = (
  one: store.StoredSnapshot,
  investigationId: string,
): { assessmentId: string; hash: string } => {
  if (one.investigationId !== investigationId) throw new Conflict('command_of_another')
  return { assessmentId: one.id, hash: one.hash }
}

/**
 * Freezes the text as it stands, for the decision that rests on it. `id` is the caller's: asked again it gives the same
 * snapshot. The shared text ends with it: its history is dropped. Throws Conflict `assessment_not_ready` with what is missing. The caller has asked its own policy.
 */
export const signAssessment = async (
  ctx: Ctx,
  { investigationId, id }: { readonly investigationId: string; readonly id: string },
): Promise<{ assessmentId: string; hash: string }> => {
  const owner = sharedText(investigationId)
  await takeTurn(ctx, owner)
  const known = await store.snapshotById(ctx.tx, id)
  if (known) return again(known, investigationId)
  const whole = await wholeText(ctx.tx, investigationId)
  const missing = missingIn(asText(whole))
  if (missing.length > 0) throw new Conflict('assessment_not_ready', { missing })
  const shared = await freezeShared(ctx, owner)
  const one: Snapshot = {
    id,
    investigationId,
    structure: structureIn(whole),
    sections: written(asDocument(whole)),
    signedAt: ctx.now,
    signedBy: ctx.actor.workerId,
    signedName: ctx.actor.name,
    signedTitle: ctx.actor.title,
    writers: await namesOf(ctx, shared?.writers ?? writersOfRows(whole)),
  }
  const hash = hashOfAssessment(one)
  if (await store.insertSnapshot(ctx.tx, { ...one, hash })) return { assessmentId: id, hash }
  return again(found(await store.snapshotById(ctx.tx, id)), investigationId)
}

/** A frozen text by its id, for the document of the decision. Version 0 has the headings that the program had then. */
export const signedAssessment = async (tx: Tx, id: string) => {
  const one = await store.snapshotById(tx, id)
  const old = builtInOf(0)
  return (
    one && {
      ...one,
      sections: one.sections.map((area) => ({
        section: area.section,
        title: one.structure === null ? old.areas[area.section].heading.sv : area.title,
        body: bodyOf(area),
      })),
    }
  )
}
