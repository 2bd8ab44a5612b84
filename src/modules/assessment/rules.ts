/**
 * The areas that an investigation may look at, as data: neutral, in our own order, compatible with the structure that
 * licensed municipalities use (their own headings and texts are loaded as configuration). Whether housing and work with
 * economy are one area or two in the current print is not confirmed.
 * `asked`: the four that every investigation answers. The others stay closed until somebody has something to say.
 */
export const sections = [
  { code: 'background', group: 'reason', asked: true },
  { code: 'health', group: 'development', asked: false },
  { code: 'education', group: 'development', asked: false },
  { code: 'feelings_and_behaviour', group: 'development', asked: false },
  { code: 'social_relations', group: 'development', asked: false },
  { code: 'basic_care', group: 'parenting', asked: false },
  { code: 'safety', group: 'parenting', asked: false },
  { code: 'emotional_availability', group: 'parenting', asked: false },
  { code: 'stimulation_and_guidance', group: 'parenting', asked: false },
  { code: 'family_now', group: 'family', asked: false },
  { code: 'family_background', group: 'family', asked: false },
  { code: 'housing', group: 'family', asked: false },
  { code: 'work_and_economy', group: 'family', asked: false },
  { code: 'network_and_integration', group: 'family', asked: false },
  { code: 'childs_view', group: 'views', asked: true },
  { code: 'why_child_not_heard', group: 'views', asked: false },
  { code: 'guardians_view', group: 'views', asked: false },
  { code: 'analysis', group: 'conclusion', asked: true },
  { code: 'proposal', group: 'conclusion', asked: true },
] as const

export type SectionCode = (typeof sections)[number]['code']
export type SectionGroup = (typeof sections)[number]['group']

export const sectionCodes: readonly SectionCode[] = sections.map(({ code }) => code)
export const sectionGroups = ['reason', 'development', 'parenting', 'family', 'views', 'conclusion'] as const

export type SectionText = { readonly section: SectionCode; readonly body: string }

const order = (section: SectionCode): number => sectionCodes.indexOf(section)

/** Written areas in the order of the document; those without a word cost nothing and are left out. */
export const written = <T extends SectionText>(texts: readonly T[]): T[] =>
  texts.filter(({ body }) => body.trim() !== '').sort((a, b) => order(a.section) - order(b.section))

export const missingParts = ['background', 'childs_view_or_reason', 'analysis', 'proposal'] as const
export type MissingPart = (typeof missingParts)[number]

/**
 * What keeps an investigation from being signed. SoL 3:1–2: the child is heard and its view weighed; when the child was not
 * heard, the text says why. FL 32 §: a decision has reasons, so there is an analysis and a proposal.
 */
export const missingIn = (texts: readonly SectionText[]): MissingPart[] => {
  const has = new Set(written(texts).map(({ section }) => section))
  const heard = has.has('childs_view') || has.has('why_child_not_heard')
  return [
    ...(has.has('background') ? [] : (['background'] as const)),
    ...(heard ? [] : (['childs_view_or_reason'] as const)),
    ...(has.has('analysis') ? [] : (['analysis'] as const)),
    ...(has.has('proposal') ? [] : (['proposal'] as const)),
  ]
}

export type Snapshot = {
  readonly id: string
  readonly investigationId: string
  readonly sections: readonly SectionText[]
  readonly signedAt: string
  readonly signedBy: string
  readonly signedName: string
  readonly signedTitle: string
}

/** The bytes that the hash is taken of; in one order, for ever. */
export const canonicalAssessment = (one: Snapshot): string =>
  JSON.stringify([
    'barntid assessment 1',
    one.id,
    one.investigationId,
    one.sections.map(({ section, body }) => [section, body]),
    one.signedAt,
    one.signedBy,
    one.signedName,
    one.signedTitle,
  ])
