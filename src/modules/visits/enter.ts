import { found, NotFound } from '#kernel/errors.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { factsOfChildren } from '#modules/access/index.ts'
import { type CaseFacts, caseFacts } from '#modules/cases/index.ts'
import { signedAmong } from '#modules/journal/index.ts'
import { type PersonBrief, personBriefs } from '#modules/people/index.ts'
import { may, type VisitFacts } from './policy.ts'
import { lockVisit, readWhole, type Whole } from './store.ts'

/** A meeting with those that it is about, and what the policy asks of each of them. */
export type Entered = {
  readonly whole: Whole
  readonly briefs: ReadonlyMap<string, PersonBrief>
  readonly facts: ReadonlyMap<string, VisitFacts>
  readonly signed: ReadonlySet<string>
  readonly isProtected: boolean
}

const noteIds = (wholes: readonly Whole[]): string[] =>
  wholes.flatMap(({ notes }) => notes.map(({ draftId }) => draftId))

/** Who held it has it until the notes about all the children are signed. */
const holdersOf = ({ visit, workers, children, notes }: Whole, signed: ReadonlySet<string>): string[] => {
  if (visit.begunAt === null) return []
  const isWritten = children.every(({ childId }) =>
    notes.some((note) => note.childId === childId && signed.has(note.draftId)),
  )
  return isWritten ? [] : workers.map(({ workerId }) => workerId)
}

/** For many meetings at once: four questions. */
export const enteredOf = async (ctx: Pick<Ctx, 'tx'>, wholes: readonly Whole[]): Promise<Entered[]> => {
  const childIds = [...new Set(wholes.flatMap(({ children }) => children.map(({ childId }) => childId)))]
  const [briefs, signed] = await Promise.all([
    personBriefs(ctx.tx, childIds),
    signedAmong(ctx.tx, noteIds(wholes)),
  ])
  const relations = await factsOfChildren(ctx.tx, briefs)
  return wholes.map((whole) => {
    const holderIds = holdersOf(whole, signed)
    const facts = new Map(
      whole.children.flatMap(({ childId }) => {
        const relation = relations.get(childId)
        return relation === undefined ? [] : [[childId, { ...relation, holderIds }] as const]
      }),
    )
    return {
      whole,
      briefs,
      facts,
      signed,
      isProtected: whole.children.some(({ childId }) => briefs.get(childId)?.isProtected ?? true),
    }
  })
}

/** A meeting is about all of its children: who may not have one of them has none of it. */
export const mayHold = (ctx: Pick<Ctx, 'actor'>, { whole, facts }: Entered): boolean =>
  whole.children.every(({ childId }) => {
    const one = facts.get(childId)
    return one !== undefined && may['hold visit'](ctx.actor, one).allowed
  })

/** The meeting as it is stored now. The caller has let the one who asks in. */
export const loadVisit = async (ctx: Pick<Ctx, 'tx'>, visitId: string): Promise<Entered> => {
  const [whole] = await readWhole(ctx.tx, [visitId])
  const [entered] = await enteredOf(ctx, [found(whole)])
  return found(entered)
}

/** Lets the one who asks in to the meeting, and writes each child in the log. */
export const enterVisit = async (ctx: Ctx, visitId: string, hold: 'free' | 'locked'): Promise<Entered> => {
  if (hold === 'locked' && !(await lockVisit(ctx.tx, visitId))) throw new NotFound()
  const it = await loadVisit(ctx, visitId)
  const [first, ...others] = it.whole.children
  if (!mayHold(ctx, it)) throw new NotFound()
  const { childId } = found(first)
  const basis = await permit(ctx, may, 'hold visit', found(it.facts.get(childId)), {
    type: 'child',
    id: childId,
  })
  await logAll(
    ctx,
    others.map((other) => ({ about: { type: 'child', id: other.childId }, basis })),
  )
  return it
}

/** The cases of a meeting that is planned, each asked of the policy and logged. */
export const enterCases = async (
  ctx: Ctx,
  caseIds: readonly string[],
  key: 'plan visit' | 'hold visit',
): Promise<readonly CaseFacts[]> => {
  const cases = (await Promise.all([...new Set(caseIds)].map((id) => caseFacts(ctx.tx, id)))).map(found)
  const allowed = cases.every(({ facts }) => may['plan visit'](ctx.actor, facts).allowed)
  const [first, ...others] = cases
  if (!allowed) throw new NotFound()
  const { facts, childId } = found(first)
  const basis = await permit(ctx, may, key, { ...facts, holderIds: [] }, { type: 'child', id: childId })
  await logAll(
    ctx,
    others.map((other) => ({ about: { type: 'child', id: other.childId }, basis })),
  )
  return cases
}
