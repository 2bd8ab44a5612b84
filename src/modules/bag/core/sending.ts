import { z } from 'zod'
import type { Device, WireAnswer } from '#kernel/device.ts'
import type { OfflineRegistry } from '#kernel/offline.ts'
import { requestOf } from '#kernel/request.ts'
import { quarantineWords, openSealed } from '../contract.ts'
import type { Refusal } from '../rules.ts'
import { type Command, CommandSchema } from './command.ts'
import { type Entry, isOpen, outcomeOf, put, readEntries, remove } from './outbox.ts'

/**
 * One at a time over all tabs of this device: `write` for short changes of the store, `send` for a whole round, `pack` for
 * changes of what is packed.
 */
export type Turn = <T>(name: 'write' | 'send' | 'pack', work: () => Promise<T>) => Promise<T>

/** How a round ended: everything was dealt with, the network or the server did not answer, or nobody is signed in. */
export type Round = 'done' | 'no_answer' | 'signed_out'

const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().default(''),
    issues: z.array(z.object({ message: z.string() })).default([]),
  }),
})

const saidBy = (
  answer: WireAnswer,
): { readonly status: number; readonly code: string; readonly message: string } => {
  if (answer.kind === 'no_answer') return { status: 0, code: 'no_answer', message: '' }
  const read = ErrorBody.safeParse(answer.body)
  if (!read.success) return { status: answer.status, code: '', message: '' }
  const { code, message, issues } = read.data.error
  // "See at the fields" helps nobody where there are none: what is wrong with them is said here.
  const told = issues.length > 0 ? [...new Set(issues.map((one) => one.message))].join(' ') : message
  return { status: answer.status, code, message: told }
}

export type SendingOptions = {
  readonly device: Device
  readonly registry: OfflineRegistry
  readonly turn: Turn
  readonly slotId: string
  /** The words of an entry; `unreadable`: nobody can open them here. */
  readonly commandOf: (entry: Entry) => Promise<Command | 'unreadable' | 'no_answer' | 'signed_out'>
  /** The bag was emptied: nobody can answer for these words on this device any more. */
  readonly isWiped?: boolean
  /** Wishes that were asked about since the bag was opened: once is enough, as each question is a line in the log. */
  readonly asked?: Set<string>
  readonly told?: () => void
}

/** Opens a command by asking the municipality, for its own worker: after a forgotten passphrase or a wipe. */
export const openedByServer =
  ({ wire }: Pick<Device, 'wire'>): SendingOptions['commandOf'] =>
  async (entry) => {
    const input = { id: entry.id, keyVersion: entry.keyVersion, sealed: entry.box }
    const { address, body } = requestOf(openSealed, input)
    const answer = await wire.send({ method: 'POST', address, body })
    const { status } = saidBy(answer)
    if (status === 401) return 'signed_out'
    if (answer.kind === 'no_answer' || status >= 300) return 'no_answer'
    const read = openSealed.reply.safeParse(answer.body)
    if (!read.success || read.data.command === null) return 'unreadable'
    const command = CommandSchema.safeParse(JSON.parse(read.data.command))
    return command.success ? command.data : 'unreadable'
  }

/** Sends what waits, in order. Commands about one thing wait for each other; others do not wait for them. */
export const sendAll = (options: SendingOptions): Promise<Round> =>
  options.turn('send', () => roundOf(options))

const roundOf = async (options: SendingOptions): Promise<Round> => {
  const { device, slotId } = options
  const held = new Set<string>()
  for (const entry of await readEntries(device.store, slotId)) {
    if (!isOpen(entry)) continue
    const command = await options.commandOf(entry)
    if (command === 'no_answer' || command === 'signed_out') return command
    if (command === 'unreadable') continue
    if (await isFulfilled(options, entry, command)) {
      await received(options, entry, null)
      continue
    }
    const isHeld = entry.state === 'needs_you' || (held.has(command.subject) && entry.state !== 'refused')
    const first = isHeld ? 'held' : await sendOne(options, entry, command)
    if (first === 'held') held.add(command.subject)
    const step = first === 'held' && options.isWiped ? await giveUp(options, entry) : first
    if (step === 'no_answer' || step === 'signed_out') return step
  }
  return 'done'
}

/** A wish that was refused, and that somebody else has fulfilled since: it needs nobody any more. */
const isFulfilled = async (
  { device, registry, asked }: SendingOptions,
  { id, state }: Entry,
  command: Command,
): Promise<boolean> => {
  if (state !== 'needs_you' || asked?.has(id)) return false
  const known = registry.commands.find(({ route }) => route.name === command.route)
  const asking = known?.read(command.input)?.isFulfilled(command.childId)
  if (!asking) return false
  const { address, body } = requestOf(asking.route, asking.input)
  const answer = await device.wire.send({ method: asking.route.method, address, body })
  const { status, code } = saidBy(answer)
  const outcome = outcomeOf(status, code)
  if (outcome === 'again' || outcome === 'sign_in') return false
  asked?.add(id)
  return outcome === 'received' && answer.kind === 'answer' && asking.says(answer.body)
}

type Step = 'done' | 'held' | 'no_answer' | 'signed_out'

const change = async (options: SendingOptions, entry: Entry): Promise<void> => {
  await options.turn('write', () => options.device.store.write([put(options.slotId, entry)]))
  options.told?.()
}

const sendOne = async (options: SendingOptions, stored: Entry, command: Command): Promise<Step> => {
  if (stored.state === 'refused') return handIn(options, stored)
  const known = options.registry.commands.find(({ route }) => route.name === command.route)
  const wish = known?.read(command.input)
  if (!known || !wish) {
    await change(options, {
      ...stored,
      state: 'needs_you',
      fault: { status: 0, code: 'unreadable', message: '' },
    })
    return 'held'
  }
  // A later one with the whole text may have taken its place since the list was read.
  const entry = await options.turn('write', async () => {
    const now = (await readEntries(options.device.store, options.slotId)).find(({ id }) => id === stored.id)
    if (now && now.state === 'saved')
      await options.device.store.write([put(options.slotId, { ...now, state: 'sent' })])
    return now
  })
  if (!entry || !isOpen(entry)) return 'done'
  options.told?.()
  const before = await beforeIt(options, entry)
  const { address, body } = requestOf(known.route, wish.follow(before?.trace ?? entry.base ?? undefined))
  const answer = await options.device.wire.send({
    method: known.route.method,
    address,
    body,
    idempotencyKey: entry.id,
  })
  const said = saidBy(answer)
  const sent: Entry = { ...entry, state: 'sent' }
  switch (known.isFulfilledBy(said.code) ? 'fulfilled' : outcomeOf(said.status, said.code)) {
    case 'again':
      return 'no_answer'
    case 'sign_in':
      return 'signed_out'
    case 'fulfilled':
      await received(options, sent, null)
      return 'done'
    case 'received':
      await received(options, sent, answer.kind === 'answer' ? (known.trace(answer.body) ?? null) : null)
      return 'done'
    case 'to_lead':
      return refuse(options, sent, said.status === 403 ? 'not_permitted' : 'not_found')
    default:
      await change(options, { ...sent, state: 'needs_you', fault: said })
      return 'held'
  }
}

const beforeIt = async (options: SendingOptions, entry: Entry): Promise<Entry | undefined> =>
  entry.after === null
    ? undefined
    : (await readEntries(options.device.store, options.slotId)).find(({ id }) => id === entry.after)

/** Words that need their writer, on a device that has forgotten who she was: they go to the one who leads the unit. */
const giveUp = async (options: SendingOptions, entry: Entry): Promise<Step> => {
  const entries = await readEntries(options.device.store, options.slotId)
  const now = entries.find(({ id }) => id === entry.id)
  return now && isOpen(now) ? refuse(options, now, 'handed_in') : 'done'
}

/** What this one was made on top of is no longer needed: its number has been used. */
const received = async (options: SendingOptions, entry: Entry, trace: number | null): Promise<void> => {
  const before = await beforeIt(options, entry)
  await options.turn('write', () =>
    options.device.store.write([
      put(options.slotId, { ...entry, state: 'received', trace, fault: null }),
      ...(before?.state === 'received' ? [remove(options.slotId, before)] : []),
    ]),
  )
  options.told?.()
}

/** From here the words belong to the one who leads the unit; a lost answer is asked for again in the next round. */
const refuse = async (options: SendingOptions, entry: Entry, refusal: Refusal): Promise<Step> => {
  const refused: Entry = { ...entry, state: 'refused', refusal }
  await change(options, refused)
  return handIn(options, refused)
}

const handIn = async (options: SendingOptions, entry: Entry): Promise<Step> => {
  const { address, body } = requestOf(quarantineWords, {
    id: entry.id,
    keyVersion: entry.keyVersion,
    sealed: entry.box,
    reason: entry.refusal ?? 'handed_in',
  })
  // A key of its own would be another command than the refused one; the route takes the same words only once by their id.
  const answer = await options.device.wire.send({ method: 'POST', address, body })
  const said = saidBy(answer)
  switch (outcomeOf(said.status, said.code)) {
    case 'received':
      await change(options, { ...entry, state: 'handed_in' })
      return 'done'
    case 'sign_in':
      return 'signed_out'
    case 'again':
      return 'no_answer'
    default:
      await change(options, { ...entry, state: 'needs_you', fault: said })
      return 'held'
  }
}
