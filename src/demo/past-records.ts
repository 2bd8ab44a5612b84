import { createHash } from 'node:crypto'
import type { Day, Instant } from '#kernel/day.ts'
import { plainIdentityNumber } from '#kernel/identity-format.ts'
import { type ClockCode, dueOn } from '#modules/clocks/index.ts'
import { hashOfDecision, noGrounds } from '#modules/decisions/index.ts'
import { canonicalNote } from '#modules/journal/index.ts'
import { officeHour } from './days.ts'
import type { Dice } from './dice.ts'
import type { Invented } from './families.ts'
import type { Worker } from './organisation.ts'
import { happeningOf, type Teller } from './story-texts.ts'
import { contactNotes, type Help } from './texts/reasons.ts'

export type NewNote = {
  readonly on: Day
  readonly kind: 'talk_with_child' | 'home_visit' | 'meeting' | 'phone_call'
  readonly by: Worker
  readonly tell: Teller
  readonly childId: string
  readonly caseId: string
  readonly withWords: boolean
}

/** A signed note with the fingerprint that a real signature gives it. */
export const noteRow = (dice: Dice, { on, kind, by, tell, childId, caseId, withWords }: NewNote) => {
  const startedAt = officeHour(dice, on)
  const note = {
    id: dice.id(on),
    childId,
    caseId,
    reportChildId: null,
    kind,
    eventOn: on,
    place: kind === 'phone_call' ? '' : kind === 'home_visit' ? 'Hemma' : tell.place(),
    childAlone: kind === 'talk_with_child' ? dice.chance(0.7) : null,
    participants: [],
    happened: kind === 'phone_call' ? tell.from(contactNotes) : tell.happened(happeningOf(kind)),
    childWords: withWords ? tell.words() : '',
    assessment: dice.chance(0.7) ? tell.assessment() : '',
    agreed: '',
    originalId: null,
    correctionReason: '',
    startedAt,
    signedAt: startedAt,
    signedBy: by.id,
    signedName: by.name,
    signedTitle: by.title,
  }
  return {
    id: note.id,
    child_id: childId,
    case_id: caseId,
    kind,
    event_on: on,
    place: note.place,
    child_alone: note.childAlone,
    happened: note.happened,
    child_words: note.childWords,
    assessment: note.assessment,
    started_at: startedAt,
    signed_at: startedAt,
    signed_by: by.id,
    signed_name: by.name,
    signed_title: by.title,
    hash: createHash('sha256').update(canonicalNote(note), 'utf8').digest('hex'),
  }
}

export type Decided = {
  readonly id: string
  readonly kind: string
  readonly matterId: string
  readonly content: string
  readonly reasons: string
  readonly paragraph: string
  readonly by: Worker
  readonly on: Day
  readonly at: Instant
  readonly ruleId: string | null
  readonly help: Help | undefined
  readonly about: {
    readonly child: Invented
    readonly caseId: string
    readonly investigationId: string
    readonly caseNumber: string
  }
}

const snapshotOf = ({ child, caseNumber }: Decided['about']) => ({
  municipality: '',
  unit: '',
  caseNumber,
  childName: `${child.givenName} ${child.familyName}`,
  childNumber: child.number === undefined ? '' : plainIdentityNumber(child.number),
  childBirthOn: child.birthOn,
  isProtected: false,
  consulted: [],
})

/** A decision as the room `decisions` keeps it, fingerprint and all. */
export const decisionRow = ({ about, help, by, ...one }: Decided) => {
  const record = {
    id: one.id,
    matterId: one.matterId,
    caseId: about.caseId,
    investigationId: about.investigationId,
    childId: about.child.id,
    kind: one.kind,
    content: one.content,
    reasons: one.reasons,
    paragraph: one.paragraph,
    ruleApplied: '',
    interventionKind: help?.kind ?? '',
    interventionName: help?.name ?? '',
    decidedAt: one.at,
    decidedOn: one.on,
    decidedBy: by.id,
    decidedName: by.name,
    decidedTitle: by.title,
    delegationRuleId: one.ruleId,
    presentedBy: null,
    presentedName: '',
    tookPart: [],
    ...noGrounds,
    assessmentId: null,
    snapshot: snapshotOf(about),
  }
  return {
    id: record.id,
    matter_id: record.matterId,
    case_id: record.caseId,
    investigation_id: record.investigationId,
    child_id: record.childId,
    kind: record.kind,
    content: record.content,
    reasons: record.reasons,
    paragraph: record.paragraph,
    intervention_kind: record.interventionKind,
    intervention_name: record.interventionName,
    decided_at: record.decidedAt,
    decided_on: record.decidedOn,
    decided_by: record.decidedBy,
    decided_name: record.decidedName,
    decided_title: record.decidedTitle,
    delegation_rule_id: record.delegationRuleId,
    took_part: record.tookPart,
    snapshot: record.snapshot,
    hash: hashOfDecision(record),
  }
}

const counted = new Map<string, ReturnType<typeof dueOn>>()

/** The last day of a clock, counted once for each day of the calendar. */
const due = (code: ClockCode, from: Day) => {
  const key = `${code} ${from}`
  const known = counted.get(key) ?? dueOn({ code, triggeredOn: from })
  counted.set(key, known)
  return known
}

export const lastDay = (code: ClockCode, from: Day): Day => due(code, from).dueOn

type NewClock = {
  readonly matterId: string
  readonly aboutId?: string
  readonly code: ClockCode
  readonly from: Day
  readonly endedOn: Day | null
}

/** A clock counted by the rules of the room `clocks`; one that has ended was kept. */
export const clockRow = (dice: Dice, { matterId, aboutId = matterId, code, from, endedOn }: NewClock) => {
  const { dueOn: lastOn, warnOn, ruleVersion } = due(code, from)
  return {
    id: dice.id(from),
    matter_id: matterId,
    about_id: aboutId,
    code,
    rule_version: ruleVersion,
    started_on: from,
    warn_on: warnOn,
    due_on: lastOn,
    ended_on: endedOn,
    end_kind: endedOn === null ? null : 'satisfied',
  }
}
