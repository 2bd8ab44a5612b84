import type { Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import { type Fault, faultsOf, fullTime, type Occupancy, type Post } from '../rules/post.ts'
import { type HolderRow, occupancyOf, type OccupancyRow, type PostRow } from '../store.ts'
import type { HrField } from './fields.ts'
import type { HrRow } from './rows.ts'

/** The register as it is before the file. */
export type Register = {
  readonly posts: readonly PostRow[]
  readonly holders: readonly HolderRow[]
  readonly occupancies: readonly OccupancyRow[]
}

export type PlannedPost = Post & {
  readonly number: string
  readonly title: string
  readonly funding: PostRow['funding']
  readonly fundingUntil: Day | null
  readonly isNew: boolean
}

export type PlannedHolder = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly experiencedFrom: Day | null
  readonly isNew: boolean
}

export type State = 'new' | 'changed' | 'same' | 'wrong'

/** What a file would make of the register: nothing is stored by it. */
export type ImportPlan = {
  readonly posts: ReadonlyMap<string, PlannedPost>
  readonly holders: ReadonlyMap<string, PlannedHolder>
  readonly occupancies: readonly { readonly one: Occupancy; readonly isNew: boolean }[]
  readonly rows: readonly { readonly state: State; readonly issues: readonly Issue[] }[]
}

const fieldOf: Readonly<Record<Fault, HrField>> = {
  last_before_from: 'lastOn',
  over_full_time: 'percent',
  post_filled_twice: 'postNumber',
  outside_the_post: 'fromOn',
  covers_nobody_on_leave: 'coversNumber',
  resigned_after_last: 'resignedOn',
  leave_outside_occupancy: 'leaveFrom',
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts)

const earlier = (a: Day | null, b: Day): Day => (a !== null && a < b ? a : b)

export type Read = { readonly row: HrRow } | { readonly issues: readonly Issue[] }

type Making = { readonly register: Register; readonly today: Day; readonly newId: () => string }

const planPosts = (rows: readonly HrRow[], { register, today, newId }: Making) => {
  const known = new Map(register.posts.map((post) => [keyOf(post.number, post.unit_id), post]))
  const planned = new Map<string, PlannedPost>()
  for (const row of rows) {
    const key = keyOf(row.postNumber, row.unitId)
    const before = planned.get(key)
    const stored = known.get(key)
    const fromOn = before?.fromOn ?? stored?.from_on ?? row.fromOn ?? today
    planned.set(key, {
      id: before?.id ?? stored?.id ?? newId(),
      number: row.postNumber,
      unitId: row.unitId,
      title: row.title,
      duty: row.duty,
      permille: row.postPermille ?? before?.permille ?? stored?.permille ?? fullTime,
      funding: row.funding ?? before?.funding ?? stored?.funding ?? 'own',
      fundingUntil: row.fundingUntil ?? before?.fundingUntil ?? stored?.funding_until ?? null,
      fromOn: earlier(row.fromOn, fromOn),
      lastOn: stored?.last_on ?? null,
      isNew: stored === undefined,
    })
  }
  return planned
}

const planHolders = (rows: readonly HrRow[], { register, newId }: Making) => {
  const known = new Map(register.holders.map((one) => [one.number, one]))
  const planned = new Map<string, PlannedHolder>()
  for (const { filler } of rows) {
    if (filler === undefined) continue
    const { number, name } = filler
    const [before, stored] = [planned.get(number), known.get(number)]
    planned.set(number, {
      id: before?.id ?? stored?.id ?? newId(),
      number,
      name,
      experiencedFrom: filler.experiencedFrom ?? before?.experiencedFrom ?? stored?.experienced_from ?? null,
      isNew: stored === undefined,
    })
  }
  return planned
}

type Keyed = { readonly key: string; readonly one: Occupancy; readonly coversNumber: string }

const isSame = (a: Occupancy, b: Occupancy): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Every row beside all the others and beside the register: the same post and person from the same day is the same
 * occupancy, which the file corrects. What does not stand in the file stays as it is.
 */
export const planImport = (read: readonly Read[], making: Making): ImportPlan => {
  const { register, newId } = making
  const rows = read.flatMap((one) => ('row' in one ? [one.row] : []))
  const posts = planPosts(rows, making)
  const holders = planHolders(rows, making)
  const stored = register.occupancies.map(occupancyOf)
  const storedByKey = new Map(stored.map((one) => [keyOf(one.postId, one.holderId, one.fromOn), one]))
  const keyed = read.map((each): Keyed | undefined => {
    if (!('row' in each) || each.row.filler === undefined || each.row.fromOn === null) return undefined
    const { row } = each
    const { filler } = each.row
    const postId = posts.get(keyOf(row.postNumber, row.unitId))?.id ?? ''
    const holderId = holders.get(filler.number)?.id ?? ''
    const key = keyOf(postId, holderId, each.row.fromOn)
    const { kind, permille, lastOn, resignedOn, reason, leaveFrom, leaveLast } = filler
    const place = { id: storedByKey.get(key)?.id ?? newId(), postId, holderId, kind, permille }
    const days = { fromOn: each.row.fromOn, lastOn, coversId: null, resignedOn, reason, leaveFrom, leaveLast }
    return { key, one: { ...place, ...days }, coversNumber: filler.coversNumber }
  })
  const inFile = new Set(keyed.flatMap((each) => (each === undefined ? [] : [each.one.id])))
  const rest = stored.filter(({ id }) => !inFile.has(id))
  const covering = resolveCovers(keyed, { rest, holders })
  const all = [...rest, ...covering.flatMap((each) => (each === undefined ? [] : [each.one]))]
  const seen = new Set<string>()
  const judged = read.map((each, at): ImportPlan['rows'][number] => {
    if ('issues' in each) return { state: 'wrong', issues: each.issues }
    const post = posts.get(keyOf(each.row.postNumber, each.row.unitId))
    const own = covering[at]
    const issues = [
      ...postIssues(each.row, post, register),
      ...(own && post ? rowIssues(own, { post, all, seen }) : []),
    ]
    if (issues.length > 0) return { state: 'wrong', issues }
    const before = own && storedByKey.get(own.key)
    const isPostNew = post?.isNew === true
    const state =
      own === undefined
        ? isPostNew
          ? 'new'
          : 'same'
        : before === undefined
          ? 'new'
          : isSame(before, own.one)
            ? 'same'
            : 'changed'
    return { state, issues: [] }
  })
  const occupancies = covering.flatMap((each) =>
    each === undefined ? [] : [{ one: each.one, isNew: !storedByKey.has(each.key) }],
  )
  return { posts, holders, occupancies, rows: judged }
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** Who stands in for whom, by the number of the one who is away: the same post, the latest that had begun by then. */
const resolveCovers = (
  keyed: readonly (Keyed | undefined)[],
  {
    rest,
    holders,
  }: { readonly rest: readonly Occupancy[]; readonly holders: ReadonlyMap<string, PlannedHolder> },
): readonly (Keyed | undefined)[] => {
  const all = [...rest, ...keyed.flatMap((each) => (each === undefined ? [] : [each.one]))]
  return keyed.map((each) => {
    if (each === undefined || each.coversNumber === '') return each
    const holderId = holders.get(each.coversNumber)?.id
    const covered = all
      .filter(
        (one) => one.holderId === holderId && one.postId === each.one.postId && one.fromOn <= each.one.fromOn,
      )
      .toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0]
    return { ...each, one: { ...each.one, coversId: covered?.id ?? nobody } }
  })
}

/** A post that HR has moved: it is ended in one unit before it begins in another, so that each unit's figures stay true. */
const postIssues = (row: HrRow, post: PlannedPost | undefined, { posts }: Register): Issue[] => {
  const elsewhere = posts.find(
    (one) =>
      one.number === row.postNumber &&
      one.unit_id !== row.unitId &&
      (one.last_on === null || (post !== undefined && one.last_on >= post.fromOn)),
  )
  const differs = row.postPermille !== undefined && post !== undefined && post.permille !== row.postPermille
  return [
    ...(elsewhere === undefined ? [] : [{ path: 'unit', code: 'hr_post_elsewhere' }]),
    ...(differs ? [{ path: 'postPercent', code: 'hr_post_differs' }] : []),
  ]
}

const rowIssues = (
  { key, one }: Keyed,
  {
    post,
    all,
    seen,
  }: { readonly post: Post; readonly all: readonly Occupancy[]; readonly seen: Set<string> },
): Issue[] => {
  if (seen.has(key)) return [{ path: 'holderNumber', code: 'hr_row_twice' }]
  seen.add(key)
  return faultsOf(one, post, all).map((fault) => ({ path: fieldOf[fault], code: `post_${fault}` }))
}
