import * as Y from 'yjs'
import { accountOf, type FieldAccount, unsentWords } from './account.ts'
import { mostUpdateBytes, mostUpdatesPerSecond } from './limits.ts'
import {
  type Kept,
  type Paces,
  type Pending,
  type ReplicaStore,
  type Step,
  usualPaces,
  WireFault,
  type Wire,
  type World,
} from './replica-parts.ts'
import { splitUpdate } from './split.ts'
import { type Edit, inPieces, minimalEdit, storable } from './text-edit.ts'

/** What comes from the server, so that it is told apart from what is written here. */
export const fromServer = { from: 'server' }
/** What a person writes here; undone by this person alone. */
export const ownHand = { from: 'own hand' }

const longestPiece = 8_000
/** Merging many updates takes long, and longer the more they are (ADR 0013): never more than this at a time. */
const mostMerged = 100
const stepsBeforeAnew = 200
const roomForFrame = 1_024

/**
 * `settled`: the server has everything. `sending`: not yet. `away`: it does not answer, and is tried again. `refused`: it has
 * said no for good.
 */
export type ReplicaState =
  | { readonly kind: 'settled' | 'sending' | 'away' }
  | { readonly kind: 'refused'; readonly fault: WireFault }

export type ReplicaOptions = {
  /** As it was kept; for a new one the numbers that the server gave, and nothing more. */
  readonly kept: Kept
  readonly wire: Wire
  readonly world: World
  readonly store?: ReplicaStore
  readonly paces?: Paces
  readonly onState?: (state: ReplicaState) => void
  /** What came together after a time apart. */
  readonly onMerged?: (account: readonly FieldAccount[]) => void
}

const mergeFew = (updates: readonly Uint8Array[]): Uint8Array => {
  const [only] = updates
  return updates.length === 1 && only ? only : Y.mergeUpdates([...updates])
}

/** Fewer, of up to a hundred each, in their order. */
const mergedInHundreds = (pending: readonly Pending[]): Uint8Array[] => {
  const groups: Uint8Array[] = []
  for (let at = 0; at < pending.length; at += mostMerged)
    groups.push(mergeFew(pending.slice(at, at + mostMerged).map(({ update }) => update)))
  return groups
}

/**
 * One person's copy of a shared text. What is written goes to the store first and is sent then, so that a device that falls
 * and rises has all that the server has seen of it. It may be sent any number of times, and heard in any order: it is the
 * same text in the end.
 */
export const createReplica = (options: ReplicaOptions) => {
  const { wire, world, store, paces = usualPaces, onState, onMerged } = options
  const { documentId, clientId } = options.kept
  const doc = new Y.Doc()
  const names = new Map<number, string>()

  let pending: Pending[] = [...options.kept.pending]
  let fresh: Uint8Array[] = []
  let steps: Step[] = []
  let stepsKept = 0
  let since = options.kept.since
  let heardOf = since
  let lastId = Math.max(0, ...pending.map(({ id }) => id))
  let fault: WireFault | undefined
  let isAway = false
  let isStopped = false
  let failures = 0
  let running: Promise<void> | undefined
  let isAsked = false
  let cancel: (() => void) | undefined
  let dueAt = Number.POSITIVE_INFINITY
  /** A time apart: from which clock on my words are of it, and what others took away. */
  let apart:
    | { from: number; mineFrom: number; before: Map<number, number>; removed: Map<string, number> }
    | undefined
  let isKeptTrouble = false
  let wantsAll = false

  doc.transact(() => {
    for (const update of options.kept.known) Y.applyUpdate(doc, update)
    for (const { update } of pending) Y.applyUpdate(doc, update)
  }, fromServer)
  // Only now: Yjs takes a new number by chance when it meets its own in what comes from outside.
  doc.clientID = clientId

  const clockNow = (): number => Y.getState(doc.store, clientId)
  let confirmed = pending.length === 0 ? clockNow() : firstClockOf(pending, clientId, clockNow())
  const goApart = (from: number): void => {
    const before = Y.decodeStateVector(Y.encodeStateVector(doc))
    apart ??= { from, mineFrom: confirmed, before, removed: new Map() }
  }
  if (pending.length > 0) goApart(Number.NEGATIVE_INFINITY)

  const state = (): ReplicaState => {
    if (fault) return { kind: 'refused', fault }
    if (isAway) return { kind: 'away' }
    return isSettled() ? { kind: 'settled' } : { kind: 'sending' }
  }
  const tell = (): void => onState?.(state())
  const isSettled = (): boolean =>
    fresh.length === 0 &&
    pending.length === 0 &&
    steps.length === 0 &&
    since >= heardOf &&
    !wantsAll &&
    running === undefined

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === fromServer) return
    fresh.push(update)
    soon(paces.push)
    tell()
  })

  /** Puts what was written since into the store, and gives it a place in the queue. */
  const keepFresh = async (): Promise<void> => {
    const taken = fresh
    fresh = []
    const groups: Pending[] = []
    for (let at = 0; at < taken.length; at += mostMerged) {
      lastId += 1
      groups.push({ id: lastId, update: mergeFew(taken.slice(at, at + mostMerged)) })
    }
    pending.push(...groups)
    steps.push(...groups.map((one): Step => ({ kind: 'wrote', pending: one })))
    await keepSteps()
  }

  const kept = (): Kept => ({
    documentId,
    clientId,
    since,
    known: [Y.encodeStateAsUpdate(doc)],
    pending,
  })

  const keepSteps = async (): Promise<void> => {
    if (!store) {
      steps = []
      return
    }
    if (steps.length === 0) return
    const taken = steps
    try {
      await store.keep(taken)
      steps = steps.slice(taken.length)
      isKeptTrouble = false
      stepsKept += taken.length
      // What is fresh stands in the document already, and not yet in the queue: not now.
      if (stepsKept >= stepsBeforeAnew && store.replace && fresh.length === 0 && steps.length === 0) {
        await store.replace(kept())
        stepsKept = 0
      }
    } catch (error) {
      isKeptTrouble = true
      throw new WireFault('later', 'not_kept', error instanceof Error ? error.name : '')
    }
  }

  const nextBatch = (): { readonly ids: readonly number[]; readonly updates: readonly Uint8Array[] } => {
    const batch: Pending[] = []
    let bytes = 0
    for (const one of pending) {
      if (batch.length >= mostMerged || (batch.length > 0 && bytes + one.update.length > mostUpdateBytes / 2))
        break
      batch.push(one)
      bytes += one.update.length
    }
    const merged = mergeFew(batch.map(({ update }) => update))
    return { ids: batch.map(({ id }) => id), updates: splitUpdate(merged, mostUpdateBytes - roomForFrame) }
  }

  const hasMoreToSend = (): boolean => pending.length > 0 && !isStopped
  const hasMoreToDo = (): boolean => !isStopped && (isAsked || fresh.length > 0 || heardOf > since)

  /** So many in a second and no more: the server counts. */
  const breathe = (): Promise<void> =>
    new Promise((done) => void world.after(1_000 / mostUpdatesPerSecond + 10, done))

  const push = async (): Promise<void> => {
    while (hasMoreToSend()) {
      const { ids, updates } = nextBatch()
      for (const update of updates) {
        const { seq, taken } = await wire.push({ clientId, update })
        // The number is this update's own: nothing of others lies between.
        if (taken && seq === since + 1) since = seq
        heardOf = Math.max(heardOf, seq)
        answered()
        if (pending.length > ids.length || updates.length > 1) await breathe()
      }
      pending = pending.filter(({ id }) => !ids.includes(id))
      confirmed =
        pending.length === 0 && fresh.length === 0 ? clockNow() : firstClockOf(pending, clientId, confirmed)
      steps.push({ kind: 'confirmed', ids })
      await keepSteps()
    }
  }

  const hear = (updates: readonly Uint8Array[]): void => {
    const removed = apart?.removed
    const watching = [...(removed ? doc.share.keys() : [])].map((field) => {
      const watch = ({ delta }: Y.YTextEvent): void => {
        const gone = delta.reduce((sum, step) => sum + (step.delete ?? 0), 0)
        if (gone > 0) removed?.set(field, (removed.get(field) ?? 0) + gone)
      }
      doc.getText(field).observe(watch)
      return () => doc.getText(field).unobserve(watch)
    })
    // One transaction, and a local one: Yjs would take a number by chance if it met words under its own.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update, fromServer)
    }, fromServer)
    for (const stop of watching) stop()
  }

  const pull = async (): Promise<void> => {
    wantsAll = false
    const heardBefore = heardOf
    const { seq, updates, writers } = await wire.pull({ since, vector: Y.encodeStateVector(doc) })
    answered()
    for (const { clientId: one, name } of writers) names.set(one, name)
    hear(updates)
    since = Math.max(since, seq)
    if (heardOf === heardBefore) heardOf = since
    steps.push({ kind: 'heard', updates, since })
    await keepSteps()
    if (apart) tellMerge()
  }

  const tellMerge = (): void => {
    const merge = apart
    apart = undefined
    if (!merge || world.now() - merge.from < paces.away) return
    const account = accountOf({ doc, clientId, names, ...merge })
    if (account.length > 0) onMerged?.(account)
  }

  const answered = (): void => {
    failures = 0
    isAway = false
  }

  const failed = (error: unknown): void => {
    if (!(error instanceof WireFault)) throw error
    if (error.kind === 'refused') {
      fault = error
      return
    }
    failures += 1
    isAway = true
    goApart(world.now())
    const wait = Math.min(paces.retryMost, paces.retryFirst * 2 ** (failures - 1))
    soon(wait * (0.5 + world.random() / 2), 'put off')
  }

  /** Kept, heard, sent: in this order. After a time apart what colleagues wrote is there before the own words leave. */
  const goRound = async (): Promise<void> => {
    do {
      isAsked = false
      // A full disk must not keep the words from the server: they are sent, and the disk is tried again.
      const trouble = await keepFresh().then(
        () => undefined,
        (error: unknown) => error,
      )
      if (apart || wantsAll || heardOf > since) await pull()
      await push()
      if (trouble !== undefined) throw trouble
    } while (hasMoreToDo())
  }

  const run = (): Promise<void> => {
    if (fault || isStopped) return Promise.resolve()
    isAsked = true
    running ??= goRound()
      .catch(failed)
      .finally(() => {
        running = undefined
        tell()
      })
    return running
  }

  const soon = (milliseconds: number, how: 'at most' | 'put off' = 'at most'): void => {
    if (fault || isStopped) return
    const at = world.now() + milliseconds
    // While the server does not answer, a keystroke does not make it be asked more often.
    if (how === 'at most' && (at >= dueAt || (isAway && dueAt !== Number.POSITIVE_INFINITY))) return
    cancel?.()
    dueAt = at
    cancel = world.after(milliseconds, () => {
      dueAt = Number.POSITIVE_INFINITY
      void run()
    })
  }

  const apply = (field: string, change: Edit): void => {
    if (fault) return
    const text = doc.getText(field)
    if (change.remove > 0)
      doc.transact(() => {
        text.delete(change.at, change.remove)
        // Short words go with what they take the place of, so that they are undone together.
        if (change.insert.length <= longestPiece && change.insert !== '')
          text.insert(change.at, change.insert)
      }, ownHand)
    if (change.remove > 0 && change.insert.length <= longestPiece) return
    let at = change.at
    for (const piece of inPieces(change.insert, longestPiece)) {
      const place = at
      doc.transact(() => text.insert(place, piece), ownHand)
      at += piece.length
    }
  }

  const edit = (field: string, after: string, caret?: number): void => {
    const change = minimalEdit(doc.getText(field).toJSON(), storable(after), caret)
    if (change) apply(field, change)
  }

  if (pending.length > 0) soon(0)

  return {
    doc,
    documentId,
    clientId,
    names,
    text: (field: string): string => doc.getText(field).toJSON(),
    /** Makes the field read `after`, by the smallest change. `caret`: where the caret stands after it. */
    edit,
    /** One change, where it is known. */
    apply,
    /** Everything that the server may not have, also what is on its way: for a page that is being closed. */
    waiting: (): readonly Uint8Array[] =>
      mergedInHundreds([...pending, ...fresh.map((update) => ({ id: 0, update }))]),
    /** Somebody has said that the server is as far as this. */
    heard: (seq: number): void => {
      if (seq <= heardOf) return
      heardOf = seq
      soon(paces.pull)
    },
    /** Keeps, hears and sends now, as when a field is left or the network is back. */
    flush: async (): Promise<boolean> => {
      cancel?.()
      dueAt = Number.POSITIVE_INFINITY
      await run()
      return isSettled()
    },
    /** Asks for everything that is new, also when nobody has told of anything. */
    refresh: (): Promise<void> => {
      wantsAll = true
      return run()
    },
    isSettled,
    state,
    /** Everything that is written here is on this device's disk. Without a store: nothing is waiting. */
    isKept: (): boolean => fresh.length === 0 && steps.length === 0 && !isKeptTrouble,
    kept,
    unsent: () => unsentWords(doc, clientId, confirmed),
    /** Said no to by another way: the rights are gone, or the text is signed. */
    refuse: (why: WireFault): void => {
      fault = why
      cancel?.()
      tell()
    },
    stop: (): void => {
      isStopped = true
      cancel?.()
    },
  }
}

/** The lowest clock under which something waits: all below it is with the server. */
const firstClockOf = (pending: readonly Pending[], clientId: number, otherwise: number): number => {
  const clocks = pending.flatMap(({ update }) => {
    const from = Y.parseUpdateMeta(update).from.get(clientId)
    return from === undefined ? [] : [from]
  })
  return clocks.length === 0 ? otherwise : Math.min(...clocks)
}

export type Replica = ReturnType<typeof createReplica>
