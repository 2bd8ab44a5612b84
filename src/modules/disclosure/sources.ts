import { day, dayOf } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { signedAssessment } from '#modules/assessment/index.ts'
import { type DecisionView, decisionsOfChild } from '#modules/decisions/index.ts'
import type { ReportText } from '#modules/intake/index.ts'
import { noteKindNames } from '#modules/journal/contract.ts'
import { type NoteView, notesForDocument } from '#modules/journal/index.ts'
import { decisionKindNames } from '#modules/organisation/contract.ts'
import type { SourceKind } from './kinds.ts'
import { assessmentsOfChild } from './store.ts'
import { words } from './text-sources.ts'

/** One paper of the file as plain text: what was signed, and nothing of how it was written. */
export type Source = {
  readonly kind: SourceKind
  readonly sourceId: string
  readonly title: string
  readonly body: string
}

const part = (heading: string, text: string): string[] =>
  text.trim() === '' ? [] : [`${heading}\n${text.trim()}`]

type Note = NoteView | NoteView['beside'][number]

const ofNote = (note: Note): Source => ({
  kind: 'note',
  sourceId: note.id,
  title: words.dated(
    note.originalId === null || note.kind === 'party_view'
      ? noteKindNames[note.kind]
      : `${words.correction}: ${noteKindNames[note.kind]}`,
    note.eventOn,
  ),
  body: [
    ...part(words.place, note.place),
    ...part(words.present, note.participants.join(', ')),
    ...part(words.happened, note.happened),
    ...part(words.childWords, note.childWords),
    ...part(words.agreed, note.agreed),
    ...part(words.assessment, note.assessment),
    ...part(words.correctionReason, note.correctionReason),
    ...part(words.signed, `${note.signedName}, ${note.signedTitle}, ${dayOf(note.signedAt)}`),
  ].join('\n\n'),
})

const kindName = (kind: string): string =>
  Object.entries(decisionKindNames.sv).find(([code]) => code === kind)?.[1] ?? kind

/** A signed decision as plain text: what was decided, why, and by whom. */
export const decisionSource = (one: DecisionView): Source => ({
  kind: 'decision',
  sourceId: one.id,
  title: words.dated(words.decision(kindName(one.kind)), one.decidedOn),
  body: [
    ...part(words.content, one.content),
    ...part(words.reasons, one.reasons),
    ...part(words.paragraph, one.paragraph),
    ...part(words.by, `${one.decidedBy}, ${one.decidedTitle}`),
  ].join('\n\n'),
})

const ofReport = ({ reporter, ...report }: ReportText): Source => ({
  kind: 'report',
  sourceId: report.reportId,
  title: words.dated(words.report(report.receiptNumber), report.receivedOn),
  body: [
    ...part(words.concern, report.concern),
    ...part(words.details, report.details),
    ...part(words.relation, report.relationToChild),
    ...part(
      words.reporter,
      [reporter.name, reporter.organisation, reporter.phone, reporter.email]
        .filter((text) => text !== '')
        .join('\n'),
    ),
  ].join('\n\n'),
})

const always = { from: day('1900-01-01'), until: day('2999-12-31') }

const assessments = async (ctx: Ctx, childId: string): Promise<Source[]> => {
  const sources: Source[] = []
  for (const { assessment_id: id } of await assessmentsOfChild(ctx.tx, childId)) {
    const one = id === null ? undefined : await signedAssessment(ctx.tx, id)
    if (one)
      sources.push({
        kind: 'assessment',
        sourceId: one.id,
        title: words.dated(words.investigation, dayOf(one.signedAt)),
        body: one.sections.flatMap(({ title, body }) => part(title, body)).join('\n\n'),
      })
  }
  return sources
}

/** Everything signed in a child's file, as plain text. Drafts are no public documents and are not here. */
export const sourcesOf = async (
  ctx: Ctx,
  childId: string,
  reports: readonly ReportText[],
): Promise<Source[]> => {
  const notes = await notesForDocument(ctx.tx, childId, always)
  return [
    ...reports.map(ofReport),
    ...notes.flatMap((note) => [note, ...note.beside]).map(ofNote),
    ...(await assessments(ctx, childId)),
    ...(await decisionsOfChild(ctx, childId)).toReversed().map(decisionSource),
  ]
}
