import { BadInput, Conflict, type Issue, NotFound, Refused } from '#kernel/errors.ts'
import { issueText } from '#kernel/issue-text.ts'
import type { Language } from '#kernel/text.ts'
import { LogUnwritten } from '#platform/audit/record.ts'
import { Unreachable } from '#platform/db/database.ts'
import { NotStored } from '#platform/files/store.ts'
import { en } from '#platform/text.en.ts'
import { sv } from '#platform/text.sv.ts'

/** Nobody is signed in, or no longer. */
export class NotSignedIn extends Error {}

/** Too often in an hour: `code` says of what, and so what to do next. */
export class TooOften extends Error {
  readonly statusCode = 429
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** The browser says that another website made the call. */
export class WrongSite extends Error {}

export type ErrorBody = {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly id: string
    readonly issues?: readonly { readonly path: string; readonly code: string; readonly message: string }[]
    readonly details?: Readonly<Record<string, unknown>>
  }
}

export type Said = { readonly status: number; readonly body: ErrorBody; readonly isBug: boolean }

/** The rooms' own sentences for refusals and conflicts, by code. */
export type Sentences = Readonly<Record<Language, ReadonlyMap<string, string>>>

const own = { sv, en }

const inWords = (fact: unknown): string => (Array.isArray(fact) ? fact.map(String).join(', ') : String(fact))

/** A sentence may leave room for a fact that the error carries: "Samtycke saknas från {who}." */
const fill = (sentence: string, facts: Readonly<Record<string, unknown>> = {}): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (room, name: string) =>
    Object.hasOwn(facts, name) ? inWords(facts[name]) : room,
  )

type OwnCode = keyof typeof sv
const isOwn = (code: string): code is OwnCode => Object.hasOwn(sv, code)

// Postgres' ways to say that a text or a number cannot be stored; the schemas catch them first, this is the net.
const unstorable = new Set(['22021', '22P05', '22001', '22003', '22007', '22008', '22P02'])
// Disk full, too many connections, shutting down, starting up, a statement that took too long; and two who met again and
// again (40001, 40P01), after inTenant has tried as often as it does.
const unavailable = new Set([
  '40001',
  '40P01',
  '08000',
  '08001',
  '08006',
  '53300',
  '53100',
  '57P01',
  '57P02',
  '57P03',
  '57014',
])

const stateOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined

const plain = (error: unknown): { status: number; code: string } | undefined => {
  if (error instanceof NotSignedIn) return { status: 401, code: 'not_signed_in' }
  if (error instanceof NotFound) return { status: 404, code: 'not_found' }
  if (error instanceof Refused) return { status: 403, code: error.code }
  if (error instanceof Conflict) return { status: 409, code: error.code }
  if (error instanceof WrongSite) return { status: 403, code: 'wrong_site' }
  if (error instanceof TooOften) return { status: error.statusCode, code: error.code }
  const status = statusOf(error)
  if (status === 404) return { status, code: 'not_found' }
  if (status === 413) return { status, code: 'too_large' }
  if (status === 429) return { status, code: 'too_many' }
  if (status !== undefined && status >= 400 && status < 500) return { status, code: 'not_json' }
  if (
    error instanceof LogUnwritten ||
    error instanceof Unreachable ||
    error instanceof NotStored ||
    unavailable.has(stateOf(error))
  )
    return { status: 503, code: 'unavailable' }
  return undefined
}

/** What a thrown thing is answered with. Never holds the input, a text of the database or a stack. */
export const say = (
  error: unknown,
  { language, id, sentences }: { language: Language; id: string; sentences: Sentences },
): Said => {
  const message = (code: string): string =>
    sentences[language].get(code) ?? (isOwn(code) ? own[language][code] : own[language].conflict)
  const issues =
    error instanceof BadInput
      ? error.issues
      : unstorable.has(stateOf(error))
        ? [{ path: '', code: 'unstorable' }]
        : undefined
  if (issues) {
    const told = issues.map(({ path, code, facts }: Issue) => ({
      path,
      code,
      message: fill(sentences[language].get(code) ?? issueText(code, language), facts),
    }))
    return {
      status: 400,
      body: { error: { code: 'bad_input', message: own[language].bad_input, id, issues: told } },
      isBug: false,
    }
  }
  const known = plain(error)
  if (!known)
    return { status: 500, body: { error: { code: 'bug', message: own[language].bug, id } }, isBug: true }
  const details = error instanceof Refused || error instanceof Conflict ? error.details : {}
  return {
    status: known.status,
    body: {
      error: {
        code: known.code,
        message: fill(message(known.code), details),
        id,
        ...(Object.keys(details).length ? { details } : {}),
      },
    },
    // Nobody can work while the log cannot be written: whoever keeps the server running is told.
    isBug: error instanceof LogUnwritten,
  }
}
