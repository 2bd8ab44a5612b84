import { createHash } from 'node:crypto'
import type { DecisionRecord } from './store.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** One spelling of a value (in the manner of RFC 8785): the names of an object in order, at every depth. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value ?? null)
  const names = Object.keys(value).toSorted()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

const sha256 = (value: unknown): string => createHash('sha256').update(canonical(value), 'utf8').digest('hex')

/** The fingerprint that is kept with a decision: a change of any word, date or name gives another one. */
export const hashOfDecision = (decision: DecisionRecord): string => sha256(decision)

/** The fingerprint of what somebody has on the screen before signing. */
export const hashOfShown = (shown: {
  readonly text: object
  readonly investigation: readonly { readonly title: string; readonly body: string }[]
}): string => sha256(shown)
