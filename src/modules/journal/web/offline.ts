import { z } from 'zod'
import { countedHere } from '#kernel/autosave.ts'
import type { Instant } from '#kernel/day.ts'
import { changed, type Kept, offlineCommand, offlineReading } from '#kernel/offline.ts'
import {
  type DraftAnswer,
  type DraftView,
  listOwnDrafts,
  readDraft,
  saveDraft,
  signDraft,
  throwDraft,
} from '../contract.ts'
import { isOverdue } from '../rules.ts'

/** What the device knows of a draft: kept, or told from any other note of the same child. */
const answerOf = (kept: Kept, childId: string, draftId: string): DraftAnswer | undefined => {
  const own = kept.read(readDraft, { childId, draftId })
  if (own) return own
  const beside = kept.all(readDraft).find(({ input }) => input.childId === childId)
  return beside && { ...beside.reply, draft: null, isSigned: false, meetingId: null, original: null }
}

/** Which window of this device wrote last: kept beside the draft, asked of nobody. */
const lastTab = {
  name: 'lastTabOfDraft',
  method: 'GET',
  path: '/',
  may: { signedIn: 'never leaves the device' },
  input: z.object({ draftId: z.string() }),
  reply: z.object({ tabId: z.string(), tabSeq: z.number(), revision: z.number() }),
} as const

type Save = z.output<typeof saveDraft.input>

/** What of the event the save leaves out is as it was; a first save has it all. */
const factsOf = (given: Save, stored: DraftView | null) => {
  const kind = given.kind ?? stored?.kind
  const eventOn = given.eventOn ?? stored?.eventOn
  const place = given.place ?? stored?.place
  const childAlone = given.childAlone === undefined ? stored?.childAlone : given.childAlone
  const participants = given.participants ?? stored?.participants
  if (
    kind === undefined ||
    eventOn === undefined ||
    place === undefined ||
    childAlone === undefined ||
    participants === undefined
  )
    return undefined
  return { kind, eventOn, place, childAlone, participants }
}

const wordsOf = (given: Save, stored: DraftView | null) => ({
  happened: given.happened ?? stored?.happened ?? '',
  childWords: given.childWords ?? stored?.childWords ?? '',
  assessment: given.assessment ?? stored?.assessment ?? '',
  agreed: given.agreed ?? stored?.agreed ?? '',
  own: given.own ?? stored?.own ?? {},
})

const ownDrafts = (kept: Kept, draftId: string) =>
  (kept.read(listOwnDrafts, {}) ?? []).filter(({ id }) => id !== draftId)

const listed = (kept: Kept, draft: DraftView, now: Instant) =>
  changed(listOwnDrafts, {}, [
    ...ownDrafts(kept, draft.id),
    {
      id: draft.id,
      childId: draft.childId,
      caseId: draft.caseId,
      kind: draft.kind,
      eventOn: draft.eventOn,
      startedAt: draft.startedAt,
      savedAt: draft.savedAt,
      isOverdue: isOverdue(draft.startedAt, now),
    },
  ])

const subject = ({ draftId }: { readonly draftId: string }): string => `note ${draftId}`

const saves = offlineCommand(saveDraft, {
  version: 1,
  subject,
  childId: ({ childId }) => childId,
  replaces: true,
  counts: {
    base: ({ revision }) => revision,
    trace: ({ revision }) => revision,
    follow: (input, revision) => ({ ...input, revision }),
  },
  asNew: (input, newId) => ({ ...input, draftId: newId(), revision: 0, tabId: newId(), tabSeq: 1 }),
  apply: (given, kept, { now }) => {
    const { draftId, childId, caseId, reportChildId, originalId, correctionReason } = given
    const { revision: base, tabId, tabSeq } = given
    const answer = answerOf(kept, given.childId, draftId)
    if (!answer) return { fault: { status: 404, code: 'not_packed' } }
    if (answer.isSigned) return { fault: { status: 409, code: 'note_already_signed' } }
    const stored = answer.draft
    const tab = kept.read(lastTab, { draftId })
    if (tab?.tabId === tabId && tab.tabSeq >= tabSeq && stored)
      return { late: { revision: stored.revision, savedAt: stored.savedAt } }
    // Another window of this device has saved since this one read.
    if (stored && tab && tab.tabId !== tabId && stored.revision > base)
      return { fault: { status: 409, code: 'draft_changed_elsewhere', current: stored } }
    const facts = factsOf(given, stored)
    if (!facts) return { fault: { status: 400, code: 'bad_input' } }
    const revision = countedHere(base, stored?.revision ?? 0)
    const draft: DraftView = {
      ...facts,
      ...wordsOf(given, stored),
      id: draftId,
      childId,
      caseId,
      reportChildId,
      originalId,
      correctionReason,
      startedAt: stored?.startedAt ?? now,
      savedAt: now,
      revision,
    }
    return {
      reply: { revision, savedAt: now },
      changes: [
        changed(readDraft, { childId: given.childId, draftId }, { ...answer, draft }),
        changed(lastTab, { draftId }, { tabId, tabSeq, revision }),
        listed(kept, draft, now),
      ],
    }
  },
})

const whereItIs = (kept: Kept, draftId: string) =>
  kept.all(readDraft).find(({ input }) => input.draftId === draftId)

/** The wish to sign: the server signs what was stored, at its own time, when it gets the wish. */
const signs = offlineCommand(signDraft, {
  version: 1,
  subject,
  renews: true,
  // A meeting's note that the colleague has signed. Own words that were not in it have wishes of their own.
  fulfilled: {
    code: 'note_already_signed',
    ask: ({ draftId }, childId) =>
      childId === null
        ? undefined
        : {
            route: readDraft,
            input: { childId, draftId },
            says: (reply) => readDraft.reply.safeParse(reply).data?.isSigned === true,
          },
  },
  childId: ({ draftId }, kept) => whereItIs(kept, draftId)?.input.childId ?? null,
  counts: {
    base: ({ revision }) => revision,
    trace: () => 0,
    follow: (input, revision) => ({ ...input, revision }),
  },
  apply: ({ draftId, revision, seen }, kept, { now }) => {
    const found = whereItIs(kept, draftId)
    const draft = found?.reply.draft
    // The words of a meeting's note are in its shared text: the server holds what was seen against them.
    const isKept = seen !== undefined && found?.reply.isSigned === false
    if (!found || (!draft && !isKept)) return { fault: { status: 404, code: 'not_packed' } }
    if (draft && seen === undefined && draft.revision !== revision)
      return {
        fault: { status: 409, code: 'draft_changed_elsewhere', current: draft },
      }
    return {
      reply: { noteId: draftId, signedAt: now },
      changes: [
        changed(readDraft, found.input, { ...found.reply, draft: null, isSigned: true }),
        changed(listOwnDrafts, {}, ownDrafts(kept, draftId)),
      ],
    }
  },
})

const throws = offlineCommand(throwDraft, {
  version: 1,
  subject,
  childId: ({ draftId }, kept) => whereItIs(kept, draftId)?.input.childId ?? null,
  counts: {
    base: ({ revision }) => revision,
    trace: () => 0,
    follow: (input, revision) => ({ ...input, revision }),
  },
  apply: ({ draftId, revision }, kept) => {
    const found = whereItIs(kept, draftId)
    if (!found?.reply.draft) return { fault: { status: 404, code: 'not_packed' } }
    if (found.reply.draft.revision !== revision)
      return {
        fault: { status: 409, code: 'draft_changed_elsewhere', current: found.reply.draft },
      }
    return {
      reply: { thrown: true },
      changes: [
        changed(readDraft, found.input, { ...found.reply, draft: null }),
        changed(listOwnDrafts, {}, ownDrafts(kept, draftId)),
      ],
    }
  },
})

/** What of the journal works without a network: writing a note, and wishing that it be signed or thrown away. */
export const journalCommands = [saves, signs, throws]

/** A new note of a packed child can be begun, although nobody knew its id when the bag was packed. */
export const journalReadings = [
  offlineReading(readDraft, ({ childId, draftId }, kept) => answerOf(kept, childId, draftId)),
]
