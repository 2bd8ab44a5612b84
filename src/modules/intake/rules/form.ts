import { z } from 'zod'
import type { Issue } from '#kernel/errors.ts'
import { optionalLine, prose } from '#kernel/input.ts'
import { issuesOf } from '#kernel/issues.ts'
import { isMandated, needsName, type ReporterCategory, reporterCategories } from './reporters.ts'

/** The public form as it was typed: only text, whatever a browser or a robot sent, so that it can be shown again. */
export type Typed = {
  readonly category: string
  readonly reporterName: string
  readonly reporterOrganisation: string
  readonly reporterPhone: string
  readonly reporterEmail: string
  readonly relationToChild: string
  readonly guardiansInformed: string
  readonly wantsFeedback: boolean
  readonly isAfraid: boolean
  readonly concern: string
  readonly children: readonly TypedChild[]
}

export type TypedChild = { readonly name: string; readonly birth: string; readonly details: string }

export const mostChildren = 12

const textIn = (raw: Readonly<Record<string, unknown>>, name: string): string => {
  const value = raw[name]
  if (typeof value === 'string') return value
  // A field that came twice is a list; the last is what a browser showed last.
  const last: unknown = Array.isArray(value) ? value.at(-1) : undefined
  return typeof last === 'string' ? last : ''
}

const childrenIn = (raw: Readonly<Record<string, unknown>>): number => {
  const told = Number(textIn(raw, 'children'))
  return Number.isInteger(told) && told >= 1 ? Math.min(told, mostChildren) : 1
}

/** Names of the fields of the n:th child, counted from 1. */
export const childField = (n: number, field: keyof TypedChild): string => `child${n}-${field}`

/** Reads what was sent. Never fails: what is not text is empty. */
export const readTyped = (raw: Readonly<Record<string, unknown>>): Typed => ({
  category: textIn(raw, 'category'),
  reporterName: textIn(raw, 'reporterName'),
  reporterOrganisation: textIn(raw, 'reporterOrganisation'),
  reporterPhone: textIn(raw, 'reporterPhone'),
  reporterEmail: textIn(raw, 'reporterEmail'),
  relationToChild: textIn(raw, 'relationToChild'),
  guardiansInformed: textIn(raw, 'guardiansInformed'),
  wantsFeedback: textIn(raw, 'wantsFeedback') !== '',
  isAfraid: textIn(raw, 'isAfraid') !== '',
  concern: textIn(raw, 'concern'),
  children: Array.from({ length: childrenIn(raw) }, (_, index) => ({
    name: textIn(raw, childField(index + 1, 'name')),
    birth: textIn(raw, childField(index + 1, 'birth')),
    details: textIn(raw, childField(index + 1, 'details')),
  })),
})

export const emptyTyped: Typed = readTyped({})

const Email = z.union([z.literal(''), z.email({ error: 'not_an_email' }).max(200)], { error: 'not_an_email' })

export const ReportForm = z.object({
  category: z.enum(reporterCategories),
  reporterName: optionalLine(),
  reporterOrganisation: optionalLine(),
  reporterPhone: optionalLine(100),
  reporterEmail: z.string().trim().pipe(Email),
  relationToChild: optionalLine(500),
  guardiansInformed: z.enum(['', 'yes', 'no']).transform((told) => (told === '' ? null : told === 'yes')),
  wantsFeedback: z.boolean(),
  isAfraid: z.boolean(),
  concern: prose(),
})
const FormChild = z.object({ name: optionalLine(), birth: optionalLine(100), details: optionalLine(5000) })

export type ReportFormData = z.output<typeof ReportForm> & {
  readonly children: readonly z.output<typeof FormChild>[]
}

export type Checked =
  | { readonly ok: true; readonly form: ReportFormData }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const isEmpty = (child: TypedChild): boolean =>
  [child.name, child.birth, child.details].every((text) => text.trim() === '')

const isCategory = (text: string): text is ReporterCategory =>
  reporterCategories.some((category) => category === text)

/** SoL 19:1: who reports in a profession does it by name. SoL 19:4: anybody else may be anonymous, then really so. */
const aboutReporter = (typed: Typed): Issue[] => {
  const { category } = typed
  if (!isCategory(category)) return []
  const isLeftOut = (field: 'reporterName' | 'reporterOrganisation' | 'reporterPhone' | 'reporterEmail') =>
    typed[field].trim() === ''
  if (category === 'anonymous') {
    return (['reporterName', 'reporterOrganisation', 'reporterPhone', 'reporterEmail'] as const)
      .filter((field) => !isLeftOut(field))
      .map((path) => ({ path, code: 'anonymous_with_name' }))
  }
  const required = (field: 'reporterName' | 'reporterOrganisation'): Issue[] =>
    isLeftOut(field) ? [{ path: field, code: 'required' }] : []
  const name = needsName(category) ? required('reporterName') : []
  if (!isMandated(category)) return name
  const isReachable = !isLeftOut('reporterPhone') || !isLeftOut('reporterEmail')
  return [
    ...name,
    ...required('reporterOrganisation'),
    ...(isReachable ? [] : [{ path: 'reporterPhone', code: 'reachable' }]),
  ]
}

/** Something to find the child by: a name, or what else is known. A block that was added and left empty is no child. */
const aboutChildren = (children: readonly TypedChild[]): Issue[] =>
  children.flatMap((child, index) => {
    const n = index + 1
    if (n > 1 && isEmpty(child)) return []
    const read = FormChild.safeParse(child)
    const wrong = read.success
      ? []
      : issuesOf(read.error).map(({ path, code }) => ({ path: `child${n}-${path}`, code }))
    const unnamed = child.name.trim() === '' && child.details.trim() === ''
    return unnamed ? [...wrong, { path: childField(n, 'name'), code: 'child_findable' }] : wrong
  })

const order = [
  'category',
  'reporterName',
  'reporterOrganisation',
  'reporterPhone',
  'reporterEmail',
  'relationToChild',
  'child',
  'concern',
  'guardiansInformed',
]
const placeOf = (path: string): number => order.indexOf(path.startsWith('child') ? 'child' : path)

/** Is this a report that can be received? If not: what is wrong, field by field, in the order of the page. */
export const checkForm = (typed: Typed): Checked => {
  const read = ReportForm.safeParse(typed)
  const issues = [
    ...(read.success ? [] : issuesOf(read.error)),
    ...aboutReporter(typed),
    ...aboutChildren(typed.children),
  ]
  if (!read.success || issues.length > 0) {
    return { ok: false, issues: issues.toSorted((a, b) => placeOf(a.path) - placeOf(b.path)) }
  }
  const children = typed.children.filter((child) => !isEmpty(child)).map((child) => FormChild.parse(child))
  return { ok: true, form: { ...read.data, children } }
}
