import { addDays, addHours, type Day, dayOf } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { ClockCodeSchema } from '#modules/clocks/contract.ts'
import { paragraphOf, riskOf, standing } from '#modules/clocks/index.ts'
import { proposalsWaitingFor } from '#modules/decisions/index.ts'
import { unsignedDrafts } from '#modules/journal/index.ts'
import { listColleagues, listUnits, workerNames } from '#modules/organisation/index.ts'
import type { PersonBrief } from '#modules/people/contract.ts'
import { personBriefs } from '#modules/people/index.ts'
import type { readTeam, readToday, TaskView } from './contract.ts'
import { may } from './policy.ts'
import { inOrder, isTask, mattersToday, oncePerAct } from './rules.ts'
import { newsOf, newsTask } from './news.ts'
import { stillNews } from './still-news.ts'
import { lateReviewTasks, watchOf, watchTask } from './watch-tasks.ts'
import { conflictsEverywhere } from './store-news.ts'
import { clocksOfUnit, dayOfWorker, loadOfUnit, waitingInUnit } from './store.ts'

type ClockRow = Awaited<ReturnType<typeof dayOfWorker>>[number]

type Named = {
  readonly given_name: string | null
  readonly family_name: string | null
  readonly told_name: string | null
}

/** A child who is not identified yet goes by the name in the report. */
const nameOf = (row: Named): string =>
  row.given_name === null ? (row.told_name ?? '') : `${row.given_name} ${row.family_name ?? ''}`

const hrefOf = (row: ClockRow): string => {
  if (row.matter_kind === 'case') return `/arenden/${row.matter_id}`
  if (row.matter_kind === 'transfer') return `/overflyttningar/${row.matter_id}`
  return row.matter_kind === 'duty' ? `/uppgifter/${row.matter_id}` : `/inflode/${row.report_id ?? ''}`
}

const clockTask = (
  row: ClockRow,
  { today, workerId, owner }: { today: Day; workerId: string; owner: string },
): TaskView => {
  const code = ClockCodeSchema.parse(row.code)
  return {
    key: row.clock_id,
    kind: 'clock',
    code,
    paragraph: paragraphOf(code, row.rule_version),
    childId: row.child_id,
    childName: nameOf(row),
    protection: row.protection ?? 'none',
    matterKind: row.matter_kind,
    part: row.owner_id === workerId ? 'owner' : 'coworker',
    owner,
    dueOn: row.due_on,
    standing: standing({ dueOn: row.due_on, warnOn: row.warn_on, today }),
    risk: riskOf(code),
    href: hrefOf(row),
  }
}

// What waits for a colleague's word or signature, after the clocks of the same day.
const waitingRisk = 100

type Draft = Awaited<ReturnType<typeof unsignedDrafts>>[number]

const hoursToSign = 24

/** A note that is begun and not signed. It is reminded of when a day has passed (law.md 3.1: written down promptly). */
const draftTask = (draft: Draft, child: PersonBrief | undefined, today: Day): TaskView => {
  const signOn = dayOf(addHours(draft.startedAt, hoursToSign))
  return {
    key: draft.id,
    kind: 'draft',
    code: null,
    paragraph: 'SoL 14:3',
    childId: draft.childId,
    childName: child?.name ?? '',
    protection: child?.protection ?? 'none',
    matterKind: null,
    part: 'author',
    owner: '',
    dueOn: signOn,
    standing: draft.isOverdue ? 'late' : signOn === today ? 'today' : 'soon',
    risk: waitingRisk,
    href: `/journal/${draft.childId}/${draft.id}`,
  }
}

const proposalTask = (
  proposal: Awaited<ReturnType<typeof proposalsWaitingFor>>[number],
  today: Day,
): TaskView => ({
  key: proposal.id,
  kind: 'proposal',
  code: null,
  paragraph: proposal.paragraph,
  childId: proposal.childId,
  childName: proposal.childName,
  protection: proposal.protection,
  matterKind: 'case',
  part: 'decider',
  owner: proposal.proposedBy,
  dueOn: today,
  standing: 'today',
  risk: waitingRisk - 1,
  href: `/arenden/${proposal.caseId}/beslut`,
})

type WaitingRow = Awaited<ReturnType<typeof waitingInUnit>>[number]

const reportProposalTask = (row: WaitingRow, today: Day): TaskView => ({
  key: row.id,
  kind: 'report_proposal',
  code: null,
  paragraph: 'SoL 14:2',
  childId: row.child_id,
  childName: nameOf(row),
  protection: row.protection ?? 'none',
  matterKind: 'report',
  part: 'decider',
  owner: '',
  dueOn: row.proposed_at === null ? today : dayOf(row.proposed_at),
  standing: 'today',
  risk: waitingRisk - 2,
  href: `/inflode/${row.report_id}`,
})

/** What of the running clocks is for somebody to do. */
const toDo = (rows: readonly ClockRow[], today: Day): ClockRow[] => {
  const ofMatter = Map.groupBy(rows, (row) => row.matter_id)
  const isOnlyOne = (row: ClockRow): boolean => ofMatter.get(row.matter_id)?.length === 1
  return oncePerAct(
    rows.filter((row) => isTask({ code: row.code, dueOn: row.due_on, isOnlyOne: isOnlyOne(row) }, today)),
    (row) => `${row.matter_id} ${row.code} ${row.due_on}`,
  )
}

/** Children whom the reader does not have by an own matter: each one that is shown stands in the log. */
const logChildren = (
  ctx: Ctx,
  basis: string,
  shown: readonly { readonly childId: string | null }[],
): Promise<void> => {
  const ids = new Set(shown.flatMap(({ childId }) => childId ?? []))
  return logAll(
    ctx,
    [...ids].map((id) => ({ about: { type: 'child', id }, basis })),
  )
}

const decides = (ctx: Ctx): boolean => ctx.actor.role === 'lead' || ctx.actor.role === 'unit_manager'

/** What a lead is asked: to decide on a report, or about somebody's conflict of interest. */
const waitingTask = (row: WaitingRow, today: Day): TaskView =>
  row.kind === 'report_proposal'
    ? reportProposalTask(row, today)
    : newsTask(
        row.kind,
        {
          id: row.id,
          matterId: row.report_id,
          childId: row.child_id,
          childName: nameOf(row),
          protection: row.protection,
          owner: row.told_name ?? '',
        },
        today,
      )

/** What the worker is told besides the clocks; two guardians who take back their word are one row. */
const newsTasks = (rows: readonly ClockRow[], today: Day): TaskView[] =>
  oncePerAct(rows, (row) => `${row.code} ${row.clock_id}`).flatMap((row) => {
    const kind = newsOf(row.code)
    if (!kind) return []
    const { clock_id: id, matter_id: matterId, child_id: childId, protection } = row
    return [newsTask(kind, { id, matterId, childId, childName: nameOf(row), protection }, today)]
  })

/** What somebody is to look after: whose it is stands where a child's told name stands else. */
const watchTasks = (rows: readonly ClockRow[], today: Day): TaskView[] =>
  rows.flatMap((row) => {
    const kind = watchOf(row.code)
    if (!kind) return []
    return [watchTask(kind, { id: row.clock_id, owner: row.told_name ?? '', dueOn: row.due_on }, today)]
  })

/**
 * FL 18: a question about the only one who leads a unit is for the head. It needs another lead who is at work to be answered in
 * the unit.
 */
const withoutOtherLead = async (ctx: Ctx): Promise<WaitingRow[]> => {
  const rows = await conflictsEverywhere(ctx.tx, ctx.actor.workerId)
  if (rows.length === 0) return []
  const leads = (await listColleagues(ctx)).filter(
    ({ role, isAway }) => !isAway && (role === 'lead' || role === 'unit_manager'),
  )
  return rows.filter((row) => !leads.some(({ id, unitId }) => unitId === row.unit_id && id !== row.worker_id))
}

const waitingFor = async (ctx: Ctx): Promise<WaitingRow[]> => {
  if (decides(ctx)) return waitingInUnit(ctx.tx, ctx.actor.unitId, ctx.actor.workerId)
  return ctx.actor.role === 'head' ? withoutOtherLead(ctx) : []
}

// What politicians decided longer ago is on the case, and no news.
const daysOfNews = 90

const draftsWithChildren = async (ctx: Ctx, workerId: string) => {
  const drafts = await unsignedDrafts(ctx, workerId)
  const ids = drafts.map((draft) => draft.childId)
  return [drafts, await personBriefs(ctx.tx, ids)] as const
}

/** What is no news any more is found out while the rest of the day is read. */
const dayWithNews = async (ctx: Ctx, workerId: string) => {
  const day = await dayOfWorker(ctx.tx, workerId, ctx.today, addDays(ctx.today, -daysOfNews))
  return { day, news: await stillNews(ctx, day) }
}

export const answerToday = async (ctx: Ctx): Promise<ReplyOf<typeof readToday>> => {
  const { workerId } = ctx.actor
  const basis = await permit(ctx, may, 'see own day', { workerId }, { type: 'worklist', id: workerId })
  const [{ day, news }, [drafts, children], proposals, waiting, late] = await Promise.all([
    dayWithNews(ctx, workerId),
    draftsWithChildren(ctx, workerId),
    decides(ctx) || ctx.actor.role === 'head' ? proposalsWaitingFor(ctx, workerId) : [],
    waitingFor(ctx),
    lateReviewTasks(ctx),
  ])
  const { today } = ctx
  const clocks = day.filter(({ code }) => newsOf(code) === undefined && watchOf(code) === undefined)
  const others = [
    ...newsTasks(news, today),
    ...drafts.map((draft) => draftTask(draft, children.get(draft.childId), today)),
    ...proposals.map((proposal) => proposalTask(proposal, today)),
    ...waiting.map((row) => waitingTask(row, today)),
    ...watchTasks(day, today),
    ...late,
  ]
  await logChildren(ctx, basis, others)
  return {
    today,
    openMatters: new Set(clocks.map((row) => row.matter_id)).size,
    tasks: inOrder([
      ...toDo(clocks, today).map((row) => clockTask(row, { today, workerId, owner: '' })),
      ...others,
    ]),
  }
}

export const answerTeam = async (
  ctx: Ctx,
  input: InputOf<typeof readTeam>,
): Promise<ReplyOf<typeof readTeam>> => {
  const unitId = input.unitId ?? ctx.actor.unitId
  const basis = await permit(ctx, may, 'see team', { unitId }, { type: 'unit', id: unitId })
  const units = await listUnits(ctx.tx)
  const unit = found(units.find((one) => one.id === unitId))
  const colleagues = (await listColleagues(ctx)).filter((one) => one.unitId === unitId)
  const load = new Map((await loadOfUnit(ctx.tx, unitId, ctx.today)).map((row) => [row.worker_id, row]))
  const clocks = await clocksOfUnit(ctx.tx, unitId)
  const names = await workerNames(
    ctx.tx,
    clocks.map((row) => row.owner_id),
  )
  const tasks = toDo(clocks, ctx.today).map((row) =>
    clockTask(row, { today: ctx.today, workerId: row.owner_id, owner: names.get(row.owner_id) ?? '' }),
  )
  const shown = inOrder(tasks).filter(mattersToday)
  await logChildren(ctx, basis, shown)
  return {
    unitId,
    unit: unit.name,
    units:
      ctx.actor.role === 'head'
        ? units.map(({ id, name }) => ({ id, name }))
        : [{ id: unit.id, name: unit.name }],
    workers: colleagues.map((one) => ({
      id: one.id,
      name: one.name,
      title: one.title,
      employmentPercent: one.employmentPercent,
      owns: load.get(one.id)?.owns ?? 0,
      shares: load.get(one.id)?.shares ?? 0,
      late: load.get(one.id)?.late ?? 0,
    })),
    tasks: shown,
  }
}
