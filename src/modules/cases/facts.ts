import type { Day, Instant } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { type ChildFacts, childFacts } from '#modules/access/index.ts'
import { type Watch, watchesOfChild, watchViews } from '#modules/clocks/index.ts'
import { findPerson, type PersonBrief } from '#modules/people/index.ts'
import * as cases from './store/cases.ts'
import * as interventions from './store/interventions.ts'
import * as investigations from './store/investigations.ts'

/** What other rooms ask about a case before they let somebody in. `investigationId` is the open one. */
export type CaseFacts = {
  readonly caseId: string
  readonly number: string
  readonly childId: string
  readonly unitId: string
  readonly unit: string
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly closedBy: string | null
  readonly closingReason: string
  readonly version: number
  readonly investigationId: string | null
  readonly isProtected: boolean
  readonly child: PersonBrief
  readonly facts: ChildFacts
  /** Who has this very case, to work and decide in it; nobody when it is closed. */
  readonly own: ChildFacts
  readonly watch: Watch | undefined
}

/** Who has this case: another open matter about the child gives a right to read, not to work here. */
export const factsOfCase = (facts: ChildFacts, watch: Watch | undefined): ChildFacts => ({
  childId: facts.childId,
  responsibleIds: watch ? [watch.ownerId, ...(watch.coworkerId === null ? [] : [watch.coworkerId])] : [],
  unitIds: watch ? [watch.unitId] : [],
  formerUnitIds: [],
  isProtected: facts.isProtected,
})

/**
 * Who has the child and who had it, with the protected identity of the child or its family. Nobody there is "not found", also
 * for who leads the service and may see every child.
 */
export const childRelation = async (tx: Tx, childId: string): Promise<ChildFacts> => {
  const [child, facts] = await Promise.all([findPerson(tx, childId), childFacts(tx, childId, true)])
  return { ...facts, isProtected: found(child).isProtected }
}

type CaseRow = NonNullable<Awaited<ReturnType<typeof cases.readCase>>>

const factsOf = async (tx: Tx, row: CaseRow): Promise<CaseFacts> => {
  const [person, relation, open, watches] = await Promise.all([
    findPerson(tx, row.child_id),
    childFacts(tx, row.child_id, true),
    investigations.readOpenInvestigation(tx, row.id),
    watchesOfChild(tx, row.child_id),
  ])
  const watch = watches.find((one) => one.matterId === row.id)
  const child = found(person)
  const facts = { ...relation, isProtected: child.isProtected }
  return {
    caseId: row.id,
    number: row.number,
    childId: row.child_id,
    unitId: row.unit_id,
    unit: row.unit,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    closedBy: row.closed_by,
    closingReason: row.closing_reason,
    version: row.version,
    investigationId: open?.id ?? null,
    isProtected: facts.isProtected,
    child,
    facts,
    own: factsOfCase(facts, watch),
    watch,
  }
}

/** A case with what a policy asks; undefined when there is none, here or in this municipality. */
export const caseFacts = async (tx: Tx, caseId: string): Promise<CaseFacts | undefined> => {
  const row = await cases.readCase(tx, caseId)
  return row && factsOf(tx, row)
}

/** Whose case it is; undefined when there is none. */
export const childOfCase = async (tx: Tx, caseId: string): Promise<string | undefined> =>
  (await cases.readCase(tx, caseId))?.child_id

/** The child's open case: there is at most one. */
export const openCaseOf = async (tx: Tx, childId: string): Promise<CaseFacts | undefined> => {
  const row = await cases.readOpenCase(tx, childId)
  return row && factsOf(tx, row)
}

/** The numbers of cases, for lists that name no child. */
export const caseNumbersOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  ids.length === 0
    ? new Map()
    : new Map((await cases.readCases(tx, ids)).map(({ id, number }) => [id, number]))

export type InvestigationFacts = CaseFacts & {
  readonly id: string
  readonly investigationOpenedOn: Day
  readonly endedOn: Day | null
  readonly outcome: 'intervention' | 'no_measure' | 'refused' | null
  /** FL 25: to whom something was sent; `answered` when a reply came, or its absence was noted after the time. */
  readonly letters: readonly {
    readonly id: string
    readonly personId: string
    readonly answered: boolean
    readonly sentOn: Day
    readonly material: string
    /** When it was written down here; null for what was noted before that was kept. */
    readonly notedAt: Instant | null
  }[]
}

/** An investigation with its case and what a policy asks. */
export const investigationFacts = async (
  tx: Tx,
  investigationId: string,
): Promise<InvestigationFacts | undefined> => {
  const [row, letters] = await Promise.all([
    investigations.readInvestigation(tx, investigationId),
    investigations.readCommunications(tx, investigationId),
  ])
  const ofCase = row && (await caseFacts(tx, row.case_id))
  if (!row || !ofCase) return undefined
  return {
    ...ofCase,
    id: row.id,
    investigationOpenedOn: row.opened_on,
    endedOn: row.ended_on,
    outcome: row.outcome,
    letters: letters.map((letter) => ({
      id: letter.id,
      personId: letter.person_id,
      answered: letter.replied_on !== null || letter.no_reply,
      sentOn: letter.sent_on,
      material: letter.material,
      notedAt: letter.noted_at,
    })),
  }
}

/** A case on the child's page. Owner and co-worker are empty when the case is closed. */
export type ChildCase = {
  readonly caseId: string
  readonly number: string
  readonly unitId: string
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly closingReason: string
  readonly owner: string
  readonly coworker: string
  readonly nextOn: Day | null
  readonly investigations: readonly {
    readonly id: string
    readonly openedOn: Day
    readonly endedOn: Day | null
    readonly outcome: 'intervention' | 'no_measure' | 'refused' | null
  }[]
  readonly interventions: readonly {
    readonly id: string
    readonly kind: string
    readonly name: string
    readonly decidedOn: Day
    readonly startedOn: Day | null
    /** SoL 34:1: since when it does not go on. */
    readonly interruptedOn: Day | null
    readonly endedOn: Day | null
    readonly planMadeOn: Day | null
    readonly followedUpOn: Day | null
  }[]
}

/** All cases of a child, the newest first. The caller has asked its policy about the child before. */
export const casesOfChild = async (ctx: Pick<Ctx, 'tx'>, childId: string): Promise<ChildCase[]> => {
  const { tx } = ctx
  const rows = await cases.readCasesOfChild(tx, childId)
  const ids = rows.map((row) => row.id)
  const [watches, inquiries, given] = await Promise.all([
    watchViews(tx, ids),
    investigations.readInvestigationsOf(tx, ids),
    interventions.readInterventionsOf(tx, ids),
  ])
  return rows.map((row) => {
    const watch = watches.find((one) => one.matterId === row.id)
    return {
      caseId: row.id,
      number: row.number,
      unitId: row.unit_id,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
      closingReason: row.closing_reason,
      owner: watch?.owner ?? '',
      coworker: watch?.coworker ?? '',
      nextOn: watch?.nextOn ?? null,
      investigations: inquiries
        .filter((one) => one.case_id === row.id)
        .map((one) => ({
          id: one.id,
          openedOn: one.opened_on,
          endedOn: one.ended_on,
          outcome: one.outcome,
        })),
      interventions: given
        .filter((one) => one.case_id === row.id)
        .map((one) => ({
          id: one.id,
          kind: one.kind,
          name: one.name,
          decidedOn: one.decided_on,
          startedOn: one.started_on,
          interruptedOn: one.ended_on === null ? one.interrupted_on : null,
          endedOn: one.ended_on,
          planMadeOn: one.plan_made_on,
          followedUpOn: one.followed_up_on,
        })),
    }
  })
}
