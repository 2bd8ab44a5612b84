import { addMonths, type Day } from '#kernel/day.ts'
import { BadInput } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { factsOfChildren } from '#modules/access/index.ts'
import { dueOn } from '#modules/clocks/index.ts'
import { municipalityName } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { type Released, releasePdf } from '#modules/release/index.ts'
import { may as mayInCases } from '../policy.ts'
import { readCases } from '../store/cases.ts'
import type * as contract from './contract.ts'
import type { LateRow } from './contract.ts'
import { may } from './policy.ts'
import { countedByKind, daysOf, type Quarter, quarterOf, stateIn, type Wait } from './rules.ts'
import * as store from './store.ts'
import { kindName, sv } from './text.sv.ts'

type Help = Awaited<ReturnType<typeof store.readNotBegun>>[number]
type Late = Omit<LateRow, 'caseNumber' | 'href' | 'reason'> & {
  readonly since: Day
  readonly interventionId: string
  readonly caseId: string
}

const dueAfter = (since: Day): Day => dueOn({ code: 'nonExecutedDecision', triggeredOn: since }).dueOn

/** The time from the decision, or from the interruption, until the help was carried out or the decision ended. */
const waitOf = (since: Day, help: Help, carriedOutOn: Day | null): Wait => ({
  since,
  dueOn: dueAfter(since),
  untilOn: carriedOutOn ?? help.ended_on,
  endedWithout: carriedOutOn === null,
})

const lateOf = (
  help: Help,
  wait: Wait,
  { key, interruptedOn, days }: { key: string; interruptedOn: Day | null; days: { from: Day; to: Day } },
): Late[] => {
  const state = stateIn(wait, days)
  if (state === null) return []
  return [
    {
      key,
      interventionId: help.id,
      caseId: help.case_id,
      kind: help.kind,
      decidedOn: help.decided_on,
      interruptedOn,
      since: wait.since,
      dueOn: wait.dueOn,
      state,
      doneOn: state === 'waits' ? null : wait.untilOn,
    },
  ]
}

const lateIn = async (ctx: Ctx, days: { from: Day; to: Day }): Promise<Late[]> => {
  // Three months before the last day: what began later cannot be late in this quarter.
  const asked = { from: days.from, until: addMonths(days.to, -3) }
  const notBegun = await store.readNotBegun(ctx.tx, asked)
  const notResumed = await store.readNotResumed(ctx.tx, asked)
  return [
    ...notBegun.flatMap((help) =>
      lateOf(help, waitOf(help.decided_on, help, help.started_on), {
        key: help.id,
        interruptedOn: null,
        days,
      }),
    ),
    ...notResumed.flatMap((help) =>
      lateOf(help, waitOf(help.interrupted_on, help, help.resumed_on), {
        key: help.interruption_id,
        interruptedOn: help.interrupted_on,
        days,
      }),
    ),
  ].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key))
}

/** SoL 34:1–2: the report is made of the decisions themselves, so nobody keeps it by hand. Each child stands in the log. */
const reportOf = async (ctx: Ctx, days: { from: Day; to: Day }, basis: string): Promise<LateRow[]> => {
  const late = await lateIn(ctx, days)
  const ids = late.map((one) => one.caseId)
  const cases = new Map((ids.length === 0 ? [] : await readCases(ctx.tx, ids)).map((row) => [row.id, row]))
  const children = await personBriefs(
    ctx.tx,
    [...cases.values()].map((row) => row.child_id),
  )
  const facts = await factsOfChildren(ctx.tx, children)
  const reasons =
    late.length === 0
      ? []
      : await store.readReasons(
          ctx.tx,
          late.map((one) => one.interventionId),
        )
  await logAll(
    ctx,
    [...children.values()].map(({ id }) => ({ about: { type: 'child', id }, basis })),
  )
  return late.map(({ since, interventionId, caseId, ...row }) => {
    const of = cases.get(caseId)
    const ofChild = facts.get(of?.child_id ?? '')
    const isSeen = ofChild !== undefined && mayInCases['see case'](ctx.actor, ofChild).allowed
    const written = reasons.findLast(
      (one) => one.intervention_id === interventionId && one.reported_on >= since,
    )
    return {
      ...row,
      caseNumber: of?.number ?? '',
      href: isSeen ? `/arenden/${caseId}` : '',
      reason: written?.reason ?? '',
    }
  })
}

const read = async (ctx: Ctx, quarter: Quarter) => {
  const basis = await permit(
    ctx,
    may,
    'see late decisions',
    {},
    { type: 'late decisions', id: null, seen: true },
  )
  const days = daysOf(quarter)
  if (days.from > ctx.today) throw new BadInput([{ path: 'quarter', code: 'in_future' }])
  // A quarter that runs holds what is late today, and not what may be late before it ends.
  const to = days.to < ctx.today ? days.to : ctx.today
  return { ...days, rows: await reportOf(ctx, { from: days.from, to }, basis) }
}

export const answerLate = async (
  ctx: Ctx,
  { year, quarter }: InputOf<typeof contract.readLateDecisions>,
): Promise<ReplyOf<typeof contract.readLateDecisions>> => {
  const { from, to, rows } = await read(ctx, { year, quarter })
  return { from, to, isRunning: ctx.today <= to, rows, counts: countedByKind(rows) }
}

/** One decision for IVO and the auditors: when, what kind, why (SoL 34:1), and when it was carried out (SoL 34:2). */
const asSection = (row: LateRow) => ({
  title: sv.document.one(kindName(row.kind), row.caseNumber),
  body: [
    sv.document.decidedOn(row.decidedOn),
    ...(row.interruptedOn === null ? [] : [sv.document.interruptedOn(row.interruptedOn)]),
    ...(row.doneOn === null ? [sv.document.waits] : [sv.document.done(row.state, row.doneOn)]),
    row.reason === '' ? sv.document.noReason : sv.document.reason(row.reason),
  ].join('\n'),
})

/** SoL 34:3: numbers only, nothing about anybody. */
const countSections = (rows: readonly LateRow[]) =>
  countedByKind(rows).map((one) => ({
    title: kindName(one.kind),
    body: [
      sv.document.count(sv.states.waits, one.waits),
      sv.document.count(sv.states.carried_out, one.carriedOut),
      sv.document.count(sv.states.ended, one.ended),
    ].join('\n'),
  }))

export const lateDocument = async (
  ctx: Ctx,
  { year, quarter, receiver }: InputOf<typeof contract.lateDecisionsDocument>,
): Promise<Released> => {
  const { from, to, rows } = await read(ctx, { year, quarter })
  const words = sv.document
  const name = sv.quarter(quarterOf(from).quarter, year)
  const document = {
    title: words.titles[receiver],
    date: ctx.today,
    sender: words.sender(await municipalityName(ctx)),
    reference: name,
    footer: words.footer(name),
    marking: ctx.today <= to ? words.notWhole : '',
    facts: [
      { label: words.quarter, value: name },
      { label: words.days, value: `${from} – ${to}` },
      { label: words.number, value: String(rows.length) },
    ],
    parts: [
      {
        title: words.decisions,
        sections: receiver === 'council' ? countSections(rows) : rows.map(asSection),
        body: rows.length === 0 ? words.none : '',
      },
    ],
  }
  return releasePdf(ctx, document, { fileName: `ej-verkstallda-${year}-${quarter}-${receiver}.pdf` })
}
