import { createHash } from 'node:crypto'
import { turnOf } from '#kernel/autosave.ts'
import { BadInput, Conflict, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, emit, log, permit } from '#platform/context.ts'
import { dropOwnDraft, keepOwnDraft, lockOwnAnswers, readOwnDraft } from '#modules/burden/index.ts'
import {
  DraftView,
  type listOwnDrafts,
  type readDraft,
  type saveDraft,
  type signDraft,
  type throwDraft,
} from './contract.ts'
import { noteSigned } from './events.ts'
import { belongsToChild, childOf, draftFacts, noteFacts } from './facts.ts'
import { may, type NoteFacts } from './policy.ts'
import {
  canonicalNote,
  type Draft,
  isOverdue,
  missingBeforeSigning,
  type NoteText,
  sameAnswers,
  sharedTexts,
  type SignedNote,
  standsAsSeen,
  toSign,
  type Writer,
} from './rules.ts'
import * as store from './store.ts'
import { heldNote, type HeldNote, sharedFacts } from './together/held.ts'
import { endShared, shareSaved } from './together/project.ts'
import { withBeside } from './views.ts'

/** Without the author and the stamp of the last save. */
const draftView = async (ctx: Pick<Ctx, 'tx'>, draft: Draft): Promise<DraftView> =>
  DraftView.parse({ ...draft, own: await readOwnDraft(ctx.tx, draft.id) })

/** Drafts as lists and "Idag" show them: without a word of the text. */
export const draftSummary = (draft: store.DraftHead, ctx: Pick<Ctx, 'now'>) => ({
  id: draft.id,
  childId: draft.childId,
  caseId: draft.caseId,
  kind: draft.kind,
  eventOn: draft.eventOn,
  startedAt: draft.startedAt,
  savedAt: draft.savedAt,
  isOverdue: isOverdue(draft.startedAt, ctx.now),
})

export const answerOwnDrafts = async (ctx: Ctx): Promise<ReplyOf<typeof listOwnDrafts>> => {
  const basis = await permit(ctx, may, 'see own drafts', {}, { type: 'own drafts', id: null })
  const drafts = await store.ownDrafts(ctx.tx, ctx.actor.workerId)
  for (const id of new Set(drafts.map((draft) => draft.childId)))
    await log(ctx, { about: { type: 'child', id }, basis })
  return drafts.map((draft) => draftSummary(draft, ctx))
}

type Written = Pick<Draft, 'childId' | 'originalId'>

const factsOf = (ctx: Ctx, note: Written, { draft, shared }: HeldNote): Promise<NoteFacts> | NoteFacts => {
  if (shared) return sharedFacts(ctx, shared, draft)
  return draft
    ? draftFacts(draft.authorId, draft.childId)
    : noteFacts(ctx.tx, note.childId, { draftBy: null, isBeside: note.originalId !== null })
}

const permitWriting = async (ctx: Ctx, note: Written, held: HeldNote): Promise<void> => {
  const facts = await factsOf(ctx, note, held)
  await permit(ctx, may, 'write note', facts, { type: 'child', id: note.childId })
}

export const answerDraft = async (
  ctx: Ctx,
  { childId, draftId, originalId }: InputOf<typeof readDraft>,
): Promise<ReplyOf<typeof readDraft>> => {
  const child = await childOf(ctx.tx, childId)
  const held = await heldNote(ctx, draftId, 'free')
  const { draft, shared } = held
  if ((draft ?? shared ?? { childId }).childId !== childId) throw new NotFound()
  // A draft lets its writers in to itself alone, and to no other note that they name.
  const beside = draft || shared ? (draft?.originalId ?? null) : (originalId ?? null)
  await permitWriting(ctx, { childId, originalId: beside }, held)
  const original = beside === null ? undefined : await store.noteById(ctx.tx, beside)
  if (beside !== null && (original?.childId !== childId || original.originalId !== null)) throw new NotFound()
  const signed = draft ? undefined : await store.noteById(ctx.tx, draftId)
  const [shown] = original ? await withBeside(ctx.tx, [original]) : []
  return {
    childName: child.name,
    protection: child.protection,
    draft: draft ? await draftView(ctx, draft) : null,
    isSigned: signed?.childId === childId,
    meetingId: shared?.meetingId ?? null,
    original: shown ?? null,
  }
}

type Save = InputOf<typeof saveDraft>

const missing = (given: Save): string[] =>
  (['kind', 'eventOn', 'place', 'childAlone', 'participants'] as const).filter(
    (name) => given[name] === undefined,
  )

/** The words as they are to be stored: what the save leaves out is as it was. */
const onTopOf = (stored: Draft, given: Save): NoteText => ({
  ...given,
  kind: given.kind ?? stored.kind,
  eventOn: given.eventOn ?? stored.eventOn,
  place: given.place ?? stored.place,
  childAlone: given.childAlone === undefined ? stored.childAlone : given.childAlone,
  participants: given.participants ?? stored.participants,
  happened: given.happened ?? stored.happened,
  childWords: given.childWords ?? stored.childWords,
  assessment: given.assessment ?? stored.assessment,
  agreed: given.agreed ?? stored.agreed,
})

const firstWords = (given: Save): NoteText => {
  const { kind, eventOn, place, childAlone, participants } = given
  if (
    kind === undefined ||
    eventOn === undefined ||
    place === undefined ||
    childAlone === undefined ||
    participants === undefined
  )
    throw new BadInput(missing(given).map((path) => ({ path, code: 'required' })))
  const { happened = '', childWords = '', assessment = '', agreed = '' } = given
  const facts = { kind, eventOn, place, childAlone, participants }
  return { ...given, ...facts, happened, childWords, assessment, agreed }
}

/** Words come by the shared text; what is left is of the event, and the last that is set of it holds. */
const tellsOnlyFacts = (given: Save): boolean => sharedTexts.every((part) => given[part] === undefined)

const refersElsewhere = (stored: Draft, given: Save): boolean =>
  stored.caseId !== given.caseId ||
  stored.reportChildId !== given.reportChildId ||
  stored.originalId !== given.originalId

type ChangedCode = 'draft_changed_elsewhere' | 'note_changed_meanwhile'

const changedElsewhere = async (
  ctx: Ctx,
  stored: Draft,
  code: ChangedCode = 'draft_changed_elsewhere',
): Promise<Conflict> =>
  new Conflict(code, {
    current: await draftView(ctx, stored),
    revision: stored.revision,
  })

type Again = { readonly stored: Draft; readonly given: Save; readonly shared: HeldNote['shared'] }

const saveAgain = async (ctx: Ctx, { stored, given, shared }: Again): Promise<ReplyOf<typeof saveDraft>> => {
  const turn = turnOf(stored, given)
  if (turn === 'conflict' && !(shared && tellsOnlyFacts(given))) throw await changedElsewhere(ctx, stored)
  if (turn === 'late') return { revision: stored.revision, savedAt: stored.savedAt }
  if (refersElsewhere(stored, given) && !(await belongsToChild(ctx.tx, given))) throw new NotFound()
  const revision = stored.revision + 1
  const stamp = { revision, tabId: given.tabId, tabSeq: given.tabSeq }
  const savedBy = tellsOnlyFacts(given) ? stored.savedBy : ctx.actor.workerId
  const note = onTopOf(stored, given)
  await store.updateDraft(ctx.tx, { id: stored.id, note, stamp, savedAt: ctx.now, savedBy })
  if (shared) await shareSaved(ctx, stored.id, given)
  if (given.own !== undefined) await keepOwnDraft(ctx.tx, stored.id, given.own)
  return { revision, savedAt: ctx.now }
}

/** A save that comes after the signing, or after the draft was thrown away elsewhere, must not bring it back unseen. */
const saveFirst = async (ctx: Ctx, given: Save, held: HeldNote): Promise<ReplyOf<typeof saveDraft>> => {
  const { childId, draftId } = given
  const { shared } = held
  const [, facts, signed, belongs] = await Promise.all([
    childOf(ctx.tx, childId),
    factsOf(ctx, given, held),
    store.noteById(ctx.tx, draftId),
    belongsToChild(ctx.tx, given),
  ])
  await permit(ctx, may, 'write note', facts, { type: 'child', id: childId })
  if (signed) throw signed.childId === childId ? new Conflict('note_already_signed') : new NotFound()
  if (given.revision > 0) throw new Conflict('draft_gone')
  if (!belongs) throw new NotFound()
  const begun = await store.insertDraft(ctx.tx, {
    ...firstWords(given),
    id: draftId,
    tabId: given.tabId,
    tabSeq: given.tabSeq,
    authorId: ctx.actor.workerId,
    startedAt: ctx.now,
    savedAt: ctx.now,
    savedBy: ctx.actor.workerId,
    revision: 1,
  })
  if (begun && shared) await shareSaved(ctx, draftId, given)
  if (begun && given.own !== undefined) await keepOwnDraft(ctx.tx, draftId, given.own)
  if (begun) return { revision: 1, savedAt: ctx.now }
  // Two first saves met: the other has committed by now, or the id is somebody else's.
  const { draft: stored } = await heldNote(ctx, draftId, 'locked')
  if (!stored || stored.childId !== childId) throw new NotFound()
  return saveAgain(ctx, { stored, given, shared })
}

export const keepDraft = async (ctx: Ctx, given: Save): Promise<ReplyOf<typeof saveDraft>> => {
  const held = await heldNote(ctx, given.draftId, 'locked')
  const { draft: stored, shared } = held
  if ((stored ?? shared ?? given).childId !== given.childId) throw new NotFound()
  if (!stored) return saveFirst(ctx, given, held)
  // Having begun the note lets its author finish it, not lay it beside other notes of a child who is somebody else's now.
  const finishes = refersElsewhere(stored, given) ? { draft: undefined, shared: undefined } : held
  await permitWriting(ctx, given, finishes)
  return saveAgain(ctx, { stored, given, shared })
}

export const hashOf = (note: SignedNote): string =>
  createHash('sha256').update(canonicalNote(note), 'utf8').digest('hex')

/** Pressed again after a lost answer: the note is there, and the answer is the same. */
const signedBefore = async (
  ctx: Ctx,
  noteId: string,
  shared: HeldNote['shared'],
): Promise<ReplyOf<typeof signDraft>> => {
  const note = await store.noteById(ctx.tx, noteId)
  if (note && shared && note.signedBy !== ctx.actor.workerId) throw new Conflict('note_already_signed')
  if (note?.signedBy !== ctx.actor.workerId) throw new NotFound()
  await permit(ctx, may, 'write note', draftFacts(note.signedBy, note.childId), {
    type: 'child',
    id: note.childId,
  })
  return { noteId, signedAt: note.signedAt }
}

type Locked = SignedNote & { readonly hash: string }

const locked = (ctx: Ctx, draft: Draft, writtenWith: readonly Writer[]): Locked => {
  const {
    authorId: _,
    savedAt: __,
    savedBy: ___,
    revision: ____,
    tabId: _____,
    tabSeq: ______,
    ...words
  } = draft
  const note: SignedNote = {
    ...toSign(words),
    signedAt: ctx.now,
    signedBy: ctx.actor.workerId,
    signedName: ctx.actor.name,
    signedTitle: ctx.actor.title,
    writtenWith,
  }
  return { ...note, hash: hashOf(note) }
}

/** A party's own view has no fields of ours; a correction is not made to answer anew. */
const lockOwn = async (ctx: Ctx, { id, kind, originalId }: SignedNote): Promise<void> => {
  if (kind === 'party_view') return dropOwnDraft(ctx.tx, id)
  const answers = await readOwnDraft(ctx.tx, id)
  const demands = originalId === null ? 'all' : 'none'
  await lockOwnAnswers(ctx, { form: 'note', thingId: id, answers, demands })
  await dropOwnDraft(ctx.tx, id)
}

const isSeen = async (
  ctx: Ctx,
  draft: Draft,
  { revision, seen }: InputOf<typeof signDraft>,
): Promise<boolean> => {
  if (seen === undefined) return draft.revision === revision
  const { own, ...words } = seen
  if (!standsAsSeen(draft, words)) return false
  return own === undefined || sameAnswers(await readOwnDraft(ctx.tx, draft.id), own)
}

/**
 * Locks the note and removes the draft, both or neither. What is locked is what was stored and seen, word for word. A
 * meeting's note is signed by any of those who hold it, and names the others whose words stand in it (SOSFS 2014:5).
 */
export const sign = async (
  ctx: Ctx,
  given: InputOf<typeof signDraft>,
): Promise<ReplyOf<typeof signDraft>> => {
  const { draftId } = given
  const held = await heldNote(ctx, draftId, 'locked')
  const { draft, shared } = held
  if (!draft) return signedBefore(ctx, draftId, shared)
  await permitWriting(ctx, draft, held)
  if (!(await isSeen(ctx, draft, given)))
    throw await changedElsewhere(ctx, draft, shared ? 'note_changed_meanwhile' : 'draft_changed_elsewhere')
  const issues = missingBeforeSigning(draft, ctx.today)
  if (issues.length > 0) throw new BadInput(issues)
  const note = locked(ctx, draft, shared ? await endShared(ctx, draft) : [])
  await store.insertNote(ctx.tx, note)
  await lockOwn(ctx, note)
  await store.deleteDraft(ctx.tx, draftId)
  const {
    id: noteId,
    childId,
    caseId,
    kind,
    eventOn,
    childAlone,
    originalId,
    signedAt,
    signedBy,
    hash,
  } = note
  await emit(ctx, noteSigned, {
    noteId,
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
  return { noteId, signedAt: ctx.now }
}

export const throwAway = async (
  ctx: Ctx,
  { draftId, revision }: InputOf<typeof throwDraft>,
): Promise<ReplyOf<typeof throwDraft>> => {
  const held = await heldNote(ctx, draftId, 'locked')
  const { draft, shared } = held
  if (!draft) throw new NotFound()
  await permitWriting(ctx, draft, held)
  if (draft.revision !== revision) throw await changedElsewhere(ctx, draft)
  // Nobody's words are lost by another's press.
  const others = shared ? await endShared(ctx, draft) : []
  if (others.length > 0)
    throw new Conflict('note_has_words_of_others', { names: others.map((one) => one.name) })
  await store.deleteDraft(ctx.tx, draftId)
  await dropOwnDraft(ctx.tx, draftId)
  return { thrown: true }
}
