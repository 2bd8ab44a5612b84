import type { Ctx } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { type CaseFacts, childRelation } from '../facts.ts'
import { may } from '../policy.ts'
import { followed } from './rules/following.ts'
import { readContacts } from './store/care.ts'
import { type PlacementRow, readPlacementsOfChild, readStays } from './store/placements.ts'
import type { PlacementBrief, StayView } from './views.ts'

type Facts = CaseFacts['facts']

/** LVU 14: where the child is, is for those who have the child, not for the whole unit. */
export const seesHome = (
  ctx: Pick<Ctx, 'actor'>,
  facts: Facts,
  row: Pick<PlacementRow, 'is_hidden'>,
): boolean =>
  may['see case'](ctx.actor, { ...facts, isProtected: facts.isProtected || row.is_hidden }).allowed

/** What the contacts say, in the words of the rules. */
export const contactsOf = (rows: Awaited<ReturnType<typeof readContacts>>) =>
  rows.map((row) => ({
    heldOn: row.held_on,
    inHome: row.in_home,
    withChild: row.with_child,
    childAlone: row.child_alone,
    withCarers: row.with_carers,
    withGuardians: row.with_guardians,
  }))

/** Where the child has lived, so far as this reader may know it. */
export const stayViews = (stays: Awaited<ReturnType<typeof readStays>>, isSeen: boolean): StayView[] =>
  stays.map((stay) => ({
    homeId: isSeen ? stay.home_id : null,
    home: isSeen ? stay.home : '',
    kind: stay.kind,
    fromOn: stay.from_on,
    untilOn: stay.until_on,
    why: stay.why,
    reason: isSeen ? stay.reason : '',
  }))

/** Placements in a line each. The caller has asked its policy about the child before. */
export const placementBriefs = async (
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  rows: readonly PlacementRow[],
  facts: Facts,
): Promise<PlacementBrief[]> => {
  const stays = await readStays(
    ctx.tx,
    rows.map((row) => row.id),
  )
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.named_worker_id),
  )
  const briefs: PlacementBrief[] = []
  for (const row of rows) {
    const views = stayViews(
      stays.filter((stay) => stay.placement_id === row.id),
      seesHome(ctx, facts, row),
    )
    const last = views.at(-1)
    const contacts = await readContacts(ctx.tx, row.id)
    const { lastVisitOn, lastTalkAloneOn } = followed(contactsOf(contacts))
    briefs.push({
      id: row.id,
      interventionId: row.intervention_id,
      caseId: row.case_id,
      childId: row.child_id,
      kind: last?.kind ?? 'foster_home',
      home: last?.home ?? '',
      homeId: last?.homeId ?? null,
      isHidden: row.is_hidden,
      legalBasis: row.legal_basis,
      namedWorker: names.get(row.named_worker_id) ?? '',
      startedOn: row.started_on,
      endedOn: row.ended_on,
      endKind: row.end_kind,
      fromOn: last?.fromOn ?? row.started_on,
      stays: views,
      lastVisitOn,
      lastTalkAloneOn,
      // A talk that stands in the journal is told there.
      talks: contacts
        .filter((contact) => contact.with_child && contact.note_id === null)
        .map((contact) => ({ id: contact.id, on: contact.held_on, childAlone: contact.child_alone })),
    })
  }
  return briefs
}

/** All placements of a child, the newest first. The caller has asked its policy about the child before. */
export const placementsOfChild = async (
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  childId: string,
): Promise<PlacementBrief[]> =>
  placementBriefs(ctx, await readPlacementsOfChild(ctx.tx, childId), await childRelation(ctx.tx, childId))
