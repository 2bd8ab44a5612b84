import { ageOn, type Day, dayOf } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { childFacts } from '#modules/access/index.ts'
import { isResponsible, leadsTheUnit, worksInTheUnit } from '#modules/access/contract.ts'
import { casesOfChild } from '#modules/cases/index.ts'
import { clockViews, watchesOfChild, watchViews } from '#modules/clocks/index.ts'
import { decisionsOfChild } from '#modules/decisions/index.ts'
import { listUnits } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import type { readChild, StoryEvent } from './contract.ts'
import { may } from './policy.ts'
import { newestFirst, type StoryKind } from './rules.ts'
import { reportsOfChild } from './store.ts'

type Report = Awaited<ReturnType<typeof reportsOfChild>>[number]
type Case = Awaited<ReturnType<typeof casesOfChild>>[number]
type Decision = Awaited<ReturnType<typeof decisionsOfChild>>[number]

const told = (
  kind: StoryKind,
  on: Day | null,
  about: { id: string; words: string; href: string },
): StoryEvent[] =>
  on === null ? [] : [{ key: `${kind}-${about.id}`, kind, on, words: about.words, href: about.href }]

const toldOfReport = (report: Report): StoryEvent[] => {
  const about = { id: report.id, words: report.receipt_number, href: `/inflode/${report.report_id}` }
  const decidedOn = report.decided_at === null ? null : dayOf(report.decided_at)
  return [
    ...told('report', report.received_on, about),
    ...(report.protection_at === null
      ? []
      : told(
          report.protection_needed === true ? 'protection_needed' : 'protection_not_needed',
          dayOf(report.protection_at),
          about,
        )),
    ...(report.stage === 'not_opened' ? told('not_opened', decidedOn, about) : []),
    ...(report.stage === 'joined' ? told('joined', report.received_on, about) : []),
  ]
}

const toldOfCase = (one: Case): StoryEvent[] => {
  const href = `/arenden/${one.caseId}`
  const about = { id: one.caseId, words: one.number, href }
  return [
    ...one.investigations.flatMap((investigation) => [
      ...told('case_opened', investigation.openedOn, { ...about, id: investigation.id }),
      ...told('investigation_ended', investigation.endedOn, { ...about, id: investigation.id }),
    ]),
    ...one.interventions.flatMap((help) => [
      ...told('intervention_started', help.startedOn, { id: help.id, words: help.name, href }),
      ...told('intervention_ended', help.endedOn, { id: help.id, words: help.name, href }),
    ]),
    ...told('case_closed', one.closedOn, about),
  ]
}

const toldOfDecision = (decision: Decision): StoryEvent[] =>
  told('decision', decision.decidedOn, {
    id: decision.id,
    words: decision.kind,
    href: `/beslut/${decision.id}`,
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
    openCaseId: cases.find((one) => one.closedOn === null)?.caseId ?? null,
    openReportChildId: reports.find((report) => report.closed_on === null)?.id ?? null,
    story: newestFirst([
      ...reports.flatMap(toldOfReport),
      ...cases.flatMap(toldOfCase),
      ...decisions.flatMap(toldOfDecision),
    ]),
    can: { write },
  }
}
