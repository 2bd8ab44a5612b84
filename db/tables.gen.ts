// Written by tools/write-tables.ts from the migrated database. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'

/** Read through a schema, written as text: the driver would turn a list into a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>
type JsonOrDefault = ColumnType<unknown, string | undefined, string>

export type AbsencesTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  kind: 'absence' | 'leave' | 'ending' | 'moving'
  from_on: Day
  until_on: Day | null
  to_unit_id: string | null
  entered_by: string
  entered_at: Instant
  done_at: Instant | null
  cancelled_at: Instant | null
  version: Generated<number>
}

export type AccessDenialsTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  person_id: string
  kind: 'own_family' | 'conflict' | 'threat'
  reason: string
  from_on: Day
  until_on: Day | null
  entered_by: string
  entered_at: Instant
  end_reason: Generated<string>
  end_asked_by: string | null
  end_asked_at: Instant | null
  ended_by: string | null
  ended_at: Instant | null
  version: Generated<number>
  ended_alone: Generated<boolean>
}

export type AgendaItemsTable = {
  tenant_id: Generated<string>
  id: string
  meeting_id: string
  place: number
  kind: 'proposal' | 'chair_decision' | 'delegated_decisions'
  proposal_id: string | null
  decision_id: string | null
  case_id: string | null
  child_id: string | null
  presenter_id: string
  presenter_name: string
  party_speaks: Generated<boolean>
  frozen: JsonOrDefault
  frozen_hash: Generated<string>
  sent_at: Instant
}

export type AppealStepsTable = {
  tenant_id: Generated<string>
  id: string
  appeal_id: string
  place: number
  step: 'time' | 'reexamined' | 'sent' | 'withdrawn' | 'court' | 'further' | 'leave' | 'appeal_court'
  outcome: Generated<string>
  taken_on: Day
  note: Generated<string>
  court: Generated<string>
  court_number: Generated<string>
  enclosed: JsonOrDefault
  decision_id: string | null
  by_id: string
  by_name: string
  written_at: Instant
}

export type AppealsTable = {
  tenant_id: Generated<string>
  id: string
  decision_id: string
  case_id: string
  child_id: string
  person_id: string
  representative: Generated<string>
  how: 'letter' | 'email' | 'digital' | 'in_person'
  arrived_on: Day
  asks: string
  appeal_until: Day | null
  registered_by: string
  registered_name: string
  registered_at: Instant
  closed_on: Day | null
  version: Generated<number>
}

export type AssessmentBegunTable = {
  tenant_id: Generated<string>
  investigation_id: string
  built_in: number
  structure_id: string | null
  begun_at: Instant
  begun_by: string
}

export type AssessmentPartsTable = {
  tenant_id: Generated<string>
  id: string
  investigation_id: string
  section: string
  kind: 'fact' | 'child_words' | 'strength' | 'risk'
  body: string
  source: Generated<string>
  said_on: Day | null
  begun_at: Instant
  version: number
  saved_at: Instant
  saved_by: string
  tab_id: string
  tab_seq: number
  removed_at: Instant | null
  removed_by: string | null
}

export type AssessmentQuotesTable = {
  tenant_id: Generated<string>
  id: string
  investigation_id: string
  section: string
  note_id: string
  note_field: 'happened' | 'child_words' | 'assessment'
  note_hash: string
  body: string
  body_hash: string
  pulled_at: Instant
  pulled_by: string
  removed_at: Instant | null
  removed_by: string | null
}

export type AssessmentSectionsTable = {
  tenant_id: Generated<string>
  investigation_id: string
  section: string
  body: string
  version: number
  saved_at: Instant
  saved_by: string
  tab_id: string
  tab_seq: number
  begun_at: Instant | null
}

export type AssessmentStructuresTable = {
  tenant_id: Generated<string>
  id: string
  version: number
  name: string
  content: Json | null
  valid_from: Day
  loaded_at: Instant
  loaded_by: string
}

export type AssessmentsTable = {
  tenant_id: Generated<string>
  id: string
  investigation_id: string
  sections: Json
  signed_at: Instant
  signed_by: string
  signed_name: string
  signed_title: string
  hash: string
  structure: Json | null
  writers: Json | null
}

export type AssignmentsTable = {
  tenant_id: Generated<string>
  id: string
  matter_id: string
  child_id: string | null
  unit_id: string
  worker_id: string
  part: 'owner' | 'coworker'
  from_at: Instant
  until_at: Instant | null
  assigned_by: string | null
}

export type AuditCheckpointsTable = {
  tenant_id: Generated<string>
  size: number
  root: string
  seals: number
  head: string
  at: Instant
  frontier: string
  key_id: string
  signature: string
}

export type AuditExportsTable = {
  tenant_id: Generated<string>
  place: string
  size: number
  exported_at: Instant
  cosignature: Generated<string>
}

export type AuditLogTable = {
  tenant_id: Generated<string>
  id: string
  at: Instant
  actor_id: string | null
  actor_role: string
  action: string
  kind: 'read' | 'write'
  subject_type: string
  subject_id: string | null
  basis: string
  request_id: string
}

export type AuditSealsTable = {
  tenant_id: Generated<string>
  seq: number
  row_ids: string[]
  previous_hash: string
  hash: string
  sealed_at: Instant
}

export type AuditUnsealedTable = {
  tenant_id: Generated<string>
  id: string
}

export type BagCheckoutsTable = {
  tenant_id: Generated<string>
  id: string
  device_id: string
  case_id: string
  child_id: string
  worker_id: string
  from_at: Instant
  renewed_at: Instant
  until_at: Instant
  ended_at: Instant | null
  end_how: 'returned' | 'wiped' | 'taken_back' | null
}

export type BagDevicesTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  name: string
  secret: string
  registered_at: Instant
  seen_at: Instant
  unsent: Generated<number>
  ended_at: Instant | null
  ended_by: string | null
  wiped_at: Instant | null
}

export type BagKeysTable = {
  tenant_id: Generated<string>
  id: string
  purpose: 'lease' | 'box'
  version: number
  public_key: Json
  private_key: Json
  made_at: Instant
}

export type BagPermitsTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  child_id: string
  worker_id: string
  unit_id: string
  reason: string
  asked_at: Instant
  answer: 'yes' | 'no' | null
  answered_at: Instant | null
  answered_by: string | null
  answer_text: Generated<string>
  valid_until: Instant | null
}

export type BagQuarantineTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  unit_id: string
  child_id: string | null
  route: string
  reason: string
  claimed_at: Instant
  received_at: Instant
  sealed: string | null
  key_version: number
  handled: 'filed' | 'thrown' | null
  handled_at: Instant | null
  handled_by: string | null
  handled_reason: Generated<string>
  note_id: string | null
}

export type BreakGlassesTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  unit_id: string
  child_unit_ids: string[]
  child_id: string
  category: 'danger' | 'duty' | 'visit' | 'unreachable' | 'authority'
  reason: string
  from_at: Instant
  until_at: Instant
  review_by: Day
  ended_at: Instant | null
  outcome: 'right' | 'talk' | 'reported' | null
  review_reason: Generated<string>
  reviewed_by: string | null
  reviewed_at: Instant | null
}

export type BurdenFieldsTable = {
  tenant_id: Generated<string>
  form: string
  field: string
  week_on: Day
  unit_id: string
  shown: number
  filled: number
  seconds: number
}

export type BurdenReadsTable = {
  tenant_id: Generated<string>
  route: string
  week_on: Day
  unit_id: string
  times: number
}

export type BurdenTimesTable = {
  tenant_id: Generated<string>
  form: string
  week_on: Day
  unit_id: string
  bucket: number
  uses: number
}

export type BurdenUsesTable = {
  tenant_id: Generated<string>
  form: string
  version: string
  week_on: Day
  unit_id: string
  sent: Generated<number>
  abandoned: Generated<number>
  seconds: Generated<number>
  clicks: Generated<number>
  presses: Generated<number>
  shown: Generated<number>
  filled: Generated<number>
}

export type CalendarFeedsTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  token_hash: string
  origin: string
  made_at: Instant
  ended_at: Instant | null
}

export type CareContactsTable = {
  tenant_id: Generated<string>
  id: string
  placement_id: string
  held_on: Day
  in_home: boolean | null
  with_child: boolean
  child_alone: boolean
  with_carers: boolean
  with_guardians: boolean
  place: Generated<string>
  health: Generated<string>
  development: Generated<string>
  behaviour: Generated<string>
  schooling: Generated<string>
  relations: Generated<string>
  note_id: string | null
  by_id: string
}

export type CarePlansTable = {
  tenant_id: Generated<string>
  id: string
  placement_id: string
  position: number
  special_needs: string
  family_contact: string
  goal: string
  child_view: string
  guardian_view: string
  long_term_home: Generated<string>
  is_revision: Generated<boolean>
  made_on: Day
  made_by: string
}

export type CareReviewsTable = {
  tenant_id: Generated<string>
  id: string
  placement_id: string
  kind: 'consider_care' | 'reconsider_care' | 'consider_custody_transfer' | 'extend_emergency_home'
  answers: Json
  saved_on: Day
  saved_by: string
  proposed_as: string | null
  decision_id: string | null
  decided_on: Day | null
  version: Generated<number>
  months: number | null
}

export type CaseConflictsTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  child_id: string
  worker_id: string
  ground: 'party_or_affected' | 'representative' | 'decided_elsewhere' | 'other'
  words: Generated<string>
  told_by: string
  told_at: Instant
  answer: 'conflict' | 'no_conflict' | 'no_weight' | null
  reasons: Generated<string>
  answered_by: string | null
  answered_at: Instant | null
  exception_reason: Generated<string>
  exception_by: string | null
  exception_at: Instant | null
  version: Generated<number>
}

export type CasesTable = {
  tenant_id: Generated<string>
  id: string
  number: string
  child_id: string
  unit_id: string
  opened_on: Day
  closed_on: Day | null
  closed_by: string | null
  closing_reason: Generated<string>
  version: Generated<number>
  watched: GeneratedAlways<string | null>
}

export type ChildFollowUpsTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  child_id: string
  investigation_id: string
  decision_id: string
  started_on: Day
  talked_on: Day | null
  ended_on: Day | null
  outcome: 'no_more_need' | 'help_accepted' | 'new_investigation' | 'adult' | null
  summary: Generated<string>
  child_view: Generated<string>
  ended_by: string | null
  version: Generated<number>
}

export type ChildMovesTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  child_id: string
  municipality_code: string
  moved_on: Day
  noted_by: string
  noted_at: Instant
}

export type ChildTimeTargetsTable = {
  tenant_id: Generated<string>
  id: string
  per_mille: number
  from_on: Day
  set_by: string
  set_at: Instant
}

export type ClockExtensionsTable = {
  tenant_id: Generated<string>
  id: string
  clock_id: string
  from_due_on: Day
  to_due_on: Day
  ground: string
  reason: string
  decided_by: string
  decided_on: Day
}

export type ClockLengthsTable = {
  tenant_id: Generated<string>
  code: string
  unit: 'days' | 'months'
  amount: number
  reason: string
  set_by: string
  set_on: Day
  version: Generated<number>
}

export type ClocksTable = {
  tenant_id: Generated<string>
  id: string
  matter_id: string
  about_id: string
  code: string
  rule_version: string
  started_on: Day
  warn_on: Day
  due_on: Day
  ended_on: Day | null
  end_kind: 'satisfied' | 'stopped' | null
  end_reason: Generated<string>
  due_at: Instant | null
}

export type CommunicationsTable = {
  tenant_id: Generated<string>
  id: string
  investigation_id: string
  person_id: string
  material: string
  how: string
  sent_on: Day
  sent_by: string
  reply_days: number
  told_of_oral_right: boolean
  replied_on: Day | null
  reply: Generated<string>
  no_reply: Generated<boolean>
  version: Generated<number>
  noted_at: Instant | null
}

export type ConsentGroundsTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  case_id: string
  child_id: string
  person_id: string | null
  ground: 'child_agrees' | 'shelter_without_other' | 'board_without_one' | 'lvu_22'
  decided_on: Day
  reference: Generated<string>
  chosen_at: Instant
  chosen_by: string
  ended_on: Day | null
  ended_by: string | null
  version: Generated<number>
}

export type ConsentsTable = {
  tenant_id: Generated<string>
  id: string
  purpose: Generated<'intervention' | 'sharing' | 'coordinated_plan'>
  intervention_id: string | null
  case_id: string
  child_id: string
  person_id: string
  given_as: 'guardian' | 'child'
  answer: 'agrees' | 'refuses'
  form: 'written' | 'oral' | 'digital'
  scope: string
  recipients: Generated<string>
  words: Generated<string>
  given_on: Day
  noted_at: Instant
  noted_by: string
  withdrawn_on: Day | null
  withdrawn_words: Generated<string>
  withdrawn_at: Instant | null
  withdrawn_by: string | null
  version: Generated<number>
}

export type ConsultsTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  asked_by: string
  asked_id: string
  asked_name: string
  held_at: Instant
  question: string
  view: string
  agrees: boolean
}

export type ContactChildrenTable = {
  tenant_id: Generated<string>
  visit_id: string
  child_id: string
  minutes: number
  alone_minutes: number
}

export type ContactMonthsTable = {
  tenant_id: Generated<string>
  unit_id: string
  month_on: Day
  worker_id: string
  planned_minutes: number | null
  child: Generated<number>
  child_adult: Generated<number>
  adult: Generated<number>
  travel: Generated<number>
  child_minutes: Generated<number>
  alone_minutes: Generated<number>
  meetings: Generated<number>
}

export type ContactStateTable = {
  tenant_id: Generated<string>
  definition_version: number
  derived_at: Instant
}

export type ContactTimeTable = {
  tenant_id: Generated<string>
  visit_id: string
  worker_id: string
  unit_id: string
  on_day: Day
  began_at: Instant
  ended_at: Instant
  child: number
  child_adult: number
  adult: number
  travel: number
  child_minutes: number
  alone_minutes: number
  meetings: number
  workers: number
  definition_version: number
}

export type CountersTable = {
  tenant_id: Generated<string>
  name: string
  value: number
}

export type DecisionCorrectionsTable = {
  tenant_id: Generated<string>
  id: string
  decision_id: string
  correction: string
  reason: string
  corrected_by: string
  corrected_name: string
  corrected_at: Instant
}

export type DecisionProposalsTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  investigation_id: string | null
  child_id: string
  unit_id: string
  kind: string
  content: Generated<string>
  reasons: Generated<string>
  rule_applied: Generated<string>
  intervention_kind: Generated<string>
  intervention_name: Generated<string>
  proposed_by: string
  sent_to: string | null
  sent_at: Instant | null
  returned_note: Generated<string>
  saved_at: Instant
  version: Generated<number>
  legal_basis: Generated<'sol' | 'lvu_2' | 'lvu_3' | 'lvu_6' | 'lvu_22' | 'shelter_act'>
  special_reasons: Generated<boolean>
  risk_behaviour: Generated<boolean>
  kinship: Generated<string>
  told_on: Day | null
  told_note: Generated<string>
  follow_up_offer: Generated<string>
  follow_up: Generated<boolean>
}

export type DecisionReportsTable = {
  tenant_id: Generated<string>
  decision_id: string
  item_id: string
}

export type DecisionServicesTable = {
  tenant_id: Generated<string>
  id: string
  decision_id: string
  person_id: string
  served_on: Day
  how: 'meeting' | 'letter' | 'receipt' | 'digital'
  appeal_until: Day | null
  by_id: string
}

export type DecisionsTable = {
  tenant_id: Generated<string>
  id: string
  matter_id: string
  case_id: string | null
  investigation_id: string | null
  child_id: string
  kind: string
  content: string
  reasons: string
  paragraph: string
  rule_applied: Generated<string>
  intervention_kind: Generated<string>
  intervention_name: Generated<string>
  decided_at: Instant
  decided_on: Day
  decided_by: string | null
  decided_name: string
  decided_title: string
  delegation_rule_id: string | null
  presented_by: string | null
  presented_name: Generated<string>
  took_part: Json
  assessment_id: string | null
  snapshot: Json
  hash: string
  legal_basis: Generated<'sol' | 'lvu_2' | 'lvu_3' | 'lvu_6' | 'lvu_22' | 'shelter_act'>
  special_reasons: Generated<boolean>
  risk_behaviour: Generated<boolean>
  kinship: Generated<string>
  decided_as: Generated<'delegate' | 'committee' | 'board' | 'chair'>
  meeting_id: string | null
  minutes_number: number | null
  how: Generated<'' | 'phone' | 'video' | 'on_site'>
  reservations: Generated<string>
  recorded_by: string | null
  recorded_name: Generated<string>
  follow_up_offer: Generated<string>
  follow_up: Generated<boolean>
}

export type DelegationRulesTable = {
  tenant_id: Generated<string>
  id: string
  decision_kind: string
  paragraph: string
  lowest_role: 'social_worker' | 'lead' | 'unit_manager' | 'head' | 'committee' | 'board'
  valid_from: Day
  valid_until: Day | null
}

export type DisclosureFilesTable = {
  tenant_id: Generated<string>
  id: string
  disclosure_id: string
  child_id: string
  body: Uint8Array
  texts: Json
  sha256: string
  made_by: string
  made_at: Instant
}

export type DisclosureItemsTable = {
  tenant_id: Generated<string>
  id: string
  disclosure_id: string
  child_id: string
  source_kind: 'note' | 'decision' | 'assessment' | 'report'
  source_id: string
  position: number
  title: string
  body: string
  judged: 'open' | 'masked' | 'withheld' | null
  paragraph: Generated<string>
  reason: Generated<string>
  masks: JsonOrDefault
  judged_by: string | null
  judged_at: Instant | null
}

export type DisclosuresTable = {
  tenant_id: Generated<string>
  id: string
  child_id: string
  requester: 'mother' | 'father' | 'guardian' | 'child' | 'court' | 'authority' | 'reporter' | 'other'
  person_id: string | null
  requester_name: string
  identity_by: 'id_document' | 'e_identification' | 'known' | 'official_channel'
  asked_on: Day
  asked_for: string
  prepared_by: string
  prepared_at: Instant
  sent_by: string | null
  sent_at: Instant | null
  outcome: 'whole' | 'masked' | 'refused' | null
  decision_reason: Generated<string>
  reservation: Generated<string>
  decided_by: string | null
  decided_name: Generated<string>
  decided_title: Generated<string>
  decided_at: Instant | null
  is_mass: Generated<boolean>
  approved_by: string | null
  approved_at: Instant | null
  version: Generated<number>
}

export type DisposalApprovalsTable = {
  tenant_id: Generated<string>
  disposal_id: string
  worker_id: string
  list_hash: string
  approved_at: Instant
}

export type DisposalCertificatesTable = {
  tenant_id: Generated<string>
  id: string
  item_id: string
  person_id: string
  people: string[]
  seq: number
  body: string
  previous_hash: string
  hash: string
  key_id: string
  signature: string
  disposed_at: Instant
  after_size: number | null
  after_root: string | null
}

export type DisposalHoldsTable = {
  tenant_id: Generated<string>
  id: string
  person_id: string
  kind: 'appeal' | 'disclosure' | 'inquiry' | 'own_decision' | 'parenthood' | 'custody_agreement'
  reason: string
  placed_by: string
  placed_at: Instant
  lift_reason: Generated<string>
  lifted_by: string | null
  lifted_at: Instant | null
}

export type DisposalItemsTable = {
  tenant_id: Generated<string>
  id: string
  disposal_id: string
  number: string
  person_id: string
  reasons: Json
  last_on: Day
  earliest_on: Day
  done_by: Day
  counts: Json
  done_at: Instant | null
  done_counts: Json | null
  done_hash: string | null
}

export type DisposalsTable = {
  tenant_id: Generated<string>
  id: string
  number: string
  rule_version: string
  proposed_by: string
  proposed_at: Instant
  stop_reason: Generated<string>
  stopped_by: string | null
  stopped_at: Instant | null
}

export type DutiesTable = {
  tenant_id: Generated<string>
  id: string
  kind: 'fosterRegister' | 'statistics' | 'lexSarah' | 'incident' | 'gdprBreach' | 'otherDuty'
  title: string
  account: Generated<string>
  year: number | null
  state: string
  unit_id: string
  opened_on: Day
  opened_by: string | null
  closed_on: Day | null
  version: Generated<number>
  watched: GeneratedAlways<string | null>
}

export type DutyStepsTable = {
  tenant_id: Generated<string>
  id: string
  duty_id: string
  place: number
  step: string
  taken_on: Day
  taken_at: Instant | null
  days: number | null
  note: Generated<string>
  by_id: string | null
  written_at: Instant
}

export type DutyTurnsTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  unit_id: string | null
  from_at: Instant
  until_at: Instant
  entered_by: string
  entered_at: Instant
  ended_by: string | null
  ended_at: Instant | null
}

export type ExecutionReportsTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  reported_on: Day
  reason: string
  by_id: string
}

export type FilesTable = {
  tenant_id: Generated<string>
  id: string
  about_type: 'case' | 'report' | 'note'
  about_id: string
  child_id: string | null
  number: string
  received_on: Day
  sender: string
  subject: string
  kind: 'pdf' | 'jpeg' | 'png' | 'text' | 'docx' | 'xlsx'
  bytes: number
  sha256: string
  sent_sha256: string
  disk_name: string
  state: 'unexamined' | 'clean' | 'remade' | 'removed'
  uploaded_by: string
  uploaded_at: Instant
}

export type FollowUpsTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  held_on: Day
  held_by: string
  summary: string
  child_view: string
  goal_results: Json
  next_step: 'continue' | 'change' | 'end'
}

export type FormerBirthsTable = {
  tenant_id: Generated<string>
  id: string
  person_id: string
  birth_on: Day | null
  until_on: Day
  end_reason: 'new' | 'correction' | 'identity'
  ended_by: string
}

export type FormerNamesTable = {
  tenant_id: Generated<string>
  id: string
  person_id: string
  given_name: string
  family_name: string
  until_on: Day
  end_reason: 'new' | 'correction' | 'identity'
  ended_by: string
}

export type HandledCommandsTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  route: string
  handled_at: Instant
  reply: Json | null
}

export type HandoverItemsTable = {
  tenant_id: Generated<string>
  id: string
  handover_id: string
  thing: 'case' | 'report' | 'duty' | 'transfer' | 'proposal' | 'placement' | 'agenda_item'
  thing_id: string
  child_id: string | null
  part: 'owner' | 'coworker' | 'decider' | 'named_worker' | 'presenter'
  unit_id: string | null
  from_id: string
  to_id: string | null
  moved_at: Instant
}

export type HandoversTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  absence_id: string
  made_by: string
  made_at: Instant
  return_on: Day | null
  answer: 'returned' | 'kept' | null
  answered_by: string | null
  answered_at: Instant | null
}

export type HomeRecordsTable = {
  tenant_id: Generated<string>
  id: string
  home_id: string
  kind: 'suitability' | 'contract' | 'extracts' | 'licence' | 'over_three_notice'
  made_on: Day
  until_on: Day | null
  conclusion: 'suitable' | 'unsuitable' | null
  made_by: Generated<string>
  note: Generated<string>
  by_id: string
  position: number
}

export type HomesTable = {
  tenant_id: Generated<string>
  id: string
  kind: 'foster_home' | 'kinship_care' | 'emergency_foster_home' | 'supported_housing' | 'residential_care_home' | 'shelter' | 'secure_youth_home'
  name: string
  run_by: 'family' | 'municipality' | 'private' | 'state'
  contact_name: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  address: Generated<string>
  municipality: Generated<string>
  languages: Generated<string>
  capacity: number
  age_from: number | null
  age_below: number | null
  closed_on: Day | null
  closed_reason: Generated<string>
  version: Generated<number>
}

export type HrMappingsTable = {
  tenant_id: Generated<string>
  id: string
  field: string
  heading: string
  kept_by: string
  kept_at: Instant
}

export type ImplementationPlanVersionsTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  version: number
  made_on: Day
  made_by: string
  content: Json
}

export type ImplementationPlansTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  how: string
  follow_up_how: Generated<string>
  others_do: Generated<string>
  family_contact: Generated<string>
  child_contact: Generated<string>
  child_view: string
  guardian_view: Generated<string>
  follow_up_months: number
  made_on: Day
  made_by: string
  version: Generated<number>
}

export type InformationRequestsTable = {
  tenant_id: Generated<string>
  id: string
  investigation_id: string
  source_kind: string
  source_name: string
  question: string
  asked_on: Day
  asked_by: string
  answered_on: Day | null
  answer: Generated<string>
  version: Generated<number>
}

export type IntakeAlarmsTable = {
  tenant_id: Generated<string>
  id: string
  kind: 'silence_web' | 'silence_all' | 'unfinished'
  since_at: Instant
  raised_at: Instant
  ended_at: Instant | null
}

export type InterruptionsTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  interrupted_on: Day
  reason: string
  legal_basis: 'sol' | 'lvu_2' | 'lvu_3' | 'lvu_6' | 'lvu_22' | 'shelter_act'
  by_id: string
  resumed_on: Day | null
}

export type InterventionsTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  decision_id: string
  kind: string
  name: string
  decided_on: Day
  started_on: Day | null
  ended_on: Day | null
  end_reason: Generated<string>
  version: Generated<number>
  legal_basis: Generated<'sol' | 'lvu_2' | 'lvu_3' | 'lvu_6' | 'lvu_22' | 'shelter_act'>
}

export type InvestigationsTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  report_child_id: string | null
  opened_on: Day
  opened_by: string
  opening_reason: string
  plan_purpose: Generated<string>
  plan_questions: Json
  plan_with_child: Generated<string>
  plan_made_on: Day | null
  child_talked_on: Day | null
  outcome: 'intervention' | 'no_measure' | 'refused' | null
  ended_on: Day | null
  version: Generated<number>
}

export type InvitationsTable = {
  tenant_id: Generated<string>
  id: string
  child_id: string
  case_id: string
  part: 'guardian' | 'child' | 'partner'
  person_id: string | null
  partner_name: string | null
  organisation: string | null
  number: string | null
  purpose: string
  shows: string
  agreed: Generated<string>
  office_phone: Generated<string>
  until_on: Day
  invited_by: string
  invited_at: Instant
  approved_by: string | null
  approved_at: Instant | null
  end_reason: string | null
  ended_by: string | null
  ended_at: Instant | null
}

export type LogReviewItemsTable = {
  tenant_id: Generated<string>
  id: string
  review_id: string
  log_id: string
  opened_at: Instant
  worker_id: string
  unit_id: string
  role: string
  child_id: string
  part: string
  explanation: string | null
  hints: Json
  reasons: Json
}

export type LogReviewLooksTable = {
  tenant_id: Generated<string>
  id: string
  item_id: string
  purpose: string
  looked_by: string
  looked_at: Instant
}

export type LogReviewOutcomesTable = {
  tenant_id: Generated<string>
  id: string
  item_id: string
  outcome: 'explained' | 'talk' | 'reported' | 'unclear'
  reason: string
  given_by: string
  given_at: Instant
}

export type LogReviewersTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  from_on: Day
  until_on: Day
  appointed_by: string
  appointed_at: Instant
  ended_by: string | null
  ended_at: Instant | null
  agreed_by: string | null
}

export type LogReviewsTable = {
  tenant_id: Generated<string>
  id: string
  month_on: Day
  seed: string
  openings: number
  made_at: Instant
}

export type LogoutTokensTable = {
  tenant_id: Generated<string>
  issuer: string
  jti: string
  received_at: Instant
}

export type LowThresholdServicesTable = {
  tenant_id: Generated<string>
  id: string
  unit_id: string
  kind: string
  name: string
  person_id: string | null
  age_group: 'not_asked' | 'under_15' | 'from_15' | 'adult'
  consent: 'not_needed' | 'guardians' | 'young_person'
  consent_on: Day | null
  identity_decided_on: Day | null
  identity_reference: Generated<string>
  told_of_application: boolean
  started_on: Day
  ended_on: Day | null
  noted_by: string
  noted_at: Instant
  version: Generated<number>
}

export type MeasureMandatesTable = {
  tenant_id: Generated<string>
  decision_id: string
  case_id: string
  kind: 'lvuCare' | 'movingBan' | 'exitBan' | 'shelter'
  decided_on: Day
  measure_id: string | null
  ground: 'lvu2' | 'lvu3' | null
}

export type MeasureStepsTable = {
  tenant_id: Generated<string>
  id: string
  measure_id: string
  place: number
  step: string
  taken_on: Day
  taken_at: Instant | null
  meeting_on: Day | null
  days: number | null
  note: Generated<string>
  decision_id: string | null
  by_id: string
  written_at: Instant
}

export type MeasureStrikesTable = {
  tenant_id: Generated<string>
  id: string
  measure_id: string
  step_id: string
  reason: string
  by_id: string
  written_at: Instant
}

export type MeasuresTable = {
  tenant_id: Generated<string>
  id: string
  case_id: string
  child_id: string
  kind: 'lvuCare' | 'preventive22' | 'contactRestriction' | 'movingBan' | 'temporaryMovingBan' | 'exitBan' | 'temporaryExitBan' | 'shelter' | 'shelterContactRestriction' | 'slowness' | 'youthService' | 'sip'
  ground: 'lvu2' | 'lvu3' | null
  state: string
  opened_on: Day
  closed_on: Day | null
  version: Generated<number>
}

export type MeetingsTable = {
  tenant_id: Generated<string>
  id: string
  body: 'committee' | 'board'
  held_on: Day
  state: Generated<'planned' | 'held'>
  chair: Generated<string>
  members: JsonOrDefault
  recorded_by: string | null
  recorded_name: Generated<string>
  recorded_at: Instant | null
  version: Generated<number>
}

export type MinutesTable = {
  tenant_id: Generated<string>
  item_id: string
  meeting_id: string
  number: number
  outcome: 'as_proposed' | 'otherwise' | 'rejected' | 'returned' | 'adjourned' | 'noted'
  content: Generated<string>
  reasons: Generated<string>
  note: Generated<string>
  stepped_out: JsonOrDefault
  reservations: Generated<string>
  recorded_by: string
  recorded_name: string
  recorded_at: Instant
  body: 'committee' | 'board'
  year: number
}

export type MinutesCorrectionsTable = {
  tenant_id: Generated<string>
  id: string
  item_id: string
  correction: string
  reason: string
  corrected_by: string
  corrected_name: string
  corrected_at: Instant
}

export type MunicipalitiesTable = {
  code: string
  name: string
  county_code: string
  county: string
}

export type NamedWorkersTable = {
  tenant_id: Generated<string>
  id: string
  placement_id: string
  worker_id: string
  position: number
  from_on: Day
  reason: Generated<string>
  by_id: string
}

export type NoteDraftsTable = {
  tenant_id: Generated<string>
  id: string
  child_id: string
  case_id: string | null
  report_child_id: string | null
  author_id: string
  kind: 'talk_with_child' | 'talk_with_guardian' | 'home_visit' | 'phone_call' | 'meeting' | 'information_received' | 'message' | 'other_event' | 'party_view'
  event_on: Day
  place: Generated<string>
  child_alone: boolean | null
  participants: JsonOrDefault
  happened: Generated<string>
  child_words: Generated<string>
  assessment: Generated<string>
  original_id: string | null
  correction_reason: Generated<string>
  started_at: Instant
  saved_at: Instant
  revision: Generated<number>
  tab_id: string
  tab_seq: number
  agreed: Generated<string>
  saved_by: string | null
}

export type NoteWritersTable = {
  tenant_id: Generated<string>
  note_id: string
  worker_id: string
  meeting_id: string
  child_id: string
  may_finish: boolean
}

export type NotesTable = {
  tenant_id: Generated<string>
  id: string
  child_id: string
  case_id: string | null
  report_child_id: string | null
  kind: 'talk_with_child' | 'talk_with_guardian' | 'home_visit' | 'phone_call' | 'meeting' | 'information_received' | 'message' | 'other_event' | 'party_view'
  event_on: Day
  place: Generated<string>
  child_alone: boolean | null
  participants: JsonOrDefault
  happened: Generated<string>
  child_words: Generated<string>
  assessment: Generated<string>
  original_id: string | null
  correction_reason: Generated<string>
  started_at: Instant
  signed_at: Instant
  signed_by: string
  signed_name: string
  signed_title: string
  hash: string
  agreed: Generated<string>
  written_with: JsonOrDefault
}

export type OccupanciesTable = {
  tenant_id: Generated<string>
  id: string
  post_id: string
  holder_id: string
  kind: 'permanent' | 'temporary' | 'consultant'
  permille: number
  from_on: Day
  last_on: Day | null
  covers_id: string | null
  resigned_on: Day | null
  reason: 'own_wish' | 'pension' | 'time_out' | 'other' | null
  leave_from: Day | null
  leave_last: Day | null
  version: Generated<number>
}

export type OpeningNoticesTable = {
  tenant_id: Generated<string>
  id: string
  investigation_id: string
  person_id: string
  told_on: Day | null
  how: Generated<string>
  withheld_reason: Generated<string>
  by_id: string
}

export type OpeningStopsTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  unit_id: string
  people: number
  stopped_at: Instant
  reason: Generated<string>
  went_on_at: Instant | null
  until_at: Instant | null
  outcome: 'explained' | 'talk' | 'reported' | 'unclear' | null
  review_reason: Generated<string>
  reviewed_by: string | null
  reviewed_at: Instant | null
}

export type OutboxTable = {
  tenant_id: Generated<string>
  id: string
  name: string
  payload: Json
  happened_at: Instant
  handled_at: Instant | null
}

export type OutsideSessionsTable = {
  tenant_id: Generated<string>
  id: string
  token_hash: string
  number: string
  started_at: Instant
  seen_at: Instant
  expires_at: Instant
  ended_at: Instant | null
  authenticated_at: Instant | null
  issuer: string | null
  subject: string | null
  device: Generated<string>
}

export type OwnDraftsTable = {
  tenant_id: Generated<string>
  thing_id: string
  content: Json
}

export type OwnFieldTermsTable = {
  tenant_id: Generated<string>
  id: string
  field_id: string
  kind: 'begun' | 'renewed' | 'ended'
  purpose: string
  owner_id: string
  begins_on: Day
  ends_on: Day
  made_by: string
  made_at: Instant
}

export type OwnFieldsTable = {
  tenant_id: Generated<string>
  id: string
  form: 'note' | 'closing' | 'follow_up'
  kind: 'line' | 'yes_no' | 'choice'
  label: string
  help: Generated<string>
  choices: JsonOrDefault
  is_mandatory: boolean
  purpose: string
  owner_id: string
  reader: string
  begins_on: Day
  ends_on: Day
  made_by: string
  made_at: Instant
  version: Generated<number>
}

export type OwnValuesTable = {
  tenant_id: Generated<string>
  thing_id: string
  field_id: string
  answer: string
  label: string
  written_at: Instant
  written_by: string
}

export type PasskeyChallengesTable = {
  tenant_id: Generated<string>
  id: string
  purpose: 'sign_in' | 'step_up' | 'add'
  challenge: string
  cookie_hash: string | null
  session_id: string | null
  started_at: Instant
}

export type PasskeysTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  credential_id: string
  public_key: string
  sign_count: number
  rp_id: string
  name: string
  device: Generated<string>
  issuer: string | null
  subject: string | null
  proven_at: Instant
  added_at: Instant
  added_in: string
  added_seen_at: Instant | null
  last_used_at: Instant | null
  removed_at: Instant | null
  removed_by: string | null
  removed_in: string | null
  removed_seen_at: Instant | null
}

export type PersonAliasesTable = {
  tenant_id: Generated<string>
  alias_id: string
  person_id: string
  merge_id: string
}

export type PersonLogsTable = {
  tenant_id: Generated<string>
  id: string
  person_id: string
  asked_as: 'child' | 'guardian'
  from_on: Day
  until_on: Day
  name_reason: Generated<string>
  made_by: string
  made_at: Instant
}

export type PersonMergesTable = {
  tenant_id: Generated<string>
  id: string
  kept_id: string
  merged_id: string
  choices: Json
  reason: string
  status: Generated<'proposed' | 'confirmed' | 'declined' | 'undone'>
  proposed_by: string
  proposed_at: Instant
  answered_by: string | null
  answered_at: Instant | null
  before: Json | null
  undone_by: string | null
  undone_at: Instant | null
  undo_reason: Generated<string>
}

export type PersonNamesTable = {
  tenant_id: Generated<string>
  part: string
  person_id: string
}

export type PersonNumbersTable = {
  tenant_id: Generated<string>
  id: string
  person_id: string
  number: string
  kind: 'personal' | 'coordination' | 'reserve'
  from_on: Day
  until_on: Day | null
  certainty: 'proven' | 'probable' | 'uncertain' | null
  written_by: string | null
  ended_by: string | null
  end_reason: 'new' | 'correction' | 'identity' | 'same_person' | null
}

export type PersonsTable = {
  tenant_id: Generated<string>
  id: string
  given_name: string
  family_name: string
  birth_on: Day | null
  protection: Generated<'none' | 'marking' | 'protected_registration' | 'fictitious'>
  address: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  language: Generated<string>
  needs_interpreter: Generated<boolean>
  version: Generated<number>
  dead_on: Day | null
  address_key: GeneratedAlways<string | null>
}

export type PlacementBasesTable = {
  tenant_id: Generated<string>
  id: string
  placement_id: string
  legal_basis: 'sol' | 'lvu_2' | 'lvu_3' | 'lvu_6' | 'shelter_act'
  position: number
  from_on: Day
  reason: Generated<string>
  by_id: string
  awaits_reunion: Generated<boolean>
}

export type PlacementsTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  case_id: string
  child_id: string
  legal_basis: 'sol' | 'lvu_2' | 'lvu_3' | 'lvu_6' | 'shelter_act'
  named_worker_id: string
  is_hidden: Generated<boolean>
  started_on: Day
  health_notice_on: Day | null
  ended_on: Day | null
  end_kind: 'home_to_parents' | 'own_housing' | 'custody_transferred' | 'breakdown' | 'age' | 'adoption' | 'other' | null
  end_reason: Generated<string>
  version: Generated<number>
  health_needless_on: Day | null
  health_needless_why: 'examined_lately' | 'examination_under_way' | 'followed_in_care' | 'other' | null
  health_needless_note: Generated<string>
}

export type PlanGoalsTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  goal: string
  sign: Generated<string>
  position: number
}

export type PostHoldersTable = {
  tenant_id: Generated<string>
  id: string
  number: Generated<string>
  worker_id: string | null
  name: string
  experienced_from: Day | null
  talked_on: Day | null
}

export type PostsTable = {
  tenant_id: Generated<string>
  id: string
  unit_id: string
  number: Generated<string>
  title: string
  duty: 'case_work' | 'lead' | 'manager' | 'administration' | 'other'
  permille: number
  funding: 'own' | 'esf' | 'state' | 'other'
  funding_until: Day | null
  from_on: Day
  last_on: Day | null
  version: Generated<number>
}

export type RelationsTable = {
  tenant_id: Generated<string>
  id: string
  child_id: string
  person_id: string
  kind: 'guardian' | 'appointed_guardian' | 'parent' | 'family_home_parent' | 'good_man' | 'sibling' | 'half_sibling' | 'network' | 'other'
  note: Generated<string>
  from_on: Day
  until_on: Day | null
  custody: 'shared' | 'sole' | null
  end_reason: 'ended' | 'death' | null
  set_aside_by: string | null
}

export type ReorganisationsTable = {
  tenant_id: Generated<string>
  id: string
  unit_id: string | null
  name: string
  from_on: Day
  took_part: Generated<string>
  entered_by: string
  entered_at: Instant
}

export type ReportChildrenTable = {
  tenant_id: Generated<string>
  id: string
  report_id: string
  place: Generated<number>
  child_id: string | null
  told_name: Generated<string>
  told_birth: Generated<string>
  told_details: Generated<string>
  unit_id: string
  stage: 'received' | 'proposed' | 'joined' | 'opened' | 'not_opened'
  protection_at: Instant | null
  protection_by: string | null
  protection_needed: boolean | null
  protection_reason: Generated<string>
  protection_action: Generated<string>
  proposed_at: Instant | null
  proposed_by: string | null
  proposed_reason: Generated<string>
  decided_at: Instant | null
  decided_by: string | null
  decision_reason: Generated<string>
  case_id: string | null
  feedback_asked_on: Day | null
  feedback_on: Day | null
  feedback_by: string | null
  feedback_outcome: Generated<'' | 'told' | 'unsuitable'>
  feedback_how: Generated<string>
  meeting: Generated<'' | 'offered' | 'declined' | 'held' | 'not_suitable'>
  meeting_note: Generated<string>
  closed_on: Day | null
  version: Generated<number>
  watched: GeneratedAlways<string | null>
}

export type ReportSubmissionsTable = {
  tenant_id: Generated<string>
  id: string
  form_id: string
  sent_at: Instant
  outcome: Generated<'sent' | 'received' | 'refused'>
  report_id: string | null
}

export type ReportsTable = {
  tenant_id: Generated<string>
  id: string
  receipt_number: string
  channel: 'web' | 'phone' | 'letter' | 'visit' | 'message'
  received_on: Day
  registered_at: Instant
  registered_by: string | null
  reporter_category: string
  reporter_name: Generated<string>
  reporter_organisation: Generated<string>
  reporter_phone: Generated<string>
  reporter_email: Generated<string>
  relation_to_child: Generated<string>
  reporter_protection: Generated<'none' | 'asked' | 'protected' | 'open'>
  reporter_protection_reason: Generated<string>
  reporter_protection_by: string | null
  wants_feedback: Generated<boolean>
  guardians_informed: boolean | null
  concern: string
  language: Generated<string>
  version: Generated<number>
}

export type SealedOpeningsTable = {
  tenant_id: Generated<string>
  id: string
  person_id: string
  worker_id: string
  opened_at: Instant
  purpose: 'contact' | 'visit' | 'danger' | 'correct' | 'other'
  words: string
  fields: Json
}

export type SealedValuesTable = {
  tenant_id: Generated<string>
  person_id: string
  field: 'address' | 'phone' | 'email' | 'school' | 'workplace' | 'lives_at' | 'new_name'
  version: number
  key_id: string
  sealed: Uint8Array
  written_by: string
  written_at: Instant
}

export type SessionsTable = {
  tenant_id: Generated<string>
  id: string
  token_hash: string
  worker_id: string
  started_at: Instant
  seen_at: Instant
  expires_at: Instant
  ended_at: Instant | null
  authenticated_at: Instant | null
  issuer: string | null
  subject: string | null
  provider_session: string | null
  device: Generated<string>
  passkey_id: string | null
}

export type SharedClientsTable = {
  tenant_id: Generated<string>
  document_id: string
  client_id: number
  worker_id: string
  device_id: string
  assigned_at: Instant
}

export type SharedDocumentsTable = {
  tenant_id: Generated<string>
  id: string
  kind: 'assessment' | 'note'
  subject_id: string
  seq: number
  mark: string
  state: Uint8Array
  state_seq: number
  state_mark: string
  size: number
  next_client: number
  opened_at: Instant
  opened_by: string
  frozen_at: Instant | null
  frozen_by: string | null
}

export type SharedUpdatesTable = {
  tenant_id: Generated<string>
  document_id: string
  seq: number
  mark: string
  bytes: Uint8Array
  client_id: number
  worker_id: string
  written_at: Instant
}

export type SignInAttemptsTable = {
  tenant_id: Generated<string>
  id: string
  cookie_hash: string
  state: string
  nonce: string
  verifier: string
  return_to: string
  fresh_session_id: string | null
  started_at: Instant
  door: Generated<'staff' | 'outside'>
}

export type StaffChangesTable = {
  tenant_id: Generated<string>
  id: string
  kind: 'begin' | 'change' | 'log_reviewer'
  worker_id: string
  unit_id: string
  login: string
  name: string
  title: string
  role: 'trainee' | 'social_worker' | 'lead' | 'unit_manager' | 'head' | 'administrator' | 'board_secretary'
  employment_percent: number
  started_on: Day
  qualification: 'social_work_degree' | 'other_relevant_degree' | 'none'
  may_act_alone: boolean
  reason: string
  proposed_by: string
  proposed_as: string
  proposed_at: Instant
  outcome: 'confirmed' | 'refused' | 'withdrawn' | null
  outcome_reason: Generated<string>
  decided_by: string | null
  decided_at: Instant | null
  review_from_on: Day | null
  review_until_on: Day | null
}

export type StaffingMeasuresTable = {
  tenant_id: Generated<string>
  id: string
  kind: 'salary' | 'home_days' | 'admin_posts' | 'small_groups' | 'laptops' | 'other'
  name: string
  unit_id: string | null
  from_on: Day
  last_on: Day | null
  figure: 'vacancy' | 'leavers' | 'available' | 'consultants'
  expected: string
  entered_by: string
  entered_at: Instant
}

export type StayPlanItemsTable = {
  tenant_id: Generated<string>
  id: string
  year: number
  half: 'stay' | 'recruit'
  proposal: string
  written_by: string
  written_at: Instant
  standing: Generated<'proposed' | 'planned' | 'done' | 'dropped'>
  answer: Generated<string>
  owner_id: string | null
  due_on: Day | null
  answered_by: string | null
  answered_at: Instant | null
  version: Generated<number>
}

export type StaysTable = {
  tenant_id: Generated<string>
  id: string
  placement_id: string
  home_id: string
  position: number
  from_on: Day
  until_on: Day | null
  why: 'start' | 'planned' | 'breakdown' | 'emergency'
  reason: Generated<string>
  by_id: string
}

export type TenantsTable = {
  id: string
  municipality_code: string
  name: string
  slug: string
  demo: Generated<boolean>
}

export type TimeDiariesTable = {
  tenant_id: Generated<string>
  wave_id: string
  worker_id: string
  on_day: Day
  from_quarter: number
  quarters: number
  category: 'child' | 'child_adult' | 'adult' | 'casework' | 'note' | 'movable' | 'travel' | 'partner' | 'team' | 'develop' | 'other'
  saved_at: Instant
}

export type TimeKeysTable = {
  tenant_id: Generated<string>
  worker_id: string
  key: string
}

export type TimeMomentsTable = {
  tenant_id: Generated<string>
  id: string
  wave_id: string
  worker_id: string
  due_at: Instant
  sent_at: Instant | null
  shown_at: Instant | null
  answered_at: Instant | null
  category: 'child' | 'child_adult' | 'adult' | 'casework' | 'note' | 'movable' | 'travel' | 'partner' | 'team' | 'develop' | 'other' | null
  source: 'tap' | 'late' | 'meeting' | null
}

export type TimeSumsTable = {
  tenant_id: Generated<string>
  wave_id: string
  key: string
  unit_id: string
  way: 'prompts' | 'diary'
  drawn: number
  shown: number
  answered: number
  late: number
  counts: Json
}

export type TimeWavePeopleTable = {
  tenant_id: Generated<string>
  wave_id: string
  worker_id: string
  unit_id: string
  way: 'prompts' | 'diary'
  weekdays: number
  from_minute: number
  minutes: number
  joined_at: Instant
}

export type TimeWaveUnitsTable = {
  tenant_id: Generated<string>
  wave_id: string
  unit_id: string
  asked: number | null
}

export type TimeWavesTable = {
  tenant_id: Generated<string>
  id: string
  starts_on: Day
  ends_on: Day
  moments_per_day: number
  seed: string
  agreed_on: Day
  made_by: string
  made_at: Instant
  closed_at: Instant | null
  closed_by: string | null
}

export type TransfersTable = {
  tenant_id: Generated<string>
  id: string
  direction: 'out' | 'in'
  municipality_code: string
  case_id: string | null
  child_id: string | null
  told_child: Generated<string>
  unit_id: string
  requested_on: Day
  request: string
  requested_by: string
  answer: 'yes' | 'no' | null
  answered_on: Day | null
  answer_text: Generated<string>
  answered_by: string | null
  ivo_applied_on: Day | null
  ivo_decision: 'moves' | 'stays' | null
  ivo_decided_on: Day | null
  ivo_text: Generated<string>
  withdrawn_on: Day | null
  withdrawn_note: Generated<string>
  report_id: string | null
  version: Generated<number>
  watched: GeneratedAlways<string | null>
}

export type UnitNeedsTable = {
  tenant_id: Generated<string>
  id: string
  unit_id: string
  from_on: Day
  needed_permille: number
  supervision_minutes: number
  source: string
  entered_by: string
  entered_at: Instant
}

export type UnitsTable = {
  tenant_id: Generated<string>
  id: string
  name: string
  kind: 'intake' | 'investigation'
  closed_on: Day | null
}

export type VisitChecklistsTable = {
  tenant_id: Generated<string>
  id: string
  for_kind: 'every' | 'home_visit' | 'talk_with_child' | 'talk_with_guardian' | 'meeting' | 'phone_call' | 'other_event'
  version: number
  points: Json
  made_at: Instant
  made_by: string
}

export type VisitChildrenTable = {
  tenant_id: Generated<string>
  visit_id: string
  child_id: string
  case_id: string
}

export type VisitEventsTable = {
  tenant_id: Generated<string>
  id: string
  visit_id: string
  kind: 'arrived' | 'started' | 'present' | 'left' | 'alone_from' | 'alone_until' | 'ticked' | 'unticked' | 'travelled' | 'paused' | 'resumed' | 'ended' | 'next' | 'agreed' | 'disagreed' | 'corrected'
  at: Instant
  received_at: Instant
  worker_id: string
  who: string | null
  with_id: string | null
  what: Generated<string>
  minutes: number | null
  on_day: Day | null
  words: Generated<string>
}

export type VisitNotesTable = {
  tenant_id: Generated<string>
  id: string
  visit_id: string
  child_id: string
  author_id: string
  filled: Json | null
  is_shared: Generated<boolean>
}

export type VisitPeopleTable = {
  tenant_id: Generated<string>
  id: string
  visit_id: string
  person_id: string | null
  name: Generated<string>
}

export type VisitWorkersTable = {
  tenant_id: Generated<string>
  visit_id: string
  worker_id: string
  role: 'write' | 'talk'
}

export type VisitsTable = {
  tenant_id: Generated<string>
  id: string
  kind: 'home_visit' | 'talk_with_child' | 'talk_with_guardian' | 'meeting' | 'phone_call' | 'other_event'
  starts_at: Instant
  minutes: number
  travel_minutes: number
  place: Generated<string>
  purpose: Generated<string>
  planned_by: string
  planned_at: Instant
  changed_at: Instant
  begun_at: Instant | null
  checklist_id: string | null
  cancelled_by: 'family' | 'us' | 'nobody_home' | null
  cancelled_at: Instant | null
  follows_id: string | null
  version: Generated<number>
}

export type WatchesTable = {
  tenant_id: Generated<string>
  matter_id: string
  matter_kind: 'report' | 'case' | 'duty' | 'transfer'
  child_id: string | null
  unit_id: string
  owner_id: string
  coworker_id: string | null
  next_on: Day
  since_at: Instant
  version: Generated<number>
}

export type WorkerPersonsTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  number: string
  entered_by: string
  entered_at: Instant
  ended_by: string | null
  ended_at: Instant | null
  end_asked_by: string | null
  end_asked_at: Instant | null
  ended_alone: Generated<boolean>
}

export type WorkerSuspensionsTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  reason: string
  suspended_by: string
  suspended_at: Instant
  lift_reason: Generated<string>
  lift_asked_by: string | null
  lift_asked_as: string | null
  lift_asked_at: Instant | null
  lifted_by: string | null
  lifted_at: Instant | null
}

export type WorkersTable = {
  tenant_id: Generated<string>
  id: string
  login: string
  name: string
  title: string
  unit_id: string
  role: 'trainee' | 'social_worker' | 'lead' | 'unit_manager' | 'head' | 'administrator' | 'board_secretary'
  employment_percent: number
  started_on: Day
  experienced_from: Day | null
  qualification: 'social_work_degree' | 'other_relevant_degree' | 'none'
  may_act_alone: boolean
  ended_on: Day | null
  suspended_at: Instant | null
}

export type WorkloadActionsTable = {
  tenant_id: Generated<string>
  id: string
  talk_id: string
  worker_id: string
  unit_id: string
  kind: 'todo' | 'drop'
  words: string
  owner_id: string
  due_on: Day
  outcome: 'done' | 'not_done' | null
  settled_on: Day | null
  settled_by: string | null
}

export type WorkloadDutiesTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  kind: 'mentee' | 'student' | 'trainer' | 'agreed_time'
  amount: number
  from_on: Day
  until_on: Day | null
  entered_by: string
  entered_at: Instant
}

export type WorkloadModelsTable = {
  tenant_id: Generated<string>
  id: string
  version: number
  name: string
  content: Json
  valid_from: Day
  decided_by: string
  decided_at: Instant
}

export type WorkloadMonthsTable = {
  tenant_id: Generated<string>
  worker_id: string
  month_on: Day
  unit_id: string
  model_version: number
  basis: Json
  employment_percent: number
  agreed_percent: number
  experience_months: number
  points_tenths: number
  capacity_tenths: number
  counted_at: Instant
}

export type WorkloadRatingsTable = {
  tenant_id: Generated<string>
  worker_id: string
  month_on: Day
  rating: number | null
  flex: 'under_minus_10' | 'minus' | 'even' | 'plus' | 'over_20' | 'over_40' | null
  rated_at: Instant
}

export type WorkloadTalksTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  month_on: Day
  unit_id: string
  held_by: string
  held_on: Day
  held_at: Instant
}

export type Tables = {
  absences: AbsencesTable
  access_denials: AccessDenialsTable
  agenda_items: AgendaItemsTable
  appeal_steps: AppealStepsTable
  appeals: AppealsTable
  assessment_begun: AssessmentBegunTable
  assessment_parts: AssessmentPartsTable
  assessment_quotes: AssessmentQuotesTable
  assessment_sections: AssessmentSectionsTable
  assessment_structures: AssessmentStructuresTable
  assessments: AssessmentsTable
  assignments: AssignmentsTable
  audit_checkpoints: AuditCheckpointsTable
  audit_exports: AuditExportsTable
  audit_log: AuditLogTable
  audit_seals: AuditSealsTable
  audit_unsealed: AuditUnsealedTable
  bag_checkouts: BagCheckoutsTable
  bag_devices: BagDevicesTable
  bag_keys: BagKeysTable
  bag_permits: BagPermitsTable
  bag_quarantine: BagQuarantineTable
  break_glasses: BreakGlassesTable
  burden_fields: BurdenFieldsTable
  burden_reads: BurdenReadsTable
  burden_times: BurdenTimesTable
  burden_uses: BurdenUsesTable
  calendar_feeds: CalendarFeedsTable
  care_contacts: CareContactsTable
  care_plans: CarePlansTable
  care_reviews: CareReviewsTable
  case_conflicts: CaseConflictsTable
  cases: CasesTable
  child_follow_ups: ChildFollowUpsTable
  child_moves: ChildMovesTable
  child_time_targets: ChildTimeTargetsTable
  clock_extensions: ClockExtensionsTable
  clock_lengths: ClockLengthsTable
  clocks: ClocksTable
  communications: CommunicationsTable
  consent_grounds: ConsentGroundsTable
  consents: ConsentsTable
  consults: ConsultsTable
  contact_children: ContactChildrenTable
  contact_months: ContactMonthsTable
  contact_state: ContactStateTable
  contact_time: ContactTimeTable
  counters: CountersTable
  decision_corrections: DecisionCorrectionsTable
  decision_proposals: DecisionProposalsTable
  decision_reports: DecisionReportsTable
  decision_services: DecisionServicesTable
  decisions: DecisionsTable
  delegation_rules: DelegationRulesTable
  disclosure_files: DisclosureFilesTable
  disclosure_items: DisclosureItemsTable
  disclosures: DisclosuresTable
  disposal_approvals: DisposalApprovalsTable
  disposal_certificates: DisposalCertificatesTable
  disposal_holds: DisposalHoldsTable
  disposal_items: DisposalItemsTable
  disposals: DisposalsTable
  duties: DutiesTable
  duty_steps: DutyStepsTable
  duty_turns: DutyTurnsTable
  execution_reports: ExecutionReportsTable
  files: FilesTable
  follow_ups: FollowUpsTable
  former_births: FormerBirthsTable
  former_names: FormerNamesTable
  handled_commands: HandledCommandsTable
  handover_items: HandoverItemsTable
  handovers: HandoversTable
  home_records: HomeRecordsTable
  homes: HomesTable
  hr_mappings: HrMappingsTable
  implementation_plan_versions: ImplementationPlanVersionsTable
  implementation_plans: ImplementationPlansTable
  information_requests: InformationRequestsTable
  intake_alarms: IntakeAlarmsTable
  interruptions: InterruptionsTable
  interventions: InterventionsTable
  investigations: InvestigationsTable
  invitations: InvitationsTable
  log_review_items: LogReviewItemsTable
  log_review_looks: LogReviewLooksTable
  log_review_outcomes: LogReviewOutcomesTable
  log_reviewers: LogReviewersTable
  log_reviews: LogReviewsTable
  logout_tokens: LogoutTokensTable
  low_threshold_services: LowThresholdServicesTable
  measure_mandates: MeasureMandatesTable
  measure_steps: MeasureStepsTable
  measure_strikes: MeasureStrikesTable
  measures: MeasuresTable
  meetings: MeetingsTable
  minutes: MinutesTable
  minutes_corrections: MinutesCorrectionsTable
  municipalities: MunicipalitiesTable
  named_workers: NamedWorkersTable
  note_drafts: NoteDraftsTable
  note_writers: NoteWritersTable
  notes: NotesTable
  occupancies: OccupanciesTable
  opening_notices: OpeningNoticesTable
  opening_stops: OpeningStopsTable
  outbox: OutboxTable
  outside_sessions: OutsideSessionsTable
  own_drafts: OwnDraftsTable
  own_field_terms: OwnFieldTermsTable
  own_fields: OwnFieldsTable
  own_values: OwnValuesTable
  passkey_challenges: PasskeyChallengesTable
  passkeys: PasskeysTable
  person_aliases: PersonAliasesTable
  person_logs: PersonLogsTable
  person_merges: PersonMergesTable
  person_names: PersonNamesTable
  person_numbers: PersonNumbersTable
  persons: PersonsTable
  placement_bases: PlacementBasesTable
  placements: PlacementsTable
  plan_goals: PlanGoalsTable
  post_holders: PostHoldersTable
  posts: PostsTable
  relations: RelationsTable
  reorganisations: ReorganisationsTable
  report_children: ReportChildrenTable
  report_submissions: ReportSubmissionsTable
  reports: ReportsTable
  sealed_openings: SealedOpeningsTable
  sealed_values: SealedValuesTable
  sessions: SessionsTable
  shared_clients: SharedClientsTable
  shared_documents: SharedDocumentsTable
  shared_updates: SharedUpdatesTable
  sign_in_attempts: SignInAttemptsTable
  staff_changes: StaffChangesTable
  staffing_measures: StaffingMeasuresTable
  stay_plan_items: StayPlanItemsTable
  stays: StaysTable
  tenants: TenantsTable
  time_diaries: TimeDiariesTable
  time_keys: TimeKeysTable
  time_moments: TimeMomentsTable
  time_sums: TimeSumsTable
  time_wave_people: TimeWavePeopleTable
  time_wave_units: TimeWaveUnitsTable
  time_waves: TimeWavesTable
  transfers: TransfersTable
  unit_needs: UnitNeedsTable
  units: UnitsTable
  visit_checklists: VisitChecklistsTable
  visit_children: VisitChildrenTable
  visit_events: VisitEventsTable
  visit_notes: VisitNotesTable
  visit_people: VisitPeopleTable
  visit_workers: VisitWorkersTable
  visits: VisitsTable
  watches: WatchesTable
  worker_persons: WorkerPersonsTable
  worker_suspensions: WorkerSuspensionsTable
  workers: WorkersTable
  workload_actions: WorkloadActionsTable
  workload_duties: WorkloadDutiesTable
  workload_models: WorkloadModelsTable
  workload_months: WorkloadMonthsTable
  workload_ratings: WorkloadRatingsTable
  workload_talks: WorkloadTalksTable
}

export const tenantTables = ['absences', 'access_denials', 'agenda_items', 'appeal_steps', 'appeals', 'assessment_begun', 'assessment_parts', 'assessment_quotes', 'assessment_sections', 'assessment_structures', 'assessments', 'assignments', 'audit_checkpoints', 'audit_exports', 'audit_log', 'audit_seals', 'audit_unsealed', 'bag_checkouts', 'bag_devices', 'bag_keys', 'bag_permits', 'bag_quarantine', 'break_glasses', 'burden_fields', 'burden_reads', 'burden_times', 'burden_uses', 'calendar_feeds', 'care_contacts', 'care_plans', 'care_reviews', 'case_conflicts', 'cases', 'child_follow_ups', 'child_moves', 'child_time_targets', 'clock_extensions', 'clock_lengths', 'clocks', 'communications', 'consent_grounds', 'consents', 'consults', 'contact_children', 'contact_months', 'contact_state', 'contact_time', 'counters', 'decision_corrections', 'decision_proposals', 'decision_reports', 'decision_services', 'decisions', 'delegation_rules', 'disclosure_files', 'disclosure_items', 'disclosures', 'disposal_approvals', 'disposal_certificates', 'disposal_holds', 'disposal_items', 'disposals', 'duties', 'duty_steps', 'duty_turns', 'execution_reports', 'files', 'follow_ups', 'former_births', 'former_names', 'handled_commands', 'handover_items', 'handovers', 'home_records', 'homes', 'hr_mappings', 'implementation_plan_versions', 'implementation_plans', 'information_requests', 'intake_alarms', 'interruptions', 'interventions', 'investigations', 'invitations', 'log_review_items', 'log_review_looks', 'log_review_outcomes', 'log_reviewers', 'log_reviews', 'logout_tokens', 'low_threshold_services', 'measure_mandates', 'measure_steps', 'measure_strikes', 'measures', 'meetings', 'minutes', 'minutes_corrections', 'named_workers', 'note_drafts', 'note_writers', 'notes', 'occupancies', 'opening_notices', 'opening_stops', 'outbox', 'outside_sessions', 'own_drafts', 'own_field_terms', 'own_fields', 'own_values', 'passkey_challenges', 'passkeys', 'person_aliases', 'person_logs', 'person_merges', 'person_names', 'person_numbers', 'persons', 'placement_bases', 'placements', 'plan_goals', 'post_holders', 'posts', 'relations', 'reorganisations', 'report_children', 'report_submissions', 'reports', 'sealed_openings', 'sealed_values', 'sessions', 'shared_clients', 'shared_documents', 'shared_updates', 'sign_in_attempts', 'staff_changes', 'staffing_measures', 'stay_plan_items', 'stays', 'time_diaries', 'time_keys', 'time_moments', 'time_sums', 'time_wave_people', 'time_wave_units', 'time_waves', 'transfers', 'unit_needs', 'units', 'visit_checklists', 'visit_children', 'visit_events', 'visit_notes', 'visit_people', 'visit_workers', 'visits', 'watches', 'worker_persons', 'worker_suspensions', 'workers', 'workload_actions', 'workload_duties', 'workload_models', 'workload_months', 'workload_ratings', 'workload_talks'] as const
