import { sectionField } from '../../src/modules/assessment/rules/fields.ts'
import { sectionCodes } from '../../src/modules/assessment/rules/skeleton.ts'
import { openText, pullText, pushText } from '../../src/modules/assessment/together/contract.ts'
import { assessmentText } from '../../src/modules/assessment/web/offline.ts'
import type { Bag } from '#modules/bag/core/bag.ts'
import { toBytes, toText } from '#modules/together/bytes.ts'
import { WireFault, type World } from '#modules/together/replica-parts.ts'
import type { InBag } from '#modules/together/web/bag-side.ts'
import { openPen } from '#modules/together/web/pen.ts'
import type { Asked } from './asking.ts'
import type { Chance } from './chance.ts'
import { type Ledger, wordsIn } from './ledger.ts'
import type { Page } from './page.ts'

export const fields = sectionCodes.slice(0, 3).map(sectionField)

const got = <Reply>(answer: Asked<Reply>): { readonly reply: Reply; readonly isKept: boolean } => {
  if (answer.kind === 'reply') return { reply: answer.reply, isKept: answer.isLocal === true }
  if (answer.kind === 'no_answer') throw new WireFault('later', 'no_answer')
  throw new WireFault('refused', answer.status === 403 || answer.status === 404 ? 'no_access' : answer.code)
}

type Writer = {
  readonly page: Page
  readonly bag: Bag
  readonly world: World
  readonly chance: Chance
  readonly ledger: Ledger
  readonly name: string
  readonly investigationId: string
  readonly newId: () => string
  readonly newWord: () => string
}

/** One window with the text of an investigation: with a network or out of the bag, as openTogether opens it. */
export const openWriter = (parts: Writer) => {
  const { page, bag, world, chance, ledger, name, investigationId, newId, newWord } = parts
  type Pen = ReturnType<typeof openPen>
  let pen: (Pen & { isElsewhere: boolean }) | undefined
  let isOpening = false
  let waiting: string[] = []

  const askOpen = () => page.call(openText, { investigationId, tabId: newId() })

  /** All that was written so far is called saved: with the server, or on this device. */
  const promise = (kind: string): void => {
    if (kind !== 'settled' && kind !== 'kept') return
    ledger.promise(waiting, `text of ${name}`)
    waiting = []
  }

  const begin = ({
    reply: opened,
    isKept,
  }: ReturnType<typeof got<{ documentId: string; clientId: number }>>) => {
    const { documentId, clientId } = opened
    const at = { investigationId, documentId }
    const inBag: InBag = {
      subject: assessmentText.subject(at),
      isItsNumber: isKept,
      ownNumber: async () => {
        const again = await askOpen()
        const isOwn =
          again.kind === 'reply' && again.isLocal !== true && again.reply.documentId === documentId
        return isOwn ? again.reply.clientId : undefined
      },
      keepCopy: async (replica) => {
        if (bag.isOpen()) await bag.freshen([assessmentText.copyOf(at, replica.copy())])
      },
    }
    const made = openPen({
      documentId,
      clientId,
      world,
      bag: inBag,
      door: page.door,
      wire: {
        push: async ({ clientId: number, update }) => {
          const input = { ...at, clientId: number, update: toText(update) }
          const { reply, isKept: isHere } = got(await page.call(pushText, input))
          return { ...reply, isKept: isHere }
        },
        pull: async ({ since, vector }) => {
          const { reply, isKept: isHere } = got(
            await page.call(pullText, { ...at, since, vector: toText(vector) }),
          )
          return { ...reply, updates: reply.updates.flatMap((one) => toBytes(one) ?? []), isKept: isHere }
        },
      },
      onState: ({ kind }) => {
        if (pen && pen.replica === made.replica) promise(kind)
      },
      tell: ({ isElsewhere }) => {
        if (isElsewhere === false && pen) pen.isElsewhere = false
      },
      rowsChanged: () => undefined,
    })
    return made
  }

  const close = async (): Promise<void> => {
    const old = pen
    pen = undefined
    waiting = []
    await old?.replica.flush()
    old?.replica.stop()
    await old?.side?.end()
  }

  const mayWrite = (): boolean =>
    pen !== undefined && !pen.isElsewhere && pen.replica.state().kind !== 'refused'

  return {
    replica: () => pen?.replica,
    isSettled: (): boolean => pen === undefined || pen.replica.isSettled(),
    open: async (): Promise<void> => {
      // What was refused is left, and opened anew.
      if (pen?.replica.state().kind === 'refused') await close()
      if (pen || isOpening) return
      isOpening = true
      try {
        const opened = await askOpen()
        if (opened.kind !== 'reply') return
        const made = begin(got(opened))
        await made.replica.refresh()
        const { kind } = made.replica.state()
        if (kind === 'away' || kind === 'refused') {
          made.replica.stop()
          await made.side?.end()
          return
        }
        const isFree = await made.side?.begin()
        pen = { ...made, isElsewhere: isFree === false }
        // A word that was kept before is shown as such.
        promise('')
      } finally {
        isOpening = false
      }
    },
    write: async (): Promise<void> => {
      if (!pen || !mayWrite()) return
      const { replica } = pen
      const field = chance.pick(fields)
      const word = newWord()
      const words = replica.text(field).split(' ')
      words.splice(chance.below(words.length + 1), 0, word)
      const after = words.join(' ')
      waiting.push(word)
      // Where the caret stands tells which of several like changes it was.
      replica.edit(field, after, Math.min(after.length, after.indexOf(word) + word.length + 1))
      await replica.flush()
    },
    /** Takes out one word that is there. */
    erase: async (): Promise<void> => {
      if (!pen || !mayWrite()) return
      const { replica } = pen
      const field = chance.pick(fields)
      const words = replica.text(field).split(' ')
      const at = chance.below(words.length)
      const [gone] = words.splice(at, 1)
      if (gone === undefined || gone === '') return
      ledger.release(wordsIn(gone))
      replica.edit(field, words.join(' '), words.slice(0, at).join(' ').length)
      await replica.flush()
    },
    hear: async (): Promise<void> => {
      await pen?.replica.refresh()
    },
    close,
    /** The window is gone with the device: nothing is said to anybody. */
    stop: (): void => pen?.replica.stop(),
  }
}

export type TextWriter = ReturnType<typeof openWriter>
