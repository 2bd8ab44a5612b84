import { ageOn, type Day } from '#kernel/day.ts'
import { type InterventionKind, interventionRules } from '../kinds/kinds.ts'

/** The paragraphs that let help begin without somebody's consent. Chosen, never typed. Stored: never rename, never remove. */
export const consentGrounds = [
  'child_agrees',
  'shelter_without_other',
  'board_without_one',
  'lvu_22',
] as const
export type ConsentGround = (typeof consentGrounds)[number]

export type GroundRule = {
  readonly paragraph: string
  /** 'worker': judged in the case. 'board': it takes the board's own decision, with its day and number (SoL 30:6–8). */
  readonly decidedBy: 'worker' | 'board'
  /** Instead of one guardian's consent; the other one must still agree. Otherwise of all guardians', or of everybody's. */
  readonly forOne: boolean
  readonly kinds: (kind: InterventionKind) => boolean
  /** Own age from which it can be used. */
  readonly from: number
  /** The text of the law has not been read for it: the screen says so. */
  readonly isUnverified: boolean
}

export const groundRules: Readonly<Record<ConsentGround, GroundRule>> = {
  /** From 12 without guardians if it suits and the child agrees; never outside the home. */
  child_agrees: {
    paragraph: 'SoL 21:1',
    decidedBy: 'worker',
    forOne: false,
    kinds: (kind) => interventionRules[kind].consent === 'byAge',
    from: 12,
    isUnverified: false,
  },
  shelter_without_other: {
    paragraph: 'lag (2024:79)',
    decidedBy: 'board',
    forOne: true,
    kinds: (kind) => kind === 'shelter',
    from: 0,
    isUnverified: false,
  },
  board_without_one: {
    paragraph: 'FB 6:13 a',
    decidedBy: 'board',
    forOne: true,
    kinds: (kind) => kind === 'open_care' || kind === 'contact_person' || kind === 'contact_family',
    from: 0,
    isUnverified: true,
  },
  lvu_22: {
    paragraph: 'LVU 22',
    decidedBy: 'board',
    forOne: false,
    kinds: (kind) => kind === 'open_care' || kind === 'qualified_contact_person',
    from: 0,
    isUnverified: false,
  },
}

type Asked = { readonly kind: InterventionKind; readonly birthOn: Day | null; readonly on: Day }

/** Where the law has this way out, for this help and this child on that day. An unknown age counts as younger. */
export const groundFits = (ground: ConsentGround, { kind, birthOn, on }: Asked): boolean => {
  const { kinds, from } = groundRules[ground]
  return kinds(kind) && (from === 0 || (birthOn !== null && ageOn(birthOn, on) >= from))
}

/** The ways out that the law has for this help and this child. */
export const possibleGrounds = (asked: Asked): ConsentGround[] =>
  consentGrounds.filter((ground) => groundFits(ground, asked))
