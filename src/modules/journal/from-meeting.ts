import { type Ctx, emit, log, newId } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { hashOf } from './drafts.ts'
import { noteSigned } from './events.ts'
import { type DerivedFacts, followed } from './followed.ts'
import * as store from './store.ts'

type Filling = {
  readonly draftId: string
  readonly childId: string
  readonly caseId: string
  readonly authorId: string
  readonly facts: DerivedFacts
  /** What was filled in the last time; undefined when the note is to be begun. */
  readonly before: DerivedFacts | undefined
}

// Begun by a save from outside before the first tap came: what that one left open is filled in.
const leftOpen = (facts: DerivedFacts): DerivedFacts => ({ ...facts, childAlone: null, participants: [] })

const begin = async (ctx: Ctx, filling: Filling): Promise<void> => {
  const { draftId, childId, caseId, authorId, facts } = filling
  const isBegun = await store.insertDraft(ctx.tx, {
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
    savedBy: authorId,
    revision: 1,
    tabId: newId(ctx),
    tabSeq: 1,
  })
  if (!isBegun) await follow(ctx, filling, leftOpen(facts))
}

const follow = async (ctx: Ctx, { draftId, facts }: Filling, before: DerivedFacts): Promise<void> => {
  const stored = await store.draftOf(ctx.tx, draftId, 'locked')
  const next = stored && followed(stored, before, facts)
  if (!next) return
  const { tabId, tabSeq, savedBy } = stored
  await store.updateDraft(ctx.tx, {
    id: draftId,
    note: { ...stored, ...next },
    stamp: { revision: stored.revision + 1, tabId, tabSeq },
    savedAt: ctx.now,
    savedBy,
  })
}

/**
 * Begins the note of a meeting in the list of the one who writes it, or lets its facts follow what has happened since. The
 * screen that writes keeps its turn (same tab). A draft that was thrown away or signed stays so. The caller has asked its policy.
 */
export const fillDraft = (ctx: Ctx, filling: Filling): Promise<void> =>
  filling.before === undefined ? begin(ctx, filling) : follow(ctx, filling, filling.before)

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
