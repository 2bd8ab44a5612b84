import type { InputOf } from '#kernel/route.ts'
import { saveSection } from '#modules/assessment/contract.ts'
import { saveDraft, signDraft } from '#modules/journal/contract.ts'
import type { Worker } from '../organisation.ts'
import { happeningOf } from '../story-texts.ts'
import * as reasons from '../texts/reasons.ts'
import type { Ongoing } from './case-steps.ts'
import { nameOf } from './scene.ts'

export type Kind = InputOf<typeof saveDraft>['kind']

type Written = { readonly kind: Kind; readonly ago: number; readonly by?: Worker; readonly alone?: boolean }

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

const draft = async (it: Ongoing, { kind, ago, by = it.owner, alone = true }: Written): Promise<string> => {
  const { scene, caseId } = it
  const { act, dice, days, moment } = scene
  const draftId = dice.id(days.ago(ago))
  const at = moment(ago)
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
      ...textOf(it, kind, alone),
      revision: 0,
      tabId: dice.id(days.ago(ago)),
      tabSeq: 1,
    },
    at,
  )
  return draftId
}

/** A note that is written and signed the same day. */
export const writeNote = async (it: Ongoing, written: Written): Promise<void> => {
  const draftId = await draft(it, written)
  const by = written.by ?? it.owner
  await it.scene.act(by, signDraft, { draftId, revision: 1 }, it.scene.moment(written.ago))
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

/** What every investigation answers before it can be signed. */
export const askedSections: readonly Section[] = ['background', 'childs_view', 'analysis', 'proposal']
