import { sectionField } from '../../src/modules/assessment/rules/fields.ts'
import { openText, pullText, pushText } from '../../src/modules/assessment/together/contract.ts'
import { sectionCodes } from '../../src/modules/assessment/rules/skeleton.ts'
import { toBytes, toText } from '#modules/together/bytes.ts'
import { createReplica, type Replica } from '#modules/together/replica.ts'
import {
  type Kept,
  type ReplicaStore,
  type Step,
  WireFault,
  withSteps,
  type World,
} from '#modules/together/replica-parts.ts'
import type { Ask, Asked } from './asking.ts'
import type { Chance } from './chance.ts'
import type { Ledger } from './ledger.ts'

export const fields = sectionCodes.slice(0, 3).map(sectionField)

/** What a device keeps of the text between its lives. */
export type Shelf = { kept: Kept | undefined; steps: Step[]; promisedAs: string }

const got = <Reply>(answer: Asked<Reply>): Reply => {
  if (answer.kind === 'reply') return answer.reply
  if (answer.kind === 'no_answer') throw new WireFault('later', 'no_answer')
  throw new WireFault('refused', answer.code)
}

const bytesOf = (text: string): Uint8Array => {
  const bytes = toBytes(text)
  if (!bytes) throw new WireFault('refused', 'unreadable')
  return bytes
}

type Writer = {
  readonly ask: Ask
  readonly world: World
  readonly chance: Chance
  readonly ledger: Ledger
  readonly shelf: Shelf
  readonly investigationId: string
  readonly newId: () => string
  readonly newWord: () => string
  /** The store as the run wants it: a broken one forgets. */
  readonly storeOf: (store: ReplicaStore) => ReplicaStore
}

/** Somebody who has the text of an investigation open, with what the device kept of it. */
export const openWriter = ({
  ask,
  world,
  chance,
  ledger,
  shelf,
  investigationId,
  newId,
  newWord,
  storeOf,
}: Writer) => {
  let replica: Replica | undefined
  let waiting: string[] = []

  const store = storeOf({
    keep: async (steps) => {
      shelf.steps.push(...steps)
    },
    replace: async (kept) => {
      shelf.kept = kept
      shelf.steps = []
    },
  })

  const promiseKept = (): void => {
    if (!replica?.isKept()) return
    ledger.promise(waiting, shelf.promisedAs)
    waiting = []
  }

  const begin = (kept: Kept): Replica =>
    createReplica({
      kept,
      world,
      store,
      wire: {
        pull: async ({ since, vector }) => {
          const given = { investigationId, documentId: kept.documentId, since, vector: toText(vector) }
          const { seq, updates, writers } = got(await ask(pullText, given))
          return { seq, updates: updates.map(bytesOf), writers }
        },
        push: async ({ clientId, update }) =>
          got(
            await ask(
              pushText,
              { investigationId, documentId: kept.documentId, clientId, update: toText(update) },
              newId(),
            ),
          ),
      },
    })

  return {
    replica: () => replica,
    open: async (): Promise<void> => {
      if (replica) return
      if (shelf.kept) {
        replica = begin(withSteps(shelf.kept, shelf.steps))
        return
      }
      const answer = await ask(openText, { investigationId, tabId: newId() }, newId())
      if (answer.kind !== 'reply' || replica) return
      const { documentId, clientId } = answer.reply
      shelf.kept = { documentId, clientId, since: 0, known: [], pending: [] }
      replica = begin(shelf.kept)
      await replica.refresh()
    },
    write: async (): Promise<void> => {
      if (!replica || replica.state().kind === 'refused') return
      const field = chance.pick(fields)
      const word = newWord()
      const parts = replica.text(field).split(' ')
      parts.splice(chance.below(parts.length + 1), 0, word)
      const after = parts.join(' ')
      // Where the caret stands tells which of several like changes it was.
      replica.edit(field, after, Math.min(after.length, after.indexOf(word) + word.length + 1))
      waiting.push(word)
      await replica.flush()
      promiseKept()
    },
    /** Takes out one word that is there. */
    erase: async (): Promise<void> => {
      if (!replica || replica.state().kind === 'refused') return
      const field = chance.pick(fields)
      const parts = replica.text(field).split(' ')
      const at = chance.below(parts.length)
      const [gone] = parts.splice(at, 1)
      if (gone === undefined || gone === '') return
      ledger.release([gone])
      replica.edit(field, parts.join(' '), parts.slice(0, at).join(' ').length)
      await replica.flush()
      promiseKept()
    },
    hear: async (): Promise<void> => {
      await replica?.refresh()
      promiseKept()
    },
    stop: (): void => replica?.stop(),
  }
}

export type TextWriter = ReturnType<typeof openWriter>
