import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { insert, rowMaker, type World } from '#test/support/world.ts'
import { newUuid, type Settled } from '#test/support/town.ts'

/** A person whose file has a row in every table that the plan of disposal names, with a canary in every text of it. */
export type Filled = {
  readonly at: number
  readonly canary: string
  readonly ids: World
  /** Ids of what is about nobody else. */
  readonly own: readonly string[]
}

export type Wish = {
  readonly at: number
  readonly birthOn: string
  /** The day of everything that was written. */
  readonly on: string
  readonly isOpen?: boolean
  /** Rows about a placement too: such a file is always kept. */
  readonly isPlaced?: boolean
  /** Somebody with a file of her own, whose report, meeting and guardian are the same. */
  readonly sharesWith?: Filled
}

const ofPlacement = [
  'placements',
  'placement_bases',
  'stays',
  'care_contacts',
  'care_plans',
  'care_reviews',
  'named_workers',
]
/** Of a report or a meeting that is about two children: told once. */
const ofBoth = ['reports', 'report_submissions', 'visits', 'visit_events', 'visit_people', 'visit_workers']
/** Made by the house itself while it works, or only where something is open. */
const notHere = [
  'handled_commands',
  'outbox',
  'watches',
  'disposal_holds',
  'appeals',
  'appeal_steps',
  'minutes_corrections',
]

export const canaryOf = (at: number): string => `kanarie${String(at).padStart(4, '0')}x`

const plan = 'select name from disposal_plan() order by place desc'

/** Fills one person after the other. The rows are those that the catalogue knows: a new column or table is there by itself. */
export const filler = async (owner: Client, town: Settled) => {
  const { rows } = await owner.query<{ name: string }>(plan)
  const tables = rows.map(({ name }) => name)
  const others = ['meetings', 'homes', 'log_reviews', 'bag_devices', 'own_fields', 'handovers', 'absences']
  const common: World = Object.fromEntries(others.map((table) => [table, newUuid()]))
  let audit = 0
  const seeded = { done: false }
  return async (wish: Wish): Promise<Filled> => {
    const { at, birthOn, on, sharesWith } = wish
    const canary = canaryOf(at)
    const draft = newUuid()
    const shared = sharesWith?.ids
    const ids: World = {
      ...Object.fromEntries(tables.map((table) => [table, newUuid()])),
      ...common,
      units: town.units.one,
      workers: town.workers.amira,
      note_drafts: draft,
      visit_notes: draft,
      guardian: shared?.['guardian'] ?? newUuid(),
      ...(shared ? { reports: shared['reports'] ?? '', visits: shared['visits'] ?? '' } : {}),
      alias: newUuid(),
      duties: newUuid(),
      audit_log: newUuid(),
    }
    const make = await rowMaker(owner, town, {
      text: (column) => `${canary} ${column} ${at}`,
      plain: {
        date: on,
        'timestamp with time zone': `${on}T09:00:00.000Z`,
        bytea: `\\x${Buffer.from(canary).toString('hex')}`,
      },
      words: {
        'persons.birth_on': birthOn,
        'persons.protection': 'none',
        'persons.dead_on': null,
        'persons.language': canary,
        'cases.number': `${on.slice(0, 4)}-${at}`,
        'cases.closed_on': wish.isOpen ? null : on,
        'cases.closed_by': wish.isOpen ? null : town.workers.amira,
        'cases.closing_reason': wish.isOpen ? '' : canary,
        'access_denials.end_reason': '',
        'bag_checkouts.until_at': `${on}T10:00:00.000Z`,
        'break_glasses.until_at': `${on}T10:00:00.000Z`,
        'break_glasses.reason': `${canary} påhittade skäl`,
        'break_glasses.review_reason': '',
        'sealed_values.person_id': ids['persons'] ?? null,
        'sealed_openings.person_id': ids['persons'] ?? null,
        'sealed_openings.words': `${canary} påhittade skäl`,
        'files.disk_name': randomBytes(16).toString('hex'),
        'files.number': `${on.slice(0, 4)}-F${at}`,
        'files.about_id': ids['cases'] ?? null,
        'case_conflicts.exception_reason': '',
        'case_conflicts.reasons': '',
        'clock_extensions.to_due_on': '2026-01-01',
        'consults.asked_id': town.workers.bo,
        'bag_quarantine.note_id': null,
        'opening_notices.told_on': null,
        'opening_notices.withheld_reason': canary,
        'transfers.withdrawn_on': on,
        'transfers.withdrawn_note': canary,
        'consents.withdrawn_words': canary,
        'own_values.answer': canary,
        'own_values.thing_id': ids['notes'] ?? null,
        'own_values.field_id': ids['own_fields'] ?? null,
        'own_drafts.thing_id': draft,
        'measure_strikes.step_id': ids['measure_steps'] ?? null,
        'clock_extensions.clock_id': ids['clocks'] ?? null,
        'handover_items.thing_id': ids['cases'] ?? null,
        'log_review_looks.item_id': ids['log_review_items'] ?? null,
        'log_review_outcomes.item_id': ids['log_review_items'] ?? null,
        'minutes.item_id': ids['agenda_items'] ?? null,
        'decision_reports.item_id': ids['agenda_items'] ?? null,
        'visit_events.who': ids['persons'] ?? null,
        'decisions.decided_by': town.workers.amira,
        'person_merges.answered_by': null,
        'person_merges.merged_id': ids['alias'] ?? null,
        'person_aliases.alias_id': ids['alias'] ?? null,
        'person_aliases.person_id': ids['persons'] ?? null,
        'report_submissions.outcome': 'received',
        'report_submissions.report_id': ids['reports'] ?? null,
        'report_children.stage': 'not_opened',
        'report_children.case_id': null,
        'report_children.protection_at': `${on}T09:00:00.000Z`,
        'report_children.protection_by': town.workers.maja,
        'report_children.protection_needed': 'false',
        'report_children.protection_reason': canary,
        'report_children.decided_at': `${on}T09:00:00.000Z`,
        'report_children.decided_by': town.workers.maja,
        'report_children.decision_reason': canary,
        'report_children.closed_on': wish.isOpen ? null : on,
        'report_children.told_name': canary,
        'report_children.feedback_outcome': '',
        'report_children.meeting': '',
        'reports.receipt_number': `${on.slice(0, 4)}-9${at}`,
        'reports.reporter_protection': 'none',
        'person_numbers.number': `19800101${String(9800 + at).slice(-4)}`,
        'person_numbers.kind': 'personal',
        'person_numbers.until_on': null,
        'low_threshold_services.ended_on': wish.isOpen ? null : on,
        'low_threshold_services.person_id': ids['persons'] ?? null,
        'person_logs.person_id': ids['persons'] ?? null,
        'person_names.person_id': ids['persons'] ?? null,
        'person_numbers.person_id': ids['persons'] ?? null,
        'former_names.person_id': ids['persons'] ?? null,
        'measures.state': 'waiting',
        'transfers.direction': 'out',
        'access_denials.until_on': on,
        'access_denials.person_id': ids['persons'] ?? null,
        'agenda_items.kind': 'proposal',
        'minutes.number': String(at + 1),
        'minutes.year': '2019',
        'person_merges.choices': JSON.stringify({ words: canary }),
        'person_merges.status': 'declined',
        'visits.minutes': '60',
        'visits.follows_id': null,
        'visit_events.words': canary,
        'notes.happened': canary,
        'bag_quarantine.sealed': canary,
        'assessment_quotes.body': canary,
        'shared_documents.kind': 'assessment',
        'handover_items.thing': 'case',
        'implementation_plan_versions.content': JSON.stringify({ words: canary }),
        'own_drafts.content': JSON.stringify({ words: canary }),
        'person_logs.asked_as': 'child',
        'decisions.snapshot': JSON.stringify({ words: canary }),
        'decisions.how': '',
        'decisions.legal_basis': 'sol',
        'decision_proposals.legal_basis': 'sol',
        'interventions.legal_basis': 'sol',
        'consents.purpose': 'intervention',
        'log_review_items.hints': '[]',
        'log_review_items.review_id': ids['log_reviews'] ?? null,
        'log_review_items.log_id': ids['audit_log'] ?? null,
        'log_review_items.reasons': '[]',
      },
    })
    const row = (table: string) => make(table, ids)
    await owner.query('begin')
    await owner.query('set local session_replication_role = replica')
    if (!seeded.done)
      for (const table of others)
        await insert(owner, table, make(table, { ...ids, [table]: common[table] ?? '' }))
    seeded.done = true
    audit += 1
    await insert(owner, 'audit_log', {
      ...row('audit_log'),
      id: ids['audit_log'],
      action: 'readChild',
      basis: 'is responsible',
      request_id: String(audit),
      subject_type: 'child',
      actor_role: 'social_worker',
      kind: 'read',
    })
    await insert(owner, 'audit_unsealed', { tenant_id: town.tenantId, id: ids['audit_log'] })
    for (const table of tables) {
      if (notHere.includes(table) || (ofPlacement.includes(table) && wish.isPlaced !== true)) continue
      if (shared && ofBoth.includes(table)) continue
      await insert(owner, table, row(table))
    }
    await insert(owner, 'persons', { ...row('persons'), id: ids['alias'] })
    if (wish.isOpen)
      for (const matter of ['cases', 'report_children'])
        await insert(owner, 'watches', {
          ...row('watches'),
          matter_id: ids[matter],
          matter_kind: matter === 'cases' ? 'case' : 'report',
        })
    if (!shared) {
      await insert(owner, 'persons', { ...row('persons'), id: ids['guardian'] })
      await insert(owner, 'person_names', { ...row('person_names'), person_id: ids['guardian'] })
    }
    await insert(owner, 'outbox', {
      tenant_id: town.tenantId,
      id: newUuid(),
      name: 'noteSigned',
      payload: JSON.stringify({ noteId: ids['notes'], words: canary }),
      happened_at: `${on}T09:00:00.000Z`,
    })
    await insert(owner, 'handled_commands', {
      tenant_id: town.tenantId,
      id: newUuid(),
      worker_id: town.workers.amira,
      route: 'saveNote',
      handled_at: `${on}T09:00:00.000Z`,
      reply: JSON.stringify({ asked: 'x', reply: { caseId: ids['cases'], words: canary } }),
    })
    await owner.query('commit')
    const ofOthers = new Set([
      town.units.one,
      town.workers.amira,
      ...Object.values(common),
      ...Object.values(shared ?? {}),
    ])
    return { at, canary, ids, own: Object.values(ids).filter((id) => !ofOthers.has(id)) }
  }
}
