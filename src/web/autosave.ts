import { useEffect, useState } from 'react'
import { isCountedHere, type SaveStamp } from '#kernel/autosave.ts'
import type { Instant } from '#kernel/day.ts'
import { CallError, isFromDevice, newKey } from './call.ts'

/** What to tell the person about a text that saves itself. */
export type SaveState =
  | { readonly kind: 'untouched' }
  /** `here`: on this device, not yet with the server. */
  | { readonly kind: 'saved'; readonly at: Instant; readonly here?: boolean }
  | { readonly kind: 'unsaved' }
  /** `fault`: what stands in the way, where the person can do something about it. */
  | { readonly kind: 'trouble'; readonly fault?: CallError }
  | { readonly kind: 'refused' | 'conflict'; readonly fault: CallError }

type Saved = { readonly revision: number; readonly savedAt: Instant }

type Options<T> = {
  /** Names the text among those of this page: a screen that opens it again waits for its last save. */
  readonly name: string
  readonly revision: number
  readonly send: (value: T, stamp: SaveStamp, when: 'now' | 'leaving') => Promise<Saved>
  readonly onState: (state: SaveState) => void
}

const pauseMilliseconds = 600
const retryMilliseconds = 4_000

const ending = new Map<string, Promise<unknown>>()

/** Waits for the last save of a screen that was left, so that what is read next holds it. */
export const lastSaveOf = async (name: string): Promise<void> => {
  await ending.get(name)
}

const passes = (fault: CallError): boolean =>
  fault.status === 0 || fault.status === 401 || fault.status === 429 || fault.status >= 500

/**
 * Saves a text by itself: within a second of the last keystroke, at once when a field is left, and on the way out of the page.
 * One save at a time. What the server has not confirmed is held in memory only, never in the browser's stores (secrecy),
 * and is sent again until it is confirmed.
 */
export const createAutosave = <T>({ name, revision, send, onState }: Options<T>) => {
  const tabId = newKey()
  let tabSeq = 0
  let known = revision
  let unconfirmed: { readonly value: T } | undefined
  let running = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined
  let held = false
  let isStuck = false

  const stamp = (): SaveStamp => {
    tabSeq += 1
    return { revision: known, tabId, tabSeq }
  }

  const wait = (milliseconds: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), milliseconds)
  }

  const fail = (fault: unknown): void => {
    if (!(fault instanceof CallError)) throw fault
    isStuck = true
    if (passes(fault)) {
      onState({ kind: 'trouble', fault })
      return wait(retryMilliseconds)
    }
    held = fault.status === 409
    onState({ kind: held ? 'conflict' : 'refused', fault })
  }

  const saveOnce = async (sent: { readonly value: T }): Promise<boolean> => {
    try {
      const saved = await send(sent.value, stamp(), 'now')
      known = isCountedHere(known) ? saved.revision : Math.max(known, saved.revision)
      isStuck = false
      if (unconfirmed === sent) unconfirmed = undefined
      if (!unconfirmed) onState({ kind: 'saved', at: saved.savedAt, here: isFromDevice(saved) })
      return true
    } catch (fault) {
      fail(fault)
      return false
    }
  }

  const drain = async (): Promise<void> => {
    if (unconfirmed && !held && (await saveOnce(unconfirmed))) await drain()
  }

  /** Sends what is unsaved. True when the server has confirmed every word. */
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer)
    running = running.catch(() => undefined).then(drain)
    await running
    return unconfirmed === undefined
  }

  return {
    change: (value: T): void => {
      unconfirmed = { value }
      if (held) return
      onState({ kind: 'unsaved' })
      wait(pauseMilliseconds)
    },
    flush,
    /** After a conflict: what the person chose, on top of what the other screen saved. */
    settle: (onTopOf: number, value: T): Promise<boolean> => {
      known = onTopOf
      held = false
      unconfirmed = { value }
      onState({ kind: 'unsaved' })
      return flush()
    },
    /** The person took what was stored: nothing of this screen is to be saved. */
    yield: (to: number, at: Instant): void => {
      known = to
      held = false
      unconfirmed = undefined
      onState({ kind: 'saved', at })
    },
    revision: (): number => known,
    /** There are words that could not be saved when it was tried: closing the page would lose them. */
    isStuck: (): boolean => isStuck && unconfirmed !== undefined,
    /** The page goes away: the browser sends the words although nobody waits for the answer. */
    leave: (): void => {
      if (unconfirmed && !held) void send(unconfirmed.value, stamp(), 'leaving').catch(() => undefined)
    },
    /** The screen goes away, the page stays. */
    end: (): void => {
      if (unconfirmed && !held) ending.set(name, flush())
    },
    /** The text was signed or thrown away: nothing more is sent. */
    stop: (): void => {
      clearTimeout(timer)
      unconfirmed = undefined
      held = true
    },
  }
}

export type Autosave<T> = ReturnType<typeof createAutosave<T>>

/** `createAutosave` for the life of a screen. Give it a key when the text changes. */
export const useAutosave = <T>(options: Omit<Options<T>, 'onState'>): readonly [Autosave<T>, SaveState] => {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' })
  const [saver] = useState(() => createAutosave<T>({ ...options, onState: setState }))
  useEffect(() => {
    const leave = (): void => saver.leave()
    const hide = (): void => {
      if (document.visibilityState === 'hidden') saver.leave()
    }
    const ask = (event: BeforeUnloadEvent): void => {
      if (saver.isStuck()) event.preventDefault()
    }
    const leaveField = (): void => void saver.flush()
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    document.addEventListener('focusout', leaveField)
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
      document.removeEventListener('focusout', leaveField)
      removeEventListener('beforeunload', ask)
      saver.end()
    }
  }, [saver])
  return [saver, state]
}
