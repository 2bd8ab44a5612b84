import { z } from 'zod'
import { type Ctx, logAll } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { DecisionKindSchema } from '#modules/organisation/contract.ts'
import { personBriefs } from '#modules/people/index.ts'
import {
  type ConsultView,
  type DecisionView,
  InterventionKindSchema,
  ProposalKindSchema,
  type ProposalView,
} from './contract.ts'
import type { ProposalRow } from './facts.ts'
import { type readConsults, type readDecisionRow, readServices } from './store.ts'

export type DecisionRow = NonNullable<Awaited<ReturnType<typeof readDecisionRow>>>
type ConsultRow = Awaited<ReturnType<typeof readConsults>>[number]

/** Proposals as screens show them, with names. */
export const proposalViews = async (tx: Tx, rows: readonly ProposalRow[]): Promise<ProposalView[]> => {
  const names = await workerNames(
    tx,
    rows.flatMap((row) => [row.proposed_by, row.sent_to]),
  )
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    childId: row.child_id,
    kind: ProposalKindSchema.parse(row.kind),
    content: row.content,
    reasons: row.reasons,
    ruleApplied: row.rule_applied,
    interventionKind: InterventionKindSchema.catch('').parse(row.intervention_kind),
    interventionName: row.intervention_name,
    proposedById: row.proposed_by,
    proposedBy: names.get(row.proposed_by) ?? '',
    sentToId: row.sent_to,
    sentTo: row.sent_to === null ? '' : (names.get(row.sent_to) ?? ''),
    sentAt: row.sent_at,
    returnedNote: row.returned_note,
    savedAt: row.saved_at,
    version: row.version,
  }))
}

export const TookPart = z.array(z.string()).catch([])

/** Signed decisions with how they were served. */
export const decisionViews = async (tx: Tx, rows: readonly DecisionRow[]): Promise<DecisionView[]> => {
  if (rows.length === 0) return []
  const services = await readServices(
    tx,
    rows.map((row) => row.id),
  )
  const people = await personBriefs(
    tx,
    services.map((service) => service.person_id),
  )
  return rows.map((row) => ({
    id: row.id,
    matterId: row.matter_id,
    caseId: row.case_id,
    childId: row.child_id,
    kind: DecisionKindSchema.parse(row.kind),
    content: row.content,
    reasons: row.reasons,
    paragraph: row.paragraph,
    ruleApplied: row.rule_applied,
    interventionKind: InterventionKindSchema.catch('').parse(row.intervention_kind),
    interventionName: row.intervention_name,
    decidedOn: row.decided_on,
    decidedBy: row.decided_name,
    decidedTitle: row.decided_title,
    presentedBy: row.presented_name,
    tookPart: TookPart.parse(row.took_part),
    services: services
      .filter((service) => service.decision_id === row.id)
      .map((service) => ({
        id: service.id,
        person: people.get(service.person_id)?.name ?? '',
        servedOn: service.served_on,
        how: service.how,
        appealUntil: service.appeal_until,
      })),
    hash: row.hash,
  }))
}

/** Each guardian whose name stands beside a decision stands in the log too. */
export const logServed = async (ctx: Ctx, rows: readonly DecisionRow[], basis: string): Promise<void> => {
  if (rows.length === 0) return
  const services = await readServices(
    ctx.tx,
    rows.map((row) => row.id),
  )
  const ids = new Set(services.map((service) => service.person_id))
  await logAll(
    ctx,
    [...ids].map((id) => ({ about: { type: 'person', id }, basis })),
  )
}

export const consultViews = async (tx: Tx, rows: readonly ConsultRow[]): Promise<ConsultView[]> => {
  const names = await workerNames(
    tx,
    rows.map((row) => row.asked_by),
  )
  return rows.map((row) => ({
    id: row.id,
    askedBy: names.get(row.asked_by) ?? '',
    askedName: row.asked_name,
    heldAt: row.held_at,
    question: row.question,
    view: row.view,
    agrees: row.agrees,
  }))
}
