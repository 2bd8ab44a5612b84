import { isInstant } from '#kernel/day.ts'
import type { Route } from '#kernel/route.ts'
import type { Opener, Person } from '#modules/bag/core/slots.ts'
import { greetDevice, limits, returnBag, type WipeReason } from '#modules/bag/contract.ts'
import { call, CallError, newKey, onReach, onSignedOut, type StandIn } from '../call.ts'
import { epochMilliseconds, millisecondsOf, millisecondsUntil } from '../clock.ts'
import { queryClient } from '../query.ts'
import { remember, remembered } from '../storage.ts'
import { askBag, BagFault, endBag, onBag } from './client.ts'
import { bagState, setBagState } from './state.ts'
import { isLeftAlone, noteTouch, untouchedFor } from './touched.ts'

/** Tells that this browser has had a bag, so that others never load the worker. Says nothing of whose. */
const hadKey = 'bag'
const hasHad = (): boolean => remembered(hadKey) === '1'
export const markBag = (): void => remember(hadKey, '1')

let person: Person | undefined
let isSignedIn = false

const readBag = async (): Promise<void> => {
  if (!hasHad()) return setBagState({ isRead: true })
  try {
    const [isOpen, slots, inside, waiting] = await Promise.all([
      askBag('isOpen'),
      askBag('slots', person),
      askBag('inside'),
      askBag('waiting'),
    ])
    setBagState({ isOpen, slots, inside, waiting, isRead: true, isBroken: false })
  } catch (fault) {
    if (!(fault instanceof BagFault)) throw fault
    setBagState({ isOpen: false, inside: undefined, waiting: [], isRead: true, isBroken: true })
  }
}

let reading: Promise<void> = Promise.resolve()

/**
 * Reads anew what the screens show of the bag. One after the other: an answer of before the unlocking that came after it would
 * show a bag as locked that is open.
 */
export const refreshBag = (): Promise<void> => {
  reading = reading.catch(() => undefined).then(readBag)
  return reading
}

/** Locks: the worker and its keys end, and nothing of the bag stays in the page's memory. */
export const lockBag = async (): Promise<void> => {
  if (!bagState().isOpen) return
  endBag()
  setBagState({ isOpen: false, inside: undefined, waiting: [] })
  // With a session the page is the server's, and goes on; without a network what is on it came out of the bag.
  if (!bagState().isReached || !isSignedIn) {
    setBagState({ isBlank: true })
    queryClient.clear()
  }
  await refreshBag()
}

export const unlockBag = async (slotId: string, opener: Opener) => {
  const done = await askBag('unlock', slotId, opener)
  if (done.kind === 'wiped') setBagState({ wiped: done.reason })
  await refreshBag()
  if (done.kind === 'open') {
    setBagState({ isBlank: false, wiped: undefined })
    noteTouch()
    touch()
    await queryClient.invalidateQueries()
    void sync()
  }
  return done
}

const confirmWiped = async (deviceId: string): Promise<void> => {
  try {
    await call(returnBag, { deviceId, how: 'wiped' })
  } catch (fault) {
    if (!(fault instanceof CallError)) throw fault
  }
}

/** What the server says of the own devices: one that was ended forgets, cases of others now are let go. */
const greet = async (): Promise<void> => {
  const own = bagState().slots.filter((slot) => slot.isOwn)
  for (const slot of own) {
    try {
      if (slot.wiped !== null) {
        if (slot.isPacked || slot.unsent === 0) await confirmWiped(slot.deviceId)
        continue
      }
      const said = await call(
        greetDevice,
        { deviceId: slot.deviceId, unsent: slot.unsent },
        newKey(),
        isLeftAlone() ? 'by itself' : 'now',
      )
      const isOpenOne = bagState().inside?.slotId === slot.slotId
      if (isOpenOne)
        await askBag('heard', { isEnded: said.isEnded, keeps: said.keeps, now: millisecondsOf(said.now) })
      else if (said.isEnded) await askBag('wipeClosed', slot.slotId, 'ended')
      if (said.isEnded) {
        setBagState({ wiped: 'ended' })
        await confirmWiped(slot.deviceId)
      }
    } catch (fault) {
      if (!(fault instanceof CallError) && !(fault instanceof BagFault)) throw fault
    }
  }
}

let round: Promise<void> | undefined
let isAgain = false

const syncOnce = async (): Promise<void> => {
  setBagState({ isSending: true })
  try {
    await refreshBag()
    const before = bagState().waiting.filter((one) => one.state === 'received').length
    if (bagState().isOpen) await askBag('send')
    if (person && isSignedIn) await askBag('sendSealed', person)
    if (isSignedIn) await greet()
    await refreshBag()
    const after = bagState().waiting.filter((one) => one.state === 'received').length
    // What the server has now is read from it, in place of what the device had made up.
    if (after !== before && bagState().isReached) await queryClient.invalidateQueries()
  } catch (fault) {
    if (!(fault instanceof BagFault)) throw fault
  } finally {
    setBagState({ isSending: false })
  }
}

/** Sends what waits, and hears what the server says of this device. One round at a time; asked again meanwhile, one more. */
export const sync = (): Promise<void> => {
  if (!hasHad()) return Promise.resolve()
  if (round) {
    isAgain = true
    return round
  }
  round = syncOnce().finally(() => {
    round = undefined
    if (!isAgain) return
    isAgain = false
    void sync()
  })
  return round
}

/** Who is signed in, as the shell knows it. Another person than the bag's locks it. */
export const setPerson = async (now: Person | undefined, signedIn: boolean): Promise<void> => {
  const isSame = person?.workerId === now?.workerId && isSignedIn === signedIn
  person = now
  isSignedIn = signedIn
  const owner = bagState().inside?.owner
  if (owner && now && owner.workerId !== now.workerId) await lockBag()
  if (!isSame) await sync()
}

export const bagPerson = (): Person | undefined => person

let idle: ReturnType<typeof setTimeout> | undefined
let hidden: ReturnType<typeof setTimeout> | undefined

/** Since when the page has not been looked at. */
let hiddenAt: number | undefined

/** Timers stand still while a laptop sleeps or a telephone lies in a pocket: the clock is asked too, before anything is shown. */
const isTooLate = (): boolean => {
  const isHiddenLong = hiddenAt !== undefined && epochMilliseconds() - hiddenAt >= limits.hiddenMilliseconds
  return isHiddenLong || untouchedFor() >= limits.idleMilliseconds
}

/** Somebody is there: the five minutes begin anew. */
export const touch = (): void => {
  clearTimeout(idle)
  if (bagState().isOpen && isTooLate()) {
    void lockBag()
    return
  }
  noteTouch()
  if (bagState().isOpen) idle = setTimeout(() => void lockBag(), limits.idleMilliseconds)
}

const tick = async (): Promise<void> => {
  if (!hasHad()) return
  try {
    const reasons: readonly WipeReason[] = await askBag('tick')
    const [reason] = reasons
    if (reason === undefined) return
    setBagState({ wiped: reason })
    await refreshBag()
    if (!bagState().isOpen && !bagState().isReached) {
      setBagState({ isBlank: true })
      queryClient.clear()
    }
  } catch (fault) {
    if (!(fault instanceof BagFault)) throw fault
  }
}

const watch = (): void => {
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const)
    addEventListener(event, touch, { passive: true, capture: true })
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hidden)
    if (document.visibilityState === 'hidden') {
      hiddenAt = epochMilliseconds()
      hidden = setTimeout(() => void lockBag(), limits.hiddenMilliseconds)
      return
    }
    if (bagState().isOpen && isTooLate()) void lockBag()
    hiddenAt = undefined
    void tick().then(sync)
  })
  setInterval(() => void tick(), 60_000)
  setInterval(() => {
    if (bagState().waiting.some(({ state }) => state === 'saved' || state === 'sent' || state === 'refused'))
      void sync()
  }, 20_000)
  addEventListener('online', () => {
    setBagState({ isReached: true, isBlank: false })
    void sync()
    void queryClient.invalidateQueries()
  })
  addEventListener('offline', () => setBagState({ isReached: false }))
  onReach((isReached) => {
    if (isReached === bagState().isReached) return
    setBagState(isReached ? { isReached, isBlank: false } : { isReached })
    if (isReached) void sync()
  })
  onSignedOut(() => {
    isSignedIn = false
  })
  onBag(() => void refreshBag())
}

const faultOf = (status: number, code: string, current?: unknown): CallError =>
  new CallError({ status, code, ...(current === undefined ? {} : { current }) })

const bagSecondsLeft = (): number => {
  const untilAt = bagState().inside?.untilAt ?? ''
  return isInstant(untilAt) ? Math.floor(millisecondsUntil(untilAt) / 1000) : limits.longestLeaseHours * 3600
}

/** Out of the bag until its own time is out: the session's end is the server's matter. */
const withoutEnd = (route: Route, reply: unknown): unknown =>
  route.name === 'readSession' && typeof reply === 'object' && reply !== null
    ? { ...reply, secondsLeft: bagSecondsLeft() }
    : reply

const inputOf = (route: Route, input: unknown): unknown => {
  const read = route.input.safeParse(input)
  return read.success ? read.data : input
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const standIn: StandIn = {
  isOpen: () => bagState().isOpen,
  wayOf: (route, input) => askBag('wayOf', route.name, input).catch(() => ({ isHere: false, input })),
  read: async (route, input) => {
    const found = await askBag('answer', route.name, inputOf(route, input)).catch(() => undefined)
    if (!found) throw faultOf(0, 'not_packed')
    return withoutEnd(route, found.reply)
  },
  write: async (route, input, key) => {
    const done = await askBag('submit', route.name, isRecord(input) ? input : {}, key)
    if (done.kind === 'not_here') {
      // Opens something that was packed, or tells what matters to nobody without a network.
      const found = await askBag('answer', route.name, inputOf(route, input)).catch(() => undefined)
      if (!found) throw faultOf(0, 'needs_network')
      return found.reply
    }
    if (done.kind === 'fault') throw faultOf(done.status, done.code, done.current)
    if (done.kind !== 'kept') throw faultOf(507, done.kind === 'full' ? 'device_full' : 'device_failed')
    if (bagState().isReached && navigator.onLine) void sync()
    return done.reply
  },
}

/** Begins: watches, looks at what lies on this device, and gives what stands in for the server. */
export const startOffline = async (): Promise<StandIn> => {
  setBagState({ isReached: navigator.onLine })
  watch()
  await tick()
  await refreshBag()
  return standIn
}
