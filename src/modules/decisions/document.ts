import { type Ctx, permit } from '#platform/context.ts'
import { dayOf } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import type { DocumentData } from '#platform/pdf/document.ts'
import { signedAssessment } from '#modules/assessment/index.ts'
import { childRelation, investigationFacts } from '#modules/cases/index.ts'
import { helpTexts } from '#modules/cases/contract.ts'
import { municipalityName } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { type Released, releasePdf } from '#modules/release/index.ts'
import { frozenOf } from './board/frozen.ts'
import { readItemOfDecision, readItemRow } from './board/store.ts'
import type { decisionDocument, investigationDocument } from './contract.ts'
import { readDecisionCorrections } from './corrections/store.ts'
import { investigationText } from './investigation.ts'
import { may } from './policy.ts'
import { isAppealable } from './rules.ts'
import { Snapshot } from './snapshot.ts'
import { readDecisionRow } from './store.ts'
import { sv } from './text.sv.ts'
import { words } from './text-document.ts'
import { type DecisionRow, TookPart } from './views.ts'

type Facts = DocumentData['facts']
type Sections = readonly { readonly title: string; readonly body: string }[]

const filled = (facts: Facts): Facts => facts.filter(({ value }) => value !== '')

type WhoseDocument = {
  readonly childName: string
  readonly childNumber: string
  readonly childBirthOn: string | null
}

/** The child: by number, or by day of birth when there is none. Never an address, protected or not. */
const childFacts = ({ childName, childNumber, childBirthOn }: WhoseDocument): Facts => [
  { label: words.facts.child, value: childName },
  { label: words.facts.number, value: childNumber },
  { label: words.facts.birth, value: childNumber === '' ? (childBirthOn ?? '') : '' },
]

const kindName = (kind: string): string =>
  Object.entries(sv.kinds).find(([code]) => code === kind)?.[1] ?? kind

/** FL 31: the day, what is decided, who decided, who presented it and who else took part. */
const decisionFacts = (row: DecisionRow, snapshot: Snapshot): Facts =>
  filled([
    ...childFacts(snapshot),
    { label: words.facts.intervention, value: row.intervention_name },
    { label: words.facts.basis, value: row.legal_basis === 'sol' ? '' : helpTexts.sv.bases[row.legal_basis] },
    { label: words.facts.kinship, value: row.kinship },
    {
      label: words.facts.followUp,
      value: row.follow_up ? words.followedUp(row.follow_up_offer) : '',
    },
    { label: words.facts.on, value: row.decided_on },
    { label: words.facts.by, value: `${row.decided_name}, ${row.decided_title}` },
    {
      label: words.facts.moment,
      value: row.decided_as === 'chair' ? words.moment(row.decided_at, row.how) : '',
    },
    { label: words.facts.deciders, value: snapshot.deciders.join(', ') },
    { label: words.facts.reservations, value: row.reservations },
    { label: words.facts.recorded, value: row.recorded_name },
    { label: words.facts.presented, value: row.presented_name },
    { label: words.facts.tookPart, value: TookPart.parse(row.took_part).join(', ') },
    { label: words.facts.paragraph, value: row.paragraph },
    { label: words.facts.rule, value: row.rule_applied },
  ])

const appealText = (row: DecisionRow, { municipality, caseNumber }: Snapshot): string =>
  isAppealable(row.kind) ? words.appeal(municipality, caseNumber).join('\n\n') : words.notAppealable

/** The document of a decision, from what was stored when it was signed. */
export const decisionData = (
  row: DecisionRow,
  sections: Sections,
  corrections: readonly string[] = [],
): DocumentData => {
  const snapshot = Snapshot.parse(row.snapshot)
  return {
    title: words.decision(kindName(row.kind)),
    date: row.decided_on,
    sender: words.board(snapshot.municipality),
    reference: words.reference(snapshot.caseNumber),
    footer: words.decisionFooter(row.decided_on),
    marking: snapshot.isProtected ? words.protectedMark : '',
    facts: decisionFacts(row, snapshot),
    parts: [
      { title: words.parts.content, body: row.content },
      { title: words.parts.reasons, body: row.reasons },
      ...(corrections.length > 0 ? [{ title: words.parts.corrections, body: corrections.join('\n\n') }] : []),
      { title: words.parts.appeal, body: appealText(row, snapshot) },
      ...(sections.length > 0 ? [{ title: words.parts.investigation, newPage: true, sections }] : []),
    ],
  }
}

/** The investigation that was decided on: as it was signed, or as the politicians got it. */
const sectionsOf = async (ctx: Ctx, row: DecisionRow): Promise<Sections> => {
  const item = row.meeting_id === null ? undefined : await readItemOfDecision(ctx.tx, row.id)
  const sent = item && (await readItemRow(ctx.tx, item.id))
  if (sent) return frozenOf(sent)?.investigation ?? []
  return row.assessment_id === null
    ? []
    : ((await signedAssessment(ctx.tx, row.assessment_id))?.sections ?? [])
}

/** Only the case number: a file name travels further than the file. */
const fileName = (caseNumber: string): { fileName: string } => ({
  fileName: `${caseNumber.replaceAll(/[^\w-]/g, '-') || 'arende'}.pdf`,
})

/** The signed decision and the investigation as it was signed, as PDF/UA-1. */
export const answerDecisionDocument = async (
  ctx: Ctx,
  { decisionId }: InputOf<typeof decisionDocument>,
): Promise<Released> => {
  const row = found(await readDecisionRow(ctx.tx, decisionId))
  const facts = await childRelation(ctx.tx, row.child_id)
  await permit(ctx, may, 'read decisions', facts, { type: 'child', id: row.child_id })
  const corrections = (await readDecisionCorrections(ctx.tx, decisionId)).map((one) =>
    words.correction(dayOf(one.corrected_at), one.correction, one.corrected_name),
  )
  const document = decisionData(row, await sectionsOf(ctx, row), corrections)
  return releasePdf(ctx, document, fileName(Snapshot.parse(row.snapshot).caseNumber))
}

/** FL 25: what a party is told before the decision, marked as a draft on its first page and at the foot of each. */
export const answerInvestigationDocument = async (
  ctx: Ctx,
  { investigationId }: InputOf<typeof investigationDocument>,
): Promise<Released> => {
  const inquiry = found(await investigationFacts(ctx.tx, investigationId))
  await permit(ctx, may, 'read decisions', inquiry.facts, { type: 'child', id: inquiry.childId })
  const child = found(await findPerson(ctx.tx, inquiry.childId))
  const sections = await investigationText(ctx.tx, investigationId)
  const document = {
    title: words.draftTitle,
    date: ctx.today,
    sender: words.board(await municipalityName(ctx)),
    reference: words.reference(inquiry.number),
    footer: words.draftFooter,
    marking: [words.draftMark, inquiry.isProtected ? words.protectedMark : '']
      .filter((text) => text !== '')
      .join(' '),
    facts: filled([
      ...childFacts({ childName: child.name, childNumber: child.number, childBirthOn: child.birthOn }),
      { label: words.facts.madeOn, value: ctx.today },
    ]),
    parts: [{ title: '', ...(sections.length > 0 ? { sections } : { body: words.draftNothing }) }],
  }
  return releasePdf(ctx, document, fileName(inquiry.number))
}
