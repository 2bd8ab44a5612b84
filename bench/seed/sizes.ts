/** What is to stand in the database when the seed has ended. */
export type Size = {
  readonly name: string
  /** The first municipality is so many times the demo: its workers, units, open and closed matters. */
  readonly copies: number
  /** Closed cases in the first municipality; the demo that is multiplied gets its part of them. */
  readonly closed: number
  /** At least so many notes and persons in the first municipality; 0: as many as the copies bring. */
  readonly notes: number
  readonly persons: number
  /** Other municipalities in the same tables, and how large each is beside the first one. */
  readonly others: number
  readonly otherShare: number
}

/** One copy of the demo has about 215 open matters and 26 people at work, each worker with what is a day's list. */
const sizes: readonly Size[] = [
  { name: 'demo20', copies: 20, closed: 240_000, notes: 0, persons: 0, others: 0, otherShare: 0 },
  {
    name: 'full',
    copies: 47,
    closed: 200_000,
    notes: 1_000_000,
    persons: 1_000_000,
    others: 9,
    otherShare: 0.1,
  },
]

type Env = Readonly<Record<string, string | undefined>>

const whole = (env: Env, name: string, otherwise: number): number => {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  if (!/^\d+$/.test(text)) throw new Error(`${name} must be a whole number`)
  return Number(text)
}

/** The size that `BENCH_SIZE` names, with what BENCH_COPIES, BENCH_CLOSED … say instead. */
export const sizeOf = (env: Env): Size => {
  const name = env['BENCH_SIZE'] ?? 'demo20'
  const size = sizes.find((one) => one.name === name)
  if (size === undefined) throw new Error(`BENCH_SIZE is one of ${sizes.map((one) => one.name).join(', ')}`)
  return {
    ...size,
    copies: Math.max(1, whole(env, 'BENCH_COPIES', size.copies)),
    closed: whole(env, 'BENCH_CLOSED', size.closed),
    notes: whole(env, 'BENCH_NOTES', size.notes),
    persons: whole(env, 'BENCH_PERSONS', size.persons),
    others: whole(env, 'BENCH_OTHERS', size.others),
  }
}

/** How many closed cases the demo has that is multiplied. */
export const closedInDemo = ({ closed, copies }: Size): number => Math.round(closed / copies)

/** How many copies each of the other municipalities is. */
export const copiesElsewhere = ({ copies, otherShare }: Size): number =>
  Math.max(1, Math.round(copies * otherShare))

/** Two sets of data are the same when they were asked for in the same words. */
export const describe = (size: Size): string => JSON.stringify(size)
