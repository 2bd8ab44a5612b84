import type { z } from 'zod'
import type { Instant } from './day.ts'
import type { Route } from './route.ts'

/**
 * How a room says what of it works without a network: one registration for each route, listed in src/web/offline/registry.ts.
 * Everything here is pure, so that the simulation runs the same functions as the browser.
 */
type AnyRoute<I extends z.ZodType, R extends z.ZodType> = Route<string, I, R>

/** What was packed, with what was done since then on top of it. */
export type Kept = {
  readonly read: <I extends z.ZodType, R extends z.ZodType>(
    route: AnyRoute<I, R>,
    input: z.input<I>,
  ) => z.output<R> | undefined
  /** Every kept reply of a route, with what it answers. */
  readonly all: <I extends z.ZodType, R extends z.ZodType>(
    route: AnyRoute<I, R>,
  ) => readonly { readonly input: z.output<I>; readonly reply: z.output<R> }[]
}

/** A reply as it is from now on. */
export type Change = { readonly route: string; readonly input: unknown; readonly reply: unknown }

/** `changed(readDraft, { childId, draftId }, reply)`: typed by the contract. */
export const changed = <I extends z.ZodType, R extends z.ZodType>(
  route: AnyRoute<I, R>,
  input: z.input<I>,
  reply: z.input<R>,
): Change => ({ route: route.name, input, reply })

/** What the device answers at once. A fault is told as the server would tell it, and nothing is kept. */
export type LocalAnswer<Reply = unknown> =
  | { readonly reply: Reply; readonly changes: readonly Change[] }
  /** Newer words came first: nothing of this is kept. */
  | { readonly late: Reply }
  | { readonly fault: { readonly status: number; readonly code: string; readonly current?: unknown } }

type CommandSpec<I extends z.ZodType, R extends z.ZodType> = {
  /** Counted up when the contract's input changes: a command of an older one is parsed again, and told when it no longer fits. */
  readonly version: number
  /** Commands about the same thing keep their order; what comes after a refused one waits. */
  readonly subject: (input: z.output<I>) => string
  /** Whom the words are about, for the quarantine. */
  readonly childId: (input: z.output<I>, kept: Kept) => string | null
  /** A later one makes an earlier one that was not sent superfluous: it holds the whole text. */
  readonly replaces?: true
  /** An earlier one that was not sent and this one as one wish; undefined when they stay two. */
  readonly merge?: (earlier: z.output<I>, later: z.output<I>) => Readonly<Record<string, unknown>> | undefined
  /** A wish without words of its own: made anew, with a network, it does not wait behind the one that was refused. */
  readonly renews?: true
  /** Somebody else may fulfil it first: then nothing is left to wish for, and it needs nobody. */
  readonly fulfilled?: {
    /** What the server refuses it with then. */
    readonly code: string
    /** Where one that was refused for something else is asked about later. */
    readonly ask: (input: z.output<I>, childId: string | null) => Asking | undefined
  }
  /** Always by the outbox, whoever answers: what is written here may lean only on what this device knows. */
  readonly staysHere?: (input: z.output<I>, kept: Kept) => boolean
  readonly apply: (input: z.output<I>, kept: Kept, at: { readonly now: Instant }) => LocalAnswer<z.input<R>>
  /**
   * Where each save counts a number up: which number a wish was made on top of, which one its answer gives, and the wish on top
   * of another number. What the device counted is put right by what the server counted.
   */
  readonly counts?: {
    readonly base: (input: z.output<I>) => number
    readonly trace: (reply: z.output<R>) => number
    readonly follow: (input: z.input<I>, trace: number) => z.input<I>
  }
  /** The same words as a new thing, when the old one is gone or has changed. */
  readonly asNew?: (input: z.input<I>, newId: () => string) => z.input<I>
}

/** A registered command, for those who do not know its contract. */
/** A reading that tells whether a wish is fulfilled already. */
export type Asking = {
  readonly route: Route
  readonly input: unknown
  readonly says: (reply: unknown) => boolean
}

export type OfflineCommand = {
  readonly route: Route
  readonly version: number
  readonly replaces: boolean
  readonly renews: boolean
  readonly isFulfilledBy: (code: string) => boolean
  readonly canBeNew: boolean
  readonly merge: (earlier: unknown, later: unknown) => Readonly<Record<string, unknown>> | undefined
  /** Undefined when the words no longer fit the contract. */
  readonly read: (raw: unknown) => OfflineWish | undefined
  readonly trace: (reply: unknown) => number | undefined
}

export type OfflineWish = {
  readonly subject: string
  readonly base: number | undefined
  readonly childId: (kept: Kept) => string | null
  readonly staysHere: (kept: Kept) => boolean
  readonly isFulfilled: (childId: string | null) => Asking | undefined
  readonly apply: (kept: Kept, at: { readonly now: Instant }) => LocalAnswer
  readonly follow: (trace: number | undefined) => unknown
  readonly asNew: (newId: () => string) => unknown
}

/** Registers a writing route that works without a network. */
export const offlineCommand = <I extends z.ZodType, R extends z.ZodType>(
  route: AnyRoute<I, R>,
  spec: CommandSpec<I, R>,
): OfflineCommand => {
  const wishOf = (raw: z.input<I>, input: z.output<I>): OfflineWish => ({
    subject: spec.subject(input),
    childId: (kept) => spec.childId(input, kept),
    staysHere: (kept) => spec.staysHere?.(input, kept) === true,
    isFulfilled: (childId) => spec.fulfilled?.ask(input, childId),
    apply: (kept, at) => spec.apply(input, kept, at),
    base: spec.counts?.base(input),
    follow: (trace) => (trace === undefined || !spec.counts ? raw : spec.counts.follow(raw, trace)),
    asNew: (newId) => (spec.asNew ? spec.asNew(raw, newId) : raw),
  })
  const isInput = (raw: unknown): raw is z.input<I> => route.input.safeParse(raw).success
  return {
    route,
    version: spec.version,
    replaces: spec.replaces === true,
    renews: spec.renews === true,
    isFulfilledBy: (code) => spec.fulfilled?.code === code,
    canBeNew: spec.asNew !== undefined,
    merge: (earlier, later) =>
      isInput(earlier) && isInput(later)
        ? spec.merge?.(route.input.parse(earlier), route.input.parse(later))
        : undefined,
    read: (raw) => (isInput(raw) ? wishOf(raw, route.input.parse(raw)) : undefined),
    trace: (reply) => {
      const read = route.reply.safeParse(reply)
      return read.success ? spec.counts?.trace(read.data) : undefined
    },
  }
}

/**
 * A reading that was not packed itself but can be told from what was; or a call that changes nothing worth keeping, answered
 * without a network and never sent.
 */
export type OfflineReading = {
  readonly route: Route
  readonly answer: (raw: unknown, kept: Kept) => unknown
}

/** Registers a reading that the device makes up from others; `undefined` when it cannot. */
export const offlineReading = <I extends z.ZodType, R extends z.ZodType>(
  route: AnyRoute<I, R>,
  answer: (input: z.output<I>, kept: Kept) => z.input<R> | undefined,
): OfflineReading => ({
  route,
  answer: (raw, kept) => {
    const read = route.input.safeParse(raw)
    return read.success ? answer(read.data, kept) : undefined
  },
})

/** A case that is packed. */
export type PackedAbout = {
  readonly caseId: string
  readonly childId: string
  readonly isProtected: boolean
  /** The device that it is packed on. */
  readonly deviceId: string
}

/** One answer that goes into the bag, mostly of a reading. `must`: without it the case is of no use. */
export type Packing = {
  readonly route: Route
  readonly must: boolean
  /** Left out where it tells where somebody is. */
  readonly tellsPlaces: boolean
  readonly input: unknown
  /** The reply with those children alone that are packed: a list of the worker's names others too. */
  readonly narrow: (reply: unknown, isPacked: (childId: string) => boolean) => unknown
  /** Readings that are known only when this one has come. */
  readonly next: (reply: unknown) => readonly Packing[]
}

export const packing = <I extends z.ZodType, R extends z.ZodType>(
  route: AnyRoute<I, R>,
  input: z.input<I>,
  options: {
    readonly must?: true
    readonly tellsPlaces?: true
    readonly narrow?: (reply: z.output<R>, isPacked: (childId: string) => boolean) => z.input<R>
    readonly next?: (reply: z.output<R>) => readonly Packing[]
  } = {},
): Packing => ({
  route,
  input,
  must: options.must === true,
  tellsPlaces: options.tellsPlaces === true,
  narrow: (reply, isPacked) => {
    const read = route.reply.safeParse(reply)
    return read.success && options.narrow ? options.narrow(read.data, isPacked) : reply
  },
  next: (reply) => {
    const read = route.reply.safeParse(reply)
    return read.success && options.next ? options.next(read.data) : []
  },
})

/** What works without a network, of all rooms. */
export type OfflineRegistry = {
  readonly commands: readonly OfflineCommand[]
  readonly readings: readonly OfflineReading[]
  /** Readings of the worker: session, "Idag", lists. */
  readonly ofWorker: (deviceId: string) => readonly Packing[]
  readonly ofCase: (about: PackedAbout) => readonly Packing[]
}
