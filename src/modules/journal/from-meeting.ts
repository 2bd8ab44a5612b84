import { type Ctx, emit, log, newId } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { hashOf } from './drafts.ts'
import { noteSigned } from './events.ts'
import type { Draft, NoteText } from './rules.ts'
import * as store from './store.ts'

/** What a held meeting says of itself: nobody types it. */
export type DerivedFacts = Pick<NoteText, 'kind' | 'eventOn' | 'place' | 'childAlone' | 'participants'>

type Filling = {
  readonly draftId: string
  readonly childId: string
  readonly caseId: string
  readonly authorId: string
  readonly facts: DerivedFacts
  /** What was filled in the last time; undefined when the note is to be begun. */
  readonly before: DerivedFacts | undefined
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What the author has changed by hand stays hers: only what still stands as it was filled in follows the meeting. */
const followed = (stored: Draft, before: DerivedFacts, facts: DerivedFacts): DerivedFacts => ({
  kind: same(stored.kind, before.kind) ? facts.kind : stored.kind,
  eventOn: same(stored.eventOn, before.eventOn) ? facts.eventOn : stored.eventOn,
  place: same(stored.place, before.place) ? facts.place : stored.place,
  childAlone: same(stored.childAlone, before.childAlone) ? facts.childAlone : stored.childAlone,
  participants: same(stored.participants, before.participants) ? facts.participants : stored.participants,
})

const begin = async (ctx: Ctx, filling: Filling): Promise<void> => {
  const { draftId, childId, caseId, authorId, facts } = filling
  await store.insertDraft(ctx.tx, {
    ...facts,
    id: draftId,
    childId,
    caseId,
    authorId,
    reportChildId: null,
    originalId: null,
    happened: '',
    childWords: '',
    assessment: '',
    agreed: '',
    correctionReason: '',
    startedAt: ctx.now,
    savedAt: ctx.now,
    revision: 1,
    tabId: newId(ctx),
    tabSeq: 1,
  })
}

/**
 * Begins the note of a meeting for the one who writes it, or lets its facts follow what has happened since. The screen that
 * writes keeps its turn (same tab). A draft that was thrown away or signed stays so. The caller has asked its policy.
 */
export const fillDraft = async (ctx: Ctx, filling: Filling): Promise<void> => {
  const { draftId, authorId, facts, before } = filling
  if (before === undefined) return begin(ctx, filling)
  const stored = await store.ownDraft(ctx.tx, { id: draftId, authorId, hold: 'locked' })
  if (!stored) return undefined
  const next = followed(stored, before, facts)
  if (same(next, followed(stored, stored, stored))) return undefined
  const { tabId, tabSeq } = stored
  await store.updateDraft(ctx.tx, {
    id: draftId,
    note: { ...stored, ...next },
    stamp: { revision: stored.revision + 1, tabId, tabSeq },
    savedAt: ctx.now,
  })
}

/** Which of these notes are signed. */
export const signedAmong = async (tx: Tx, noteIds: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await store.notesById(tx, noteIds)).map(({ id }) => id))

type View = { readonly id: string; readonly noteId: string; readonly words: string }

/**
 * SoL 14:6: what somebody present held against the note stands beside it, in their own words, from the moment it is signed.
 * Told twice is told once.
 */
export const viewBeside = async (ctx: Ctx, { id, noteId, words }: View): Promise<void> => {
  const [original, told] = await Promise.all([store.noteById(ctx.tx, noteId), store.noteById(ctx.tx, id)])
  if (!original || told) return
  const { childId, caseId, reportChildId } = original
  const view = {
    id,
    childId,
    caseId,
    reportChildId,
    kind: 'party_view' as const,
    eventOn: original.eventOn,
    place: '',
    childAlone: null,
    participants: [],
    happened: words,
    childWords: '',
    assessment: '',
    agreed: '',
    originalId: noteId,
    correctionReason: '',
    startedAt: ctx.now,
    signedAt: ctx.now,
    signedBy: ctx.actor.workerId,
    signedName: ctx.actor.name,
    signedTitle: ctx.actor.title,
  }
  const hash = hashOf(view)
  await store.insertNote(ctx.tx, { ...view, hash })
  await log(ctx, { about: { type: 'child', id: childId }, basis: 'SoL 14:6' })
  const { kind, eventOn, childAlone, originalId, signedAt, signedBy } = view
  await emit(ctx, noteSigned, {
    noteId: id,
    childId,
    caseId,
    kind,
    eventOn,
    childAlone,
    originalId,
    signedAt,
    signedBy,
    hash,
  })
}
