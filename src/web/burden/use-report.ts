import type { UseReport } from '#modules/burden/contract.ts'
import { fieldName } from '#modules/burden/contract.ts'

/** A field of a form that is being measured: its name in the contract, and whether anything stands in it. */
export type FieldState = { readonly name: string; readonly filled: boolean }

const millisecondsPerSecond = 1_000
/** Without a sign of life for so long, the person does something else. */
const longestPause = 60_000
const mostSeconds = 4 * 3_600
const mostPresses = 100_000

// Several notes may be open on one page: each of their fields ends with whose it is.
const whose = /(-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})+$/

/** children.0.toldName → children.toldName, happened-<id> → happened. '' for a name that no contract would have: it is not sent. */
export const contractName = (name: string): string => {
  const plain = name
    .replace(whose, '')
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.')
  return plain.length <= 120 && fieldName.test(plain) ? plain : ''
}

/** A short hash (FNV-1a, 32 bits) of the names of a form's fields: another one when a field has come or gone. */
export const versionOf = (names: readonly string[]): string => {
  let hash = 0x811c9dc5
  for (const char of [...new Set(names)].sort().join(' '))
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}

const secondsOf = (milliseconds: number): number =>
  Math.min(Math.round(milliseconds / millisecondsPerSecond), mostSeconds)

/**
 * What one filling in of a form costs: time and presses, by the moments (milliseconds) at which something was done. Between
 * two signs of life the time counts, up to a minute; hidden, nothing does. It never sees what is typed.
 */
export const createUse = () => {
  const state = {
    last: undefined as number | undefined,
    total: 0,
    clicks: 0,
    presses: 0,
    field: '',
    touched: false,
  }
  const perField = new Map<string, number>()

  const pass = (at: number): void => {
    if (state.last !== undefined && at > state.last) {
      const passed = Math.min(at - state.last, longestPause)
      state.total += passed
      if (state.field !== '') perField.set(state.field, (perField.get(state.field) ?? 0) + passed)
    }
    state.last = at
  }
  return {
    /** Something was typed, chosen or moved to, in this field. */
    alive: (at: number, field: string): void => {
      pass(at)
      state.field = field
    },
    touch: (): void => {
      state.touched = true
    },
    press: (at: number, by: 'pointer' | 'key'): void => {
      pass(at)
      if (by === 'pointer') state.clicks += 1
      else state.presses += 1
    },
    /** The page is hidden: what passes until the next sign of life is somebody else's time. */
    pause: (at: number): void => {
      pass(at)
      state.last = undefined
    },
    isTouched: (): boolean => state.touched,
    report: (
      form: string,
      outcome: UseReport['outcome'],
      { fields, version }: { readonly fields: readonly FieldState[]; readonly version: string },
    ): UseReport => ({
      form,
      version,
      outcome,
      seconds: secondsOf(state.total),
      clicks: Math.min(state.clicks, mostPresses),
      presses: Math.min(state.presses, mostPresses),
      fields: fields.slice(0, 150).map(({ name, filled }) => ({
        name,
        filled,
        seconds: secondsOf(perField.get(name) ?? 0),
      })),
    }),
  }
}

export type MeasuredUse = ReturnType<typeof createUse>
