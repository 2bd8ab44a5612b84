import type { Role } from '#kernel/actor.ts'

/** Where somebody stands to the municipality that the matrix is about. */
export type At = 'here' | 'elsewhere' | 'left' | 'idle' | 'nowhere' | 'outside'

/** Who asks. `has`: the relation to the child's matters that somebody in the municipality would name. */
export type Asker = {
  readonly at: At
  readonly role: Role
  /** The unit of the child's matters is `one`. */
  readonly unit: 'one' | 'two'
  readonly has?: 'owner' | 'coworker' | 'former owner'
  readonly isAway?: true
  readonly isDenied?: true
  readonly isReviewer?: true
  /** Outside: as what, and whether it lives and is of this child. */
  readonly invited?: 'guardian' | 'child' | 'partner'
  readonly isOver?: true
  readonly isOfAnother?: true
  /** A login of the settled town; the others are added. */
  readonly login?: 'amira' | 'bo' | 'cilla' | 'dag' | 'eva' | 'ulla' | 'hedda' | 'tove' | 'adam' | 'nora'
}

const worker = { at: 'here', role: 'social_worker' } as const

/** No role at all: what stands here is never looked at. */
const guest = { at: 'outside', role: 'social_worker', unit: 'two' } as const

/** The columns of the matrix (trust.md 2.5, 8 G1). */
export const askers = {
  nobody: { at: 'nowhere', role: 'social_worker', unit: 'two' },
  'worker of another municipality': { at: 'elsewhere', role: 'social_worker', unit: 'one' },
  'head of another municipality': { at: 'elsewhere', role: 'head', unit: 'one' },
  administrator: { at: 'here', role: 'administrator', unit: 'one', login: 'adam' },
  'board secretary': { at: 'here', role: 'board_secretary', unit: 'one', login: 'nora' },
  trainee: { at: 'here', role: 'trainee', unit: 'one', login: 'tove' },
  owner: { ...worker, unit: 'one', has: 'owner', login: 'amira' },
  'co-worker of another unit': { ...worker, unit: 'two', has: 'coworker' },
  'former owner': { ...worker, unit: 'two', has: 'former owner' },
  'same unit': { ...worker, unit: 'one', login: 'bo' },
  'same unit, away': { ...worker, unit: 'one', isAway: true },
  'other unit': { ...worker, unit: 'two', login: 'eva' },
  'lead of the unit': { at: 'here', role: 'lead', unit: 'one', login: 'cilla' },
  'lead of another unit': { at: 'here', role: 'lead', unit: 'two' },
  'manager of the unit': { at: 'here', role: 'unit_manager', unit: 'one', login: 'dag' },
  'manager of another unit': { at: 'here', role: 'unit_manager', unit: 'two', login: 'ulla' },
  head: { at: 'here', role: 'head', unit: 'one', login: 'hedda' },
  'worker who has left': { at: 'left', role: 'social_worker', unit: 'one' },
  'session asleep': { at: 'idle', role: 'unit_manager', unit: 'one' },
  'denied colleague': { ...worker, unit: 'one', isDenied: true },
  'denied manager': { at: 'here', role: 'unit_manager', unit: 'one', isDenied: true },
  'denied head': { at: 'here', role: 'head', unit: 'one', isDenied: true },
  'invited guardian': { ...guest, invited: 'guardian' },
  'invited child of 15': { ...guest, invited: 'child' },
  'invited partner': { ...guest, invited: 'partner' },
  'guardian of another child': { ...guest, invited: 'guardian', isOfAnother: true },
  'guardian whose invitation was taken back': { ...guest, invited: 'guardian', isOver: true },
  'reviewer of the log': { ...worker, unit: 'two', isReviewer: true },
} as const satisfies Readonly<Record<string, Asker>>

export type AskerName = keyof typeof askers

const names = Object.keys(askers)

/** The number under which somebody writes in a text that several write in: each has one of her own. */
export const penOf = (name: AskerName): number => 10 + names.indexOf(name)

/** What is asked about: who has the child, where, whose row it is, and whether it names the child or anything of this municipality. */
export type Thing = {
  readonly mine: string
  readonly responsible: readonly string[]
  readonly units: readonly string[]
  readonly formerUnits: readonly string[]
  readonly isProtected: boolean
  readonly namesChild: boolean
  readonly namesHere: boolean
}
export type Who = Omit<Asker, 'unit' | 'has' | 'login'> & { readonly id: string; readonly unit: string }
