import type { z } from 'zod'

/** A fact that has happened, told to the modules below. Written to the outbox in the same transaction as the fact. */
export type EventType<Name extends string = string, Payload extends z.ZodType = z.ZodType> = {
  readonly name: Name
  readonly payload: Payload
}

export const eventType = <Name extends string, Payload extends z.ZodType>(
  name: Name,
  payload: Payload,
): EventType<Name, Payload> => ({ name, payload })
