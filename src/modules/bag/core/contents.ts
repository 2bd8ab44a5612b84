import { z } from 'zod'
import { instant } from '#kernel/day.ts'
import type { Bytes } from '#kernel/device.ts'
import type { Change, Kept, OfflineRegistry } from '#kernel/offline.ts'
import type { Command } from './command.ts'
import { packed, unpacked } from './bytes.ts'

/** One kept reply: of which route, to which input. */
const ReplySchema = z.object({ route: z.string(), input: z.unknown(), reply: z.unknown() })
export type KeptReply = { readonly route: string; readonly input: unknown; readonly reply: unknown }

const BundleSchema = z.array(ReplySchema)

export const bundleBytes = (replies: readonly KeptReply[]): Bytes => packed(replies)
export const repliesIn = (bytes: Bytes): KeptReply[] => BundleSchema.parse(unpacked(bytes))

/** What is in the bag, sealed as a record of its own. `record`: where the case's replies lie, by a random name. */
export const IndexSchema = z.object({
  owner: z.object({ tenantId: z.string(), workerId: z.string(), deviceId: z.string() }),
  lease: z.string(),
  untilAt: z.string(),
  packedAt: z.string(),
  shared: z.object({ record: z.string(), version: z.number().int() }).nullable(),
  cases: z.array(
    z.object({
      caseId: z.string(),
      childId: z.string(),
      number: z.string(),
      childName: z.string(),
      protection: z.string(),
      record: z.string(),
      version: z.number().int(),
    }),
  ),
})
export type Index = z.output<typeof IndexSchema>

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  )
}

const keyOf = (route: string, input: unknown): string => `${route}|${JSON.stringify(canonical(input))}`

/** The open bag's replies in memory: what was packed, and what was done since then laid on top. */
export const createContents = (registry: OfflineRegistry) => {
  const packedReplies = new Map<string, KeptReply>()
  const recordOf = new Map<string, string>()
  const onTop = new Map<string, KeptReply>()

  const find = (route: string, input: unknown): KeptReply | undefined => {
    const key = keyOf(route, input)
    return onTop.get(key) ?? packedReplies.get(key)
  }

  const kept: Kept = {
    read: (route, input) => {
      const asked = route.input.safeParse(input)
      const found = asked.success ? find(route.name, asked.data) : undefined
      const read = found && route.reply.safeParse(found.reply)
      return read?.success === true ? read.data : undefined
    },
    all: (route) =>
      [...new Map([...packedReplies, ...onTop]).values()]
        .filter((one) => one.route === route.name)
        .flatMap((one) => {
          const input = route.input.safeParse(one.input)
          const reply = route.reply.safeParse(one.reply)
          return input.success && reply.success ? [{ input: input.data, reply: reply.data }] : []
        }),
  }

  const lay = (changes: readonly Change[]): void => {
    for (const one of changes) onTop.set(keyOf(one.route, one.input), one)
  }

  return {
    kept,
    lay,
    load: (record: string, replies: readonly KeptReply[]): void => {
      for (const one of replies) {
        const key = keyOf(one.route, one.input)
        packedReplies.set(key, one)
        recordOf.set(key, record)
      }
    },
    /** The record in which a reply was packed, as it is with newer replies in the place of those of before. */
    renewed: (
      newer: readonly KeptReply[],
    ): { readonly record: string; readonly replies: readonly KeptReply[] }[] => {
      const byKey = new Map(newer.map((one) => [keyOf(one.route, one.input), one]))
      const records = new Set([...byKey.keys()].flatMap((key) => recordOf.get(key) ?? []))
      return [...records].map((record) => ({
        record,
        replies: [...packedReplies].flatMap(([key, reply]) =>
          recordOf.get(key) === record ? [byKey.get(key) ?? reply] : [],
        ),
      }))
    },
    /** Lays commands on top anew, in their order. What no longer fits is left out; its words are in the outbox. */
    replay: (commands: readonly Command[]): void => {
      onTop.clear()
      for (const command of commands) {
        const wish = registry.commands.find(({ route }) => route.name === command.route)?.read(command.input)
        const answer = wish?.apply(kept, { now: instant(command.claimedAt) })
        if (answer && 'changes' in answer) lay(answer.changes)
      }
    },
    /** The answer to a reading: kept, or told from what is kept. Undefined: not packed. */
    answer: (route: string, input: unknown): unknown => {
      const found = find(route, input)
      if (found) return found.reply
      return registry.readings.find((one) => one.route.name === route)?.answer(input, kept)
    },
    forget: (): void => {
      packedReplies.clear()
      recordOf.clear()
      onTop.clear()
    },
  }
}

export type Contents = ReturnType<typeof createContents>
