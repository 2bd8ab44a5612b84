import { addYears, ageOn, type Day } from '#kernel/day.ts'
import {
  type InterventionKind,
  interventionRules,
  isWithoutConsent,
  type LegalBasis,
} from '../kinds/kinds.ts'
import { type ConsentGround, groundFits, groundRules } from './grounds.ts'

export type GuardianFacts = { readonly personId: string; readonly isDead: boolean }

/** A way out that was chosen and still stands. `personId`: the one guardian whom it is about. */
export type ChosenGround = { readonly ground: ConsentGround; readonly personId: string | null }

export type ConsentAsked = {
  readonly kind: InterventionKind
  readonly basis: LegalBasis
  readonly child: { readonly id: string; readonly birthOn: Day | null }
  readonly on: Day
  /** Who has the custody on that day, the dead included. */
  readonly guardians: readonly GuardianFacts[]
  readonly grounds: readonly ChosenGround[]
}

/** Why somebody must or may agree: each has its sentence in the texts. */
export const whys = [
  'lvu',
  'lvu_22',
  'adult',
  'guardian_under_12',
  'guardian_not_found_suitable',
  'guardian_outside_home',
  'guardian_of_request',
  'guardian_child_suitable',
  'guardian_child_asks',
  'guardian_other_way',
  'no_guardian',
  'child_12',
  'child_15_suitable',
  'child_15',
  'child_asks',
  'child_heard',
] as const
export type Why = (typeof whys)[number]

export type Agreeing = {
  /** Null: nobody has the custody, and somebody must agree. */
  readonly personId: string | null
  readonly part: 'guardian' | 'child'
  readonly need: 'must' | 'may'
  readonly paragraph: string
  readonly why: Why
}

/** Custody ends at 18 (FB 6:2). */
const adultFrom = 18
/** From 15 a child acts for itself (SoL 3:4), and care without its own consent is LVU (LVU 1). The latter is our reading. */
const ownConsentFrom = 15

const byItself = (ask: ConsentAsked, need: 'must' | 'may', paragraph: string, why: Why): Agreeing => ({
  personId: ask.child.id,
  part: 'child',
  need,
  paragraph,
  why,
})

type Said = Pick<Agreeing, 'need' | 'paragraph' | 'why'>

/**
 * FB 6:13: all who have the custody, together. A way out for one of them leaves at least one who agrees: chosen for
 * everybody it counts for nobody.
 */
const byGuardians = (ask: ConsentAsked, said: Said): Agreeing[] => {
  const living = ask.guardians.filter(({ isDead }) => !isDead)
  const wayOut = (personId: string) => {
    const found = ask.grounds.find((one) => one.personId === personId && groundRules[one.ground].forOne)
    const fits = found && groundFits(found.ground, { kind: ask.kind, birthOn: ask.child.birthOn, on: ask.on })
    return fits ? found : undefined
  }
  const remain = living.filter(({ personId }) => wayOut(personId) === undefined)
  if (living.length === 0 && said.need === 'must')
    return [{ personId: null, part: 'guardian', ...said, why: 'no_guardian' }]
  return living.map(({ personId }) => {
    const out = remain.length > 0 ? wayOut(personId) : undefined
    if (!out || said.need === 'may') return { personId, part: 'guardian', ...said }
    const { paragraph } = groundRules[out.ground]
    return { personId, part: 'guardian', need: 'may', paragraph, why: 'guardian_other_way' }
  })
}

const must = (paragraph: string, why: Why): Said => ({ need: 'must', paragraph, why })
const may = (paragraph: string, why: Why): Said => ({ need: 'may', paragraph, why })

/** Nobody is asked, but those concerned are still heard (LVU 36). */
const nobody = (ask: ConsentAsked, paragraph: string, why: Why): Agreeing[] => [
  ...byGuardians(ask, may(paragraph, why)),
  byItself(ask, 'may', paragraph, why),
]

const child = (ask: ConsentAsked, age: number): Agreeing[] =>
  age >= ownConsentFrom
    ? [byItself(ask, 'must', 'SoL 3:4, LVU 1', 'child_15')]
    : [byItself(ask, 'may', 'SoL 3:2', 'child_heard')]

/** SoL 13:7, 18:8: from 15 the young person asks for it or agrees, and nobody else can do it instead. */
const byRequest = (ask: ConsentAsked, age: number, paragraph: string): Agreeing[] =>
  age >= ownConsentFrom
    ? [
        byItself(ask, 'must', paragraph, 'child_asks'),
        ...byGuardians(ask, may(paragraph, 'guardian_child_asks')),
      ]
    : [...byGuardians(ask, must(`${paragraph}, FB 6:13`, 'guardian_of_request')), ...child(ask, age)]

const bySuitability = (ask: ConsentAsked, age: number): Agreeing[] => [
  age >= ownConsentFrom
    ? byItself(ask, 'must', 'SoL 21:1', 'child_15_suitable')
    : byItself(ask, 'must', 'SoL 21:1', 'child_12'),
  ...byGuardians(ask, may('SoL 21:1', 'guardian_child_suitable')),
]

/**
 * Who must agree before help begins, and who may, by the age on that day (SoL 21:1, FB 6:13). An unknown day of birth counts
 * as the youngest. Under LVU nobody must.
 */
export const whoMustAgree = (ask: ConsentAsked): Agreeing[] => {
  const { kind, basis, on } = ask
  const { birthOn } = ask.child
  const fits = (one: ChosenGround) => groundFits(one.ground, { kind, birthOn, on })
  const has = (ground: ConsentGround) => ask.grounds.some((one) => one.ground === ground && fits(one))
  if (isWithoutConsent(basis)) return nobody(ask, basis === 'lvu_22' ? 'LVU 22' : 'LVU 1', 'lvu')
  if (has('lvu_22')) return nobody(ask, 'LVU 22', 'lvu_22')
  const age = birthOn === null ? 0 : ageOn(birthOn, on)
  if (age >= adultFrom) return [byItself(ask, 'must', 'SoL 21:1, FB 6:2', 'adult')]
  const { consent, paragraph } = interventionRules[kind]
  if (consent === 'request') return byRequest(ask, age, paragraph)
  // SoL 21:1 does not name a shelter; there SoL 22:5 asks for a guardian who comes along.
  const outsideHome = kind === 'shelter' ? 'SoL 22:5, FB 6:13' : 'SoL 21:1, FB 6:13'
  if (consent === 'guardians')
    return [...byGuardians(ask, must(outsideHome, 'guardian_outside_home')), ...child(ask, age)]
  if (has('child_agrees')) return bySuitability(ask, age)
  const why = age < 12 ? 'guardian_under_12' : 'guardian_not_found_suitable'
  return [...byGuardians(ask, must('SoL 21:1, FB 6:13', why)), ...child(ask, age)]
}

/** What one person said: the last word counts. */
export type Word = {
  readonly personId: string
  readonly answer: 'agrees' | 'refuses'
  readonly givenOn: Day
  readonly withdrawnOn: Day | null
}

export const wordStandings = ['agrees', 'not_asked', 'refused', 'withdrawn', 'later'] as const
export type WordStanding = (typeof wordStandings)[number]

/**
 * Where one person stands: by the last word of all, so that nobody's no is passed over by an earlier yes. `words` are in the
 * order in which they were given. 'later': agreed, but not yet on that day.
 */
export const standingOf = (words: readonly Word[], personId: string, on: Day): WordStanding => {
  const own = words.filter((word) => word.personId === personId)
  const last = own.at(-1)
  if (!last) return 'not_asked'
  if (last.answer === 'refuses') return 'refused'
  if (last.withdrawnOn !== null) return 'withdrawn'
  const before = own.filter((word) => word.givenOn <= on).at(-1)
  return before?.answer === 'agrees' && before.withdrawnOn === null ? 'agrees' : 'later'
}

export type Missing = {
  readonly personId: string | null
  readonly part: 'guardian' | 'child'
  readonly standing: Exclude<WordStanding, 'agrees'>
}

/** Those who must agree and have not, or no longer do. Help begins when this is empty. SoL 21:1, FB 6:13. */
export const missingConsents = (
  agreeing: readonly Agreeing[],
  words: readonly Word[],
  on: Day,
): readonly Missing[] =>
  agreeing.flatMap(({ personId, part, need }) => {
    if (need !== 'must') return []
    const standing = personId === null ? 'not_asked' : standingOf(words, personId, on)
    return standing === 'agrees' ? [] : [{ personId, part, standing }]
  })

/** A word that this person cannot say about this child on that day: for the field, with its paragraph. */
export const whoFault = (
  personId: string,
  { child: { id, birthOn }, on, guardians }: Pick<ConsentAsked, 'child' | 'on' | 'guardians'>,
): 'consent_child_too_young' | 'consent_of_dead' | 'consent_not_guardian' | 'consent_adult' | undefined => {
  const age = birthOn === null ? 0 : ageOn(birthOn, on)
  if (personId === id) return age < 12 ? 'consent_child_too_young' : undefined
  if (age >= adultFrom) return 'consent_adult'
  const guardian = guardians.find((one) => one.personId === personId)
  if (!guardian) return 'consent_not_guardian'
  return guardian.isDead ? 'consent_of_dead' : undefined
}

const gates = [12, 15, 18] as const
export type Gate = { readonly age: (typeof gates)[number]; readonly on: Day }

const signature = (agreeing: readonly Agreeing[]): string =>
  agreeing.map(({ personId, need }) => `${personId} ${need}`).join()

/** The next birthday on which it changes who must agree, or what may be chosen. Counted from the day of birth, never typed. */
export const nextGate = (ask: ConsentAsked): Gate | undefined => {
  const { birthOn } = ask.child
  if (birthOn === null || isWithoutConsent(ask.basis)) return undefined
  const now = signature(whoMustAgree(ask))
  return gates
    .map((age) => ({ age, on: addYears(birthOn, age) }))
    .filter(({ on }) => on > ask.on)
    .find(({ on }) => {
      const then = { ...ask, on }
      const opens =
        groundFits('child_agrees', { kind: ask.kind, birthOn, on }) &&
        !groundFits('child_agrees', { kind: ask.kind, birthOn, on: ask.on })
      return opens || signature(whoMustAgree(then)) !== now
    })
}
