import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { DecisionServicesTable } from '#db/tables.gen.ts'
import { prepared, preparedOne } from '#platform/db/prepared.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { LegalBasis } from '#modules/cases/contract.ts'
import type { UrgentWay } from './board/rules.ts'
import type { ProposalText } from './rules.ts'

export const readProposalRow = preparedOne((tx, id: string) =>
  tx.selectFrom('decision_proposals').selectAll().where('id', '=', id),
)

/** The same, held until the transaction ends: two who sign at once become one decision. */
export const lockProposalRow = (tx: Tx, id: string) =>
  tx.selectFrom('decision_proposals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const readProposalsOfCase = prepared((tx, caseId: string) =>
  tx.selectFrom('decision_proposals').selectAll().where('case_id', '=', caseId).orderBy('id'),
)

export const readProposalsSentTo = prepared((tx, workerId: string) =>
  tx
    .selectFrom('decision_proposals')
    .selectAll()
    .where('sent_to', '=', workerId)
    .orderBy('sent_at')
    .orderBy('id'),
)

const columnsOf = (text: ProposalText) => ({
  kind: text.kind,
  content: text.content,
  reasons: text.reasons,
  rule_applied: text.ruleApplied,
  intervention_kind: text.interventionKind,
  intervention_name: text.interventionName,
  legal_basis: text.legalBasis,
  special_reasons: text.specialReasons,
  risk_behaviour: text.riskBehaviour,
  kinship: text.kinship,
  told_on: text.toldOn,
  told_note: text.toldNote,
  follow_up: text.followUp !== undefined,
  follow_up_offer: text.followUp?.offer ?? '',
})

export type NewProposal = {
  readonly id: string
  readonly caseId: string
  readonly investigationId: string | null
  readonly childId: string
  readonly unitId: string
  readonly proposedBy: string
  readonly savedAt: Instant
}

export const insertProposal = (tx: Tx, proposal: NewProposal, text: ProposalText) =>
  tx
    .insertInto('decision_proposals')
    .values({
      id: proposal.id,
      case_id: proposal.caseId,
      investigation_id: proposal.investigationId,
      child_id: proposal.childId,
      unit_id: proposal.unitId,
      ...columnsOf(text),
      proposed_by: proposal.proposedBy,
      saved_at: proposal.savedAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()

export const updateProposalText = (
  tx: Tx,
  id: string,
  saved: { text: ProposalText; investigationId: string | null; savedAt: Instant; version: number },
) =>
  tx
    .updateTable('decision_proposals')
    .set({
      ...columnsOf(saved.text),
      investigation_id: saved.investigationId,
      saved_at: saved.savedAt,
      version: saved.version,
    })
    .where('id', '=', id)
    .execute()

export const updateProposalWay = (
  tx: Tx,
  id: string,
  way: { sentTo: string | null; sentAt: Instant | null; returnedNote: string; version: number },
) =>
  tx
    .updateTable('decision_proposals')
    .set({
      sent_to: way.sentTo,
      sent_at: way.sentAt,
      returned_note: way.returnedNote,
      version: way.version,
    })
    .where('id', '=', id)
    .execute()

/** What else was proposed in an investigation that has ended waits for nobody's signature. */
export const withdrawProposals = (tx: Tx, investigationId: string) =>
  tx
    .updateTable('decision_proposals')
    .set((p) => ({ sent_to: null, sent_at: null, version: p('version', '+', 1) }))
    .where('investigation_id', '=', investigationId)
    .where('sent_to', 'is not', null)
    .execute()

export const deleteProposal = (tx: Tx, id: string) =>
  tx.deleteFrom('decision_proposals').where('id', '=', id).execute()

export const readDecisionRow = preparedOne((tx, id: string) =>
  tx.selectFrom('decisions').selectAll().where('id', '=', id),
)

export const readDecisionsOfChild = prepared((tx, childId: string) =>
  tx
    .selectFrom('decisions')
    .selectAll()
    .where('child_id', '=', samePerson(tx, childId))
    .orderBy('decided_on', 'desc')
    .orderBy('id', 'desc'),
)

export const readDecisionsOfCase = prepared((tx, caseId: string) =>
  tx
    .selectFrom('decisions')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('decided_on', 'desc')
    .orderBy('id', 'desc'),
)

/** A decision as it is kept: nothing in it is ever changed. */
export type DecisionRecord = {
  readonly id: string
  readonly matterId: string
  readonly caseId: string | null
  readonly investigationId: string | null
  readonly childId: string
  readonly kind: string
  readonly content: string
  readonly reasons: string
  readonly paragraph: string
  readonly ruleApplied: string
  readonly interventionKind: string
  readonly interventionName: string
  readonly legalBasis: LegalBasis
  readonly specialReasons: boolean
  readonly riskBehaviour: boolean
  readonly kinship: string
  readonly followUp?: { readonly offer: string }
  readonly decidedAt: Instant
  readonly decidedOn: Day
  /** Null when politicians decided: they have no login. */
  readonly decidedBy: string | null
  readonly decidedName: string
  readonly decidedTitle: string
  readonly delegationRuleId: string | null
  readonly presentedBy: string | null
  readonly presentedName: string
  readonly tookPart: readonly string[]
  readonly assessmentId: string | null
  readonly snapshot: unknown
  /** Left out for a delegated decision, so that its fingerprint is the one of its own fields. */
  readonly politicians?: {
    readonly as: 'committee' | 'board' | 'chair'
    readonly meetingId: string | null
    readonly minutesNumber: number | null
    readonly how: '' | UrgentWay
    readonly reservations: string
    readonly recordedBy: string
    readonly recordedName: string
  }
}

const politicianColumns = (politicians: DecisionRecord['politicians']) =>
  politicians && {
    decided_as: politicians.as,
    meeting_id: politicians.meetingId,
    minutes_number: politicians.minutesNumber,
    how: politicians.how,
    reservations: politicians.reservations,
    recorded_by: politicians.recordedBy,
    recorded_name: politicians.recordedName,
  }

/** An event that is told twice is one decision: the id is the decider's own. */
export const insertDecision = (tx: Tx, decision: DecisionRecord, hash: string) =>
  tx
    .insertInto('decisions')
    .values({
      id: decision.id,
      matter_id: decision.matterId,
      case_id: decision.caseId,
      investigation_id: decision.investigationId,
      child_id: decision.childId,
      kind: decision.kind,
      content: decision.content,
      reasons: decision.reasons,
      paragraph: decision.paragraph,
      rule_applied: decision.ruleApplied,
      intervention_kind: decision.interventionKind,
      intervention_name: decision.interventionName,
      legal_basis: decision.legalBasis,
      special_reasons: decision.specialReasons,
      risk_behaviour: decision.riskBehaviour,
      kinship: decision.kinship,
      follow_up: decision.followUp !== undefined,
      follow_up_offer: decision.followUp?.offer ?? '',
      decided_at: decision.decidedAt,
      decided_on: decision.decidedOn,
      decided_by: decision.decidedBy,
      decided_name: decision.decidedName,
      decided_title: decision.decidedTitle,
      delegation_rule_id: decision.delegationRuleId,
      presented_by: decision.presentedBy,
      presented_name: decision.presentedName,
      took_part: JSON.stringify(decision.tookPart),
      assessment_id: decision.assessmentId,
      snapshot: JSON.stringify(decision.snapshot),
      ...politicianColumns(decision.politicians),
      hash,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()

export const readServices = prepared((tx, decisionIds: readonly string[]) =>
  tx
    .selectFrom('decision_services')
    .selectAll()
    .where('decision_id', '=', sql<string>`any(${decisionIds})`)
    .orderBy('served_on')
    .orderBy('id'),
)

/** Times to appeal that ran out lately; older ones were ended by an earlier run. */
export const readRunOut = (tx: Tx, { from, before }: { from: Day; before: Day }) =>
  tx
    .selectFrom('decision_services')
    .innerJoin('decisions', 'decisions.id', 'decision_services.decision_id')
    .select(['decision_services.id', 'decisions.matter_id', 'decisions.case_id'])
    .where('decision_services.appeal_until', '>=', from)
    .where('decision_services.appeal_until', '<', before)
    .orderBy('decision_services.id')
    .execute()

/** False when the party has got it before, or the id is taken. */
export const insertService = async (
  tx: Tx,
  service: {
    readonly id: string
    readonly decisionId: string
    readonly personId: string
    readonly servedOn: Day
    readonly how: DecisionServicesTable['how']
    readonly appealUntil: Day | null
    readonly byId: string
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('decision_services')
    .values({
      id: service.id,
      decision_id: service.decisionId,
      person_id: service.personId,
      served_on: service.servedOn,
      how: service.how,
      appeal_until: service.appealUntil,
      by_id: service.byId,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const readConsults = prepared((tx, caseId: string) =>
  tx
    .selectFrom('consults')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('held_at', 'desc')
    .orderBy('id', 'desc'),
)

export const insertConsult = (
  tx: Tx,
  consult: {
    readonly id: string
    readonly caseId: string
    readonly askedBy: string
    readonly askedId: string
    readonly askedName: string
    readonly heldAt: Instant
    readonly question: string
    readonly view: string
    readonly agrees: boolean
  },
) =>
  tx
    .insertInto('consults')
    .values({
      id: consult.id,
      case_id: consult.caseId,
      asked_by: consult.askedBy,
      asked_id: consult.askedId,
      asked_name: consult.askedName,
      held_at: consult.heldAt,
      question: consult.question,
      view: consult.view,
      agrees: consult.agrees,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
