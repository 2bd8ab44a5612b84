import { addYears, ageOn, type Day } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { childFacts } from '#modules/access/index.ts'
import { isResponsible, leadsTheUnit, worksInTheUnit } from '#modules/access/contract.ts'
import {
  casesOfChild,
  type ChildCase,
  isPlacement,
  measuresOfChild,
  placementsOfChild,
} from '#modules/cases/index.ts'
import type { ClockView, WatchView } from '#modules/clocks/contract.ts'
import { ageGates, clockViews, watchesOfChild, watchViews } from '#modules/clocks/index.ts'
import { decisionsOfChild } from '#modules/decisions/index.ts'
import { talksWithChild } from '#modules/journal/index.ts'
import { listUnits } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { storyOf } from './child-story.ts'
import type { ChildPage, readChild } from './contract.ts'
import { may } from './policy.ts'
import { reportsOfChild } from './store.ts'

/** SoL 21:1, 3:4, LVU 21 and others: the birthdays of the next two years that change what the law asks. */
const gatesAhead = (birthOn: Day | null, today: Day): ReturnType<typeof ageGates>[number][] =>
  birthOn === null
    ? []
    : ageGates(birthOn).filter((gate) => gate.on >= today && gate.on <= addYears(today, 2))

type Loaded = {
  readonly childId: string
  readonly cases: readonly ChildCase[]
  readonly watches: readonly WatchView[]
  readonly clocks: readonly ClockView[]
}

/** SoL 34:1: placements that were granted and have not begun, or are to begin again; who may work on the case carries them out. */
const toCarryOut = (
  ctx: Pick<Ctx, 'actor'>,
  { childId, cases, watches, clocks }: Loaded,
): ChildPage['toCarryOut'] =>
  cases
    .filter((one) => one.closedOn === null)
    .flatMap(({ caseId, interventions }) => {
      const watch = watches.find((one) => one.matterId === caseId)
      const own = {
        childId,
        responsibleIds: [watch?.ownerId, watch?.coworkerId].flatMap((id) => id ?? []),
        unitIds: watch ? [watch.unitId] : [],
        formerUnitIds: [],
        isProtected: false,
      }
      return interventions
        .filter((one) => isPlacement(one) && one.endedOn === null)
        .filter((one) => one.startedOn === null || one.interruptedOn !== null)
        .map(({ id, name, decidedOn, interruptedOn }) => ({
          interventionId: id,
          name,
          decidedOn,
          interruptedOn,
          beginBy:
            clocks.find((clock) => clock.code === 'nonExecutedDecision' && clock.aboutId === id)?.dueOn ??
            null,
          href: `/arenden/${caseId}/placering/${id}`,
          mayWork: isResponsible.holds(ctx.actor, own) || leadsTheUnit.holds(ctx.actor, own),
        }))
    })

/** The child's page. What other rooms know is asked of them; the reports are read in one query (docs/adr/0006). */
export const answerChild = async (
  ctx: Ctx,
  { childId }: InputOf<typeof readChild>,
): Promise<ReplyOf<typeof readChild>> => {
  const child = found(await findPerson(ctx.tx, childId))
  const facts = await childFacts(ctx.tx, childId, child.isProtected)
  await permit(ctx, may, 'read child', facts, { type: 'child', id: childId })
  const matterIds = (await watchesOfChild(ctx.tx, childId)).map((watch) => watch.matterId)
  const watches = await watchViews(ctx.tx, matterIds)
  const clocks = await clockViews(ctx, matterIds, 'running')
  const reports = await reportsOfChild(ctx.tx, childId)
  const cases = await casesOfChild(ctx, childId)
  const decisions = await decisionsOfChild(ctx, childId)
  const placements = await placementsOfChild(ctx, childId)
  const measures = await measuresOfChild(ctx, childId)
  const talks = await talksWithChild(ctx.tx, childId)
  const units = new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name]))
  const hrefs = new Map([
    ...reports.map((report) => [report.id, `/inflode/${report.report_id}`] as const),
    ...cases.map((one) => [one.caseId, `/arenden/${one.caseId}`] as const),
  ])
  const href = (matterId: string): string => hrefs.get(matterId) ?? ''
  const write = [isResponsible, leadsTheUnit, worksInTheUnit].some((rule) => rule.holds(ctx.actor, facts))
  return {
    child,
    age: child.birthOn === null ? null : ageOn(child.birthOn, ctx.today),
    responsible: watches.map((watch) => ({
      ...watch,
      unit: units.get(watch.unitId) ?? '',
      href: href(watch.matterId),
    })),
    clocks: clocks.map((clock) => ({ ...clock, href: href(clock.matterId) })),
    matters: [
      ...cases.map((one) => ({
        id: one.caseId,
        kind: 'case' as const,
        number: one.number,
        on: one.openedOn,
        closedOn: one.closedOn,
        href: href(one.caseId),
      })),
      ...reports.map((report) => ({
        id: report.id,
        kind: 'report' as const,
        number: report.receipt_number,
        on: report.received_on,
        closedOn: report.closed_on,
        href: href(report.id),
      })),
    ],
    placements,
    toCarryOut: toCarryOut(ctx, { childId, cases, watches, clocks }),
    gates: gatesAhead(child.birthOn, ctx.today),
    openCaseId: cases.find((one) => one.closedOn === null)?.caseId ?? null,
    openReportChildId: reports.find((report) => report.closed_on === null)?.id ?? null,
    ...storyOf({ childId, reports, cases, placements, measures, decisions, talks }),
    can: { write },
  }
}
