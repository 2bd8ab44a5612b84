import { turnOf } from '#kernel/autosave.ts'
import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { ownStanding } from '#modules/cases/index.ts'
import { countTalksWithChild } from '#modules/journal/index.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { rewriteShared, takeTurn } from '#modules/together/index.ts'
import type { readAssessment, readSection, saveSection } from './contract.ts'
import { enterToRead, enterToWrite, textFacts } from './enter.ts'
import { may } from './policy.ts'
import { missingIn } from './rules.ts'
import { sectionField } from './rules/fields.ts'
import { sectionGroups, sections } from './rules/skeleton.ts'
import { kindsOf } from './rules/structures.ts'
import * as store from './store.ts'
import { beginText, structureOn } from './structure/in-force.ts'
import { sharedText } from './together/project.ts'
import { areaView, letterViews, namesIn, sectionView } from './views.ts'
import { asText, missingNow, wholeText } from './whole.ts'

export const answerAssessment = async (
  ctx: Ctx,
  { investigationId }: InputOf<typeof readAssessment>,
): Promise<ReplyOf<typeof readAssessment>> => {
  const { inquiry, basis } = await enterToRead(ctx, investigationId)
  const [child, whole, { talks, alone }, signed, standing, inForce] = await Promise.all([
    findPerson(ctx.tx, inquiry.childId),
    wholeText(ctx.tx, investigationId),
    countTalksWithChild(ctx.tx, inquiry.childId),
    store.lastSigned(ctx.tx, investigationId),
    ownStanding(ctx, inquiry.caseId),
    structureOn(ctx.tx, ctx.today),
  ])
  const structure = whole.structure ?? inForce
  const [names, letters] = await Promise.all([namesIn(ctx, whole.areas), letterViews(ctx, inquiry, basis)])
  return {
    investigationId,
    caseId: inquiry.caseId,
    caseNumber: inquiry.number,
    childId: inquiry.childId,
    childName: found(child).name,
    protection: found(child).protection,
    structure: { builtIn: structure.builtIn, name: structure.name, version: structure.packageVersion },
    groups: sectionGroups.map((group) => ({ group, heading: structure.groups[group] })),
    sections: sections.flatMap(({ code, group, asked }) =>
      whole.areas
        .filter(({ section }) => section === code)
        .map((area) => ({
          ...areaView(area, names, inquiry.letters),
          group,
          asked,
          ...structure.areas[code],
          kinds: [...kindsOf(structure, code)],
        })),
    ),
    letters,
    missing: missingIn(asText(whole)),
    talks: { talks, alone },
    signed,
    can: {
      write: may['write assessment'](ctx.actor, textFacts(inquiry)).allowed && standing !== 'barred',
    },
  }
}

export const answerSection = async (
  ctx: Ctx,
  { investigationId, section }: InputOf<typeof readSection>,
): Promise<ReplyOf<typeof readSection>> => {
  const { inquiry } = await enterToRead(ctx, investigationId)
  const { areas } = await wholeText(ctx.tx, investigationId)
  const area = found(areas.find((one) => one.section === section))
  return areaView(area, await namesIn(ctx, [area]), inquiry.letters)
}

const changed = async (ctx: Ctx, one: store.StoredSection): Promise<Conflict> => {
  const current = sectionView(one.section, one, await workerNames(ctx.tx, [one.savedBy]))
  return new Conflict('section_changed_meanwhile', { current, revision: one.revision })
}

type Save = InputOf<typeof saveSection>

/** The row as it stands after the save: written, or as newer words of the same screen left it. Nothing is overwritten. */
const put = async (ctx: Ctx, given: Save): Promise<store.StoredSection> => {
  const { investigationId, section, body, tabId, tabSeq } = given
  const next = { section, body, tabId, tabSeq, savedAt: ctx.now, savedBy: ctx.actor.workerId }
  const first = { ...next, begunAt: ctx.now, revision: 1 }
  const asked = { investigationId, section, hold: 'locked' } as const
  const before = await store.oneSection(ctx.tx, asked)
  const share = (): Promise<void> =>
    rewriteShared(ctx, sharedText(investigationId), new Map([[sectionField(section), body]]))
  if (!before && (await store.insertSection(ctx.tx, investigationId, first))) {
    await share()
    return first
  }
  const stored = before ?? found(await store.oneSection(ctx.tx, asked))
  const turn = turnOf(stored, given)
  if (turn === 'conflict') throw await changed(ctx, stored)
  if (turn === 'late') return stored
  // What was emptied and is written anew has begun anew: no letter before that held it.
  const begunAt = stored.body.trim() === '' ? ctx.now : stored.begunAt
  const after = { ...next, begunAt, revision: stored.revision + 1 }
  await store.updateSection(ctx.tx, investigationId, after)
  await share()
  return after
}

export const keepSection = async (ctx: Ctx, given: Save): Promise<ReplyOf<typeof saveSection>> => {
  await enterToWrite(ctx, given.investigationId)
  await takeTurn(ctx, sharedText(given.investigationId))
  await beginText(ctx, given.investigationId)
  const { revision, savedAt } = await put(ctx, given)
  return { revision, savedAt, missing: await missingNow(ctx.tx, given.investigationId) }
}
