/** Own words that the server has not confirmed. */
export type Pending = { readonly id: number; readonly update: Uint8Array }

/** What a device keeps of a text, so that it is all there after a restart. */
export type Kept = {
  readonly documentId: string
  readonly clientId: number
  /** The last number that was pulled. */
  readonly since: number
  /** What the server has sent or confirmed. */
  readonly known: readonly Uint8Array[]
  readonly pending: readonly Pending[]
}

/** One step of what is kept. Each is written whole or not at all; they may be written in one go, in their order. */
export type Step =
  | { readonly kind: 'wrote'; readonly pending: Pending }
  /** These are with the server now: they count as known. */
  | { readonly kind: 'confirmed'; readonly ids: readonly number[] }
  | { readonly kind: 'heard'; readonly updates: readonly Uint8Array[]; readonly since: number }

/**
 * Where a device keeps a text. `keep` resolves when it is on the disk, and only then. One replica at a time writes to one
 * store: whoever opens it sees to that (a lock, for a browser with several windows).
 */
export type ReplicaStore = {
  readonly keep: (steps: readonly Step[]) => Promise<void>
  /** Everything anew, in the place of all steps; asked for now and then so that they do not pile up. */
  readonly replace?: (kept: Kept) => Promise<void>
}

/** The steps laid on top of what was kept: for stores that keep steps, and read them again. */
export const withSteps = (kept: Kept, steps: readonly Step[]): Kept => steps.reduce(withStep, kept)

const withStep = (was: Kept, step: Step): Kept => {
  if (step.kind === 'wrote') return { ...was, pending: [...was.pending, step.pending] }
  if (step.kind === 'heard')
    return { ...was, known: [...was.known, ...step.updates], since: Math.max(was.since, step.since) }
  const isSent = ({ id }: Pending): boolean => step.ids.includes(id)
  return {
    ...was,
    known: [...was.known, ...was.pending.filter(isSent).map(({ update }) => update)],
    pending: was.pending.filter((one) => !isSent(one)),
  }
}

/**
 * `later`: no answer, or not just now; tried again. `refused`: the server has said no, for good: rights are gone, the text is
 * signed, or what was sent cannot be taken. The words stay here, to be copied.
 */
export class WireFault extends Error {
  readonly kind: 'later' | 'refused'
  readonly code: string
  constructor(kind: 'later' | 'refused', code: string, message = '') {
    super(message)
    this.kind = kind
    this.code = code
  }
}

export type Pulled = {
  readonly seq: number
  readonly updates: readonly Uint8Array[]
  readonly writers: readonly { readonly clientId: number; readonly name: string; readonly isMe?: boolean }[]
  /** Not the server's answer: this device's own copy. */
  readonly isKept?: boolean
}

/** How a replica reaches the server. Both throw WireFault and nothing else. */
export type Wire = {
  readonly push: (given: {
    readonly clientId: number
    readonly update: Uint8Array
    // `isKept`: this device has it on its disk, and will send it; the server has not seen it.
  }) => Promise<{ readonly seq: number; readonly taken: boolean; readonly isKept?: boolean }>
  readonly pull: (given: { readonly since: number; readonly vector: Uint8Array }) => Promise<Pulled>
}

/** What a replica asks of the world. In the simulation all of it comes out of one seed. */
export type World = {
  /** Milliseconds that only grow. */
  readonly now: () => number
  /** Between 0 and 1. */
  readonly random: () => number
  readonly after: (milliseconds: number, act: () => void) => () => void
}

export type Paces = {
  /** Between a keystroke and its sending: what is typed meanwhile goes along. */
  readonly push: number
  readonly pull: number
  readonly retryFirst: number
  readonly retryMost: number
  /** Without an answer for so long the replica has been away, and what came together is told. */
  readonly away: number
}

export const usualPaces: Paces = { push: 400, pull: 300, retryFirst: 1_000, retryMost: 15_000, away: 10_000 }
