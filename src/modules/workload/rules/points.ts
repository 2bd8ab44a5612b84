import {
  type Factor,
  factors,
  type MatterType,
  matterTypes,
  type Model,
  type PointDuty,
  pointDuties,
} from './model.ts'

/** So many matters that are alike: nothing says which ones they are. */
export type Group = {
  readonly type: MatterType
  readonly part: 'owner' | 'coworker'
  /** Of one family only one child counts whole. */
  readonly isSibling: boolean
  readonly factors: readonly Factor[]
  readonly count: number
}

export type Duty = { readonly kind: PointDuty; readonly amount: number }

export type Post = {
  readonly employmentPercent: number
  /** Of the employment: time that is agreed for something else, as for the union. */
  readonly agreedPercent: number
  readonly experienceMonths: number
}

/** One row of "why this number". `share`: per cent of the weight that is counted. */
export type Line =
  | {
      readonly kind: 'matters'
      readonly group: Group
      readonly weight: number
      readonly share: number
      readonly extra: number
      readonly points: number
    }
  | { readonly kind: 'duty'; readonly duty: Duty; readonly weight: number; readonly points: number }
  | { readonly kind: 'stable'; readonly points: number }

const tenth = (value: number): number => Math.round(value * 10) / 10

/** Rounded once, to a tenth of a point, where a row is shown and summed: the rows add up to the sum. */
const lineOf = (model: Model, group: Group): Line => {
  const weight = model.matters[group.type]
  const part = group.part === 'coworker' ? model.coworkerPercent : 100
  const share = (part * (group.isSibling ? model.siblingPercent : 100)) / 100
  const extra = group.factors.reduce((sum, factor) => sum + model.factors[factor], 0)
  return {
    kind: 'matters',
    group,
    weight,
    share,
    extra,
    points: tenth(group.count * ((weight * share) / 100 + extra)),
  }
}

const keyOf = ({ type, part, isSibling, factors: of }: Omit<Group, 'count'>): string =>
  [
    matterTypes.indexOf(type),
    part === 'owner' ? 0 : 1,
    isSibling ? 1 : 0,
    ...of.map((one) => factors.indexOf(one)).toSorted((a, b) => a - b),
  ].join(' ')

/** Matters that are alike become one row, in the order of the model. */
export const grouped = (matters: readonly Omit<Group, 'count'>[]): Group[] =>
  [...Map.groupBy(matters, keyOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, alike]) =>
      // Field by field: whatever else stands in a matter, as its id, is left behind.
      alike.slice(0, 1).map(({ type, part, isSibling, factors: of }) => ({
        type,
        part,
        isSibling,
        factors: of,
        count: alike.length,
      })),
    )

/** points = Σ weight × share of the role × share of a sibling + Σ factors + duties + the stable part (measures.md 7). */
export const linesOf = (
  model: Model,
  { groups, duties }: { readonly groups: readonly Group[]; readonly duties: readonly Duty[] },
): Line[] => [
  ...(model.stable > 0 ? [{ kind: 'stable' as const, points: model.stable }] : []),
  ...groups.map((group) => lineOf(model, group)),
  ...pointDuties.flatMap((kind) =>
    duties
      .filter((duty) => duty.kind === kind)
      .map((duty) => {
        const weight = model.duties[kind]
        return { kind: 'duty' as const, duty, weight, points: tenth(weight * duty.amount) }
      }),
  ),
]

export const pointsOf = (lines: readonly Line[]): number =>
  tenth(lines.reduce((sum, { points }) => sum + points, 0))

const refuse = (what: string): never => {
  throw new RangeError(what)
}

/** capacity = a whole post × employment × experience (measures.md 7): what somebody of this experience fills a post with. */
export const capacityOf = (
  model: Pick<Model, 'fullTime' | 'experience'>,
  { employmentPercent, agreedPercent, experienceMonths }: Post,
): number => {
  if (!(employmentPercent > 0 && employmentPercent <= 100))
    refuse(`employmentPercent must be over 0 and at most 100, not ${employmentPercent}`)
  if (!(agreedPercent >= 0 && agreedPercent <= 100))
    refuse(`agreedPercent must be 0 to 100, not ${agreedPercent}`)
  if (!(experienceMonths >= 0)) refuse(`experienceMonths must be 0 or more, not ${experienceMonths}`)
  const step = model.experience.findLast(({ fromMonths }) => fromMonths <= experienceMonths)
  if (step === undefined) return refuse(`the model has no norm for month ${experienceMonths}`)
  const share = (employmentPercent / 100) * ((100 - agreedPercent) / 100) * (step.percent / 100)
  return tenth(model.fullTime * share)
}

/** Load in per cent of the capacity, not rounded. Nobody's time left for cases: any point at all is more than there is room for. */
export const loadPercent = (points: number, capacity: number): number =>
  capacity > 0 ? (points / capacity) * 100 : points > 0 ? Number.POSITIVE_INFINITY : 0
