import type { Actor } from '#kernel/actor.ts'
import { Conflict, type Details } from '#kernel/errors.ts'
import type { AuditEntry } from './audit/record.ts'
import type { FileReply } from './module.ts'

/**
 * A file that has passed the release gate (docs/adr/0022). `run()` answers with no other: it can be made only by the room
 * `release`, which looks for what may not leave (src/architecture.test.ts holds that nobody else calls `pass`).
 */
declare const gate: unique symbol
export type Released = FileReply & { readonly [gate]: true }

const passed = new WeakSet<object>()

/** Whether this very file passed; one that was put together from a passed one has not. */
export const isReleased = (file: unknown): file is Released =>
  typeof file === 'object' && file !== null && passed.has(file)

/** Marks a file as looked through. Only for the room `release`. */
export const pass = (file: FileReply): Released => {
  passed.add(file)
  if (!isReleased(file)) throw new Error('not marked')
  return file
}

/**
 * Something would have left that may not. The request is undone as a whole, so `run()` writes these rows of the log by
 * themselves: that it was tried is not forgotten.
 */
export class StoppedAtTheGate extends Conflict {
  readonly actor: Actor
  readonly entries: readonly AuditEntry[]
  constructor(details: Details, tried: { readonly actor: Actor; readonly entries: readonly AuditEntry[] }) {
    super('stopped_at_the_gate', details)
    this.actor = tried.actor
    this.entries = tried.entries
  }
}
