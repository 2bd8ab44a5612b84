import { isCountedHere } from '#kernel/autosave.ts'
import { DraftView, readDraft, saveDraft, signDraft, throwDraft } from '#modules/journal/contract.ts'
import type { Bag } from '#modules/bag/core/bag.ts'
import type { Chance } from './chance.ts'
import { type Ledger, wordsIn } from './ledger.ts'
import type { Page } from './page.ts'

/** A note as it stands on a screen. What is only here is lost with the screen; nobody was told otherwise. */
type OpenNote = {
  readonly draftId: string
  readonly childId: string
  readonly caseId: string
  readonly tabId: string
  words: string[]
  /** As it was when somebody said that it is saved. */
  saved: string
  revision: number
  tabSeq: number
  isBusy: boolean
  isOver: boolean
}

type Child = { readonly childId: string; readonly caseId: string }

type Screen = {
  readonly page: Page
  readonly bag: Bag
  readonly ledger: Ledger
  readonly chance: Chance
  readonly newId: () => string
  readonly newWord: () => string
  /** Drafts of this worker that anybody has begun: what a list of own drafts would show. */
  readonly known: Map<string, Child>
}

const textOf = ({ words }: OpenNote): string => words.join(' ')

const inputOf = (note: OpenNote) => ({
  draftId: note.draftId,
  childId: note.childId,
  caseId: note.caseId,
  reportChildId: null,
  originalId: null,
  kind: 'home_visit' as const,
  eventOn: '2026-11-23',
  place: '',
  childAlone: null,
  participants: [],
  happened: textOf(note),
  childWords: '',
  assessment: '',
  correctionReason: '',
  revision: note.revision,
  tabId: note.tabId,
  tabSeq: note.tabSeq,
})

/** A page with notes on it: types, saves, signs and throws away as the real page does, through the bag where it must. */
export const openScreen = (screen: Screen) => {
  const { page, bag, ledger, chance, known } = screen
  const notes: OpenNote[] = []

  const takeOver = (note: OpenNote, current: unknown): boolean => {
    const read = DraftView.safeParse(current)
    if (!read.success) return false
    const theirs = wordsIn(read.data.happened)
    note.words = [...theirs, ...note.words.filter((word) => !theirs.includes(word))]
    note.revision = read.data.revision
    return true
  }

  const save = async (note: OpenNote): Promise<void> => {
    if (note.isBusy || note.isOver || textOf(note) === note.saved) return
    note.isBusy = true
    note.tabSeq += 1
    const sent = [...note.words]
    const input = inputOf(note)
    known.set(note.draftId, note)
    const answer = await page.call(saveDraft, input)
    note.isBusy = false
    if (answer.kind === 'reply') {
      const { revision } = answer.reply
      note.revision = isCountedHere(note.revision) ? revision : Math.max(note.revision, revision)
      note.saved = sent.join(' ')
      ledger.promise(sent, note.draftId)
    }
    if (answer.kind === 'refused' && !(answer.status === 409 && takeOver(note, answer.current)))
      note.isOver = true
  }

  const start = (child: Child): OpenNote => {
    const note: OpenNote = {
      draftId: screen.newId(),
      childId: child.childId,
      caseId: child.caseId,
      tabId: screen.newId(),
      words: [],
      saved: '',
      revision: 0,
      tabSeq: 0,
      isBusy: false,
      isOver: false,
    }
    notes.push(note)
    return note
  }

  const reopen = async (draftId: string, child: Child): Promise<void> => {
    if (notes.some((one) => one.draftId === draftId && !one.isOver)) return
    const input = { childId: child.childId, draftId }
    const kept = bag.isOpen() ? await bag.answer('readDraft', input) : undefined
    const over = kept === undefined ? await page.call(readDraft, input) : undefined
    const found = kept?.reply ?? (over?.kind === 'reply' ? over.reply : undefined)
    const read = readDraft.reply.safeParse(found)
    if (!read.success || read.data.draft === null) return
    const note = {
      ...start(child),
      draftId,
      words: wordsIn(read.data.draft.happened),
      saved: wordsIn(read.data.draft.happened).join(' '),
      revision: read.data.draft.revision,
    }
    notes.splice(-1, 1, note)
  }

  const ready = (): OpenNote[] => notes.filter((one) => !one.isBusy && !one.isOver && one.revision > 0)

  return {
    type: (children: readonly Child[]): Promise<void> => {
      const open = notes.filter((one) => !one.isOver)
      const note = open.length === 0 || chance.isOneIn(5) ? start(chance.pick(children)) : chance.pick(open)
      for (let n = chance.below(3); n >= 0; n -= 1) note.words.push(screen.newWord())
      return save(note)
    },
    /** What could not be saved is tried again, as the page does every few seconds. */
    saveAgain: async (): Promise<void> => {
      for (const note of notes) await save(note)
    },
    reopen: async (): Promise<void> => {
      const all = [...known]
      const [draftId, child] = all.length === 0 ? [] : chance.pick(all)
      if (draftId !== undefined && child) await reopen(draftId, child)
    },
    sign: async (): Promise<void> => {
      const [note] = ready()
      if (!note) return
      note.isBusy = true
      const input = { draftId: note.draftId, revision: note.revision }
      const answer = await page.call(signDraft, input)
      note.isBusy = false
      if (answer.kind === 'reply') note.isOver = true
    },
    throwAway: async (): Promise<void> => {
      const [note] = ready()
      if (!note) return
      note.isBusy = true
      const input = { draftId: note.draftId, revision: note.revision }
      // From the press on the words are hers to lose, whenever the server hears of it.
      ledger.throwAway(note.draftId)
      await page.call(throwDraft, input)
      note.isOver = true
      known.delete(note.draftId)
    },
  }
}

export type NoteScreen = ReturnType<typeof openScreen>
