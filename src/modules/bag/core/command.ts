import { z } from 'zod'
import { Id } from '#kernel/id.ts'

/**
 * What a person wished while there was no network. `id` is also the Idempotency-Key: sent twice, it is done once.
 * `claimedAt` is what the device's clock said (ISO): told to whoever reads it, never trusted. `version` is the contract's at that
 * time. `input` is parsed anew by the contract of the day when it is sent.
 */
export const CommandSchema = z.object({
  id: Id,
  seq: z.number().int().min(1),
  tenantId: Id,
  workerId: Id,
  deviceId: Id,
  route: z.string().max(100),
  version: z.number().int(),
  subject: z.string().max(200),
  childId: Id.nullable(),
  claimedAt: z.iso.datetime(),
  input: z.record(z.string(), z.unknown()),
})
export type Command = z.output<typeof CommandSchema>

/** What the seal of a command is bound to: nobody else's, and no other command's. */
export const sealedAbout = (command: Pick<Command, 'tenantId' | 'workerId' | 'id'>): string =>
  `${command.tenantId}|${command.workerId}|${command.id}`
