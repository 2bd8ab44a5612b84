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
  LegalBasisSchema,
  type ProposalView,
} from './contract.ts'
import { readWaitingItems } from './board/store.ts'
import { type ProposalRow, textOf } from './facts.ts'
import { hashOfShown } from './hash.ts'
import { investigationText } from './investigation.ts'
import { Snapshot } from './snapshot.ts'
import { type readConsults, type readDecisionRow, readServices } from './store.ts'

export type DecisionRow = NonNullable<Awaited<ReturnType<typeof readDecisionRow>>>
type ConsultRow = Awaited<ReturnType<typeof readConsults>>[number]

/** On which agendas proposals stand, and whether the politicians have an older text than the one that is saved. */
const agendasOf = async (tx: Tx, rows: readonly ProposalRow[]) => {
  const items =
    rows.length === 0
      ? []
      : await readWaitingItems(
          tx,
          rows.map(({ id }) => id),
        )
  const agendas = new Map<string, NonNullable<ProposalView['agenda']>>()
  for (const item of items) {
    const row = rows.find(({ id }) => id === item.proposal_id)
    if (!row) continue
    const investigation =
      row.investigation_id === null ? [] : await investigationText(tx, row.investigation_id)
    agendas.set(row.id, {
      itemId: item.id,
      meetingId: item.meeting_id,
      body: item.body,
      heldOn: item.held_on,
      isHeld: item.state === 'held',
      isChanged: hashOfShown({ text: textOf(row), investigation }) !== item.frozen_hash,
    })
  }
  return agendas
}

/** Proposals as screens show them, with names. */
export const proposalViews = async (tx: Tx, rows: readonly ProposalRow[]): Promise<ProposalView[]> => {
  const names = await workerNames(
    tx,
    rows.flatMap((row) => [row.proposed_by, row.sent_to]),
  )
  const agendas = await agendasOf(tx, rows)
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    childId: row.child_id,
    ...textOf(row),
    interventionKind: InterventionKindSchema.catch('').parse(row.intervention_kind),
    followUp: row.follow_up,
    followUpOffer: row.follow_up_offer,
    agenda: agendas.get(row.id) ?? null,
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
    legalBasis: LegalBasisSchema.parse(row.legal_basis),
    kinship: row.kinship,
    followUp: row.follow_up,
    followUpOffer: row.follow_up_offer,
    decidedOn: row.decided_on,
    decidedBy: row.decided_name,
    decidedTitle: row.decided_title,
    decidedAs: row.decided_as,
    minutesNumber: row.minutes_number,
    decidedAt: row.decided_at,
    how: row.how,
    deciders: Snapshot.parse(row.snapshot).deciders,
    reservations: row.reservations,
    recordedBy: row.recorded_name,
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
