import type { Instant } from '#kernel/day.ts'
import { filled, type FrozenPart } from './rules/parts.ts'
import { type SectionCode, sectionCodes } from './rules/skeleton.ts'

export type SectionText = { readonly section: SectionCode; readonly body: string }

/** An area with what stands in it besides: facts, quotes, strengths and risks. */
export type AreaText = SectionText & { readonly parts?: readonly Pick<FrozenPart, 'body'>[] }

const order = (section: SectionCode): number => sectionCodes.indexOf(section)

const hasWords = ({ body, parts = [] }: AreaText): boolean => body.trim() !== '' || filled(parts).length > 0

/** Written areas in the order of the document; those without a word cost nothing and are left out. */
export const written = <T extends AreaText>(texts: readonly T[]): T[] =>
  texts.filter(hasWords).sort((a, b) => order(a.section) - order(b.section))

export const missingParts = ['background', 'childs_view_or_reason', 'analysis', 'proposal'] as const
export type MissingPart = (typeof missingParts)[number]

/**
 * What keeps an investigation from being signed. SoL 3:1–2: the child is heard and its view weighed; when the child was not
 * heard, the text says why. FL 32 §: a decision has reasons, so there is an analysis and a proposal.
 */
export const missingIn = (texts: readonly AreaText[]): MissingPart[] => {
  const has = new Set(written(texts).map(({ section }) => section))
  const heard = has.has('childs_view') || has.has('why_child_not_heard')
  return [
    ...(has.has('background') ? [] : (['background'] as const)),
    ...(heard ? [] : (['childs_view_or_reason'] as const)),
    ...(has.has('analysis') ? [] : (['analysis'] as const)),
    ...(has.has('proposal') ? [] : (['proposal'] as const)),
  ]
}

/** The structure of a signed text, with its headings as they were. */
export type FrozenStructure = {
  readonly builtIn: number
  readonly packageId: string | null
  readonly packageVersion: number | null
  readonly name: string
}

export type FrozenArea = SectionText & { readonly title: string; readonly parts: readonly FrozenPart[] }

/** A signed text. `structure` null: version 0, one text for each area, whose bytes are hashed as they always were. */
export type Snapshot = {
  readonly id: string
  readonly investigationId: string
  readonly structure: FrozenStructure | null
  readonly sections: readonly FrozenArea[]
  readonly signedAt: Instant
  readonly signedBy: string
  readonly signedName: string
  readonly signedTitle: string
  /** Everybody whose words stand in it, by name. null: signed before that was kept. */
  readonly writers: readonly string[] | null
}

const bytesOfPart = ({ id, kind, body, source, saidOn, quote }: FrozenPart): unknown[] => [
  id,
  kind,
  body,
  source,
  saidOn,
  quote && [
    quote.noteId,
    quote.field,
    quote.noteHash,
    quote.bodyHash,
    quote.eventOn,
    quote.signedAt,
    quote.signedName,
    quote.signedTitle,
  ],
]

/** The bytes that the hash is taken of; in one order, for ever. */
export const canonicalAssessment = (one: Snapshot): string => {
  const signed = [one.signedAt, one.signedBy, one.signedName, one.signedTitle]
  if (one.writers !== null)
    return JSON.stringify([
      'barntid assessment 3',
      one.id,
      one.investigationId,
      one.structure && [
        one.structure.builtIn,
        one.structure.packageId,
        one.structure.packageVersion,
        one.structure.name,
      ],
      one.sections.map(({ section, title, body, parts }) =>
        one.structure === null ? [section, body] : [section, title, body, parts.map(bytesOfPart)],
      ),
      one.writers,
      ...signed,
    ])
  if (one.structure === null)
    return JSON.stringify([
      'barntid assessment 1',
      one.id,
      one.investigationId,
      one.sections.map(({ section, body }) => [section, body]),
      ...signed,
    ])
  const { builtIn, packageId, packageVersion, name } = one.structure
  return JSON.stringify([
    'barntid assessment 2',
    one.id,
    one.investigationId,
    [builtIn, packageId, packageVersion, name],
    one.sections.map(({ section, title, body, parts }) => [section, title, body, parts.map(bytesOfPart)]),
    ...signed,
  ])
}
