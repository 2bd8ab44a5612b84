import { dayOf } from '#kernel/day.ts'
import type { Bag } from '#modules/bag/core/bag.ts'
import {
  readVisitBasis,
  type Tap,
  tellVisit,
  type ToldTap,
  type VisitBasis,
} from '../../src/modules/visits/contract.ts'
import { clockOf } from '../../src/modules/visits/rules/plan.ts'
import { mergedWith, withTaps } from '../../src/modules/visits/rules/told.ts'
import { tapWords } from '../../src/modules/visits/text-note.ts'
import type { Chance } from './chance.ts'
import { type Ledger, wordsIn } from './ledger.ts'
import type { Page } from './page.ts'
import type { CaseOf } from './person.ts'

type Parts = {
  readonly page: Page
  readonly bag: Bag
  readonly chance: Chance
  readonly ledger: Ledger
  readonly cases: readonly CaseOf[]
  readonly workerId: string
  readonly newId: () => string
  readonly newWord: () => string
  /** What the device holds the time to be. */
  readonly now: () => ToldTap['at']
}

const kinds = ['started', 'present', 'left', 'alone_from', 'alone_until', 'disagreed', 'guest'] as const

const byOthers = ({ me, taps }: VisitBasis): number => taps.filter(({ workerId }) => workerId !== me).length

/** A window with a meeting on it: what happens is tapped, told in its order, and told again until it is kept. */
export const openTapper = (parts: Parts) => {
  const { page, bag, chance, ledger, cases, workerId, newId, newWord, now } = parts
  const shown = new Map<string, VisitBasis>()
  const waiting = new Map<string, readonly Tap[]>()
  const running = new Map<string, Promise<void>>()

  const settle = (visitId: string, sent: readonly Tap[]): void => {
    waiting.set(
      visitId,
      (waiting.get(visitId) ?? []).filter((tap) => !sent.includes(tap)),
    )
  }

  const sendAll = async (visitId: string): Promise<void> => {
    const sent = waiting.get(visitId) ?? []
    if (sent.length === 0) return
    const answer = await page.call(tellVisit, { visitId, events: [...sent] })
    if (answer.kind === 'no_answer') return
    settle(visitId, sent)
    if (answer.kind === 'reply') {
      const { events } = tellVisit.input.parse({ visitId, events: [...sent] })
      ledger.promiseTaps(visitId, events)
      const known = shown.get(visitId)
      if (known) shown.set(visitId, withTaps(known, events, now()))
    }
    return sendAll(visitId)
  }

  const start = (visitId: string): Promise<void> => {
    const next = (running.get(visitId) ?? Promise.resolve()).then(() => sendAll(visitId))
    running.set(visitId, next)
    return next
  }

  const aTap = ({ childId }: CaseOf): Tap => {
    const kind = chance.pick(kinds)
    const tap = { id: newId(), at: now() }
    switch (kind) {
      case 'guest':
        return { ...tap, kind: 'present', who: newId(), words: newWord() }
      case 'disagreed':
        return { ...tap, kind, who: childId, what: childId, words: newWord() }
      case 'alone_from':
        return { ...tap, kind, who: childId, withId: chance.isOneIn(2) ? workerId : null }
      case 'started':
        return { ...tap, kind }
      default:
        return { ...tap, kind, who: childId }
    }
  }

  const look = async (visitId: string): Promise<void> => {
    const answer = await page.call(readVisitBasis, { visitId })
    if (answer.kind !== 'reply') return
    const known = shown.get(visitId)
    const read = answer.reply
    if (answer.isLocal !== true && bag.isOpen() && byOthers(read) !== (known ? byOthers(known) : 0))
      await bag.freshen([{ route: readVisitBasis.name, input: { visitId }, reply: read }])
    // Something may have been tapped while the disk was written.
    shown.set(visitId, mergedWith(read, shown.get(visitId)))
  }

  return {
    shown,
    tap: (): Promise<void> => {
      const one = chance.pick(cases)
      const taps = Array.from({ length: 1 + chance.below(3) }, () => aTap(one))
      ledger.tap(taps.map(({ id }) => id))
      waiting.set(one.visitId, [...(waiting.get(one.visitId) ?? []), ...taps])
      return start(one.visitId)
    },
    tellAgain: async (): Promise<void> => {
      for (const { visitId } of cases) await start(visitId)
    },
    look: (): Promise<void> => look(chance.pick(cases).visitId),
    lookAtAll: async (): Promise<void> => {
      for (const { visitId } of cases) await look(visitId)
    },
  }
}

export type Tapper = ReturnType<typeof openTapper>

/** Who it was is told by name, which the tap does not have. */
const tail = (sentence: (name: string) => string): string => sentence('')

const saidAs = ({ kind }: ToldTap): string => {
  switch (kind) {
    case 'started':
      return tapWords.started
    case 'left':
      return tail(tapWords.left)
    case 'alone_from':
      return 'var ensam med'
    case 'alone_until':
      return tail(tapWords.aloneUntil)
    default:
      return tail(tapWords.present)
  }
}

/** Whether this tap is among the sentences of what was handed in, each of which stands for one tap. */
export const takeSentence = (lines: string[], tap: ToldTap): boolean => {
  const begins = tapWords.line(dayOf(tap.at), clockOf(tap.at), '')
  const says = (line: string): boolean =>
    // "NN var med" with a guest's name stands for the guest, not for the child who came in the same minute.
    tap.words === '' ? line.includes(saidAs(tap)) && wordsIn(line).length === 0 : line.includes(tap.words)
  const at = lines.findIndex((line) => line.startsWith(begins) && says(line))
  if (at >= 0) lines.splice(at, 1)
  return at >= 0
}
