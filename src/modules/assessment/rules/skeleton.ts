/**
 * The areas that an investigation may look at, as data: neutral, in our own order, compatible with the structure that
 * licensed municipalities use (their own headings and guidance are loaded as a package). Whether housing and work with
 * economy are one area or two in the current print is unverified.
 * `asked`: the four that every investigation answers. The others stay closed until somebody has something to say.
 * `kinds`: what may stand there beside the worker's own text, each by itself.
 */
const everything = ['fact', 'child_words', 'strength', 'risk'] as const

export const sections = [
  { code: 'background', group: 'reason', asked: true, kinds: ['fact'] },
  { code: 'health', group: 'development', asked: false, kinds: everything },
  { code: 'education', group: 'development', asked: false, kinds: everything },
  { code: 'feelings_and_behaviour', group: 'development', asked: false, kinds: everything },
  { code: 'social_relations', group: 'development', asked: false, kinds: everything },
  { code: 'basic_care', group: 'parenting', asked: false, kinds: everything },
  { code: 'safety', group: 'parenting', asked: false, kinds: everything },
  { code: 'emotional_availability', group: 'parenting', asked: false, kinds: everything },
  { code: 'stimulation_and_guidance', group: 'parenting', asked: false, kinds: everything },
  { code: 'family_now', group: 'family', asked: false, kinds: everything },
  { code: 'family_background', group: 'family', asked: false, kinds: everything },
  { code: 'housing', group: 'family', asked: false, kinds: everything },
  { code: 'work_and_economy', group: 'family', asked: false, kinds: everything },
  { code: 'network_and_integration', group: 'family', asked: false, kinds: everything },
  { code: 'childs_view', group: 'views', asked: true, kinds: ['child_words'] },
  { code: 'why_child_not_heard', group: 'views', asked: false, kinds: [] },
  { code: 'guardians_view', group: 'views', asked: false, kinds: ['fact'] },
  { code: 'analysis', group: 'conclusion', asked: true, kinds: [] },
  { code: 'proposal', group: 'conclusion', asked: true, kinds: [] },
] as const

export type SectionCode = (typeof sections)[number]['code']
export type SectionGroup = (typeof sections)[number]['group']

export const sectionCodes: readonly SectionCode[] = sections.map(({ code }) => code)
export const sectionGroups = ['reason', 'development', 'parenting', 'family', 'views', 'conclusion'] as const

/** The three sides of a child's life. The other groups frame them. */
export const sides = ['development', 'parenting', 'family'] as const satisfies readonly SectionGroup[]

export const isSide = (group: SectionGroup): boolean => sides.some((side) => side === group)

export const partKinds = everything
export type PartKind = (typeof partKinds)[number]

export const kindsIn = (section: SectionCode): readonly PartKind[] =>
  sections.find(({ code }) => code === section)?.kinds ?? []
