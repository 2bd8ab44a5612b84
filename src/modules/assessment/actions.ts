import { turnOf } from '#kernel/autosave.ts'
import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { type InvestigationFacts, investigationFacts } from '#modules/cases/index.ts'
import { countTalksWithChild } from '#modules/journal/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import type { readAssessment, readSection, saveSection, SectionView } from './contract.ts'
import { may, type TextFacts } from './policy.ts'
import { missingIn, type SectionCode, sections } from './rules.ts'
import * as store from './store.ts'

const textFacts = ({ facts, endedOn }: InvestigationFacts): TextFacts => ({
  ...facts,
  isOpen: endedOn === null,
})

const view = (
  section: SectionCode,
  one: store.StoredSection | undefined,
  names: ReadonlyMap<string, string>,
): SectionView => ({
  section,
  body: one?.body ?? '',
  revision: one?.revision ?? 0,
  savedAt: one?.savedAt ?? null,
  savedBy: one ? (names.get(one.savedBy) ?? '') : '',
})

export const answerAssessment = async (
  ctx: Ctx,
  { investigationId }: InputOf<typeof readAssessment>,
): Promise<ReplyOf<typeof readAssessment>> => {
  const inquiry = found(await investigationFacts(ctx.tx, investigationId))
  const facts = textFacts(inquiry)
  await permit(ctx, may, 'read assessment', facts, { type: 'child', id: inquiry.childId })
  const child = found(await findPerson(ctx.tx, inquiry.childId))
  const texts = await store.allSections(ctx.tx, investigationId)
  const names = await workerNames(
    ctx.tx,
    texts.map((one) => one.savedBy),
  )
  const { talks, alone } = await countTalksWithChild(ctx.tx, inquiry.childId)
  const signed = await store.latestSnapshot(ctx.tx, investigationId)
  return {
    investigationId,
    caseId: inquiry.caseId,
    caseNumber: inquiry.number,
    childId: inquiry.childId,
    childName: child.name,
    protection: child.protection,
    sections: sections.map(({ code, group, asked }) => ({
      ...view(
        code,
        texts.find(({ section }) => section === code),
        names,
      ),
      group,
      asked,
    })),
    missing: missingIn(texts),
    talks: { talks, alone },
    signedAt: signed?.signedAt ?? null,
    can: { write: may['write assessment'](ctx.actor, facts).allowed },
  }
}

export const answerSection = async (
  ctx: Ctx,
  { investigationId, section }: InputOf<typeof readSection>,
): Promise<ReplyOf<typeof readSection>> => {
  const inquiry = found(await investigationFacts(ctx.tx, investigationId))
  await permit(ctx, may, 'read assessment', textFacts(inquiry), { type: 'child', id: inquiry.childId })
  const one = await store.oneSection(ctx.tx, { investigationId, section, hold: 'free' })
  return view(section, one, await workerNames(ctx.tx, [one?.savedBy]))
}

const changed = async (ctx: Ctx, one: store.StoredSection): Promise<Conflict> => {
  const current = view(one.section, one, await workerNames(ctx.tx, [one.savedBy]))
  return new Conflict('section_changed_meanwhile', { current, revision: one.revision })
}

type Save = InputOf<typeof saveSection>

/** The row as it stands after the save: written, or as newer words of the same screen left it. Nothing is overwritten. */
const put = async (ctx: Ctx, given: Save): Promise<store.StoredSection> => {
  const { investigationId, section, body, tabId, tabSeq } = given
  const next = { section, body, tabId, tabSeq, savedAt: ctx.now, savedBy: ctx.actor.workerId }
  const first = { ...next, revision: 1 }
  const asked = { investigationId, section, hold: 'locked' } as const
  const before = await store.oneSection(ctx.tx, asked)
  if (!before && (await store.insertSection(ctx.tx, investigationId, first))) return first
  const stored = before ?? found(await store.oneSection(ctx.tx, asked))
  const turn = turnOf(stored, given)
  if (turn === 'conflict') throw await changed(ctx, stored)
  if (turn === 'late') return stored
  const after = { ...next, revision: stored.revision + 1 }
  await store.updateSection(ctx.tx, investigationId, after)
  return after
}

export const keepSection = async (ctx: Ctx, given: Save): Promise<ReplyOf<typeof saveSection>> => {
  const inquiry = found(await investigationFacts(ctx.tx, given.investigationId))
  await permit(ctx, may, 'write assessment', textFacts(inquiry), {
    type: 'child',
    id: inquiry.childId,
    seen: may['read assessment'](ctx.actor, inquiry.facts).allowed,
  })
  const { revision, savedAt } = await put(ctx, given)
  return { revision, savedAt, missing: missingIn(await store.allSections(ctx.tx, given.investigationId)) }
}
