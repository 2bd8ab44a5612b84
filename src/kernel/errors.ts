/**
 * The four ways to say no. All else is a bug: a 500 with an id.
 * `code` is a key in the module's text files; `details` are facts for the sentence, never personal data in the log.
 */
export type Details = Readonly<Record<string, unknown>>

export class BadInput extends Error {
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super('bad input')
    this.issues = issues
  }
}

/** One field that cannot be taken as it is. `code` names a sentence in kernel/issue-text. */
export type Issue = { readonly path: string; readonly code: string; readonly facts?: Details }

export class Refused extends Error {
  readonly code: string
  readonly details: Details
  constructor(code = 'not_permitted', details: Details = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** Also the answer to somebody who may not know that the thing exists. */
export class NotFound extends Error {
  constructor() {
    super('not_found')
  }
}

/** The wish is clear but does not fit what is there. `current` is what the other person saved. */
export class Conflict extends Error {
  readonly code: string
  readonly details: Details
  constructor(code: string, details: Details = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** For rows that may be missing: `const row = found(await readCase(tx, id))`. */
export const found = <T>(row: T | undefined | null): T => {
  if (row === undefined || row === null) throw new NotFound()
  return row
}
