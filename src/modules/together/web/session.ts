import * as Y from 'yjs'
import type { Instant } from '#kernel/day.ts'
import { now } from '#web/clock.ts'
import type { FieldAccount } from '../account.ts'
import { toBytes, toText } from '../bytes.ts'
import type { Here } from '../contract.ts'
import { WireFault, type Wire, type World } from '../replica-parts.ts'
import type { ReplicaState } from '../replica.ts'
import type { InBag, Waits } from './bag-side.ts'
import { openLine } from './line.ts'
import { ownBag } from './own-bag.ts'
import { openPen } from './pen.ts'

/** How a room's text is reached. Everything throws WireFault and nothing else. */
export type Reach = {
  readonly documentId: string
  readonly clientId: number
  readonly wire: Wire
  readonly lineAddress: string
  /** Whether one may still write: rights are asked anew when the line says that they are gone. */
  readonly mayWrite: () => Promise<boolean>
  readonly tellPlace: (place: { readonly field: string; readonly caret: string }) => Promise<void>
  /** The page is being closed: sent although nobody waits for the answer. */
  readonly leave: (update: Uint8Array) => void
  /** Where the room's text works without a network. */
  readonly bag?: InBag
}

/** `elsewhere`: another window of this device writes in it without a network; opens again when that one is closed. */
export type Closed = {
  readonly why: 'signed' | 'no_access' | 'handed_in' | 'refused' | 'elsewhere'
  readonly message: string
}

/** What a screen shows of a text that is written together. A new one each time that something has changed. */
export type Together = {
  readonly state: ReplicaState['kind']
  readonly savedAt: Instant | undefined
  /** Where the words are that this device has kept; undefined: nothing waits. */
  readonly waits: Waits | undefined
  /** What was kept on the device has come to the server since the text was opened. */
  readonly isReceived: boolean
  /** The others who have the text open. */
  readonly people: readonly Here[]
  readonly merged: readonly FieldAccount[]
  readonly closed: Closed | undefined
}

const placeEvery = 700
const stillHereEvery = 10_000

const world: World = {
  now: () => performance.now(),
  random: () => Math.random(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
}

const closedBy = ({ code, message }: WireFault): Closed => {
  if (code === 'text_signed_meanwhile') return { why: 'signed', message }
  return { why: code === 'no_access' || code === 'handed_in' ? code : 'refused', message }
}

/** A text that is open on this screen, with everybody else who has it open. */
export const openSession = (reach: Reach) => {
  const listeners = new Set<() => void>()
  const rowListeners = new Map<string, Set<() => void>>()
  let shown: Together = {
    state: 'sending',
    savedAt: undefined,
    waits: undefined,
    isReceived: false,
    people: [],
    merged: [],
    closed: undefined,
  }
  const show = (some: Partial<Together>): void => {
    const next = { ...shown, ...some }
    if (next.state === shown.state && Object.keys(some).length === 1 && 'state' in some) return
    shown = next
    for (const listener of listeners) listener()
  }

  const rowsChanged = (): void => {
    for (const acts of rowListeners.values()) for (const act of acts) act()
  }
  const { replica, side } = openPen({
    documentId: reach.documentId,
    clientId: reach.clientId,
    wire: {
      ...reach.wire,
      push: async (given) => {
        const answer = await reach.wire.push(given)
        show({ savedAt: now(), isReceived: false })
        return answer
      },
    },
    world,
    bag: reach.bag,
    door: ownBag,
    rowsChanged,
    onState: (state) =>
      show({ state: state.kind, ...(state.kind === 'refused' ? { closed: closedBy(state.fault) } : {}) }),
    onMerged: (merged) => show({ merged: [...shown.merged, ...merged] }),
    tell: ({ isElsewhere, ...some }) => {
      show(some.isReceived === true ? { ...some, savedAt: now() } : some)
      if (isElsewhere === false && shown.closed?.why === 'elsewhere') show({ closed: undefined })
    },
  })

  const askRights = async (): Promise<void> => {
    try {
      if (!(await reach.mayWrite())) replica.refuse(new WireFault('refused', 'no_access'))
    } catch (fault) {
      if (fault instanceof WireFault && fault.kind === 'refused')
        replica.refuse(new WireFault('refused', 'no_access'))
    }
  }

  const line = openLine({
    address: reach.lineAddress,
    onRefused: (status) => {
      if (status === 403 || status === 404) void askRights()
    },
    onTold: (told) => {
      if (told.told === 'seq') replica.heard(told.seq)
      else if (told.told === 'here')
        show({ people: told.people.filter(({ clientId }) => clientId !== replica.clientId) })
      else if (told.told === 'rows') for (const act of rowListeners.get(told.what) ?? []) act()
      else if (told.why === 'signed') replica.refuse(new WireFault('refused', 'text_signed_meanwhile'))
      else void askRights()
    },
  })

  let place = { field: '', caret: '' }
  let told = place
  let timer: ReturnType<typeof setTimeout> | undefined
  const tellPlace = (): void => {
    timer = undefined
    if (shown.closed || document.visibilityState !== 'visible') return
    told = place
    // Where the caret is matters to nobody once it is lost.
    void reach.tellPlace(place).catch(() => undefined)
  }
  const stillHere = setInterval(tellPlace, stillHereEvery)
  tellPlace()

  const leave = (): void => {
    if (!shown.closed && side?.mayPush() !== false)
      for (const update of replica.waiting()) reach.leave(update)
  }
  const hide = (): void => {
    if (document.visibilityState === 'hidden') leave()
  }
  const ask = (event: BeforeUnloadEvent): void => {
    if (shown.state === 'away' && replica.waiting().length > 0) event.preventDefault()
  }
  const leaveField = (): void => void replica.flush()
  const back = (): void => void replica.refresh()
  // Who is there cannot be known without a network.
  const gone = (): void => show({ people: [] })
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', hide)
  document.addEventListener('focusout', leaveField)
  addEventListener('beforeunload', ask)
  addEventListener('online', back)
  addEventListener('offline', gone)

  return {
    replica,
    look: (): Together => shown,
    listen: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Something beside the running text has changed for what the room calls so. */
    onRows: (what: string, act: () => void): (() => void) => {
      const all = rowListeners.get(what) ?? new Set()
      rowListeners.set(what, all.add(act))
      return () => all.delete(act)
    },
    /** Where one's own caret stands; '' for nowhere. */
    place: (field: string, at: number | undefined): void => {
      const caret =
        at === undefined
          ? ''
          : toText(
              Y.encodeRelativePosition(
                Y.createRelativePositionFromTypeIndex(replica.doc.getText(field), at, -1),
              ),
            )
      place = { field, caret }
      if (place.field !== told.field || place.caret !== told.caret)
        timer ??= setTimeout(tellPlace, placeEvery)
    },
    /** Where somebody's caret stands in the text as it is here; undefined when that place is not here yet. */
    caretAt: ({ field, caret }: Here): number | undefined => {
      const bytes = caret === '' ? undefined : toBytes(caret)
      if (!bytes) return undefined
      try {
        const at = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), replica.doc)
        return at?.type === replica.doc.getText(field) ? at.index : undefined
      } catch {
        return undefined
      }
    },
    /** Own words that wait on this device are in the text, and other windows of it are looked at, before it is shown. */
    begin: async (): Promise<void> => {
      if ((await side?.begin()) === false) show({ closed: { why: 'elsewhere', message: '' } })
    },
    /** Rows were changed without a network: nobody tells of it but this screen. */
    rowsChanged,
    seen: (): void => show({ merged: [] }),
    /** The screen goes away: what waits is sent, and then nothing more. */
    end: async (): Promise<void> => {
      clearTimeout(timer)
      clearInterval(stillHere)
      line.end()
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
      document.removeEventListener('focusout', leaveField)
      removeEventListener('beforeunload', ask)
      removeEventListener('online', back)
      removeEventListener('offline', gone)
      await replica.flush()
      replica.stop()
      await side?.end()
    },
  }
}

export type Session = ReturnType<typeof openSession>
