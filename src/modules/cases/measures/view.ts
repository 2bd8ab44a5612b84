import type { Day } from '#kernel/day.ts'
import { clockViews, processView } from '#modules/clocks/index.ts'
import { lastsUntil, nextProcessSteps, processes } from '#modules/clocks/processes/contract.ts'
import { workerNames } from '#modules/organisation/index.ts'
import type { Ctx } from '#platform/context.ts'
import type { CaseFacts } from '../facts.ts'
import { may } from '../policy.ts'
import { MeasureKindSchema, type MeasuresView, type MeasureView } from './contract.ts'
import { factsOf, valid } from './course.ts'
import {
  asksForGround,
  isOnlyDecided,
  isOpenedByDecision,
  type MeasureKind,
  measureKinds,
  needsMandate,
} from './kinds.ts'
import * as store from './store.ts'

type Row = store.MeasureRow
type Names = ReadonlyMap<string, string>

const measureView = async (
  ctx: Ctx,
  row: Row,
  around: {
    readonly facts: CaseFacts
    readonly steps: readonly store.StepRow[]
    readonly clocks: MeasureView['process']['clocks']
    readonly names: Names
    readonly work: boolean
  },
): Promise<MeasureView> => {
  const kind = MeasureKindSchema.parse(row.kind)
  const steps = around.steps.filter((step) => step.measure_id === row.id)
  const facts = await factsOf(ctx, row, { steps, birthOn: around.facts.child.birthOn })
  const process = processView(ctx, {
    processId: row.id,
    kind,
    facts,
    steps: valid(steps).map((step) => ({
      step: step.step,
      on: step.taken_on,
      at: step.taken_at,
      meetingOn: step.meeting_on,
      days: step.days,
      note: step.note,
      by: around.names.get(step.by_id) ?? '',
    })),
    clocks: around.clocks.filter((clock) => clock.aboutId === row.id),
    mayWork: around.work,
  })
  return {
    process: { ...process, next: process.next.filter(({ step }) => !isOnlyDecided(step)) },
    kind,
    ground: row.ground,
    asksForGround: asksForGround.includes(kind),
    openedOn: row.opened_on,
    closedOn: row.closed_on ?? process.over?.on ?? null,
    lastsUntil: lastsUntil(kind, facts) ?? null,
    struck: steps
      .filter((step) => step.struck_reason !== null)
      .map((step) => ({
        step: step.step,
        on: step.taken_on,
        reason: step.struck_reason ?? '',
        by: around.names.get(step.struck_by ?? '') ?? '',
      })),
    canStrike: around.work && valid(steps).length > 0,
    version: row.version,
  }
}

type Mandate = Awaited<ReturnType<typeof store.readMandates>>[number]

/** What may be begun today: what the young person is too old for is not offered. */
const firstSteps = (
  kind: MeasureKind,
  mandates: readonly Mandate[],
  { birthOn, today }: { readonly birthOn: Day | null; readonly today: Day },
): MeasuresView['canOpen'] => {
  const mandate = mandates.find((one) => one.kind === kind && one.measure_id === null)
  const asks = asksForGround.includes(kind)
  const ground = asks ? (mandate?.ground ?? null) : null
  return nextProcessSteps(kind, { taken: [], birthOn: birthOn ?? undefined }, today)
    .filter((step) => !isOpenedByDecision(kind, step))
    .filter((step) => !needsMandate(kind, step) || mandate !== undefined)
    .map((step) => ({
      kind,
      step,
      paragraph: processes[kind].steps[step]?.paragraph ?? processes[kind].paragraph,
      asks: processes[kind].steps[step]?.asks ?? null,
      asksForGround: asks && ground === null,
      ground,
    }))
}

/** All courses of a case as its screen shows them. The caller has asked the policy. */
export const measuresView = async (ctx: Ctx, facts: CaseFacts): Promise<MeasuresView> => {
  const { caseId, child } = facts
  const rows = await store.readMeasuresOfCase(ctx.tx, caseId)
  const steps = await store.readSteps(
    ctx.tx,
    rows.map((row) => row.id),
  )
  const clocks = await clockViews(ctx, [caseId], 'all')
  const names = await workerNames(
    ctx.tx,
    steps.flatMap((step) => [step.by_id, step.struck_by]),
  )
  const work = facts.closedOn === null && may['work on case'](ctx.actor, facts.own).allowed
  const mandates = await store.readMandates(ctx.tx, caseId)
  const measures: MeasureView[] = []
  for (const row of rows) measures.push(await measureView(ctx, row, { facts, steps, clocks, names, work }))
  const open = measures.filter((one) => one.closedOn === null).map((one) => one.kind)
  return {
    caseId,
    number: facts.number,
    child: { id: child.id, name: child.name, protection: child.protection },
    measures: measures.toReversed(),
    canOpen: work
      ? measureKinds
          .filter((kind) => !open.includes(kind))
          .flatMap((kind) => firstSteps(kind, mandates, { birthOn: child.birthOn, today: ctx.today }))
      : [],
    can: { work },
  }
}
