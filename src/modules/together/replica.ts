import * as Y from 'yjs'
import { type FieldAccount, unsentWords } from './account.ts'
import { createApart } from './apart.ts'
import { toText } from './bytes.ts'
import { firstClockOf, mergedInHundreds, mergeFew, mostMerged, nextBatch } from './batches.ts'
import { mostUpdatesPerSecond } from './limits.ts'
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
import { type Edit, minimalEdit, storable } from './text-edit.ts'
import { writeEdit } from './write-edit.ts'

/** What comes from the server, so that it is told apart from what is written here. */
export const fromServer = { from: 'server' }
const stepsBeforeAnew = 200

/**
 * `settled`: the server has everything. `sending`: not yet. `kept`: all of it lies on this device's disk, which will send it.
 * `away`: the server does not answer, and is tried again. `refused`: it has said no for good.
 */
export type ReplicaState =
  | { readonly kind: 'settled' | 'sending' | 'kept' | 'away' }
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

/**
 * One person's copy of a shared text. What is written goes to the store first and is sent then, so that a device that falls
 * and rises has all that the server has seen of it. It may be sent any number of times, and heard in any order: it is the
 * same text in the end.
 */
export const createReplica = (options: ReplicaOptions) => {
  const { wire, world, store, paces = usualPaces, onState, onMerged } = options
  const { documentId } = options.kept
  let { clientId } = options.kept
  const doc = new Y.Doc()
  const apart = createApart(doc)
  const names = new Map<number, string>()
  const mine = new Set([clientId])

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
  let isKeptTrouble = false
  /** How many updates the device has taken to send them itself; 0 once the server has them. */
  let onDevice = 0
  let wantsAll = false

  doc.transact(() => {
    for (const update of options.kept.known) Y.applyUpdate(doc, update)
    for (const { update } of pending) Y.applyUpdate(doc, update)
  }, fromServer)
  // Only now: see `hear`.
  doc.clientID = clientId

  const clockNow = (): number => Y.getState(doc.store, clientId)
  const waiting = (): Uint8Array[] => [...pending.map(({ update }) => update), ...fresh]
  let confirmed = firstClockOf(waiting(), clientId, clockNow())
  const goApart = (from: number): void => apart.begin(from, { clientId, confirmed })
  if (pending.length > 0) goApart(Number.NEGATIVE_INFINITY)

  const state = (): ReplicaState => {
    if (fault) return { kind: 'refused', fault }
    if (isAway) return { kind: 'away' }
    if (!isIdle()) return { kind: 'sending' }
    return { kind: onDevice > 0 ? 'kept' : 'settled' }
  }
  const tell = (): void => onState?.(state())
  const isIdle = (): boolean =>
    fresh.length === 0 &&
    pending.length === 0 &&
    steps.length === 0 &&
    since >= heardOf &&
    !wantsAll &&
    running === undefined
  const isSettled = (): boolean => isIdle() && onDevice === 0

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

  const hasMoreToSend = (): boolean => pending.length > 0 && !isStopped
  const hasMoreToDo = (): boolean => !isStopped && (isAsked || fresh.length > 0 || heardOf > since)

  /** So many in a second and no more: the server counts. */
  const breathe = (): Promise<void> =>
    new Promise((done) => void world.after(1_000 / mostUpdatesPerSecond + 10, done))

  const push = async (): Promise<void> => {
    while (hasMoreToSend()) {
      const { ids, updates } = nextBatch(pending)
      for (const update of updates) {
        const { seq, taken, isKept = false } = await wire.push({ clientId, update })
        if (isKept) {
          goApart(world.now())
          onDevice += 1
          answered()
          continue
        }
        // The number is this update's own: nothing of others lies between.
        if (taken && seq === since + 1) since = seq
        heardOf = Math.max(heardOf, seq)
        answered()
        if (pending.length > ids.length || updates.length > 1) await breathe()
      }
      pending = pending.filter(({ id }) => !ids.includes(id))
      if (onDevice === 0) confirmed = firstClockOf(waiting(), clientId, clockNow())
      steps.push({ kind: 'confirmed', ids })
      await keepSteps()
    }
  }

  const hear = (updates: readonly Uint8Array[]): void => {
    apart.watch(() =>
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update, fromServer)
      }, fromServer),
    )
    // Yjs has taken a number by chance when it met words under its own, as those that another window has kept here.
    doc.clientID = clientId
  }

  const pull = async (): Promise<void> => {
    wantsAll = false
    const heardBefore = heardOf
    const heard = await wire.pull({ since, vector: Y.encodeStateVector(doc) })
    const { seq, updates, writers, isKept = false } = heard
    answered()
    for (const { clientId: one, name, isMe = false } of writers) {
      names.set(one, name)
      if (isMe) mine.add(one)
    }
    hear(updates)
    since = Math.max(since, seq)
    if (heardOf === heardBefore) heardOf = since
    steps.push({ kind: 'heard', updates, since })
    await keepSteps()
    if (apart.is() && !isKept) tellMerge()
  }

  const tellMerge = (): void => {
    const account = apart.end(world.now(), { longEnough: paces.away, mine, names })
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
      // What the device keeps it sends itself: nobody is asked for news until that is done.
      if ((apart.is() && onDevice === 0) || wantsAll || heardOf > since) await pull()
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
    if (!fault) writeEdit(doc, field, change)
  }

  const edit = (field: string, after: string, caret?: number): void => {
    const change = minimalEdit(doc.getText(field).toJSON(), storable(after), caret)
    if (change) apply(field, change)
  }

  if (pending.length > 0) soon(0)

  return {
    doc,
    documentId,
    get clientId(): number {
      return clientId
    },
    names,
    text: (field: string): string => doc.getText(field).toJSON(),
    /** Makes the field read `after`, by the smallest change. `caret`: where the caret stands after it. */
    edit,
    /** One change, where it is known. */
    apply,
    /** Everything that the server may not have, also what is on its way: for a page that is being closed. */
    waiting: (): readonly Uint8Array[] => mergedInHundreds(waiting()),
    /** These own words lie on this device, and the server has not seen them. */
    keptHere: (unsent: readonly Uint8Array[]): void => {
      goApart(Number.NEGATIVE_INFINITY)
      apart.count(unsent)
      hear(unsent)
      onDevice = Math.max(onDevice, unsent.length)
      confirmed = firstClockOf([...unsent, ...waiting()], clientId, clockNow())
      tell()
    },
    /** The text as it stands here, as the server would answer it. */
    copy: () => ({
      seq: since,
      updates: [toText(Y.encodeStateAsUpdate(doc))],
      writers: [...names].map(([one, name]) => ({ clientId: one, name, isMe: mine.has(one) })),
    }),
    /** How many updates the device has taken since it had sent all: another number means that there were more. */
    onDevice: (): number => onDevice,
    /** The device has sent all that it had taken, and the server has it. */
    received: (): void => {
      onDevice = 0
      confirmed = firstClockOf(waiting(), clientId, clockNow())
      tell()
    },
    /** Writes under another number from here on; not while something waits under the old one. */
    renumber: (next: number): boolean => {
      if (fault || !isSettled()) return false
      clientId = next
      mine.add(next)
      doc.clientID = next
      confirmed = clockNow()
      return true
    },
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

export type Replica = ReturnType<typeof createReplica>
