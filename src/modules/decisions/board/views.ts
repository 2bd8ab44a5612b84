import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { logAll } from '#platform/context.ts'
import { type ChildFacts, factsOfChildren } from '#modules/access/index.ts'
import { caseNumbersOf } from '#modules/cases/index.ts'
import { DecisionKindSchema } from '#modules/organisation/contract.ts'
import { delegatedBy } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import { readDecisionRow, readProposalRow } from '../store.ts'
import { proposalViews } from '../views.ts'
import { type MeetingRow as MeetingDbRow, nobodys } from './agenda.ts'
import type { ItemView, MeetingRow, MeetingView } from './contract.ts'
import { correctionViews } from './correction-views.ts'
import { frozenOf } from './frozen.ts'
import { may } from './policy.ts'
import { levelKindOf } from '../rules.ts'
import { isDecided, nextNumber, otherwiseKinds } from './rules.ts'
import * as store from './store.ts'
import { readReportsOf } from './store-delegated.ts'
import { readMinutes, readNumbersOfYear } from './store-minutes.ts'

const Names = z.array(z.string()).catch([])
export const namesIn = (value: unknown): string[] => Names.parse(value)

type ItemRow = Awaited<ReturnType<typeof store.readItemsOf>>[number]
type MinutesRow = Awaited<ReturnType<typeof readMinutes>>[number]

const minutesView = (row: MinutesRow): NonNullable<ItemView['minutes']> => ({
  number: row.number,
  outcome: row.outcome,
  content: row.content,
  reasons: row.reasons,
  note: row.note,
  steppedOut: namesIn(row.stepped_out),
  reservations: row.reservations,
  recordedBy: row.recorded_name,
  recordedAt: row.recorded_at,
})

type Words = Omit<
  ItemView,
  'id' | 'kind' | 'isMasked' | 'presenter' | 'partySpeaks' | 'sentAt' | 'minutes' | 'corrections' | 'can'
>

const blank: Words = {
  childName: '',
  protection: 'none',
  caseNumber: '',
  decisionKind: null,
  paragraph: '',
  content: '',
  reasons: '',
  ruleApplied: '',
  interventionName: '',
  followUpOffer: null,
  isChanged: false,
  chair: null,
  count: 0,
  otherwise: [],
  decisionId: null,
}

/** The proposal as it was sent, and whether it reads otherwise today. */
const proposalWords = async (ctx: Ctx, item: ItemRow): Promise<Words> => {
  const frozen = frozenOf(item)
  if (!frozen || item.proposal_id === null) return blank
  const { text, caseNumber } = frozen
  const row = await readProposalRow(ctx.tx, item.proposal_id)
  const [now] = row ? await proposalViews(ctx.tx, [row]) : []
  const { paragraph } = await delegatedBy(ctx, levelKindOf(text))
  return {
    ...blank,
    caseNumber,
    decisionKind: text.kind,
    paragraph,
    content: text.content,
    reasons: text.reasons,
    ruleApplied: text.ruleApplied,
    interventionName: text.interventionName,
    followUpOffer: text.followUp?.offer ?? null,
    isChanged: now?.agenda?.isChanged ?? false,
    otherwise: [...otherwiseKinds(text.kind)],
  }
}

/** What the chair decided, as it stands for good. */
const chairWords = async (ctx: Ctx, item: ItemRow): Promise<Words> => {
  const row = item.decision_id === null ? undefined : await readDecisionRow(ctx.tx, item.decision_id)
  if (!row) return blank
  const numbers = await caseNumbersOf(ctx.tx, row.case_id === null ? [] : [row.case_id])
  return {
    ...blank,
    caseNumber: numbers.get(row.case_id ?? '') ?? '',
    decisionKind: DecisionKindSchema.parse(row.kind),
    paragraph: row.paragraph,
    content: row.content,
    reasons: row.reasons,
    chair: {
      name: row.decided_name,
      title: row.decided_title,
      decidedAt: row.decided_at,
      how: row.how,
    },
    decisionId: row.id,
  }
}

const wordsOf = async (
  ctx: Ctx,
  item: ItemRow,
  counts: ReadonlyMap<string, readonly unknown[]>,
): Promise<Words> => {
  if (item.kind === 'proposal') return proposalWords(ctx, item)
  if (item.kind === 'chair_decision') return chairWords(ctx, item)
  return { ...blank, count: counts.get(item.id)?.length ?? 0 }
}

/** Who has each child of an agenda, in a few queries. */
const relationsOf = async (ctx: Ctx, items: readonly ItemRow[]) => {
  const ids = [...new Set(items.flatMap(({ child_id: id }) => (id === null ? [] : [id])))]
  const children = await personBriefs(ctx.tx, ids)
  return { children, facts: await factsOfChildren(ctx.tx, children) }
}

/** The items of meetings as the one who asks may see them; each child whose matter is shown stands in the log. */
export const itemViews = async (
  ctx: Ctx,
  items: readonly ItemRow[],
  isHeld: boolean,
): Promise<ItemView[]> => {
  const ids = items.map(({ id }) => id)
  const { children, facts } = await relationsOf(ctx, items)
  const entered = await readMinutes(ctx.tx, ids)
  const corrections = await correctionViews(ctx.tx, ids)
  const counts = Map.groupBy(await readReportsOf(ctx.tx, ids), (one) => one.item_id)
  const views: ItemView[] = []
  const seen: { about: { type: 'child'; id: string }; basis: string }[] = []
  for (const item of items) {
    const about: ChildFacts = facts.get(item.child_id ?? '') ?? nobodys
    const reading = may['read agenda item'](ctx.actor, about)
    const isMasked = item.child_id !== null && !reading.allowed
    const child = children.get(item.child_id ?? '')
    if (item.child_id !== null && reading.allowed)
      seen.push({ about: { type: 'child', id: item.child_id }, basis: reading.basis })
    const minutes = entered.find((one) => one.item_id === item.id)
    const words = isMasked ? blank : await wordsOf(ctx, item, counts)
    views.push({
      ...words,
      id: item.id,
      kind: item.kind,
      isMasked,
      // A protected name is on as few pages as can be: those who decide find it in the material.
      childName: isMasked || child === undefined || child.isProtected ? '' : child.name,
      protection: isMasked ? 'none' : (child?.protection ?? 'none'),
      otherwise: [...words.otherwise],
      presenter: isMasked ? '' : item.presenter_name,
      partySpeaks: item.party_speaks,
      sentAt: item.sent_at,
      decisionId:
        words.decisionId ?? (!isMasked && minutes && isDecided(minutes.outcome) ? item.proposal_id : null),
      minutes: minutes
        ? isMasked
          ? { ...minutesView(minutes), ...maskedMinutes }
          : minutesView(minutes)
        : null,
      corrections: isMasked ? [] : corrections.filter((one) => one.itemId === item.id),
      can: {
        takeOff:
          !isHeld && item.kind !== 'chair_decision' && may['take off agenda'](ctx.actor, about).allowed,
        enter: isHeld && may['enter minutes'](ctx.actor, about).allowed,
      },
    })
  }
  await logAll(ctx, seen)
  return views
}

const maskedMinutes = { content: '', reasons: '', note: '', steppedOut: [], reservations: '' }

/** A meeting with its agenda. */
export const meetingView = async (ctx: Ctx, meeting: MeetingDbRow): Promise<MeetingView> => {
  const isHeld = meeting.state === 'held'
  const usual = await store.readLastHeld(ctx.tx, meeting.body)
  const numbers = await readNumbersOfYear(ctx.tx, meeting.body, Number(meeting.held_on.slice(0, 4)))
  return {
    id: meeting.id,
    body: meeting.body,
    heldOn: meeting.held_on,
    isHeld,
    chair: meeting.chair,
    members: namesIn(meeting.members),
    recordedBy: meeting.recorded_name,
    version: meeting.version,
    items: await itemViews(ctx, await store.readItemsOf(ctx.tx, [meeting.id]), isHeld),
    usual: { chair: usual?.chair ?? '', members: namesIn(usual?.members) },
    nextNumber: nextNumber(numbers.map(({ number }) => number)),
    can: { run: may['run meetings'](ctx.actor, {}).allowed },
  }
}

/** Meetings in a list, with how much they hold. */
export const meetingRows = async (ctx: Ctx, meetings: readonly MeetingDbRow[]): Promise<MeetingRow[]> => {
  const items = await store.readItemsOf(
    ctx.tx,
    meetings.map(({ id }) => id),
  )
  const entered = new Set(
    (
      await readMinutes(
        ctx.tx,
        items.map(({ id }) => id),
      )
    ).map((one) => one.item_id),
  )
  return meetings.map((meeting) => {
    const own = items.filter((item) => item.meeting_id === meeting.id)
    return {
      id: meeting.id,
      body: meeting.body,
      heldOn: meeting.held_on,
      isHeld: meeting.state === 'held',
      items: own.length,
      waiting: own.filter((item) => !entered.has(item.id)).length,
      version: meeting.version,
    }
  })
}
