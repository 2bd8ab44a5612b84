import type { z } from 'zod'
import type { Issue } from './errors.ts'

type ZodIssue = z.core.$ZodIssue

const codeOf = (issue: ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? 'required'
        : 'wrong_type'
    case 'too_small':
      if (issue.origin === 'array') return 'choose_one'
      return issue.origin === 'string' ? `too_short:${issue.minimum}` : `too_small:${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `too_long:${issue.maximum}` : `too_big:${issue.maximum}`
    case 'invalid_value':
      return 'choose'
    case 'unrecognized_keys':
      return 'unknown_field'
    case 'invalid_format':
      return issue.format === 'uuid'
        ? 'not_an_id'
        : issue.format === 'date'
          ? 'not_a_day'
          : issue.format === 'email'
            ? 'not_an_email'
            : 'wrong_type'
    default:
      return 'wrong_type'
  }
}

/** Our own schemas give a code as message; zod's own sentences (in English, with spaces) are translated by kind. */
const isCode = (message: string): boolean => /^[a-z_]+(:[\w.]+)?$/.test(message)

// "30/2" is no ISO day and no day of the calendar: two checks fail, and the person is told once.
const once = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [`${issue.path} ${issue.code}`, issue])).values(),
]

/** What a schema says of an input, as codes that a person's language can be found for. Never holds the input itself. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  once(
    error.issues.flatMap((issue) => {
      const path = issue.path.join('.')
      const code = isCode(issue.message) ? issue.message : codeOf(issue)
      return issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, code }))
        : [{ path, code }]
    }),
  )
