import { dayOf } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import type { DocumentData } from '#platform/pdf/document.ts'
import { decisionKindNames } from '#modules/organisation/contract.ts'
import { listUnits, delegatedBy, municipalityName } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { type Released, releasePdf } from '#modules/release/index.ts'
import { readDecisionRow } from '../store.ts'
import { aboutItem, childOfItem } from './agenda.ts'
import type { agendaMaterial, delegatedDocument, minutesExtract } from './contract.ts'
import { correctionViews } from './correction-views.ts'
import { checkPeriod, countsOf, delegatedIn } from './delegated.ts'
import { frozenOf } from './frozen.ts'
import { may } from './policy.ts'
import { whoDecided } from './rules.ts'
import { readItemRow, readMeetingRow } from './store.ts'
import { readMinutes } from './store-minutes.ts'
import { sv } from './text.sv.ts'
import { namesIn } from './views.ts'
import { words as decisionWords } from '../text-document.ts'
import { words } from './words.ts'

type Facts = DocumentData['facts']

const filled = (facts: Facts): Facts => facts.filter(({ value }) => value !== '')

const kindName = (kind: string): string =>
  Object.entries(decisionKindNames.sv).find(([code]) => code === kind)?.[1] ?? kind

const fileName = (name: string): { fileName: string } => ({
  fileName: `${name.replaceAll(/[^\w-]/g, '-') || 'arende'}.pdf`,
})

/** The item with its meeting, for one who may read it: the child's name stands in what is printed, so it is logged. */
const itemToRead = async (ctx: Ctx, itemId: string) => {
  const item = found(await readItemRow(ctx.tx, itemId))
  await permit(ctx, may, 'read agenda item', await childOfItem(ctx, item.child_id), aboutItem(item))
  const child = item.child_id === null ? undefined : await findPerson(ctx.tx, item.child_id)
  return {
    item,
    meeting: found(await readMeetingRow(ctx.tx, item.meeting_id)),
    child,
    childFacts: [
      { label: words.facts.child, value: child?.name ?? '' },
      { label: words.facts.number, value: child?.number ?? '' },
      { label: words.facts.birth, value: child && child.number === '' ? (child.birthOn ?? '') : '' },
    ],
    marking: [child?.isProtected ? words.protectedMark : '', words.secret]
      .filter((text) => text !== '')
      .join(' '),
    municipality: await municipalityName(ctx),
  }
}

/** What the politicians get before the meeting: proposal and investigation as they were sent. */
export const answerMaterial = async (
  ctx: Ctx,
  { agendaItemId }: InputOf<typeof agendaMaterial>,
): Promise<Released> => {
  const { item, meeting, childFacts, marking, municipality } = await itemToRead(ctx, agendaItemId)
  const frozen = frozenOf(item)
  if (!frozen) throw new Conflict('nothing_to_decide')
  const { text, caseNumber, investigation } = frozen
  const body = sv.bodies[meeting.body]
  const { paragraph } = await delegatedBy(ctx, text.kind)
  const document = {
    title: words.material(kindName(text.kind)),
    date: dayOf(item.sent_at),
    sender: words.sender(municipality, body),
    reference: words.reference(caseNumber),
    footer: words.footer(body, meeting.held_on),
    marking,
    facts: filled([
      ...childFacts,
      { label: words.facts.meeting, value: `${body} ${meeting.held_on}` },
      { label: words.facts.presenter, value: item.presenter_name },
      { label: words.facts.speaks, value: item.party_speaks ? words.speaks : '' },
      { label: words.facts.intervention, value: text.interventionName },
      { label: words.facts.law, value: paragraph },
      { label: words.facts.rule, value: text.ruleApplied },
      {
        label: decisionWords.facts.followUp,
        value: text.followUp ? decisionWords.followedUp(text.followUp.offer) : '',
      },
    ]),
    parts: [
      { title: words.parts.proposed, body: text.content },
      { title: words.parts.reasons, body: text.reasons },
      ...(investigation.length > 0
        ? [{ title: words.parts.investigation, newPage: true, sections: investigation }]
        : []),
    ],
  }
  return releasePdf(ctx, document, fileName(caseNumber))
}

/** Protokollsutdrag: one paragraph of the minutes, with what was put right in it. KL 6:35, FL 36. */
export const answerExtract = async (
  ctx: Ctx,
  { agendaItemId }: InputOf<typeof minutesExtract>,
): Promise<Released> => {
  const { item, meeting, childFacts, marking, municipality } = await itemToRead(ctx, agendaItemId)
  const [minutes] = await readMinutes(ctx.tx, [item.id])
  if (!minutes) throw new Conflict('no_minutes_yet')
  const body = sv.bodies[meeting.body]
  const frozen = frozenOf(item)
  const reported = item.decision_id === null ? undefined : await readDecisionRow(ctx.tx, item.decision_id)
  const decision = item.proposal_id === null ? undefined : await readDecisionRow(ctx.tx, item.proposal_id)
  const steppedOut = namesIn(minutes.stepped_out)
  const corrections = await correctionViews(ctx.tx, [item.id])
  const document = {
    title: words.extract,
    date: meeting.held_on,
    sender: words.sender(municipality, body),
    reference: words.reference(frozen?.caseNumber ?? ''),
    footer: words.footer(body, meeting.held_on),
    marking: item.child_id === null ? '' : marking,
    facts: filled([
      { label: words.facts.meeting, value: `${body} ${meeting.held_on}` },
      { label: words.facts.paragraph, value: `§ ${minutes.number}` },
      ...childFacts,
      { label: words.facts.law, value: decision?.paragraph ?? reported?.paragraph ?? '' },
      { label: words.facts.intervention, value: decision?.intervention_name ?? '' },
      { label: words.facts.presenter, value: item.presenter_name },
      {
        label: words.facts.present,
        value: whoDecided({ chair: meeting.chair, members: namesIn(meeting.members) }, steppedOut).join(', '),
      },
      { label: words.facts.steppedOut, value: steppedOut.join(', ') },
      { label: words.facts.recorded, value: `${minutes.recorded_name}, ${dayOf(minutes.recorded_at)}` },
    ]),
    parts: [
      {
        title: words.parts.outcome,
        body: [
          words.outcomes[minutes.outcome](body),
          decision?.content ?? reported?.content ?? '',
          minutes.note,
        ]
          .filter((text) => text !== '')
          .join('\n\n'),
      },
      ...(decision ? [{ title: words.parts.reasons, body: decision.reasons }] : []),
      ...(minutes.reservations === ''
        ? []
        : [{ title: words.parts.reservations, body: minutes.reservations }]),
      ...(corrections.length === 0
        ? []
        : [
            {
              title: words.parts.corrections,
              body: corrections
                .map((one) => words.correction(dayOf(one.at), one.by, one.correction, one.reason))
                .join('\n\n'),
            },
          ]),
    ],
  }
  return releasePdf(ctx, document, fileName(`protokoll-${minutes.number}`))
}

/** KL 6:40: the list as a document, grouped by kind, with case numbers and no names of children. */
export const answerDelegatedDocument = async (
  ctx: Ctx,
  { from, until, unitId }: InputOf<typeof delegatedDocument>,
): Promise<Released> => {
  await permit(ctx, may, 'see delegated decisions', {}, { type: 'delegated decisions', id: null })
  checkPeriod({ from, until, unitId })
  const rows = await delegatedIn(ctx, { from, until, unitId })
  const unit = (await listUnits(ctx.tx)).find(({ id }) => id === unitId)?.name ?? words.list.allUnits
  const unreported = rows.filter(({ reportedOn }) => reportedOn === null).length
  const document = {
    title: words.list.title,
    date: ctx.today,
    sender: words.sender(await municipalityName(ctx), sv.bodies.board),
    reference: '',
    footer: words.list.period(from, until),
    marking: '',
    facts: [
      { label: words.list.facts.period, value: words.list.period(from, until) },
      { label: words.list.facts.unit, value: unit },
      { label: words.list.facts.count, value: String(rows.length) },
      { label: words.list.facts.unreported, value: String(unreported) },
    ],
    parts: [
      { title: '', body: rows.length === 0 ? words.list.none : words.list.lead },
      ...countsOf(rows).map(({ kind, count }) => ({
        title: words.list.kind(kindName(kind), count),
        body: rows
          .filter((row) => row.kind === kind)
          .map((row) =>
            words.list.row({
              day: row.decidedOn,
              caseNumber: row.caseNumber,
              paragraph: row.paragraph,
              by: row.decidedBy,
              title: row.title,
              reported: row.reportedOn === null ? '' : words.list.reported(row.reportedOn),
            }),
          )
          .join('\n'),
      })),
    ],
  }
  return releasePdf(ctx, document, fileName(`delegationsbeslut-${from}-${until}`))
}
