// Written by tools/write-tables.ts from the migrated database. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'

/** Read through a schema, written as text: the driver would turn a list into a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>
type JsonOrDefault = ColumnType<unknown, string | undefined, string>

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

export type CountersTable = {
  tenant_id: Generated<string>
  name: string
  value: number
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
  decided_by: string
  decided_name: string
  decided_title: string
  delegation_rule_id: string | null
  presented_by: string | null
  presented_name: Generated<string>
  took_part: Json
  assessment_id: string | null
  snapshot: Json
  hash: string
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

export type HandledCommandsTable = {
  tenant_id: Generated<string>
  id: string
  worker_id: string
  route: string
  handled_at: Instant
  reply: Json | null
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

export type MunicipalitiesTable = {
  code: string
  name: string
  county_code: string
  county: string
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

export type OutboxTable = {
  tenant_id: Generated<string>
  id: string
  name: string
  payload: Json
  happened_at: Instant
  handled_at: Instant | null
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
  kind: 'personal' | 'coordination'
  from_on: Day
  until_on: Day | null
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
}

export type PlanGoalsTable = {
  tenant_id: Generated<string>
  id: string
  intervention_id: string
  goal: string
  sign: Generated<string>
  position: number
}

export type RelationsTable = {
  tenant_id: Generated<string>
  id: string
  child_id: string
  person_id: string
  kind: 'guardian' | 'parent' | 'sibling' | 'other'
  note: Generated<string>
  from_on: Day
  until_on: Day | null
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

export type SessionsTable = {
  tenant_id: Generated<string>
  id: string
  token_hash: string
  worker_id: string
  started_at: Instant
  seen_at: Instant
  expires_at: Instant
  ended_at: Instant | null
}

export type TenantsTable = {
  id: string
  municipality_code: string
  name: string
  slug: string
  demo: Generated<boolean>
}

export type UnitsTable = {
  tenant_id: Generated<string>
  id: string
  name: string
  kind: 'intake' | 'investigation'
  closed_on: Day | null
}

export type WatchesTable = {
  tenant_id: Generated<string>
  matter_id: string
  matter_kind: 'report' | 'case'
  child_id: string | null
  unit_id: string
  owner_id: string
  coworker_id: string | null
  next_on: Day
  since_at: Instant
  version: Generated<number>
}

export type WorkersTable = {
  tenant_id: Generated<string>
  id: string
  login: string
  name: string
  title: string
  unit_id: string
  role: 'trainee' | 'social_worker' | 'lead' | 'unit_manager' | 'head' | 'administrator'
  employment_percent: number
  started_on: Day
  experienced_from: Day | null
  qualification: 'social_work_degree' | 'other_relevant_degree' | 'none'
  may_act_alone: boolean
  ended_on: Day | null
}

export type Tables = {
  assessment_sections: AssessmentSectionsTable
  assessments: AssessmentsTable
  assignments: AssignmentsTable
  audit_log: AuditLogTable
  audit_seals: AuditSealsTable
  audit_unsealed: AuditUnsealedTable
  cases: CasesTable
  clock_extensions: ClockExtensionsTable
  clocks: ClocksTable
  communications: CommunicationsTable
  consults: ConsultsTable
  counters: CountersTable
  decision_proposals: DecisionProposalsTable
  decision_services: DecisionServicesTable
  decisions: DecisionsTable
  delegation_rules: DelegationRulesTable
  follow_ups: FollowUpsTable
  handled_commands: HandledCommandsTable
  implementation_plans: ImplementationPlansTable
  information_requests: InformationRequestsTable
  intake_alarms: IntakeAlarmsTable
  interventions: InterventionsTable
  investigations: InvestigationsTable
  municipalities: MunicipalitiesTable
  note_drafts: NoteDraftsTable
  notes: NotesTable
  opening_notices: OpeningNoticesTable
  outbox: OutboxTable
  person_names: PersonNamesTable
  person_numbers: PersonNumbersTable
  persons: PersonsTable
  plan_goals: PlanGoalsTable
  relations: RelationsTable
  report_children: ReportChildrenTable
  report_submissions: ReportSubmissionsTable
  reports: ReportsTable
  sessions: SessionsTable
  tenants: TenantsTable
  units: UnitsTable
  watches: WatchesTable
  workers: WorkersTable
}

export const tenantTables = ['assessment_sections', 'assessments', 'assignments', 'audit_log', 'audit_seals', 'audit_unsealed', 'cases', 'clock_extensions', 'clocks', 'communications', 'consults', 'counters', 'decision_proposals', 'decision_services', 'decisions', 'delegation_rules', 'follow_ups', 'handled_commands', 'implementation_plans', 'information_requests', 'intake_alarms', 'interventions', 'investigations', 'note_drafts', 'notes', 'opening_notices', 'outbox', 'person_names', 'person_numbers', 'persons', 'plan_goals', 'relations', 'report_children', 'report_submissions', 'reports', 'sessions', 'units', 'watches', 'workers'] as const
