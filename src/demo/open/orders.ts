import type { Dice } from '../dice.ts'

/** At which stage a matter stands on the day of the seed. Those of the reception first, then those of the cases. */
export type StageName =
  | 'new'
  | 'unassessed'
  | 'unknownChild'
  | 'danger'
  | 'assessed'
  | 'overdue'
  | 'proposedNot'
  | 'untoldReporter'
  | 'opened'
  | 'planning'
  | 'investigating'
  | 'communicating'
  | 'proposal'
  | 'late'
  | 'extended'
  | 'granted'
  | 'running'
  | 'followUpDue'
  | 'followed'
  | 'refused'
  | 'ended'

export type Special = 'protected' | 'fictitious' | 'marking' | 'noNumber' | 'coordination' | 'trainee'

/**
 * One story. `ago`: for the reception, days since the report; for an investigation, since it was opened; for help, since it
 * was decided. `owner` is a login; without one the next in turn.
 */
export type Order = {
  readonly stage: StageName
  readonly ago: number
  readonly ages: readonly number[]
  readonly owner?: string | undefined
  readonly special?: Special | undefined
  readonly familyName?: string
}

type Share = {
  readonly stage: StageName
  readonly count: number
  readonly least: number
  readonly most: number
  /** So many of them are Amira's, so that one who signs in as her meets something of everything. */
  readonly amira?: number
}

const shares: readonly Share[] = [
  { stage: 'new', count: 6, least: 0, most: 0 },
  { stage: 'unassessed', count: 1, least: 3, most: 3 },
  { stage: 'unknownChild', count: 2, least: 1, most: 3 },
  { stage: 'danger', count: 1, least: 0, most: 0 },
  { stage: 'assessed', count: 15, least: 1, most: 13 },
  { stage: 'overdue', count: 2, least: 17, most: 20 },
  { stage: 'proposedNot', count: 6, least: 5, most: 13 },
  { stage: 'untoldReporter', count: 4, least: 3, most: 9 },
  { stage: 'opened', count: 5, least: 0, most: 1, amira: 1 },
  { stage: 'planning', count: 6, least: 3, most: 9, amira: 1 },
  { stage: 'investigating', count: 50, least: 10, most: 98, amira: 4 },
  { stage: 'communicating', count: 9, least: 60, most: 112, amira: 1 },
  { stage: 'proposal', count: 8, least: 70, most: 117, amira: 1 },
  { stage: 'late', count: 4, least: 125, most: 138, amira: 1 },
  { stage: 'extended', count: 5, least: 126, most: 148 },
  { stage: 'granted', count: 7, least: 4, most: 96, amira: 1 },
  { stage: 'running', count: 27, least: 25, most: 80, amira: 2 },
  { stage: 'followUpDue', count: 7, least: 95, most: 112, amira: 1 },
  { stage: 'followed', count: 9, least: 130, most: 190, amira: 1 },
  { stage: 'refused', count: 3, least: 5, most: 40 },
  { stage: 'ended', count: 3, least: 120, most: 180 },
]

/** Families that the guide (docs/guides/demo.md) tells of, each with a surname that names.ts cannot make. */
const known: readonly Order[] = [
  {
    stage: 'investigating',
    ago: 34,
    ages: [9, 6],
    owner: 'amira',
    special: 'protected',
    familyName: 'Dimstrand',
  },
  {
    stage: 'investigating',
    ago: 21,
    ages: [13],
    owner: 'amira',
    special: 'trainee',
    familyName: 'Kastanjelid',
  },
  {
    stage: 'investigating',
    ago: 47,
    ages: [11],
    owner: 'eva',
    special: 'fictitious',
    familyName: 'Tjädervik',
  },
  { stage: 'running', ago: 41, ages: [7], owner: 'bo', special: 'marking', familyName: 'Snöbäck' },
  { stage: 'investigating', ago: 16, ages: [4], owner: 'fanny', special: 'noNumber', familyName: 'Månrot' },
  {
    stage: 'investigating',
    ago: 28,
    ages: [15],
    owner: 'jamila',
    special: 'coordination',
    familyName: 'Tistelgren',
  },
  { stage: 'running', ago: 52, ages: [12, 10, 5], owner: 'hodan', familyName: 'Bärnfors' },
  { stage: 'assessed', ago: 4, ages: [8, 3], familyName: 'Lodalen' },
]

const between = (dice: Dice, { least, most, count }: Share, place: number): number => {
  const step = (most - least) / Math.max(1, count - 1)
  const spread = Math.floor(step / 3)
  const ago = Math.round(least + place * step) + dice.int(-spread, spread)
  return Math.min(most, Math.max(least, ago))
}

const agesOf = (dice: Dice): number[] => {
  const eldest = dice.int(0, 17)
  if (eldest < 3 || !dice.chance(0.09)) return [eldest]
  return [eldest, Math.max(0, eldest - dice.int(1, 4))]
}

/** About how many open matters the mixture above makes: sisters and brothers come on top of the stories. */
export const defaultOpen = 200

/** `open` makes fewer or more stories with the same mixture; the known families are always there. */
export const planOrders = (dice: Dice, open: number): Order[] => {
  const scale = open / defaultOpen
  const drawn = shares.flatMap((share) =>
    Array.from({ length: Math.max(1, Math.round(share.count * scale)) }, (_, place): Order => ({
      stage: share.stage,
      ago: between(dice, share, place),
      ages: agesOf(dice),
      owner: place < (share.amira ?? 0) ? 'amira' : undefined,
      special: dice.chance(0.07) ? 'trainee' : undefined,
    })),
  )
  return [...known, ...drawn]
}
