import type { InputOf } from '#kernel/route.ts'
import { saveSection } from '#modules/assessment/contract.ts'
import { pullQuote, savePart } from '#modules/assessment/parts/contract.ts'
import { saveDraft, signDraft } from '#modules/journal/contract.ts'
import type { Worker } from '../organisation.ts'
import { happeningOf } from '../story-texts.ts'
import * as reasons from '../texts/reasons.ts'
import type { Ongoing } from './case-steps.ts'
import { nameOf } from './scene.ts'

export type Kind = NonNullable<InputOf<typeof saveDraft>['kind']>

type Written = { readonly kind: Kind; readonly ago: number; readonly by?: Worker; readonly alone?: boolean }

/** A note as it was written, for what is quoted from it. */
export type Note = { readonly id: string; readonly happened: string; readonly childWords: string }

const textOf = ({ scene }: Ongoing, kind: Kind, alone: boolean) => {
  const { dice, tell, family } = scene
  const guardian = family.guardians[0]
  const isTalk = kind === 'talk_with_child'
  const isShort = kind === 'phone_call' || kind === 'message' || kind === 'information_received'
  return {
    place: isShort ? '' : kind === 'home_visit' ? 'Hemma' : tell.place(),
    childAlone: isTalk ? alone : null,
    participants: [
      ...(isTalk || kind === 'home_visit' ? [nameOf(scene.child)] : []),
      ...(guardian !== undefined && !(isTalk && alone) ? [nameOf(guardian)] : []),
    ],
    happened: isShort ? tell.from(reasons.contactNotes) : tell.happened(happeningOf(kind)),
    childWords: isTalk || (kind === 'home_visit' && dice.chance(0.5)) ? tell.words() : '',
    assessment: isShort ? '' : tell.assessment(),
  }
}

const draft = async (it: Ongoing, { kind, ago, by = it.owner, alone = true }: Written): Promise<Note> => {
  const { scene, caseId } = it
  const { act, dice, days, moment } = scene
  const draftId = dice.id(days.ago(ago))
  const at = moment(ago)
  const text = textOf(it, kind, alone)
  await act(
    by,
    saveDraft,
    {
      draftId,
      childId: scene.child.id,
      caseId,
      reportChildId: null,
      originalId: null,
      kind,
      eventOn: days.ago(days.office(ago)),
      correctionReason: '',
      ...text,
      revision: 0,
      tabId: dice.id(days.ago(ago)),
      tabSeq: 1,
    },
    at,
  )
  return { id: draftId, happened: text.happened, childWords: text.childWords }
}

/** A note that is written and signed the same day. */
export const writeNote = async (it: Ongoing, written: Written): Promise<Note> => {
  const note = await draft(it, written)
  const by = written.by ?? it.owner
  await it.scene.act(by, signDraft, { draftId: note.id, revision: 1 }, it.scene.moment(written.ago))
  return note
}

/** A note that somebody has begun and not signed. */
export const leaveDraft = async (it: Ongoing, written: Written): Promise<void> =>
  void (await draft(it, written))

type Section = InputOf<typeof saveSection>['section']

/** The text of the investigation, area by area. */
export const writeText = async (
  it: Ongoing,
  { ago, sections }: { ago: number; sections: readonly Section[] },
): Promise<void> => {
  const { scene, owner, view } = it
  const { act, dice, days, tell, moment } = scene
  const investigationId = view?.investigation?.id ?? ''
  const bodies: Readonly<Partial<Record<Section, string>>> = {
    background: tell.concern(),
    childs_view: [tell.words(), tell.words()].join(' '),
    guardians_view: tell.from(reasons.guardianViews),
    analysis: dice.some(tell.theme.assessments, 3).map(tell.say).join(' '),
    proposal: tell.from(reasons.grantReasons),
  }
  for (const section of sections.filter((one) => !it.written.has(one))) {
    it.written.add(section)
    const body = bodies[section] ?? tell.assessment()
    const stamp = { revision: 0, tabId: dice.id(days.ago(ago)), tabSeq: 1 }
    await act(owner, saveSection, { investigationId, section, body, ...stamp }, moment(ago))
  }
}

const area: Section = 'emotional_availability'

/** An area in parts: what somebody told, a strength, a risk, and the note's own words instead of writing them again. */
export const writeArea = async (it: Ongoing, { ago, from }: { ago: number; from: Note }): Promise<void> => {
  const { scene, owner, view } = it
  const { act, dice, days, tell, moment } = scene
  const investigationId = view?.investigation?.id ?? ''
  if (it.written.has(area)) return
  it.written.add(area)
  const id = (): string => dice.id(days.ago(ago))
  const at = moment(ago)
  const quoted = [
    { field: 'happened' as const, text: from.happened, section: area },
    { field: 'child_words' as const, text: from.childWords, section: 'childs_view' as const },
  ]
  for (const { text, ...quote } of quoted.filter((one) => one.text !== ''))
    await act(owner, pullQuote, { investigationId, quoteId: id(), noteId: from.id, text, ...quote }, at)
  const guardian = scene.family.guardians[0]
  const parts = [
    {
      kind: 'fact' as const,
      body: tell.from(reasons.guardianViews),
      source: guardian ? nameOf(guardian) : '',
      saidOn: days.ago(days.office(ago)),
    },
    { kind: 'strength' as const, body: 'Vuxna runt barnet märker när något är fel och säger det.' },
    { kind: 'risk' as const, body: 'Kvällarna är oroliga, och då är barnet ofta ensamt med det.' },
  ]
  for (const part of parts) {
    const stamp = { revision: 0, tabId: id(), tabSeq: 1 }
    const words = { source: '', saidOn: null, ...part }
    await act(owner, savePart, { investigationId, partId: id(), section: area, ...words, ...stamp }, at)
  }
  const stamp = { revision: 0, tabId: id(), tabSeq: 1 }
  await act(owner, saveSection, { investigationId, section: area, body: tell.assessment(), ...stamp }, at)
}

/** What every investigation answers before it can be signed. */
export const askedSections: readonly Section[] = ['background', 'childs_view', 'analysis', 'proposal']
