import type { Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import type { InterventionKind } from '../kinds/kinds.ts'

/** Where a child can live away from home: the kinds of help that are placements, each with its kind of home. */
export const homeKinds = [
  'foster_home',
  'kinship_care',
  'emergency_foster_home',
  'supported_housing',
  'residential_care_home',
  'shelter',
  'secure_youth_home',
] as const
export type HomeKind = (typeof homeKinds)[number]

export const runners = ['family', 'municipality', 'private', 'state'] as const
export type RunBy = (typeof runners)[number]

export const recordKinds = ['suitability', 'contract', 'extracts', 'licence', 'over_three_notice'] as const
export type RecordKind = (typeof recordKinds)[number]

export type HomeRecord = {
  readonly kind: RecordKind
  readonly madeOn: Day
  readonly untilOn: Day | null
  readonly conclusion: 'suitable' | 'unsuitable' | null
}

const privateHomes: readonly HomeKind[] = ['foster_home', 'kinship_care', 'emergency_foster_home']

/** A family's own home (SoL 9:2, 22:4), and not a facility. */
export const isPrivateHome = (kind: HomeKind): boolean => privateHomes.includes(kind)

/** A family home in the words of SoL 22:14 and SoF 3:4: a home for longer, also with kin; not an emergency home. */
export const isFamilyHome = (kind: HomeKind): boolean => kind === 'foster_home' || kind === 'kinship_care'

/** Who runs a home follows from its kind, but for facilities: there somebody has to say it. */
export const runByOf = (kind: HomeKind, said: 'municipality' | 'private' | null): RunBy | null => {
  if (isPrivateHome(kind)) return 'family'
  return kind === 'secure_youth_home' ? 'state' : said
}

export const recordParagraphs: Readonly<Record<RecordKind, string>> = {
  suitability: 'SoL 22:2',
  contract: 'SoL 22:3',
  extracts: 'SoF 3:3',
  licence: 'SoL 26:1',
  over_three_notice: 'SoF 16:2',
}

/** The law's order: the home is looked into, the extracts are shown, the contract is made (SoL 22:2–3, SoF 3:3). */
export const recordsNeeded = (kind: HomeKind, runBy: RunBy): readonly RecordKind[] => {
  if (isPrivateHome(kind)) return ['suitability', 'extracts', 'contract']
  return runBy === 'private' ? ['licence'] : []
}

export type Need = {
  readonly kind: RecordKind
  readonly paragraph: string
  readonly standing: 'there' | 'missing' | 'over' | 'unsuitable'
}

const standingOf = (last: HomeRecord | undefined, on: Day): Need['standing'] => {
  if (!last) return 'missing'
  if (last.conclusion === 'unsuitable') return 'unsuitable'
  return last.untilOn !== null && last.untilOn < on ? 'over' : 'there'
}

export type HomeState = {
  readonly kind: HomeKind
  readonly runBy: RunBy
  readonly capacity: number
  readonly ageFrom: number | null
  readonly ageBelow: number | null
  readonly closedOn: Day | null
  /** In the order in which they were written; the last of a kind counts. */
  readonly records: readonly HomeRecord[]
  readonly childrenNow: number
}

/** What the law wants of this home, and how it stands on a day. */
export const needsOf = (home: HomeState, on: Day): Need[] =>
  recordsNeeded(home.kind, home.runBy).map((kind) => ({
    kind,
    paragraph: recordParagraphs[kind],
    standing: standingOf(
      home.records.findLast((one) => one.kind === kind && one.madeOn <= on),
      on,
    ),
  }))

/** Which homes carry out which decision: kin may always be the foster home that was granted (SoL 22:1). */
const fitting: Readonly<Partial<Record<InterventionKind, readonly HomeKind[]>>> = {
  kinship_care: ['kinship_care'],
  foster_home: ['foster_home', 'kinship_care'],
  emergency_foster_home: ['emergency_foster_home'],
  supported_housing: ['supported_housing'],
  residential_care_home: ['residential_care_home'],
  shelter: ['shelter'],
  secure_youth_home: ['secure_youth_home'],
}

/** When a home breaks down, a child whose care is in families may wait in an emergency home (SoL 22:4). */
export const kindsThatFit = (granted: InterventionKind, isUrgent: boolean): readonly HomeKind[] => {
  const own = fitting[granted] ?? []
  return isUrgent && own.some(isPrivateHome) ? [...new Set([...own, 'emergency_foster_home' as const])] : own
}

export const obstacles = [
  'home_closed',
  'home_other_kind',
  'home_suitability_missing',
  'home_suitability_over',
  'home_unsuitable',
  'home_extracts_missing',
  'home_contract_missing',
  'home_contract_over',
  'home_licence_missing',
  'home_licence_over',
  'home_age',
  'home_full',
] as const
export type HomeObstacle = (typeof obstacles)[number]

export const obstacleParagraphs: Readonly<Record<HomeObstacle, string>> = {
  home_closed: '',
  home_other_kind: 'SoL 22:2',
  home_suitability_missing: 'SoL 22:2',
  home_suitability_over: 'SoL 22:2',
  home_unsuitable: 'SoL 22:2',
  home_extracts_missing: 'SoF 3:3',
  home_contract_missing: 'SoL 22:3',
  home_contract_over: 'SoL 22:3',
  home_licence_missing: 'SoL 26:1',
  home_licence_over: 'SoL 26:1',
  home_age: '',
  home_full: '',
}

const lacking: Readonly<Record<RecordKind, Readonly<Record<'missing' | 'over', HomeObstacle | undefined>>>> =
  {
    suitability: { missing: 'home_suitability_missing', over: 'home_suitability_over' },
    contract: { missing: 'home_contract_missing', over: 'home_contract_over' },
    licence: { missing: 'home_licence_missing', over: 'home_licence_over' },
    extracts: { missing: 'home_extracts_missing', over: undefined },
    over_three_notice: { missing: undefined, over: undefined },
  }

const needObstacle = ({ kind, standing }: Need): HomeObstacle[] => {
  if (standing === 'there') return []
  if (standing === 'unsuitable') return ['home_unsuitable']
  const obstacle = lacking[kind][standing]
  return obstacle === undefined ? [] : [obstacle]
}

/** What stands between a child and a home on a day, the first reason first. `age` is null when it is not known. */
export const obstaclesToHome = (
  home: HomeState,
  { kinds, on, age }: { readonly kinds: readonly HomeKind[]; readonly on: Day; readonly age: number | null },
): HomeObstacle[] => [
  ...(home.closedOn !== null && home.closedOn <= on ? (['home_closed'] as const) : []),
  ...(kinds.includes(home.kind) ? [] : (['home_other_kind'] as const)),
  ...needsOf(home, on).flatMap(needObstacle),
  ...(age !== null &&
  ((home.ageFrom !== null && age < home.ageFrom) || (home.ageBelow !== null && age >= home.ageBelow))
    ? (['home_age'] as const)
    : []),
  ...(home.childrenNow >= home.capacity ? (['home_full'] as const) : []),
]

/** SoF 16:2: IVO is told when more children than this live in one family's home. */
const childrenWithoutNotice = 3

export const isOverThree = (kind: HomeKind, children: number): boolean =>
  isPrivateHome(kind) && children > childrenWithoutNotice

/** What is wrong in a record before it is stored. */
export const recordFaults = (
  record: HomeRecord & { readonly madeBy: string; readonly note: string },
  { kind, runBy, today }: { readonly kind: HomeKind; readonly runBy: RunBy; readonly today: Day },
): Issue[] => {
  const needsNote = record.kind === 'suitability' && record.note === ''
  return [
    ...(record.kind !== 'over_three_notice' && !recordsNeeded(kind, runBy).includes(record.kind)
      ? [{ path: 'kind', code: 'record_not_needed' }]
      : []),
    ...(record.madeOn > today ? [{ path: 'madeOn', code: 'in_future' }] : []),
    ...(record.untilOn !== null && record.untilOn <= record.madeOn
      ? [{ path: 'untilOn', code: 'end_before_start' }]
      : []),
    ...(record.kind === 'suitability' && record.conclusion === null
      ? [{ path: 'conclusion', code: 'choose' }]
      : []),
    ...(record.kind === 'suitability' && record.madeBy === '' ? [{ path: 'madeBy', code: 'required' }] : []),
    ...(needsNote ? [{ path: 'note', code: 'required' }] : []),
    // SoF 3:3: that they were shown, never what they said.
    ...(record.kind === 'extracts' && record.note !== ''
      ? [{ path: 'note', code: 'extracts_no_content' }]
      : []),
  ]
}
